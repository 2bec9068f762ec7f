"""Counting primes by trial division, in one call and in two threads. Undecorated: compiled where it can be, so that the
threads run at the same time; with --time-it the speed-up is printed."""
import sys
import time
from threading import Thread


def count_primes(lo, hi):
    count = 0
    for n in range(lo, hi):
        if n < 2:
            continue
        is_prime = True
        d = 2
        while d * d <= n:
            if n % d == 0:
                is_prime = False
                break
            d += 1
        if is_prime:
            count += 1
    return count


results = [0, 0]


def worker(slot, lo, hi):
    results[slot] = count_primes(lo, hi)


limit = 1_000_000
middle = 630_000  # about half of the work lies below

count_primes(0, 10)  # the first call compiles

t0 = time.perf_counter()
one = count_primes(0, limit)
t1 = time.perf_counter()
threads = [Thread(target=worker, args=(0, 0, middle)), Thread(target=worker, args=(1, middle, limit))]
for t in threads:
    t.start()
for t in threads:
    t.join()
t2 = time.perf_counter()

print("primes below", limit, "=", one)
print("in two threads  ", sum(results))
if "--time-it" in sys.argv:
    print(f"one thread {t1 - t0:.3f} s, two threads {t2 - t1:.3f} s")
