# Groups: a defaultdict of lists, and what is done with it.
from collections import defaultdict

points = [(i * 37 % 101, i * 53 % 19) for i in range(4200)]


def group(l):
    groups = defaultdict(list)
    for x, y in l:
        groups[y].append(x)
    return groups


def longest(l):
    groups = defaultdict(list)
    for x, y in l:
        if x % 2:
            groups[x % 10].append(y)
        else:
            groups[x % 10] += [y, -y]
    best = -1
    size = 0
    for k in groups:
        if len(groups[k]) > size:
            best, size = k, len(groups[k])
    return best, size, len(groups), groups[77], len(groups)


def means(l):
    total, count = defaultdict(float), defaultdict(int)
    for x, y in l:
        total[y] += x * 0.5
        count[y] += 1
    return {k: total[k] / count[k] for k in total}


g = group(points)
print(type(g), g.default_factory, len(g))
print({k: (len(v), v[:3], v[-1]) for k, v in sorted(g.items())[:6]})
g[1000].append(1)
print(g[1000], g[1001], len(g))
print(longest(points))
print(means(points))
