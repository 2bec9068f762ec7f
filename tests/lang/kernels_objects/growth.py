# oracle: none
"""Many objects: lists that grow while others are dropped. (Numba crashes on it; the expectation is CPython's.)"""
from numba import njit

@njit
def rolling(n, keep):
    window = [[0]]
    s = 0
    for i in range(n):
        window.append([i, i + 1, i + 2])
        if len(window) > keep:
            old = window.pop(0)
            s += old[-1]
    return s, len(window), window[0][0]

@njit
def linked(n):
    """a list of (value, next) pairs, walked backwards"""
    cells = [(0, -1)]
    for i in range(1, n):
        cells.append((i * i, i - 1))
    s, at = 0, n - 1
    while at >= 0:
        v, at = cells[at]
        s += v
    return s

@njit
def deep(n):
    out = [[[0]]]
    for i in range(n):
        out.append([[i, j] for j in range(i % 4)])
    s = 0
    for a in out:
        for b in a:
            for c in b:
                s += c
    return s, len(out)

@njit
def doubling(n):
    xs = [1]
    while len(xs) < n:
        xs += xs
    ys = xs * 2
    ys.reverse()
    for i in range(len(ys)):
        ys[i] += i
    return len(xs), len(ys), ys[-1], sum(ys)

@njit
def replace(n):
    rows = [[i] for i in range(10)]
    for i in range(n):
        rows[i % 10] = rows[(i + 3) % 10] + [i]
        if len(rows[i % 10]) > 6:
            rows[i % 10] = rows[i % 10][-2:]
    s = 0
    for r in rows:
        for v in r:
            s += v
    return s

print(rolling(2000, 50))
print(linked(1000))
print(deep(50))
print(doubling(1000))
print(replace(500))
