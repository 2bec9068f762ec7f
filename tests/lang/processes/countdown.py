"""The countdown, alone, with threads and with processes."""
from threading import Thread
from multiprocessing import Process, Pool
import time

COUNT = 200_000

def countdown(n):
    while n > 0:
        n -= 1
    return n

def timed(label, fn):
    start = time.perf_counter()
    fn()
    took = time.perf_counter() - start
    print(label, "done", took >= 0)

def alone():
    countdown(COUNT)

def two_threads():
    t1 = Thread(target=countdown, args=(COUNT // 2,))
    t2 = Thread(target=countdown, args=(COUNT // 2,))
    t1.start(); t2.start()
    t1.join(); t2.join()

def two_processes():
    ps = [Process(target=countdown, args=(COUNT // 2,)) for _ in range(2)]
    for p in ps:
        p.start()
    for p in ps:
        p.join()
    print([p.exitcode for p in ps])

def pool():
    with Pool(processes=2) as p:
        print(p.map(countdown, [COUNT // 2] * 2))

if __name__ == "__main__":
    timed("alone", alone)
    timed("threads", two_threads)
    timed("processes", two_processes)
    timed("pool", pool)
