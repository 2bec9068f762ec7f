"""Lists, sets and dicts of one iteration of a parallel loop."""
import numpy as np
from numba import njit, prange

@njit(parallel=True)
def divisors(n):
    out = np.zeros(n, dtype=np.int64)
    for i in prange(n):
        found = []
        for k in range(1, i + 1):
            if i % k == 0:
                found.append(k)
        s = 0
        for d in found:
            s += d
        out[i] = s * 1000 + len(found)
    return out

@njit(parallel=True)
def distinct(data):
    out = np.zeros(data.shape[0], dtype=np.int64)
    for i in prange(data.shape[0]):
        seen = set()
        for j in range(data.shape[1]):
            seen.add(data[i, j])
        out[i] = len(seen)
    return out

@njit(parallel=True)
def modes(data):
    total = 0
    for i in prange(data.shape[0]):
        counts = {-1: 0}
        for j in range(data.shape[1]):
            v = data[i, j]
            if v in counts:
                counts[v] += 1
            else:
                counts[v] = 1
        best = 0
        for k in counts:
            if counts[k] > best:
                best = counts[k]
        total += best
    return total

@njit(parallel=True)
def medians(data):
    out = np.empty(data.shape[0])
    for i in prange(data.shape[0]):
        row = [x for x in data[i]]
        row.sort()
        out[i] = row[len(row) // 2]
    return out

print(divisors(13))
data = np.random.RandomState(0).randint(0, 9, (200, 20))
print(distinct(data).sum(), distinct(data)[:5])
print(modes(data))
print(medians(data * 0.5)[:8])
