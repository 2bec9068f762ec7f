from numba import njit


@njit
def outer(x, kw=7):
    z = x + 1

    def inner(v, w=2.5):
        return v + z + kw + w

    return inner(x) + inner(x, 1)


@njit
def line(x, slope=2.0, offset=1):
    return x * slope + offset


@njit
def calls(x):
    return line(x), line(x, 3), line(x, offset=5), line(offset=-1, x=x, slope=4), line(x, slope=0.5)


@njit
def nothing_given(n=5, flag=True, name=None):
    if name is None and flag:
        return n
    return -n


print(outer(1), outer(1, kw=0.5), outer(2, 3))
print(calls(2), calls(1.5))
print(nothing_given(), nothing_given(7), nothing_given(flag=False), nothing_given(2, name=3))
