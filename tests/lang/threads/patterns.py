"""Programs with threads as people write them: a bank, a producer, philosophers, parallel sums with kernels."""
import threading
import queue
import time
import numpy as np
from numba import njit
from concurrent.futures import ThreadPoolExecutor

class Account:
    def __init__(self, balance):
        self.balance = balance
        self._lock = threading.Lock()
    def transfer(self, other, amount):
        first, second = sorted((self, other), key=id)
        with first._lock, second._lock:
            if self.balance >= amount:
                self.balance -= amount
                other.balance += amount

def bank():
    a, b = Account(1000), Account(1000)
    def busy(x, y):
        for i in range(200):
            x.transfer(y, i % 7)
    ts = [threading.Thread(target=busy, args=p) for p in ((a, b), (b, a), (a, b))]
    for t in ts: t.start()
    for t in ts: t.join()
    return a.balance + b.balance

@njit(nogil=True)
def partial(a, lo, hi):
    s = 0.0
    for i in range(lo, hi):
        s += a[i] * 0.5
    return s

def parallel_sum(n, k):
    a = np.arange(n, dtype=np.float64)
    out = [0.0] * k
    def part(i):
        out[i] = partial(a, i * n // k, (i + 1) * n // k)
    ts = [threading.Thread(target=part, args=(i,)) for i in range(k)]
    for t in ts: t.start()
    for t in ts: t.join()
    return sum(out)

def pipeline(n):
    q1, q2, out = queue.Queue(4), queue.Queue(4), []
    def stage(src, dst, f):
        while (x := src.get()) is not None:
            dst.put(f(x))
        dst.put(None)
    ts = [threading.Thread(target=stage, args=(q1, q2, lambda x: x + 1))]
    ts[0].start()
    def feed():
        for i in range(n):
            q1.put(i)
        q1.put(None)
    f = threading.Thread(target=feed)
    f.start()
    while (x := q2.get()) is not None:
        out.append(x * 2)
    f.join()
    ts[0].join()
    return out

def philosophers(n, meals):
    forks = [threading.Lock() for _ in range(n)]
    eaten = [0] * n
    def dine(i):
        left, right = sorted((i, (i + 1) % n))
        for _ in range(meals):
            with forks[left]:
                with forks[right]:
                    eaten[i] += 1
    ts = [threading.Thread(target=dine, args=(i,)) for i in range(n)]
    for t in ts: t.start()
    for t in ts: t.join()
    return eaten

counter = 0
def unsafe_but_locked(n, lock):
    global counter
    for _ in range(n):
        with lock:
            counter += 1

print(bank(), parallel_sum(100000, 4), pipeline(10), philosophers(5, 20))
lock = threading.Lock()
ts = [threading.Thread(target=unsafe_but_locked, args=(500, lock)) for _ in range(4)]
for t in ts: t.start()
for t in ts: t.join()
print(counter)
results = {}
def record(name):
    results[name] = threading.current_thread().name == name
ts = [threading.Thread(target=record, args=("t%d" % i,), name="t%d" % i) for i in range(5)]
for t in ts: t.start()
for t in ts: t.join()
print(sorted(results.items()))
with ThreadPoolExecutor(4) as ex:
    print(list(ex.map(lambda i: partial(np.ones(100), 0, i), range(0, 100, 25))))
stop = threading.Event()
ticks = []
def clock():
    while not stop.wait(0.001):
        ticks.append(1)
t = threading.Thread(target=clock)
t.start()
while len(ticks) < 3:
    time.sleep(0.001)
stop.set()
t.join()
print(len(ticks) >= 3)
