# Cells of a grid as keys.
from collections import Counter, defaultdict

walk = [(i * 7 % 9 - 4, i * 5 % 7 - 3) for i in range(5000)]


def visits(l):
    seen = Counter()
    x = y = 0
    for dx, dy in l:
        x, y = (x + dx) % 20, (y + dy) % 20
        seen[x, y] += 1
    return len(seen), seen[0, 0], max(seen.values()), seen[50, 50]


def cells(l):
    d = defaultdict(int)
    for p in l:
        d[p] += 1
    return d


def turns(l):
    known = set()
    again = 0
    for dx, dy in l:
        if (dx, dy) in known:
            again += 1
        known.add((dx, dy))
    return again, len(known)


print(visits(walk))
c = cells(walk)
print(len(c), list(c.items())[:5], next(iter(c)) is walk[0])
print(turns(walk))
