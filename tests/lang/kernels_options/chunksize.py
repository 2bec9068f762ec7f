import numpy as np
import numba
from numba import njit, prange, set_parallel_chunksize, get_parallel_chunksize, parallel_chunksize


@njit(parallel=True)
def work(n):
    acc = 0
    for i in prange(n):
        acc += i
    return acc


print(get_parallel_chunksize())
old = set_parallel_chunksize(4)
print(old, get_parallel_chunksize(), work(100))
with parallel_chunksize(8):
    print(get_parallel_chunksize(), work(50))
print(get_parallel_chunksize())
set_parallel_chunksize(old)
print(get_parallel_chunksize())


@njit
def inside(n):
    before = numba.set_parallel_chunksize(n)
    now = numba.get_parallel_chunksize()
    numba.set_parallel_chunksize(before)
    return before, now


print(inside(16))
for bad in (-1, ):
    try:
        set_parallel_chunksize(bad)
    except ValueError as e:
        print(e)
try:
    set_parallel_chunksize(2.0)
except TypeError as e:
    print(e)
