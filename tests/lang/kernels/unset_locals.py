"""A variable that may be unset raises where it is read."""
# oracle: none
from numba import njit


@njit
def maybe(c):
    if c:
        x = 5
    return x


@njit
def loop(n):
    for i in range(n):
        last = i * 2
    return last


@njit
def never(n):
    if n > 100:
        return y
    y = 3
    return y


@njit
def deleted(n):
    x = n
    if n > 2:
        del x
    return x


print(maybe(True), loop(3), never(1), deleted(1))
for f, v in ((maybe, False), (loop, 0), (never, 200), (deleted, 5)):
    try:
        print(f(v))
    except UnboundLocalError as e:
        print("UnboundLocalError", e)
