import numpy as np
from numba import njit

@njit
def histogram(values):
    counts = {}
    for v in values:
        if v in counts:
            counts[v] += 1
        else:
            counts[v] = 1
    return counts

@njit
def top(values):
    best, key = 0, -1
    for k, n in histogram(values).items():
        if n > best or (n == best and k < key):
            best, key = n, k
    return key, best

@njit
def collatz(limit):
    cache = {1: 1}
    longest, at = 1, 1
    for start in range(2, limit):
        path = []
        n = start
        while n not in cache:
            path.append(n)
            n = n // 2 if n % 2 == 0 else 3 * n + 1
        steps = cache[n]
        for k in range(len(path) - 1, -1, -1):
            steps += 1
            cache[path[k]] = steps
        if cache[start] > longest:
            longest, at = cache[start], start
    return at, longest, len(cache)

@njit
def group(n):
    total = {}
    for i in range(n):
        k = (i % 3, i % 2)
        if k not in total:
            total[k] = 0.0
        total[k] += i
    s = 0.0
    for (a, b), v in total.items():
        s += (a + 1) * (b + 10) * v
    del total[(0, 0)]
    return s, len(total), (0, 0) in total, total[(1, 1)]

values = np.array([3, 1, 3, 2, 1, 3, 7, 7, 7])
d = histogram(values)
for k in sorted(d):
    print(k, d[k])
print(top(values))
print(collatz(3000))
print(group(20))
