# memoryview: casts, formats, shapes, NumPy arrays both ways.
import numpy as np
def show(*tests):
    for f in tests:
        try: print(f())
        except Exception as e: print(type(e).__name__, e)
a = bytearray(range(16))
m = memoryview(a)
for c in 'bBhHiIlLqQ': v = m.cast(c); print(c, v.format, v.itemsize, len(v), v.tolist()[:3], v[-1])
for c in 'fd': v = m.cast(c); v[0] = 1.5; v[1] = 2; print(c, v.tolist()[:2], a.hex())
print(m.cast('?')[:4].tolist(), m.cast('c')[0], m.cast('@b').format, m.cast('P')[0] == m.cast('L')[0], m.cast('n').tolist() == m.cast('l').tolist())
v = m.cast('B', (4, 4)); print(v.shape, v.strides, v.ndim, v[1, 2], v[-1, -1], v.tolist(), len(v), v[1:3].tolist(), v.nbytes); v[0, 0] = 255; print(a[0], v.cast('B').shape, v.cast('i').shape)
i = m.cast('i'); i[:] = i[::-1]; i[0] = -5; print(i.tolist(), i[1:].tobytes().hex(), i == m.cast('i'), i == m, [*i] == i.tolist())
for c, x in (('b', 128), ('B', 256), ('h', 40000), ('i', 2 ** 31), ('I', -1), ('q', 2 ** 63), ('Q', 2 ** 64), ('Q', -1), ('B', 1.0), ('d', 'x'), ('?', []), ('c', 5), ('c', b'ab'), ('f', None)): show(lambda: m.cast(c).__setitem__(0, x))
m.cast('Q')[0] = 2 ** 64 - 1; print(m.cast('Q')[0], m.cast('q')[0])
b = memoryview(b'abc')
show(lambda: b.cast('z'), lambda: b.cast('i'), lambda: b.cast(3), lambda: b.cast('B', [3, 2]), lambda: b.cast('B', [3]).shape, lambda: b.cast('B', 5), lambda: b.cast('B', [-3, 1]), lambda: b.cast('B', ['a']), lambda: m[::2].cast('b'),
     lambda: m.cast('i').cast('h'), lambda: m.cast('i').cast('B').cast('h').shape, lambda: b.cast('c').tolist(), lambda: b.cast('ii'), lambda: v[0], lambda: v[0, ], lambda: v[0, 1, 2], lambda: v[9, 0], lambda: v[0, 9], lambda: v[0:1, 0:1], lambda: list(v), lambda: v['a'],
     lambda: v.__setitem__(0, 1), lambda: v.__setitem__(slice(0, 1), v), lambda: hash(b.cast('b')) == hash(b'abc'), lambda: hash(memoryview(bytes(8)).cast('i')), lambda: memoryview(b'').cast('i').tolist())
# arrays
x = np.arange(6.0).reshape(2, 3)
d = x.data
print(type(d), d.format, d.shape, d.strides, d.nbytes, d.readonly, d.obj is x, d.tolist(), d[1, 2], d.c_contiguous, x.T.data.c_contiguous, x.T.data.f_contiguous, x[:, ::2].data.contiguous)
d[0, 0] = -1; print(x[0], x.T.data.tobytes() == x.T.tobytes(), x.data.tobytes('F') == x.tobytes('F'), memoryview(x[:, 1]).tolist(), memoryview(x)[1:].tolist())
for t in '?bBhHiIlLfd': print(t, memoryview(np.array([0, 1], t)).format, memoryview(np.array([0, 1], t)).tolist(), end='; ')
print(); c = memoryview(np.array([1j])); print(c.format, c.itemsize, c == c); show(lambda: c[0], lambda: c.tolist())
z = memoryview(np.array(5)); print(z.ndim, z.shape, z[()], z.tolist(), len(z), z.nbytes, z[...] is z); show(lambda: z[0], lambda: list(z), lambda: z.__setitem__((), 9), lambda: z[()])
show(lambda: memoryview(np.array(['2020'], 'M8[D]')))
r = np.arange(3); r.flags.writeable = False; show(lambda: r.data.readonly, lambda: r.data.__setitem__(0, 1)); print(r.data == np.arange(3).data, r.data == np.arange(3.0), r.data == np.arange(4), r.data == bytes(24), memoryview(np.array([np.nan])) == memoryview(np.array([np.nan])))
print(bytes(np.arange(3, dtype='i2')), bytearray(np.arange(2, dtype='i2')), b''.join([np.arange(2, dtype='u1')]), bytes(np.arange(4, dtype='u1').reshape(2, 2).T), b'ab'.find(np.array([98], 'u1')))
# and back, sharing memory
s = bytearray(8)
y = np.frombuffer(s, 'i4'); y[0] = 1; e = np.asarray(memoryview(s).cast('i')); e[1] = 2; f = np.asarray(s); f[2] = 9
print(s, y, e, f, e.dtype, f.dtype, np.array(s).dtype, e.flags.writeable, np.asarray(memoryview(b'ab')).flags.writeable, np.shares_memory(y, f))
show(lambda: s.append(1)); g = np.array(s); del y, e, f; s.append(7); print(s, g)
print(np.frombuffer(memoryview(b'\x01\x00\x02\x00'), '<u2'), np.asarray(memoryview(bytes(range(6)))[::-2]), np.array(memoryview(bytes(6)).cast('B', (2, 3))), np.asarray(x.data), np.asarray(memoryview(bytes([1, 2])), dtype=float), np.array(bytearray(b'ab'), ndmin=2))
show(lambda: np.frombuffer(memoryview(b'abcd')[::2], 'u1'), lambda: np.frombuffer('abc'), lambda: np.sum(memoryview(b'ab')), lambda: np.add(bytearray(b'ab'), 1), lambda: np.asarray(memoryview(b'')))
m = memoryview(bytearray(b'abcd')); k = np.asarray(m); k[0] = 65; del m; print(k.tobytes())
