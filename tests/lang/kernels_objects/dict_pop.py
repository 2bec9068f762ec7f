# oracle: none
"""Removing from dicts and sets, and adding again: order and sizes. (Numba crashes on it; the expectation is CPython's.)"""
from numba import njit

@njit
def churn(n):
    d = {0: 0}
    for i in range(n):
        d[i % 50] = i
        if i % 3 == 0:
            d.pop(i % 50)
        if i % 7 == 0 and len(d) > 1:
            d.popitem()
    keys = []
    for k in d:
        keys.append(k)
    return keys, len(d), sum([v for v in d.values()])

@njit
def defaults(n):
    d = {-1: 1.5}
    d.setdefault(4, 2.5)
    d.setdefault(4, 9.0)
    a = d.get(4, 0.0)
    b = d.get(n, -2.0)
    c = d.pop(n, -3.0)
    e = d.copy()
    d.clear()
    return a, b, c, len(d), len(e)

@njit
def sets(n):
    s = {i * i % 17 for i in range(n)}
    s.discard(100)
    s.add(100)
    s.remove(0)
    t = set([1, 2, 3, 4, 100])
    u = s & t
    s |= t
    s -= {2}
    out = [x for x in s]
    out.sort()
    v = [x for x in u]
    v.sort()
    return out, v, s.isdisjoint({55}), u.issubset(s)

print(churn(200))
print(defaults(5))
print(defaults(-1))
print(sets(30))

@njit
def missing(k):
    s = {1, 2}
    s.remove(k)
    return len(s)
print(missing(2))
try:
    missing(5)
except KeyError:
    print("KeyError")
