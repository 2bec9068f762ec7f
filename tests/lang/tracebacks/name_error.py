length = 5


def f():
    return lenght + 1


f()
