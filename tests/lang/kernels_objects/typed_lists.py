"""numba.typed.List and Dict: they cross by reference and outlive calls."""
import numpy as np
from numba import njit, types
from numba.typed import List, Dict

@njit
def build(n):
    out = List()
    for i in range(n):
        row = List()
        for j in range(i):
            row.append(i * j)
        out.append(row)
    return out

@njit
def add_row(rows, v):
    row = List()
    row.append(v)
    rows.append(row)
    return len(rows)

@njit
def flatten(rows):
    s = 0
    for row in rows:
        for x in row:
            s += x
    return s

@njit
def replace_then_fail(rows, k):
    row = rows[0]
    new = List()
    new.append(k)
    rows[0] = new
    row.append(5)
    if k > 2:
        raise ValueError("late")
    return row[-1]

@njit
def tally(d, words):
    for w in words:
        if w in d:
            d[w] += 1
        else:
            d[w] = 1

rows = build(4)
print(len(rows), flatten(rows))
print(add_row(rows, 1000), flatten(rows))
print(replace_then_fail(rows, 1), len(rows[0]))
try:
    replace_then_fail(rows, 8)
except ValueError as e:
    print("ValueError:", e, rows[0][0], len(rows[0]), flatten(rows))
del rows

d = Dict.empty(types.unicode_type, types.int64)
words = List()
for w in "a b a c a b".split():
    words.append(w)
tally(d, words)
for k in d:
    print(k, d[k])

keep = List()
for i in range(3):
    a = np.arange(i + 1) * 1.5
    keep.append(a)
    del a

@njit
def sums(arrays):
    out = List()
    for a in arrays:
        out.append(a.sum())
    return out

print([float(x) for x in sums(keep)])

@njit
def push(arrays, a):
    arrays.append(a)
    arrays[0][0] = 42.0

push(keep, np.ones(4))
print(len(keep), keep[0], keep[-1])
