# oracle: none
import numpy as np
from numba import njit

point = np.dtype([('x', np.float64), ('y', np.float64)])


@njit
def pick(ps, first):
    name = 'y'
    if first:
        name = 'x'
    return ps[0][name]


pick(np.zeros(2, point), True)
