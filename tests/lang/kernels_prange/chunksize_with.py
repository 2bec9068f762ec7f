# A chunk size that holds for some loops only, outside and inside a kernel.
from numba import get_parallel_chunksize, njit, parallel_chunksize, prange

@njit(parallel=True)
def plain(n):
    acc = 0
    for i in prange(n):
        acc += i
    return acc

@njit(parallel=True)
def inner(n):
    acc = 0
    with parallel_chunksize(8):
        for i in prange(n):
            acc += i
    return acc

with parallel_chunksize(4):
    a = plain(12)
    b = inner(12)
    c = plain(12)

print(a, b, c)


@njit(parallel=True)
def sizes(n):
    from_start = get_parallel_chunksize()
    with parallel_chunksize(n):
        inside = get_parallel_chunksize()
    return from_start, inside, get_parallel_chunksize()


print(sizes(5))
