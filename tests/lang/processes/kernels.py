# oracle: none
"""Kernels in processes: compiled before the fork, in the child, with loops that ran on threads before."""
import numpy as np
from numba import njit, prange
from multiprocessing import Pool, Process, Queue
from concurrent.futures import ProcessPoolExecutor

@njit(parallel=True)
def total(a):
    s = 0.0
    for i in prange(a.size):
        s += a[i] * a[i]
    return s

@njit
def fresh(n):
    t = 0
    for i in range(n):
        t += i % 3
    return t

def part(args):
    lo, hi = args
    return total(np.arange(lo, hi, dtype=np.float64))

def child(q, n):
    q.put((fresh(n), part((0, n))))

if __name__ == "__main__":
    big = np.arange(200000.0)
    print(total(big) > 0)
    with Pool(2) as pool:
        print(pool.map(part, [(0, 10), (10, 20), (0, 1000)]))
        print(pool.map(fresh, [10, 100, 1000]))
        arrays = pool.map(np.sqrt, [np.array([1.0, 4.0]), np.array([[9.0]])])
        print(arrays, arrays[1].shape, arrays[0].dtype)
    q = Queue()
    p = Process(target=child, args=(q, 50))
    p.start()
    print(q.get())
    p.join()
    with ProcessPoolExecutor(max_workers=2) as ex:
        print(list(ex.map(part, [(0, 5), (5, 9)])), ex.submit(fresh, 9).result())
