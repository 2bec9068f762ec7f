import numpy as np
from numba import njit, types, typeof
from numba.typed import Dict, List

float_array = types.float64[:]

@njit
def foo():
    d = Dict.empty(key_type=types.unicode_type, value_type=float_array)
    d["posx"] = np.arange(3).astype(np.float64)
    d["posy"] = np.arange(3, 6).astype(np.float64)
    return d

@njit
def move(d):
    d["posx"] += d["posy"] * 0.5
    for k, v in d.items():
        print(k, v.sum())

d = foo()
print(d)
move(d)
print(d["posx"])

l = List()
for i in range(5):
    l.append(i * i)
l.extend([100, 200])
print(l, len(l), l[-1], typeof(l))

@njit
def squares_sum(lst):
    total = 0
    for x in lst:
        total += x
    lst[0] = -1
    lst.insert(2, 77)
    return total, lst.pop()

print(squares_sum(l))
print(l)
m = List([List([1, 2]), List([3])])
print([list(x) for x in m], m[0][1])
e = List.empty_list(types.float64)
e.append(1)
print(e)

@njit
def histogram(words):
    c = Dict.empty(types.unicode_type, types.int64)
    for w in words:
        c[w] = c.get(w, 0) + 1
    return c

h = histogram(List("the cat and the dog and the bird".split()))
for k in sorted(h):
    print(k, h[k])
print("cat" in h, h.get("cow", -1), len(h))
