# Reductions of expressions: sums, means, extrema, truth and norms of what is never stored; empty, with nan, of every kind of number
# oracle: python
import numpy as np
from numba import njit


@njit
def sums(a, b):
    return np.sum(a * b), (a - b).sum(), np.prod(a * 0.5 + b * 0.5), (a + b).mean(), np.mean(a * 2)


@njit
def extrema(a, b):
    return np.max(np.abs(a - b)), np.min(a - b), (a * b).max(), (a + 1).min(), np.amax(a - 1), np.amin(-a)


@njit
def truth(a, b):
    return np.any(a > b), np.all(a > b), (a == b).any(), (a != b).all(), np.count_nonzero(a > b), np.count_nonzero(a - b), np.sum(a > b)


@njit
def norms(a, b):
    return np.sum(np.abs(a - b)), np.sqrt(np.sum((a - b) ** 2)), np.sum(np.where(a > b, a, b))


@njit
def residual(p):
    r = p[1:-1, 1:-1] - 0.25 * (p[2:, 1:-1] + p[:-2, 1:-1] + p[1:-1, 2:] + p[1:-1, :-2])
    return np.abs(r).max(), np.sum(np.abs(p[1:, :] - p[:-1, :])) / np.sum(np.abs(p))


@njit
def shapes(a, b):
    return np.sum(a * b)


def show(f, *args):
    try:
        r = f(*args)
        print(f.__name__, *(r if f is not shapes else (r,)))
    except ValueError:
        print(f.__name__, 'ValueError')


for dtype in (np.float64, np.float32, np.int64, np.int8, np.uint16):
    a = (np.arange(37) * 5 % 11).astype(dtype)
    b = (np.arange(37) * 7 % 13).astype(dtype)
    if dtype in (np.int64, np.float64):
        show(sums, a, b)
    show(truth, a, b)
    if dtype in (np.float64, np.int64):
        show(extrema, a, b)
        show(norms, a * 1.0, b * 1.0)
show(sums, np.array([1 + 2j, 3j]), np.array([2.0 + 0j, 1 - 1j]))
n = np.array([1.0, np.nan, 3.0])
show(extrema, n, n[::-1])
show(truth, n, n)
show(sums, n, n)
i = np.array([np.inf, -np.inf, 2.0])
show(extrema, i, np.ones(3))
e = np.empty(0)
show(extrema, e, e)
show(truth, e, e)
print(shapes(e, e), shapes(np.ones((3, 1)), np.ones(4)), shapes(np.ones((2, 3)), np.full((2, 1), 2.0)))
show(shapes, np.ones(3), np.ones(4))
p = np.arange(48.0).reshape(6, 8)
for q in (p * p, np.asfortranarray(p), (p * p).T):
    print(*residual(q))
