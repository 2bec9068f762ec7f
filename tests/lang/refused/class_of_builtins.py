# oracle: none
try:
    class L(type(len)):
        pass
except TypeError as e:
    print(e)
