# oracle: python
"""int64 against uint64, element by element: compared exactly, whatever their sizes; also what a sum of small unsigned ints makes."""
import numpy as np
from numba import njit


@njit
def all_ways(a, b):
    return a == b, a != b, a < b, a <= b, a > b, a >= b


@njit
def against_sum(a, small):
    total = small.sum()
    a[a == total] = -7
    return (a != total).sum(), a


@njit
def ufuncs(a, b):
    return np.less(a, b), np.equal(b, a), np.greater_equal(b, a)


signed = np.array([-1, 0, 5, 2 ** 62, -2 ** 62, 7])
unsigned = np.array([-1, 0, 5, -2 ** 62, -2 ** 62, 6]).astype(np.uint64)
for out in all_ways(signed, unsigned) + all_ways(unsigned, signed):
    print(out)
for out in ufuncs(signed, unsigned):
    print(out)
count, left = against_sum(np.array([1, 12, 3, -12]), np.array([3, 4, 5], np.uint8))
print(int(count), left)
for out in all_ways(signed[:3].astype(np.int32), np.array([1, 0, 200], np.uint8)):
    print(out)
print(all_ways(signed.reshape(2, 3), unsigned[:3])[2])
