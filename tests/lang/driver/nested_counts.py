# Counters that go from one function to another, as arguments and results.
from collections import Counter, defaultdict

edges = [(i * 17 % 120, i * 29 % 131) for i in range(5000)]


def degrees(l):
    d = Counter()
    for a, b in l:
        d[a] += 1
        d[b] += 1
    return d


def spread(counts):
    s = defaultdict(int)
    for k, n in counts.items():
        s[n] += 1
    return s


def summary(l):
    d = degrees(l)
    s = spread(d)
    top = 0
    for k in s:
        top = max(top, k)
    plain = dict(d)
    return len(d), top, s[top], len(plain), plain[0], s


def both(l):
    d = degrees(l)
    e = d
    e[0] += 5
    f = d.copy()
    f[0] = -1
    return d, e, f, d[0], f[0]


print(summary(edges))
d, e, f, n, m = both(edges)
print(d is e, d is f, n, m, d[0], f[0], type(f).__name__)
print(degrees(edges).most_common(3), spread(degrees(edges)))
