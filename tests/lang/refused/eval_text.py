# oracle: none
try:
    eval("1 + 1")
except NotImplementedError as e:
    print(e)
try:
    class L(type(len)):
        pass
except TypeError as e:
    print(e)
