# Typed containers that start empty, type errors in them, and what an untyped empty list is.
# stderr: ignore
import numpy as np
from numba import njit, types
from numba.core.errors import TypingError
from numba.typed import Dict, List


@njit
def fill(l, n):
    for i in range(n):
        l.append(i * 0.5)
    return len(l)


@njit
def is_empty(l):
    return len(l) == 0


l = List.empty_list(types.float64)
print(is_empty(l), fill(l, 3), is_empty(l), list(l))
k = List.empty_list(types.int32, 10)
k.append(3)
print(len(k), k[0])
d = Dict.empty(types.int64, types.float64)
print(len(d), bool(len(d)))


@njit
def set_all(d, n):
    for i in range(n):
        d[i] = i / 4
    return d


print(set_all(d, 3) == d, dict(d), len(d))
try:
    l.append('text')
except (TypingError, TypeError) as e:
    print('refused')
try:
    d['x'] = 1.0
except (TypingError, TypeError) as e:
    print('refused')
try:
    is_empty([])
except (ValueError, TypingError) as e:
    print(type(e).__name__)


@njit
def empty_in_kernel(flag):
    out = List.empty_list(types.int64)
    if flag:
        out.append(7)
    return out


print(list(empty_in_kernel(False)), list(empty_in_kernel(True)))
l.append(7)
print(list(l))
