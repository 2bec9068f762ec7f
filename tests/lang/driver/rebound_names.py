# Counter and defaultdict are names like others.
import collections
from collections import Counter, defaultdict

rows = [(i % 4, i % 3) for i in range(5000)]


def count(l):
    c = Counter()
    for a, b in l:
        c[a] += b
    return c


def groups(l):
    d = defaultdict(int)
    for a, b in l:
        d[a] += b
    return dict(d)


def qualified(l):
    c = collections.Counter(a for a, b in l)
    return c[0], type(c)


class Loud(Counter):
    def __missing__(self, key):
        return 1000


print(count(rows), groups(rows), qualified(rows))
Counter = Loud
print(count(rows), type(count(rows)).__name__)
defaultdict = lambda f: {0: 1, 1: 2, 2: 3, 3: 4}
print(groups(rows))


def lazily(l):
    d = collections.defaultdict(lambda: 5)
    e = collections.defaultdict(lambda: collections.defaultdict(int))
    for a, b in l:
        d[a] += b
        e[a][b] += 1
    return dict(d), {k: dict(v) for k, v in e.items()}


print(lazily(rows))
