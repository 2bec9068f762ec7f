# Floats as keys, with what is special about nan and -0.0.
from collections import Counter

nan = float("nan")
xs = [(nan, 1), (0.0, 2), (-0.0, 3), (1.5, 4)] * 1200


def count(l):
    c = Counter()
    for x, n in l:
        c[x] += n
    return c


def distinct(l):
    return len({x for x, n in l}), len(set([n for x, n in l]))


def order(l):
    s = set()
    for x, n in l:
        s.add(n * 7919 % 1013)
    out = []
    for k in s:
        out.append(k)
    return out


print(count(xs))
print(distinct(xs))
print(order([(i, i) for i in range(4500)])[:30])
