# Lists of lists, of tuples, of arrays.
import numpy as np
from numba import njit

@njit
def pascal(n):
    rows = [[1]]
    for i in range(1, n):
        prev = rows[-1]
        row = [1]
        for j in range(1, i):
            row.append(prev[j - 1] + prev[j])
        row.append(1)
        rows.append(row)
    return rows

@njit
def matmul(n):
    a = [[float(i + j) for j in range(n)] for i in range(n)]
    b = [[float(i * j) for j in range(n)] for i in range(n)]
    c = [[0.0] * n for _ in range(n)]
    for i in range(n):
        for j in range(n):
            s = 0.0
            for k in range(n):
                s += a[i][k] * b[k][j]
            c[i][j] = s
    return c

@njit
def alias():
    row = [0, 0]
    grid = [row, row]
    grid[0][1] = 5
    return grid[1][1], row

@njit
def arrays(n):
    l = [np.full(i + 1, i * 1.0) for i in range(n)]
    l.append(np.zeros(2))
    s = 0.0
    for a in l:
        s += a[0] * a.size
    return s, l[1].size, len(l)

@njit
def points(n):
    pts = []
    for i in range(n):
        pts.append((i, i * 0.5))
    x, y = pts[2]
    best = pts[0]
    for p in pts:
        if p[1] > best[1]:
            best = p
    return x, y, best, pts

@njit
def deep():
    l = [[[1, 2], [3]], [[4]]]
    l[0][1].append(7)
    l[1].append([8, 9])
    n = 0
    for a in l:
        for b in a:
            for c in b:
                n += c
    return n, l

print(pascal(6))
print(matmul(3))
print(alias())
print(arrays(4))
print(points(4))
print(deep())
