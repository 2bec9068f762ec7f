"""Matrices as lists of lists inside kernels."""
from numba import njit

@njit
def matmul(n):
    a = [[float(i + j) for j in range(n)] for i in range(n)]
    b = [[float(i * j % 7) for j in range(n)] for i in range(n)]
    c = [[0.0] * n for _ in range(n)]
    for i in range(n):
        for j in range(n):
            s = 0.0
            for k in range(n):
                s += a[i][k] * b[k][j]
            c[i][j] = s
    trace = 0.0
    for i in range(n):
        trace += c[i][i]
    return trace, c[0][n - 1], c[n - 1][0]

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
    total = 0
    for row in rows:
        total += sum(row)
    return total, rows[-1][n // 2], len(rows)

@njit
def jagged(n):
    rows = [[i] * i for i in range(1, n)]
    s = 0
    for i, row in enumerate(rows):
        for x in row:
            s += x * (i + 1)
    rows[2] = [100]
    rows[0].append(7)
    return s, len(rows[2]), rows[0][1], rows[2][-1]

@njit
def transposed(n):
    a = [[10 * i + j for j in range(n + 1)] for i in range(n)]
    t = [[a[i][j] for i in range(n)] for j in range(n + 1)]
    flat = [x for row in t for x in row]
    return flat

print(matmul(8))
print(pascal(10))
print(jagged(6))
print(transposed(3))
