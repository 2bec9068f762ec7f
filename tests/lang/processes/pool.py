"""A pool of processes: map and its relatives, errors that come back."""
import multiprocessing
from multiprocessing import Pool, cpu_count
import os

def square(x):
    return x * x

def power(b, e):
    return b ** e

def where(x):
    return x, os.getpid()

def fail_on_three(x):
    if x == 3:
        raise ValueError(f"cannot take {x}")
    return x

def init(n):
    global BASE
    BASE = n

def with_base(x):
    return BASE + x

class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y
    def __repr__(self):
        return f"Point({self.x}, {self.y})"

def move(p):
    return Point(p.x + 1, p.y * 2)

if __name__ == "__main__":
    with Pool(2) as pool:
        print(pool.map(square, range(10)))
        print(pool.starmap(power, [(2, 3), (3, 2), (10, 5)]))
        print(list(pool.imap(square, [1, 2, 3], chunksize=2)))
        print(sorted(pool.imap_unordered(square, range(6))))
        print(pool.apply(power, (2, 10)), pool.apply(power, kwds={"b": 3, "e": 4}))
        r = pool.apply_async(square, (7,))
        print(r.get(timeout=10), r.ready(), r.successful())
        got = []
        r = pool.map_async(square, [1, 2], callback=got.append)
        r.wait()
        print(r.get(), got)
        pids = {p for _, p in pool.map(where, range(20))}
        print(os.getpid() in pids, 1 <= len(pids) <= 2)
        try:
            pool.map(fail_on_three, range(6))
        except ValueError as e:
            print("caught", e, type(e.__cause__).__name__)
        errors = []
        r = pool.apply_async(fail_on_three, (3,), error_callback=errors.append)
        r.wait()
        print(r.successful(), errors)
        it = pool.imap(fail_on_three, [1, 2, 3, 4])
        try:
            for x in it:
                print("item", x)
        except ValueError as e:
            print("stopped", e)
        print(pool.map(move, [Point(1, 2), Point(3, 4)]))
        print(pool.map(len, ["a", "bb", []]), pool.map(str, [1, 2.5, None]))
        try:
            pool.map(lambda x: x, [1])
        except Exception as e:
            print(type(e).__name__)
    pool = Pool(2, initializer=init, initargs=(100,))
    print(pool.map(with_base, [1, 2, 3]), pool.map(square, []))
    pool.close()
    pool.join()
    try:
        pool.map(square, [1])
    except ValueError as e:
        print(e)
    try:
        p2 = Pool(1)
        p2.join()
    except ValueError as e:
        print(e)
    p2.terminate()
    print(cpu_count() >= 1, multiprocessing.current_process().name)
