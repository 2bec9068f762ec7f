# Typed containers made in kernels, passed by reference, returned.
import numpy as np
from numba import njit, types
from numba.typed import List, Dict

int_array = types.int64[:]

@njit
def squares(n):
    l = List.empty_list(types.int64)
    for i in range(n):
        l.append(i * i)
    return l

@njit
def untyped(n):
    l = List()
    for i in range(n):
        l.append(i + 0.5)
    return l

@njit
def count(words):
    d = Dict.empty(types.unicode_type, types.int64)
    for w in words:
        if w in d:
            d[w] += 1
        else:
            d[w] = 1
    return d

@njit
def fill(l, d, n):
    for i in range(n):
        l.append(i)
        d[i] = i * 0.5
    return len(l)

@njit
def arrays(n):
    d = Dict.empty(key_type=types.int64, value_type=int_array)
    for i in range(n):
        d[i] = np.ones(i, np.int64)
    return d

print(squares(6), untyped(3))
w = List(['a', 'b', 'a', 'c', 'a'])
c = count(w)
print(c, c['a'], type(c))
l = List.empty_list(types.int64)
d = Dict.empty(types.int64, types.float64)
print(fill(l, d, 4), l, d)
print(fill(l, d, 2), l)
a = arrays(3)
print(a, a[2].sum())

@njit
def total(d):
    s = 0.0
    for k, v in d.items():
        s += k * v
    for k in d.keys():
        s += k
    for v in d.values():
        s -= v
    return s

print(total(d))

@njit
def change(l):
    l[0] = 100
    del l[1]
    l.extend(List([7, 8])) if False else None
    l.insert(0, -1)
    return l.pop(), l.index(100), sum(l)

print(change(l), l)

@njit
def nested():
    outer = List()
    for i in range(3):
        inner = List()
        for j in range(i + 1):
            inner.append(j)
        outer.append(inner)
    return outer

n = nested()
print(n, n[2][1], len(n[0]))
