"""*args of a kernel is one tuple, however many arguments come; of an undecorated function with a loop too."""
from numba import njit


@njit
def count(x, *args):
    return x * 10 + len(args)


@njit
def both(x, *args):
    return len(args), args


@njit
def alone(*args):
    return args


@njit
def total(x, y=5, *args):
    t = x * 100 + y * 10
    for a in args:
        t += a
    return t


def driver(x, *args):
    t = 0
    for i in range(x):
        t += i + len(args)
    return t


print(count(1), count(1, 2), count(1, 2, 3), count(1, 2, 3, 4.5))
print(both(1), both(1, 2), both(1, 2.0, 3))
print(alone(1), alone(1, 2), alone((1, 2)), alone((1, 2), 3))
print(total(1, 2, 3), total(1, 2, 3, 4))
print(driver(10), driver(10, 1), driver(10, 1, 2), driver(10, 1, 2.5, 3))
