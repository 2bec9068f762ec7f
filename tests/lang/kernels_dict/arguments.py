# Dicts as arguments, changed in place, given back, held in lists and tuples.
# oracle: python
from numba import njit

@njit
def bump(d, k):
    d[k] = d.get(k, 0) + 1
    return len(d)

@njit
def merge(a, b):
    for k, v in b.items():
        a[k] = a.get(k, 0.0) + v
    return a

@njit
def drop(d, limit):
    dead = [k for k in d if d[k] < limit]
    for k in dead:
        del d[k]

@njit
def lists(d):
    for k in d:
        d[k].append(k)
    d[100] = [1, 2]
    return d[1]

@njit
def in_tuple(t):
    d, x = t
    d[x] = x * 2
    return d, len(d)

@njit
def totals(ds):
    return [sum(d.values()) for d in ds]

@njit
def fails(d):
    d[1] = 5
    return d[404]

a = {1: 1, 2: 5}
print(bump(a, 1), bump(a, 7), a)
b = {1: 1.5}
c = merge(b, {1: 1.0, 2: 2.0})
print(c, c is b)
drop(a, 3)
print(a)
inner = [0]
d = {1: inner, 2: [5]}
print(lists(d), d, d[1] is inner, inner)
print(in_tuple(({1: 1}, 4)))
print(totals([{1: 2, 3: 4}, {5: 6}]))
e = {2: 2}
try:
    fails(e)
except KeyError as x:
    print("KeyError", x, e)
