# index, count, min, max, sum, any, all, len over lists.
from numba import njit

@njit
def where(l, x):
    return l.index(x), l.count(x)

@njit
def bounded(l):
    return l.index(3, 1), l.index(3, 3), l.index(3, -2), l.index(1, 0, 2)

@njit
def folds(l):
    return min(l), max(l), sum(l), len(l)

@njit
def count_tuples(l, t):
    return l.count(t), t in l, l.index(t)

@njit
def missing(l, x):
    return l.index(x)

@njit
def take_out(l, x):
    l.remove(x)
    return l

print(where([1, 2, 3, 2, 1], 2), where([1.5, 2.5], 2.5))
print(bounded([1, 3, 2, 3, 3]))
print(folds([3, 1, 2]), folds([2.5, -1.5]))
print(count_tuples([(1, 2), (3, 4), (1, 2)], (1, 2)))
for f in (missing, take_out):
    try:
        print(f([1, 2, 3], 9))
    except ValueError as e:
        print("ValueError", e)
