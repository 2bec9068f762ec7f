# A shape that does not fit is told at its own statement: what came before is done, what comes after is not
# oracle: python
import numpy as np
from numba import njit


@njit
def steps(out, a, b, c):
    out[:] = 1.0
    t = a * 2
    out[0] = 2.0
    u = t + b
    out[1] = 3.0
    v = u * c
    out[2] = 4.0
    out[:3] = v[:3] + t[:3]
    return out


@njit
def unused(a, b, log):
    log[0] = 1
    t = a + b
    log[1] = 1
    return 7


@njit
def rebinding(a, b, log):
    t = a * b
    a = a + 1
    log[0] = 1
    b = t + a
    log[1] = 1
    t = b - t
    return t + a


def show(f, *args):
    try:
        print(f(*args))
    except (ValueError, IndexError):
        print('ValueError', args[-1] if f is unused else args[0])


four, three = np.arange(4.0), np.arange(3.0)
show(steps, np.zeros(4), four, four, four)
show(steps, np.zeros(4), four, three, four)
show(steps, np.zeros(4), four, four, three)
show(steps, np.zeros(2), four, four, four)
show(unused, four, four, np.zeros(2))
show(unused, four, three, np.zeros(2))
show(rebinding, four, four, np.zeros(2))
show(rebinding, four, three, np.zeros(2))
