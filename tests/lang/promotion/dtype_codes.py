# Element types by letter, by text with a byte order and by class; their limits; powers with short forms.
import numpy as np

for t in '?bhilBHILfdFDpP':
    d = np.dtype(t)
    print(t, d, d.char, d.num, d.kind, d.str, d.name, d.itemsize)
for t in ['q', 'Q', '<i4', '=f8', '|u1', '<c16', 'int8', 'f4', np.uint8, np.dtype('i4'), int, float]:
    print(t, np.dtype(t), np.zeros(2, t))
for t in ['q', 'int8', np.uint8, np.dtype('i4'), int, 'b', 'H']:
    print(np.iinfo(t).max, np.iinfo(t).min, np.iinfo(t).bits)
for t in ['f', 'd', np.float32, float, np.dtype('f8')]:
    print(np.finfo(t).max, np.finfo(t).eps)
try:
    np.dtype('y')
except TypeError as e:
    print(e)
np.seterr(all='ignore')
z = np.array([0j, complex(-0.0, -0.0), 2 + 1j, complex(np.inf, 0)])
for e in (-1, 1, 2, 0.5, 0, -2, 3, 1 + 0j, -1 + 0j, 2 + 0j, 0j):
    print(e, z ** e, np.power(z, e), z[0] ** e)
b = np.array([True, False])
for e in (0, 1, 2, 3, 2.0, 1.0, 0.5, True, np.int8(2), np.float32(2)):
    print(e, (b ** e).dtype, (np.array([3, 4], 'b') ** e).dtype, np.array([3, 4], 'b') ** e)
print(np.reciprocal(z), z / 0, (1 - 2j) / np.float64(2), type((1 - 2j) + np.float64(2)))
for w in (1 - 2j, 0.5 + 0j, 1 + 0j):
    for e in (float('inf'), float('nan'), 1e300):
        try:
            print(w ** e)
        except (ZeroDivisionError, OverflowError) as x:
            print(type(x).__name__, x)
