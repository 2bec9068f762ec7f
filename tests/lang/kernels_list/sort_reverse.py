# sort, sorted, reverse, reversed, with key and reverse.
from numba import njit

@njit
def neg(x):
    return -x

@njit
def mod7(x):
    return x % 7

@njit
def sorts(l):
    a = l.copy()
    a.sort()
    b = l.copy()
    b.sort(reverse=True)
    c = sorted(l)
    d = sorted(l, reverse=True)
    l.reverse()
    return a, b, c, d, l

@njit
def keys(l):
    a = sorted(l, key=neg)
    b = l[:]
    b.sort(key=mod7)
    c = sorted(l, key=lambda x: (x % 3, x))
    d = sorted(l, key=mod7, reverse=True)
    return a, b, c, d

@njit
def pairs(n):
    l = [(i * 7 % 5, -i * 0.5) for i in range(n)]
    l.sort()
    return l

@njit
def back(l):
    out = []
    for i in range(len(l) - 1, -1, -1):
        out.append(l[i])
    return out

data = [5, 3, 9, -1, 0, 3, 12, 7, 5]
print(sorts(data))
print(keys(data))
print(pairs(9))
print(back([1.5, 2.5, -0.5]))
print(sorts([2.5, -1.0, 0.0, 1e300, 2.25]))
