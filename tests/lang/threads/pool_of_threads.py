"""ThreadPool: workers share everything with the program."""
from multiprocessing.pool import ThreadPool
from multiprocessing.dummy import Pool as DummyPool
import multiprocessing
import multiprocessing.pool
import threading
import numpy as np
from numba import njit


@njit(nogil=True)
def norm(a):
    s = 0.0
    for x in a:
        s += x * x
    return s ** 0.5


total = {"calls": 0}
lock = threading.Lock()


def work(i):
    with lock:
        total["calls"] += 1
    return norm(np.arange(i, dtype=np.float64))


with ThreadPool(3) as pool:
    print(pool.map(work, range(6)))
    print(list(pool.imap(lambda x: x * x, [3, 1, 2])))
    print(sorted(pool.imap_unordered(lambda x: -x, range(5), chunksize=2)))
    print(pool.starmap(pow, [(2, 3), (3, 2)]))
    r = pool.apply_async(lambda a, b: a + b, (1,), {"b": 2})
    print(r.get(), r.ready(), r.successful())
    print(pool.apply(max, (1, 5)))
    seen = []
    pool.map_async(str, [1, 2], callback=seen.append).wait()
    print(seen)
    try:
        pool.map(lambda x: 1 // x, [1, 0])
    except ZeroDivisionError as e:
        print("error:", e)
print(total)

pool = DummyPool(2)
made = []
print(pool.map(made.append, "abc"), sorted(made))
pool.close()
pool.join()
try:
    pool.map(str, [1])
except ValueError as e:
    print(e)

begun = []
with ThreadPool(2, initializer=begun.append, initargs=(7,)) as p:
    p.map(str, range(20))
print(set(begun), isinstance(p, multiprocessing.pool.Pool))
try:
    ThreadPool(0)
except ValueError as e:
    print(e)
print(multiprocessing.pool.ThreadPool is ThreadPool, multiprocessing.Queue().qsize())
