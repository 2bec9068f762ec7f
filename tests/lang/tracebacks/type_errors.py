def f():
    return len(5)


try:
    f()
except TypeError:
    "abc" + 1
