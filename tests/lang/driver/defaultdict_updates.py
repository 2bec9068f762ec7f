# Augmented assignment of every kind through a missing key.
from collections import defaultdict

rows = [(i % 23, i % 5 + 1) for i in range(5000)]


def ints(l):
    d, e, g = defaultdict(int), defaultdict(int), defaultdict(int)
    for a, b in l:
        d[a] |= b
        d[a + 1] ^= a * 2 + b
        e[b] -= a
        e[a] += len(d)
        g[a] = g[a + 1] + b
        g[b] <<= 0
    return d, e, g


def floats(l):
    d = defaultdict(float)
    for a, b in l:
        d[a] += 1 / b
        d[b] *= 1.5
        d[a * b] -= d[a] / 1000
    return d


def divides(l):
    d = defaultdict(int)
    for a, b in l:
        d[a] += b
        d[a] //= b
    return d


def fails(l):
    d = defaultdict(int)
    for a, b in l:
        d[a] += b
        d[b] //= a - 22
    return d


for d in ints(rows):
    print(d)
print({k: round(v, 6) for k, v in floats(rows).items()})
print(divides(rows))
try:
    fails(rows)
except ZeroDivisionError as e:
    print(e)
