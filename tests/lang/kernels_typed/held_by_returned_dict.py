# Typed lists that only a returned dict holds live on after the call.
import numpy as np
from numba import njit
from numba.typed import List


@njit
def group(words, values):
    found = dict()
    for w, v in zip(words, values):
        if w in found:
            found[w].append(v)
        else:
            fresh = List()
            fresh.append(v)
            found[w] = fresh
    return found


@njit
def steps(n):
    found = dict()
    for i in range(n):
        l = List()
        for k in range(i + 1):
            l.append(k * 0.5)
        found[i] = (l, i)
    return found


@njit
def both():
    l = List()
    l.append(1.5)
    d = dict()
    d["x"] = l
    l.append(2.5)
    return d, l


g = group(List(["a", "b", "a"]), List([1.0, 2.0, 3.0]))
a, b = g["a"], g["b"]
del g
print(a, b, len(a))
a.append(7.0)
print(a)
s = steps(4)
print([(k, list(v[0]), v[1]) for k, v in s.items()])
d, l = both()
l.append(9.0)
print(d["x"], l)
many = [group(List(["k"] * 50), List([float(i)] * 50)) for i in range(200)]
print(sum(m["k"][49] for m in many), all(len(m["k"]) == 50 for m in many))
