import numpy as np
from numba import njit


@njit
def cross(a, b):
    ax, ay, az = a
    bx, by, bz = b
    return (ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx)


@njit
def lengths(points):
    s = 0.0
    for p in points:
        x, y = p
        s += (x * x + y * y) ** 0.5
    return s


@njit
def rotate(p):
    x, y = p
    p[0], p[1] = -y, x
    return p


print(cross(np.array([1.0, 2.0, 3.0]), np.array([4.0, 5.0, 6.0])))
print(lengths(np.array([[3.0, 4.0], [6.0, 8.0]])))
print(rotate(np.array([1.0, 2.0])))
