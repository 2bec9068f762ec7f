# iter() and next() in kernels: lists, arrays, sets, dicts, strings, ranges; what happens at the end.
import numpy as np
from numba import njit
from numba.typed import Dict
from numba import types


@njit
def two(x):
    it = iter(x)
    return next(it), next(it)


@njit
def merge(a, b):  # two iterators side by side
    out = [a[0] for _ in range(0)]
    i, j = iter(a), iter(b)
    x, y = next(i), next(j)
    left, right = len(a), len(b)
    while left and right:
        if x <= y:
            out.append(x)
            left -= 1
            if left:
                x = next(i)
        else:
            out.append(y)
            right -= 1
            if right:
                y = next(j)
    while left:
        out.append(x)
        left -= 1
        if left:
            x = next(i)
    while right:
        out.append(y)
        right -= 1
        if right:
            y = next(j)
    return out


@njit
def first_of_set(s):
    return next(iter(s))


@njit
def first_key(d):
    return next(iter(d)), len(d)


@njit
def drain(x):
    it = iter(x)
    for k in range(len(x)):
        next(it)
    next(it)


@njit
def over(x):
    total = 0
    for v in iter(x):
        total += v
    return total


@njit
def aliased(x):
    a = iter(x)
    b = a
    next(a)
    return next(b)


print(two([1.5, 2.5, 3.5]), two(np.array([4, 5, 6])), two("hey"))
print(merge([1, 4, 7], [2, 3, 9, 11]))
print(first_of_set({42}))
d = Dict.empty(types.unicode_type, types.int64)
d["z"] = 1
d["a"] = 2
print(first_key(d))
print(over([1, 2, 3]), over(np.arange(5)), over((1, 2)))
print(aliased([10, 20, 30]))
for x in ([1, 2], np.arange(3)):
    try:
        drain(x)
    except StopIteration as e:
        print("StopIteration", e)
