# Lists that are not of tuples of one kind are as good as ever.
from collections import namedtuple

Point = namedtuple("Point", "x y")


class Pair(tuple):
    pass


def total(l):
    s = 0
    for a, b in l:
        s += a * b
    return s


n = 5000
print(total([(i, i + 1) for i in range(n)]))
print(total([(i, i / 2) for i in range(n)]))
print(total([(i, i + 1) if i % 2 else (i, 0.5) for i in range(n)]))
print(total([(i, True) for i in range(n)]))
print(total([[i, 2] for i in range(n)]))
print(total([Point(i, 2) for i in range(n)]))
print(total([Pair((i, 3)) for i in range(n)]))
print(total([(i, 1) for i in range(n)] + [[2, 3]]))
print(total([(1, 2)] * n + [(2.5, 2)]))
print(total(tuple((i, 4) for i in range(n))))
print(total([]))
for bad in ([(i, 1) for i in range(n)] + [(1, 2, 3)], [(i, 1) for i in range(n)] + [(1,)], [(i, 1) for i in range(n)] + [7]):
    try:
        print(total(bad))
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
try:
    print(total([(i, "ab") for i in range(n)])[:4])
except TypeError as e:
    print(e)
