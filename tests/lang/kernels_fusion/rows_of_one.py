# Rows, columns and planes of one array, chosen when the program runs: the same row too
# oracle: python
import numpy as np
from numba import njit


@njit
def relax(d, i, k):
    d[i, :] = np.minimum(d[i, :], d[i, k] + d[k, :])


@njit
def floyd(d):
    n = len(d)
    for k in range(n):
        for i in range(n):
            d[i, :] = np.minimum(d[i, :], d[i, k] + d[k, :])


@njit
def columns(a, i, j):
    a[:, i] = a[:, j] * 2 + a[:, i]


@njit
def eliminate(a):
    n = a.shape[0]
    for i in range(n):
        for j in range(i + 1, n):
            a[j, i:] = a[j, i:] - a[j, i] / a[i, i] * a[i, i:]


@njit
def shifted_rows(a, i, j):
    a[i, 1:] = a[j, :-1] + a[i, 1:]


@njit
def planes(c, i, j):
    c[i] = c[j] + c[i] * 2
    c[:, i, 1:] = c[:, j, :-1] - c[:, i, 1:]


d = np.array([[0.0, 3.0, 8.0, 99.0], [99.0, 0.0, 99.0, 1.0], [99.0, 4.0, 0.0, 99.0], [2.0, 99.0, 5.0, 0.0]])
floyd(d)
print(d)
for i in range(-2, 2):
    for j in range(-2, 2):
        a = np.arange(16.0).reshape(4, 4)
        relax(a, i, j)
        columns(a, i, j)
        shifted_rows(a, i, j)
        print(i, j, a.tolist())
        c = np.arange(27).reshape(3, 3, 3)
        planes(c, i, j)
        print(c.tolist())
a = np.array([[4.0, 1.0, 2.0], [2.0, 5.0, 1.0], [1.0, 2.0, 8.0]])
eliminate(a)
print(a.round(6))
one = np.ones((1, 3))
shifted_rows(one, 0, -1)
print(one)
for f in (relax, columns):
    try:
        f(d, 7, 0)
    except IndexError as e:
        print('IndexError')
