# A key that a Counter does not have is 0 and stays away; a defaultdict's is made by looking.
from collections import Counter, defaultdict

rows = [(i % 13, i % 7, i) for i in range(4500)]


def looks(l):
    c, d = Counter(), defaultdict(int)
    found = 0
    for a, b, n in l:
        found += c[a + 100] + d[b]
        c[b] += 1
        if n % 1000 == 0:
            found += d[-n]
    return found, len(c), len(d), 100 in c, -1000 in d, c.get(500), c.get(500, 7), d.get(-5, 1)


def deletes(l):
    c = Counter(a for a, b, n in l)
    gone = 0
    for a, b, n in l:
        if n % 11 == 0:
            del c[a]
            del c[a + 1000]
            gone += c.pop(b, 0)
    return c, gone


def drops(l):
    d = defaultdict(float)
    for a, b, n in l:
        d[a] += n / 8
    for k in range(5):
        del d[k]
    return d


def strict(l):
    d = defaultdict(int)
    for a, b, n in l:
        d[a] += 1
    del d[99]
    return d


print(looks(rows))
print(deletes(rows))
print(drops(rows))
try:
    strict(rows)
except KeyError as e:
    print("KeyError", e)
