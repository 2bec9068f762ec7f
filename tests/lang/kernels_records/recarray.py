# np.rec: fields as attributes.
import numpy as np

r = np.rec.array([(1, 2.0), (3, 4.0)], dtype=[('x', int), ('y', float)])
print(r.x, r.y, r[0].x, r[1].y)
r.x = [5, 6]
r[1].y = 9.5
r[0] = (8, -2.5)
print(r)
print(repr(r))
plain = np.array([(3, 1.5), (1, 2.5)], dtype=[('k', 'i8'), ('w', 'f4')])
v = plain.view(np.recarray)
v.k[0] = 30
print(plain, v.w + 1)
joined = np.rec.fromarrays([np.arange(3), np.ones(3) / 4], names='i,j')
print(joined, joined.j.sum())
made = np.rec.fromrecords([(1, 0.5), (2, 1.5)], names=['a', 'b'])
print(made.a, made.b, made.dtype.names)
try:
    r.nothing
except AttributeError:
    print('no such attribute')
