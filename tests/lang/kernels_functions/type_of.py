# type(x) in kernels: converting as another value is, making another of its class.
from collections import namedtuple

import numpy as np
from numba import njit

Point = namedtuple("Point", "x y")


@njit
def like(x, v):
    return type(x)(v)


@njit
def moved(p, dx):
    return type(p)(p.x + dx, p.y)


print(like(1, 3.9), like(1.0, 3), like(np.float32(1), 0.1), like(np.uint8(1), 300))
print(moved(Point(1, 2), 5), moved(Point(1.5, 2), 5))
