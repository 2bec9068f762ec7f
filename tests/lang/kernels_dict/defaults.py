# setdefault and get with lists and sets as values: groups and graphs.
# oracle: python
from numba import njit

@njit
def groups(l, k):
    d = {}
    for x in l:
        d.setdefault(x % k, []).append(x)
    return d

@njit
def index(pairs):
    d = {}
    for a, b in pairs:
        if a not in d:
            d[a] = set()
        d[a].add(b)
    return [(k, sorted(d[k])) for k in sorted(d)]

@njit
def with_empty(d, k):
    return len(d.get(k, []))

@njit
def nested(n):
    d = {}
    for i in range(n):
        row = {}
        for j in range(i):
            row[j] = i * j
        d[i] = row
    return d[n - 1], len(d[0]), d[2][1]

@njit
def counters(words):
    out = {}
    for w in words:
        for c in w:
            out[c] = out.get(c, 0) + 1
    best = ""
    n = 0
    for c, k in out.items():
        if k > n:
            best, n = c, k
    return best, n, len(out)

print(groups([1, 2, 3, 4, 5, 6, 7], 3))
print(index([(1, 2), (1, 3), (2, 5), (1, 2)]))
print(with_empty({1: [1, 2]}, 1), with_empty({1: [1, 2]}, 2))
print(nested(4))
print(counters(["hello", "world"]))
