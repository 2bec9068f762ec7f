"""Small published kernels: Numba docs and StackOverflow answers."""
import numpy as np
import numba as nb
from numba import njit, jit, types, literal_unroll
from numba.extending import overload, register_jitable

@jit(nopython=True)
def go_fast(a):
    trace = 0.0
    for i in range(a.shape[0]):
        trace += np.tanh(a[i, i])
    return a + trace

@njit
def ident_np(x):
    return np.cos(x) ** 2 + np.sin(x) ** 2

@jit(nopython=True)
def bubblesort(X):
    N = len(X)
    for end in range(N, 1, -1):
        for i in range(end - 1):
            cur = X[i]
            if cur > X[i + 1]:
                tmp = X[i]
                X[i] = X[i + 1]
                X[i + 1] = tmp

@njit
def mixed(tup):
    acc = 0.0
    for x in literal_unroll(tup):
        acc += x
    return acc

@njit
def numba_isin(a, b):
    out = np.empty(a.shape, np.bool_)
    s = set(b)
    for i, v in np.ndenumerate(a):
        out[i] = v in s
    return out

@nb.njit(nb.float64[:](nb.float64[:], nb.int64), locals={"acc": nb.float64})
def rolling_mean(a, w):
    n = a.size
    out = np.full(n, np.nan)
    acc = 0
    for i in range(n):
        acc += a[i]
        if i >= w:
            acc -= a[i - w]
        if i >= w - 1:
            out[i] = acc / w
    return out

@register_jitable
def clamp(x, lo=0, hi=10):
    return lo if x < lo else hi if x > hi else x

@njit
def unique_rows(a):
    seen = {}
    order = []
    for i in range(a.shape[0]):
        key = (a[i, 0], a[i, 1])
        if key in seen:
            seen[key] += 1
        else:
            seen[key] = 1
            order.append(key)
    return [(k, seen[k]) for k in order]

@njit
def is_sorted(a):
    for x, y in zip(a[:-1], a[1:]):
        if x > y:
            return False
    else:
        return True

x = np.arange(9).reshape(3, 3)
print(go_fast(x))
print(np.round(ident_np(np.linspace(0, 1, 4)), 12))
s = np.arange(0.0, 8.0)
shuffled = s[::-1].copy(); bubblesort(shuffled)
print(np.array_equal(s, shuffled), is_sorted(shuffled), is_sorted(s[::-1]))
print(mixed((1, 2.5, np.int8(3), True)))
print(numba_isin(x, np.array([1, 5, 8])))
print(rolling_mean(s, 3))
print([njit(lambda v: clamp(v, hi=5))(k) for k in (-2, 3, 9)], clamp(11))
print(unique_rows(np.array([[1, 2], [3, 4], [1, 2]])))
