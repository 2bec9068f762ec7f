"""Sorting in kernels: in place, sorted, keys, reverse, tuples."""
import numpy as np
from numba import njit

@njit
def by_abs(x):
    return abs(x)

@njit
def in_place(xs):
    ys = [x for x in xs]
    ys.sort()
    zs = [x for x in xs]
    zs.sort(reverse=True)
    return ys, zs

@njit
def with_key(xs):
    ys = [x for x in xs]
    ys.sort(key=by_abs)
    return ys, sorted(xs), sorted(xs, reverse=True)

@njit
def tuples(n):
    out = []
    for i in range(n):
        out.append(((i * 7) % 5, -i))
    out.sort()
    return out

@njit
def second(t):
    return t[1]

@njit
def stable(n):
    out = [(i % 3, i) for i in range(n)]
    return sorted(out, key=lambda t: t[0])

@njit
def insertion(xs):
    for i in range(1, len(xs)):
        v = xs[i]
        j = i - 1
        while j >= 0 and xs[j] > v:
            xs[j + 1] = xs[j]
            j -= 1
        xs[j + 1] = v

data = [5, -3, 9, 0, -7, 2, 2, 11]
print(in_place(data))
print(with_key(data))
print(tuples(8))
print(stable(9))
print(in_place([2.5, -1.0, 1e300, -0.5]))
work = data[:]
insertion(work)
print(work, data)
big = [int(v) for v in np.random.RandomState(1).randint(-10**6, 10**6, 2000)]
ys, zs = in_place(big)
print(ys == sorted(big), zs == sorted(big, reverse=True))
