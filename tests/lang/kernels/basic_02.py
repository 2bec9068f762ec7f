import numpy as np
from numba import njit


@njit(boundscheck=True)
def while_else(n):
    k = 0
    while n > 1:
        if n % 7 == 0:
            break
        n -= 1
        k += 1
    else:
        k = -k
    return k, n


@njit(boundscheck=True)
def maybe_unset(n):
    for i in range(n):
        x = i * 2
    return x


@njit(boundscheck=True)
def retype(n):
    x = n
    x = x * 1.5
    y = x
    x = (x, n)
    return x[0] + y, x[1]


@njit(boundscheck=True)
def unify_in_loop(n):
    s = 0
    for i in range(n):
        if i % 2:
            s += 0.5
        else:
            s += 1
    return s


@njit(boundscheck=True)
def tuples(a):
    n, m = a.shape
    (p, q), r = (n, 1.5), m
    t = (p, q, r, n * m)
    u = t[1:3] + (7,)
    return t[0], t[-1], u, len(t), u == (1.5, m, 7), (n, m) < (m, n)


@njit(boundscheck=True)
def tuple_index(i):
    t = (10, 20, 30)
    return t[i]


def make(n, seed, dtype):
    v = (np.arange(n) * 7 + seed * 3) % 11
    return ((v - 4) * 0.5).astype(dtype)


print(while_else(20))
print(while_else(6))
print(maybe_unset(3))
print(retype(3))
print(unify_in_loop(7))
a = make(6, 1, np.float64).reshape(2, 3)
print(tuples(a))
print(a)
print(tuple_index(1))
print(tuple_index(-1))
try:
    print(tuple_index(3))
except IndexError:
    print("IndexError")
