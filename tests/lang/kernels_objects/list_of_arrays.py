import numpy as np
from numba import njit

@njit
def chunks(a, size):
    out = []
    for i in range(0, len(a), size):
        out.append(a[i:i + size])
    return out

@njit
def longest(a, size):
    parts = chunks(a, size)
    best = parts[0]
    for p in parts:
        if p[-1] > best[-1]:
            best = p
    best[0] = -1.0
    return len(parts), best[-1]

@njit
def make(n):
    rows = []
    for i in range(n):
        row = np.zeros(i + 1)
        for j in range(i + 1):
            row[j] = i * j
        rows.append(row)
    return rows

@njit
def use(n):
    rows = make(n)
    first = rows[0]
    rows.clear()
    other = make(n + 1)
    s = first[0]
    for row in other:
        for x in row:
            s += x
    return s, len(rows), len(other[-1])

a = np.arange(10.0)
print(longest(a, 4), a)
print(use(5))
parts = chunks(a, 3)
print(len(parts), [float(p.sum()) for p in parts])
for row in make(3):
    print(row)
