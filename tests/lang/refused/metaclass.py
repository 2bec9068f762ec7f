# oracle: none
# stderr: ignore
class M(type):
    pass
