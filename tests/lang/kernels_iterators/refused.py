# oracle: none
from numba import njit


@njit
def numbers():
    yield 1
    yield 2


@njit
def of_generator():
    g = numbers()
    return next(g)


@njit
def rest(x):
    it = iter(x)
    first = next(it)
    s = 0
    for v in it:
        s += v
    return first, s


for f, args in ((of_generator, ()), (rest, ([1, 2, 3],))):
    try:
        f(*args)
    except Exception as e:
        print("\n".join(str(e).split("\n")[1:]))
