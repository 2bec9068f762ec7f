# Types of numba as arguments of kernels; rows of mixed numbers; the truth of arrays; numba.np's functions.
import numba
import numpy as np
from numba import njit, types
from numba.np.extensions import cross2d
from numba.np.numpy_support import as_dtype, from_dtype
from numba.typed import Dict, List

pair = types.UniTuple(types.int64, 2)


@njit
def groups(shape, item, items):
    found = Dict.empty(types.int64, items)
    for k in range(sum(shape)):
        found[k] = List.empty_list(item)
    for at in np.ndindex(shape):
        found[at[0] + at[1]].append(at)
    return found


for k, v in groups((2, 3), pair, types.ListType(pair)).items():
    print(k, list(v))


@njit
def filled(n, kind):
    box = List.empty_list(kind)
    for i in range(n):
        box.append(kind(i))
    return box


for kind in (types.int8, numba.float32, types.int64):
    box = filled(3, kind)
    print(list(box), numba.typeof(box))


@njit
def table(kind):
    t = Dict.empty(types.unicode_type, kind)
    t["a"] = np.arange(3.0)
    return t


print(table(types.float64[::1])["a"])


@njit
def rows(x):
    return np.array([(1, x), (3, 4.5)]), np.array([(1, x), (3, 4.5)], dtype=np.float32), np.array([(1, 2.5)], dtype=np.int64)


for part in rows(2.5):
    print(part, part.dtype)


@njit
def turn(a, b, c):
    return cross2d(b - a, c - a)


@njit
def left(a, b, c):
    if turn(a, b, c) > 0 and turn(a, c, b) < 0:
        return "left"
    return "right" if turn(a, b, c) < 0 else "on"


p = np.array([[0.0, 0], [1, 0], [2, 3], [2, -1], [4, 0]])
print([left(p[0], p[1], p[k]) for k in (2, 3, 4)], repr(turn(p[0], p[1], p[2])))


@njit
def outer(a, b):
    return cross2d(a, b)


print(outer(p, p[::-1].copy()), repr(outer((1, 2), (3, 4))))
try:
    outer(np.ones(3), np.ones(3))
except ValueError as e:
    print(e)


@njit
def truth(a):
    if a:
        return 1
    return 0


for x in (np.array(3), np.array(0.0), np.array([2]), np.array([[0]]), np.array([1, 2]), np.array([]), np.array([1j])):
    try:
        print(truth(x))
    except ValueError as e:
        print(e)


@njit
def down(a):
    n = 0
    while a:
        a -= 1
        n += 1
    return n, bool(a)


print(down(np.array([3])))
print(from_dtype(np.dtype("int16")), as_dtype(types.float32), as_dtype(types.int64))
print(numba.typeof(groups((1, 1), pair, types.ListType(pair))), numba.typeof(table(types.float64[::1])), repr(Dict.empty(types.int64, types.int8)))
