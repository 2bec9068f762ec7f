# numba.typed.List in the script: making, methods, printing.
from numba.typed import List
from numba import types
import numpy as np

l = List()
print(l, repr(l), len(l))
l.append(1)
l.append(2)
print(l, repr(l), l[0], l[-1], type(l[0]))
f = List.empty_list(types.float64)
f.append(1)
f.append(2.5)
print(f, repr(f), len(f))
g = List([1.5, 2.5, 4.0])
print(g, g == List([1.5, 2.5, 4.0]), g == f, g[0:2], repr(g[::-1]))
l.extend([5, 6])
l.insert(0, 9)
print(l.pop(), l.pop(0), l)
l.remove(2)
print(l, l.count(1), 1 in l, 77 in l, l.index(5))
l.reverse()
print(l)
l.sort()
print(l)
l.sort(reverse=True)
c = l.copy()
l.clear()
print(l, c, len(l))
print(sum(c), [x * 2 for x in c], max(c), tuple(c))
c[0] = 50
del c[1]
print(c)
names = List(['b', 'a', 'c'])
names.sort()
print(names, 'a' in names, names[1])
pairs = List()
pairs.append((1, 2.0))
pairs.append((3, 4.5))
print(pairs, pairs[1][1])
arrays = List([np.arange(3.0), np.ones(2)])
arrays[0][1] = 7
print(arrays, arrays[0].sum())
nested = List([List([1, 2]), List([3])])
nested[0].append(9)
print(nested, repr(nested))
for wrong in (lambda: List()[0], lambda: f[10], lambda: f.pop(10)):
    try:
        wrong()
    except IndexError as e:
        print('IndexError:', e)
