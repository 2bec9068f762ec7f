# np.recarray and structured arrays between script and kernels: views, fields as arrays, lists of records.
import numpy as np
from numba import njit

dt = np.dtype([('key', np.int64), ('value', np.float64)])


@njit
def tally(r):
    total = {}
    for i in range(r.size):
        k = r[i].key
        if k in total:
            total[k] += r[i].value
        else:
            total[k] = r[i].value
    keys = sorted(total.keys())
    return keys, [total[k] for k in keys]


@njit
def bisect(r, key):
    lo, hi = 0, len(r)
    while lo < hi:
        mid = (lo + hi) // 2
        if r[mid].key < key:
            lo = mid + 1
        else:
            hi = mid
    return lo


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


r = np.rec.array([(3, 1.0), (1, 2.5), (2, 0.5), (3, 4.0)], dtype=dt)
print(tally(r), r.key, type(r).__name__)
insertion_sort(r)
print(r.key, r.value, bisect(r, 3), bisect(r, 9))
a = np.zeros(3, dt)
v = a.view(np.recarray)
v.key = [5, 6, 7]
print(a, bisect(a, 6))
b = np.zeros(4, dt)
b[:3] = a
b[3] = (8, 0.5)
print(b, len(b), tally(b))
print(np.sort(b, order='value')['key'], b[b['key'] > 6].tolist())
