# Arrays of lists in lists: their shape, a dtype given, rows that differ in length
import numpy as np
from numba import njit


@njit
def table(n, m):
    return np.array([[float(i * m + j) for j in range(m)] for i in range(n)])


@njit
def flat(n):
    return np.array([i * i for i in range(n)], dtype=np.float32)


@njit
def cube():
    return np.array([[[1, 2], [3, 4]], [[5, 6], [7, 8]]])


@njit
def ragged(k):
    rows = [[1, 2], [3, 4]]
    rows[1].append(k)
    return np.array(rows)


print(table(2, 3), table(1, 1))
print(flat(4), flat(0), flat(3).dtype)
print(cube())
try:
    print(ragged(9))
except ValueError as e:
    print(e)
