"""ProcessPoolExecutor: map, submit, as_completed, exceptions; nothing is shared."""
from concurrent.futures import ProcessPoolExecutor, as_completed, wait
import os
import math

PRIMES = [112272535095293, 112582705942171, 115280095190773, 115797848077099, 1099726899285419]
state = []

def is_prime(n):
    if n < 2 or n % 2 == 0:
        return n == 2
    for i in range(3, min(int(math.sqrt(n)) + 1, 20000), 2):
        if n % i == 0:
            return False
    return True

def touch(x):
    state.append(x)
    return len(state) >= 1

def fail(x):
    raise LookupError("no %s" % x)

def both(a, b=1):
    return a * 10 + b

class Job:
    def __init__(self, n):
        self.n = n
    def run(self, k):
        return self.n + k

if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=2) as ex:
        for n, p in zip(PRIMES, ex.map(is_prime, PRIMES)):
            print(n, p)
        fs = [ex.submit(both, i, b=i) for i in range(4)]
        print(sorted(f.result() for f in as_completed(fs)))
        print(all(ex.map(touch, range(4))), state)
        f = ex.submit(fail, "thing")
        print(type(f.exception()).__name__, f.exception())
        try:
            list(ex.map(fail, [1]))
        except LookupError as e:
            print("map:", e)
        print(ex.submit(Job(5).run, 3).result(), list(ex.map(both, [1, 2], [3, 4])))
        done, left = wait([ex.submit(both, 1)])
        print(len(done), len(left), ex.submit(os.getpid).result() != os.getpid())
        print(list(ex.map(both, range(5), chunksize=2)))
    try:
        ex.submit(both, 1)
    except RuntimeError as e:
        print(e)
