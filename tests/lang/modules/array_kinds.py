# array.array: kinds, checks, slices, bytes, NumPy.
from array import array
import array as am, copy, numpy as np
a = array('d', [1, 2.5, 3])
print(a, a[0], a[1:], len(a), a.typecode, a.itemsize, sum(a), list(a), a.tolist())
a[0] = 7
a.append(4); a.extend([5, 6.5]); a += array('d', [1]); a.insert(1, 9)
print(a, a.index(9.0), a.count(2.5), a.pop(), a * 2, 2 * array('i', [1, 2]))
b = array('i', range(5)); b[1:3] = array('i', [8, 9, 10]); print(b, b[::-1], b == array('i', [0, 8, 9, 10, 3, 4]), b < array('i', [1]))
b.reverse(); b.remove(9); print(b, 3 in b, max(b), sorted(b), reversed(b).__class__.__name__ != '')
for f in (lambda: array('i', [1.5]), lambda: array('B', [300]), lambda: array('B', [-1]), lambda: array('x'), lambda: b.append('s'),
          lambda: b[99], lambda: b.__setitem__(99, 1), lambda: a + b, lambda: array('d', ['x']), lambda: b.remove(55), lambda: array('h', [40000])):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(array('f', [0.1, 1/3]), array('b'), array('B', b'abc'), array('H', b'\x01\x00\x02\x00'))
c = array('h', [1, 2, -3]); print(c.tobytes()); c.byteswap(); print(c)
d = copy.copy(c); d[0] = 1; print(c, d, copy.deepcopy(d), isinstance(d, am.array), am.typecodes)
for x in array('d', [0.5]): print(x)
del b[0]; print(b); del b[1:]; print(b, [0] == array('i', [0]), bool(array('i')))
print(np.array(array('d', [1, 2])), np.array(array('i', [3])).dtype.kind)
m = array('d', [0]) * 4
for i in range(4): m[i] += i * 0.5
print(m, str(m), f"{m}")
