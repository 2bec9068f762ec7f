# get, setdefault, pop, popitem, update, clear, copy, del, in.
from numba import njit

@njit
def gets():
    d = {1: 10, 2: 20}
    a = d.get(1)
    b = d.get(5)
    return a, b, d.get(2, -1), d.get(7, -1)

@njit
def defaults():
    d = {1: 10}
    a = d.setdefault(1, 99)
    b = d.setdefault(2, 98)
    return a, b, len(d), d[2]

@njit
def pops():
    d = {1: 10, 2: 20, 3: 30}
    a = d.pop(2)
    b = d.pop(9, -1)
    k, v = d.popitem()
    del d[1]
    return a, b, k, v, len(d)

@njit
def updates():
    d = {1: 1.5, 2: 2.5}
    e = {2: 20.0, 3: 30.0}
    c = d.copy()
    d.update(e)
    e.clear()
    return sorted(d.items()), sorted(c.items()), len(e)

@njit
def membership(x):
    d = {1: 1, 5: 2}
    return x in d, x not in d, len(d)

@njit
def reinsert():
    d = {1: 1, 2: 2, 3: 3}
    d.pop(1)
    d[1] = 10
    out = []
    for k, v in d.items():
        out.append((k, v))
    return out

print(gets())
print(defaults())
print(pops())
print(updates())
print(membership(1), membership(2))
print(reinsert())
