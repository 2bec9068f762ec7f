# Counting with a dict: in, get, augmented assignment, items.
# oracle: python
from numba import njit

@njit
def histogram(n):
    d = {}
    for i in range(n):
        k = i * i % 7
        if k in d:
            d[k] += 1
        else:
            d[k] = 1
    return d

@njit
def with_get(n):
    d = dict()
    for i in range(n):
        d[i % 3] = d.get(i % 3, 0) + i
    return d[0], d[1], d[2], len(d)

@njit
def most(n):
    d = {}
    for i in range(n):
        k = (i * 7919) % 11
        d[k] = d.get(k, 0) + k
    best = -1
    arg = -1
    for k, v in d.items():
        if v > best:
            best = v
            arg = k
    return arg, best

@njit
def keys_values():
    d = {1: 2.5, 3: 4.5}
    ks = 0
    for k in d:
        ks += k
    vs = 0.0
    for v in d.values():
        vs += v
    for k in d.keys():
        ks *= 10
    return ks, vs

print(histogram(50))
print(with_get(10))
print(most(100))
print(keys_values())
