# + and * of bool arrays are or and and; statistics of complex numbers; degrees of freedom that are used up; differences of unsigned ints.
# oracle: python
import numpy as np
from numba import njit


@njit
def both(x, y):
    return x + y, x * y, np.add(x, y), np.multiply(x, y)


@njit
def mixed(x, y, a):
    n = (x * y).sum()
    r = (x + y) * a
    m = (a > 1.0) * (a < 4.0) + x
    return n, r, m, x[:, None] * y


@njit
def middle(z):
    return np.median(z), np.nanmedian(z)


@njit
def spread(z):
    return np.nanvar(z), np.nanstd(z)


@njit
def used_up(a):
    return np.var(a, ddof=2), np.std(a, ddof=1), np.cov(a)


@njit
def rows(a):
    return np.var(a, axis=1, ddof=3)


@njit
def slopes(a):
    return np.gradient(a)


@njit
def plane(x, y):
    h, ex, ey = np.histogram2d(x, y, bins=2)
    return h, ex, ey


@njit
def quarter(z):
    return np.quantile(z, 0.25)


x, y = np.array([True, False, True, False]), np.array([True, True, False, False])
for part in both(x, y):
    print(part.dtype, part)
for part in mixed(x, y, np.array([0.5, 2.0, 3.0, 5.0])):
    print(part)
z = np.array([1 + 2j, 3 - 1j, 0.5j, -2 + 1j])
for pair in (middle(z), middle(z[:3])):
    print([complex(v) for v in pair])
v, s = spread(z)
print(round(v, 12), round(s, 12))
with np.errstate(all="ignore"):
    print([float(v) for v in used_up(np.array([1.5]))], rows(np.array([[1.0, 2.0], [3.0, 5.0]])))
print(slopes(np.array([3, 1, 4, 1, 5], np.uint8)), slopes(np.array([3, 1, 4, 1, 5], np.uint64)))
print(plane(np.zeros(0), np.zeros(0)), plane(np.array([1.0, 2.0]), np.array([0.0, 3.0])))
try:
    plane(np.array([1.0, np.nan]), np.array([0.0, 3.0]))
except ValueError:
    print("ValueError")
try:
    quarter(z)
except TypeError as e:
    print(e)
