# oracle: none
"""Each worker fills dicts and sets of its own, kept by the caller's list. (The expectation is CPython's.)"""
from numba import njit, prange

@njit(parallel=True)
def tables(n):
    out = [{-1: -1} for _ in range(n)]
    for i in prange(n):
        d = {0: i}
        for k in range(i % 17):
            d[k * k] = d.get(k, 0) + k
        out[i] = d
    total = 0
    keys = 0
    for d in out:
        keys += len(d)
        for k, v in d.items():
            total += k * v
    return total, keys

@njit(parallel=True)
def names(n):
    out = ["" for _ in range(n)]
    for i in prange(n):
        s = "row" + str(i)
        if i % 3 == 0:
            s = s.upper()
        out[i] = s
    return out

@njit(parallel=True)
def sets(n):
    out = [{0} for _ in range(n)]
    for i in prange(n):
        out[i] |= {i % 3, i % 5, i % 7}
        out[i].discard(0)
    s = 0
    for t in out:
        for x in t:
            s += x
    return s

print(tables(500))
print(names(7), names(4000)[3999])
print(sets(1000))
