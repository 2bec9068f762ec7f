# Three sieves that must agree: Eratosthenes over bools, segmented, and a linear one over lists.
import math
import numpy as np
from numba import njit


@njit
def eratosthenes(n):
    flags = np.ones(n + 1, np.bool_)
    flags[0] = flags[1] = False
    for p in range(2, int(math.sqrt(n)) + 1):
        if flags[p]:
            for m in range(p * p, n + 1, p):
                flags[m] = False
    return flags


@njit
def count_segmented(n, size):
    limit = int(math.sqrt(n)) + 1
    small = eratosthenes(limit)
    count = 0
    low = 0
    while low <= n:
        high = min(low + size - 1, n)
        block = np.ones(size, np.uint8)
        for p in range(2, limit + 1):
            if small[p]:
                start = max(p * p, (low + p - 1) // p * p)
                for m in range(start, high + 1, p):
                    block[m - low] = 0
        for m in range(max(low, 2), high + 1):
            count += block[m - low]
        low += size
    return count


def linear(n):
    least, primes = [0] * (n + 1), []
    for i in range(2, n + 1):
        if least[i] == 0:
            least[i] = i
            primes.append(i)
        for p in primes:
            if p > least[i] or i * p > n:
                break
            least[i * p] = p
    return primes


for n in (10, 100, 1000, 30000):
    flags = eratosthenes(n)
    total = 0
    for f in flags:
        total += f
    print(n, int(total), count_segmented(n, 64), len(linear(n)))
print(linear(60))
