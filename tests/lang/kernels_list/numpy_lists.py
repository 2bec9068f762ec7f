# Lists and arrays together.
import numpy as np
from numba import njit

@njit
def from_array(a):
    l = list(a)
    l.append(99.0)
    return l

@njit
def fill(l):
    out = np.empty(len(l))
    for i, x in enumerate(l):
        out[i] = x
    return out

@njit
def indices(a, limit):
    hits = []
    for i in range(a.size):
        if a[i] > limit:
            hits.append(i)
    out = np.empty(len(hits), np.int64)
    for k in range(len(hits)):
        out[k] = hits[k]
    return out

@njit
def extend(a):
    l = [0.5]
    l.extend(a)
    return l, len(l)

@njit
def group(a, k):
    buckets = [[0.0] for _ in range(k)]
    for b in buckets:
        b.clear()
    for x in a:
        buckets[int(x) % k].append(x)
    return [len(b) for b in buckets], buckets

@njit
def rows(m):
    return [m[i].sum() if m.shape[1] > 0 else 0.0 for i in range(m.shape[0])]

a = np.array([0.5, 3.0, 2.5, 7.25])
print(from_array(a))
print(fill([1, 2, 3]), fill([0.5]))
print(indices(a, 2.0))
print(extend(a))
print(group(a, 3))
