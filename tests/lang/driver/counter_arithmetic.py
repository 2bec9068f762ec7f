# Counters made, joined and compared inside functions that run over many pairs.
import collections
from collections import Counter

pairs = [((i * 7919) % 101, (i * 31) % 17) for i in range(5000)]


def joined(l):
    x = collections.Counter(a for a, _ in l)
    y = Counter(b for _, b in l)
    return x + y, x - y, y - x, x | y, x & y


def grown(l):
    x = Counter()
    y = Counter(b for _, b in l)
    x.update(y)
    x.update(y)
    x.update(a for a, _ in l if a < 10)
    x.subtract(a for a, b in l if a == b)
    x.subtract(y)
    x.update(x)
    return x


def negative(l):
    x, y = Counter(), Counter()
    for a, b in l:
        x[a] -= b
        y[b] += 1
    return x - y, x + y, len(x), x.total(), y.total()


for c in joined(pairs):
    print(len(c), c.most_common(4), c.total())
print(grown(pairs))
print(negative(pairs))
print(joined(pairs)[3] == joined(pairs)[3], grown(pairs) != joined(pairs)[0])
