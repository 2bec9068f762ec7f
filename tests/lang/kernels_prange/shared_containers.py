# oracle: none
"""A list, set or dict that every iteration changes makes a prange run serially, in order. (The expectation is CPython's.)"""
from numba import njit, prange

@njit(parallel=True)
def appended(n):
    out = [0]
    for i in prange(n):
        if i % 3 == 0:
            out.append(i)
    return len(out), out[-1], sum(out), out == sorted(out)

@njit(parallel=True)
def counted(n):
    d = {0: 0}
    for i in prange(n):
        k = (i * 7919) % 1009
        d[k] = d.get(k, 0) + 1
    s = 0
    for k, v in d.items():
        s += k * v
    return len(d), s

@njit(parallel=True)
def seen(n):
    s = {1}
    for i in prange(n):
        s.add(i * i % 1001)
    return len(s)

@njit(parallel=True)
def shrink(n):
    l = list(range(n))
    d = {i: i for i in range(n)}
    for i in prange(n):
        l.pop()
        del d[i]
    return len(l), len(d)

@njit(parallel=True)
def own(n):
    rows = [[0] for _ in range(n)]
    total = 0
    for i in prange(n):
        mine = [i]
        mine.append(1)
        rows[i].append(i)
        total += len(mine) + rows[i][1]
    return total

print(appended(100000))
print(counted(100000))
print(seen(100000))
print(shrink(50000))
print(own(1000))
