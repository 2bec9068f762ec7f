# keys(), values(), items() in loops, in folds, in sorted and list.
# oracle: python
from numba import njit

@njit
def folds(d):
    return sum(d.values()), max(d.keys()), min(d.values()), sum(d.keys()), len(d.items())

@njit
def ordered(d):
    return sorted(d), sorted(d.items()), sorted(d.values(), reverse=True), sorted(d.items(), key=lambda kv: kv[1])

@njit
def as_lists(d):
    return list(d), list(d.keys()), list(d.values()), list(d.items())

@njit
def zipped(d, e):
    out = []
    for (a, b), (p, q) in zip(d.items(), e.items()):
        out.append(a * p + b * q)
    for i, k in enumerate(d):
        out.append(i * k)
    return out

@njit
def best_key(d):
    return max(d, key=lambda k: d[k]), min(d, key=d.get) if False else min(d)

@njit
def conditions(d):
    return any([v > 2 for v in d.values()]), all(v > 0 for v in d.values()), 3 in d.values(), 1 in d.keys()

@njit
def breaks(d, x):
    for k, v in d.items():
        if v == x:
            return k
    return -1

d = {3: 1, 1: 3, 2: 2}
print(folds(d))
print(ordered(d))
print(as_lists(d))
print(zipped(d, {1: 10, 2: 20}))
print(conditions(d))
print(breaks(d, 2), breaks(d, 9))
