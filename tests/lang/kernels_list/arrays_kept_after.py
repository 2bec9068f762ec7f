"""Arrays that came out in a list, dict and tuple stay whole while later calls allocate and free."""
import numpy as np
from numba import njit

@njit
def rows(n, k):
    out = []
    for i in range(n):
        out.append(np.full(k, i))
    return out

@njit
def twice(k):
    a = np.arange(k)
    return [a, a[::2], a]

@njit
def mixed(k):
    a = np.ones(k)
    return a, [a, a * 2]

kept = rows(40, 16)
same = twice(9)
first, more = mixed(20)
for k in range(30):
    rows(50, 16)
    np.full(16, -1)
print([int(r.sum()) for r in kept])
print([int(r.min()) for r in kept] == [int(r.max()) for r in kept] == list(range(40)))
same[0][0] = 100
print(same)
del same[0]
rows(50, 9)
print(same)
first[0] = 7.0
del first
rows(50, 20)
print(more[0][:3], more[1][:3])
