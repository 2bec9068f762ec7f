def f(a, b):
    return a


result = f(1) + f(2, 3)
