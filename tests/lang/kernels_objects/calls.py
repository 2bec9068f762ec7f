"""Containers through calls: given on, returned, chosen, replaced."""
from numba import njit

@njit
def make(n):
    return [i * 0.5 for i in range(n)]

@njit
def longer(a, b):
    if len(a) >= len(b):
        return a
    return b

@njit
def both(n):
    return make(n), make(n + 1), n

@njit
def pick(n):
    a, b, k = both(n)
    c = longer(a, b)
    c.append(-1.0)
    a = longer(a, make(n + 5))
    b = a
    b.append(-2.0)
    return len(a), len(b), len(c), a[-1], c[-1], k

@njit
def update(d, k, v):
    d[k] = v
    return d

@njit
def chain(n):
    d = {0: 0.0}
    for i in range(n):
        d = update(update(d, i, i * 1.5), -i, 0.25)
    s = 0.0
    for k, v in d.items():
        s += k * v
    return s, len(d)

@njit
def same(n):
    xs = [n]
    ys = xs
    ys.append(n + 1)
    zs = xs[:]
    zs.append(0)
    return xs, ys, zs, xs == ys, xs == zs

print(pick(3))
print(chain(6))
print(same(4))
