# array.array: its memory: memoryview, bytes, NumPy both ways, struct, files, sizes that stay.
from array import array
import numpy as np, struct, io, tempfile, hashlib, zlib, copy, pickle
def show(*tests):
    for f in tests:
        try: print(f())
        except Exception as e: print(type(e).__name__, e)
a = array('i', [1, 2, 3, 4])
m = memoryview(a)
print(m.format, m.itemsize, m.tolist(), m.obj is a, m.readonly, m[1:3].tolist(), m[::-1].tolist(), m.nbytes, m.shape, m == a, m == array('h', [1, 2, 3, 4]), m == array('i', [1]))
m[0] = 7; m[1:3] = array('i', [8, 9]); print(a)
show(lambda: m.__setitem__(0, 2 ** 31), lambda: m.__setitem__(slice(0, 2), array('h', [1, 2])), lambda: a.append(1), lambda: a.extend([1]), lambda: a.pop(), lambda: a.__setitem__(slice(0, 1), array('i', [1, 2])), lambda: a.__delitem__(0), lambda: a.__iadd__(array('i', [1])), lambda: a.frombytes(bytes(4)), lambda: a.insert(0, 1))
a[0] = 5; a[1:3] = array('i', [6, 7]); a.reverse(); print(a, m.tolist()); m.release(); a.append(1); print(a)
n = np.frombuffer(a, np.int32); n[0] = 100; e = np.asarray(a); e[1] = 200; print(a, n, e.dtype, np.shares_memory(n, e)); show(lambda: a.append(1)); del n, e; a.append(2); print(a)
for c in 'bBhHiIlLqQfd': x = np.array(array(c, [1, 2])); print(c, x.dtype, x, array(c, [1]).itemsize, memoryview(array(c, [1])).format, end='; ')
print(); print(np.array([array('i', [1, 2]), array('i', [3, 4])]).dtype, np.sum(array('d', [1, 2])), np.array(array('i', [1, 2]), dtype=float), np.asarray(array('f', [1.5])), np.add(array('i', [1]), 1), np.zeros(2) + array('d', [1, 2]), np.concatenate([array('i', [1]), np.arange(2, dtype='i4')]).dtype)
print(bytes(a)[:4], bytearray(a)[:4], b''.join([array('B', b'ab'), b'c']), struct.unpack_from('i', a, 4), int.from_bytes(array('B', [1, 2]), 'big'), zlib.crc32(array('B', b'abc')), hashlib.md5(array('B', b'abc')).hexdigest()[:6], b'abc'.find(array('B', b'c')))
struct.pack_into('i', a, 8, -9); print(a, array('H', memoryview(b'\x01\x00\x02\x00')) , array('i', np.array([1, 2], 'i4')), array('d', np.array([1., 2.])), array('d', memoryview(b'ab')))
b = array('B', b'abc'); b.frombytes(memoryview(b'de')); b.frombytes(array('B', b'f')); print(b, b.tobytes(), memoryview(b).hex(), memoryview(b).cast('H').tolist(), array('d', array('i', [1, 2])), array('i', range(3)))
with tempfile.TemporaryFile() as f: a.tofile(f); print(f.tell()); f.write(b); f.seek(0); c = array('i'); c.fromfile(f, 2); print(c, f.readinto(c), c); show(lambda: c.fromfile(f, 9))
print(isinstance(a, list), isinstance(a, array), copy.copy(a) == a, pickle.loads(pickle.dumps(a)) == a, a != c, a == [1], hasattr(a, 'sort'), 5 in a, a.count(2), type(a), a.buffer_info()[1] == len(a), list(reversed(b))[:2], dict.fromkeys(b)[97])
x, *y = a; print(x, y, max(a), [*a] == a.tolist(), sorted(a)[0], list(map(abs, a))[0], sum(array('d', [0.5] * 4)), [i for i, v in enumerate(a) if v == 2])
d = array('d'); d.fromlist([1, 2]); d *= 2; d[::2] = array('d', [9, 9]); del d[::3]; print(d, d[-1], d[5:], array('q', [2 ** 40])[0], array('Q', [2 ** 64 - 1])); show(lambda: d['a'], lambda: d[9], lambda: d.pop(9), lambda: d.append('x'), lambda: array('B').append(256), lambda: d.__setitem__(slice(0, 2, 2), array('d')), lambda: d.frombytes(b'abc'))
