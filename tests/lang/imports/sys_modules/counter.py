n = 0
def get():
    return n
