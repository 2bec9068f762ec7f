import threading
import queue
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from multiprocessing import Pool, cpu_count
import numpy as np
from numba import jit

@jit(nopython=True, nogil=True)
def countdown(n):
    while n > 0:
        n -= 1
    return n

@jit("void(double[:], double[:], double[:])", nopython=True, nogil=True)
def inner_func_nb(result, a, b):
    for i in range(len(result)):
        result[i] = np.exp(2.1 * a[i] + 3.2 * b[i])

def make_multithread(inner_func, numthreads):
    def func_mt(*args):
        length = len(args[0])
        result = np.empty(length, dtype=np.float64)
        args = (result,) + args
        chunklen = (length + numthreads - 1) // numthreads
        chunks = [[arg[i * chunklen:(i + 1) * chunklen] for arg in args] for i in range(numthreads)]
        threads = [threading.Thread(target=inner_func, args=chunk) for chunk in chunks]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return result
    return func_mt

def square(x):
    return x * x

class Counter:
    def __init__(self):
        self.value = 0
        self._lock = threading.Lock()
    def increment(self):
        with self._lock:
            self.value += 1

if __name__ == "__main__":
    COUNT = 1000000
    t1 = threading.Thread(target=countdown, args=(COUNT // 2,))
    t2 = threading.Thread(target=countdown, args=(COUNT // 2,), name="second")
    start = time.time(); t1.start(); t2.start(); t1.join(); t2.join(); end = time.time()
    print('Time taken positive -', end - start >= 0, t2.name, t1.is_alive())
    a = np.linspace(0, 1, 1001); b = a[::-1].copy()
    func_nb_mt = make_multithread(inner_func_nb, 4)
    print(np.allclose(func_nb_mt(a, b), np.exp(2.1 * a + 3.2 * b)))
    c = Counter()
    def work(q):
        while True:
            item = q.get()
            if item is None:
                break
            c.increment()
            q.task_done()
    q = queue.Queue()
    ws = [threading.Thread(target=work, args=(q,), daemon=True) for _ in range(3)]
    [w.start() for w in ws]
    for i in range(30): q.put(i)
    q.join()
    for _ in ws: q.put(None)
    for w in ws: w.join()
    print(c.value)
    with ThreadPoolExecutor(max_workers=4) as ex:
        futs = {ex.submit(countdown, k): k for k in (10, 20, 30)}
        print(sorted((futs[f], f.result()) for f in as_completed(futs)))
        print(list(ex.map(square, range(5))))
    with Pool(processes=2) as pool:
        print(pool.map(square, range(10)), pool.starmap(pow, [(2, 3), (3, 2)]))
    print(cpu_count() >= 1, threading.active_count())
