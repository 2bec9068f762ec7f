"""A view that may not be written to and is no run is copied by reshape; the copy may be. Numba refuses it."""
# oracle: python
import numpy as np
from numba import njit


@njit
def rows(m):
    return m.reshape(3, -1) + 1


@njit
def here(m):
    r = m.reshape((3, -1))
    return r.sum(), r[0, 0]


m = np.broadcast_to(np.arange(3), (7, 3))
for x in (np.arange(42).reshape(7, 6)[:, ::2], m, m[::-1]):
    print(rows(x).tolist(), [int(y) for y in here(x)])
