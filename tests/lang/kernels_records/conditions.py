# Elements of record arrays in conditions: read only where the condition comes to them.
import numpy as np
from numba import njit
dt = np.dtype([('key', np.int64), ('value', np.float64)])
@njit
def insertion_sort(r):
    for i in range(1, len(r)):
        k, v = r[i].key, r[i].value
        j = i - 1
        while j >= 0 and r[j].key > k:
            r[j + 1] = r[j]
            j -= 1
        r[j + 1].key = k
        r[j + 1].value = v
@njit
def small(r, j, k):
    while j >= 0 and r[j].key > k:
        j -= 1
    return j
a = np.zeros(4, dt)
a['key'] = [3,1,2,3]
print(small(a, 3, 2), flush=True)
insertion_sort(a)
print(a)
