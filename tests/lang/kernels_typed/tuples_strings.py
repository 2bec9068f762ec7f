# Typed lists of tuples and strings; sorting with keys, slices, comparison, count, index, reverse; results to lists.
import numpy as np
from numba import njit, types
from numba.typed import List


@njit
def best(edges, n):
    edges.sort(key=lambda e: e[2], reverse=True)
    out = List()
    for u, v, w in edges[:n]:
        out.append((v, u))
    return out, edges[0][2]


@njit
def words(text):
    out = List.empty_list(types.unicode_type)
    for w in text.split():
        if w not in out:
            out.append(w)
    return out


@njit
def methods():
    l = List([5, 3, 8, 3, 1])
    l.append(9)
    l.extend([7, 7])
    l.insert(1, 100)
    a = l.pop()
    b = l.pop(0)
    l.remove(3)
    i = l.index(8)
    c = l.count(3)
    l.reverse()
    m = l.copy()
    m.clear()
    return l, a, b, i, c, len(m), 100 in l, l[1:4], l[::-1] == l


edges = List()
for e in [(0, 1, 0.5), (1, 2, 2.5), (2, 0, 1.5), (3, 1, 2.0)]:
    edges.append(e)
out, top = best(edges, 3)
print(list(out), top, edges[0], edges[-1])
w = words("the cat and the dog and a bird")
print(list(w), w[1], len(w))
w.sort()
print(list(w), w == List(['a', 'and', 'bird', 'cat', 'dog', 'the']))
l, a, b, i, c, z, has, part, pal = methods()
print(list(l), a, b, i, c, z, has, list(part), pal)
l[0] = 42
l[1:3] = List([0, 0, 0])
print(list(l), l.index(42), l.count(0), sum(l), max(l), min(l))
print(l == l.copy(), List([1, 2]) != List([1, 2]))
for bad in (lambda: l[99], lambda: l.remove(777), lambda: l.index(777), lambda: List([1]).pop(5)):
    try:
        bad()
    except (IndexError, ValueError) as e:
        print(type(e).__name__)
pairs = List([(1, 'one'), (2, 'two')])


@njit
def text(p):
    s = ''
    for k, v in p:
        s += v * k
    return s


print(text(pairs), pairs[1])
