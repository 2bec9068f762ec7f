# An axis that is known only at run time, positive and negative; axes out of bounds.
import numpy as np
from numba import njit


@njit
def total(a, axis):
    return np.sum(a, axis)


@njit
def marginals(a):
    out = np.zeros((a.ndim, 2))
    for k in range(a.ndim):
        s = np.sum(a, axis=k)
        out[k, 0] = s.size
        out[k, 1] = s.max()
    return out


a = np.arange(24.0).reshape(2, 3, 4)
for axis in (0, 1, 2, -1, -3):
    print(total(a, axis).tolist())
print(marginals(a))
print(total(np.asfortranarray(a), 1).tolist())
print(total(a[:, ::2], 0).tolist())
for axis in (3, -4):
    try:
        total(a, axis)
    except ValueError as e:
        print("out of bounds")
