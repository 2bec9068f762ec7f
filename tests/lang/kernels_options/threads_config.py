import numpy as np
import numba
from numba import njit, prange, config, set_num_threads, get_num_threads, get_thread_id

n = config.NUMBA_NUM_THREADS
print(n >= 1, get_num_threads() == n, numba.config.NUMBA_DEFAULT_NUM_THREADS >= 1, config.DISABLE_JIT)
set_num_threads(1)
print(get_num_threads(), get_thread_id())


@njit(parallel=True)
def fill(a):
    for i in prange(a.shape[0]):
        a[i] = get_num_threads()
    return a


@njit
def count():
    return get_num_threads()


print(fill(np.zeros(3, dtype=np.int64)), count())
set_num_threads(n)
print(count() == n)
for bad in (0, n + 1000):
    try:
        set_num_threads(bad)
    except ValueError:
        print("ValueError")
try:
    set_num_threads(1.5)
except TypeError as e:
    print(e)


@njit(parallel=True)
def per_thread(n):
    counts = np.zeros(get_num_threads(), np.int64)
    for i in prange(n):
        counts[get_thread_id()] += 1
    total = 0
    for c in counts:
        total += c
    return total


print(per_thread(1000))


@njit
def set_inside(k):
    set_num_threads(k)
    return get_num_threads()


print(set_inside(1), get_num_threads())
print([i for i in numba.prange(3)], list(numba.prange(2, 8, 3)))
print(numba.__version__.split(".")[0])
