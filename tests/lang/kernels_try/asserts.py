import numpy as np
from numba import njit


@njit
def mean(a):
    assert len(a) > 0, "empty"
    s = 0.0
    for v in a:
        assert v >= 0
        s += v
    return s / len(a)


@njit
def checked(x):
    try:
        assert x > 1, "small"
        return x
    except Exception:
        return -x


print(mean(np.array([1.0, 3.0])))
for bad in (np.empty(0), np.array([2.0, -1.0])):
    try:
        print(mean(bad))
    except AssertionError as e:
        print("AssertionError", e, e.args)
print(checked(5), checked(1))
