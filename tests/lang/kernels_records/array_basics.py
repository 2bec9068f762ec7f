# A structured array on the VM: making, storing, reading, printing.
import numpy as np

point = np.dtype([('x', np.float64), ('y', np.int32)])
print(point, point.itemsize, point.names)
print(repr(point))
a = np.zeros(3, dtype=point)
a[0] = (1.5, 2)
a['x'][1] = 10.25
a[2]['y'] = 7
print(a)
print(repr(a))
print(a['x'], a['y'].dtype, a.shape, len(a), a.nbytes)
print(a[0], a[0]['x'], a[-1][1])
print(a[1:], a[::2]['y'])
b = np.array([(1, 2.0), (3, 4.5), (5, 0.5)], dtype=[('id', 'i4'), ('weight', 'f8')])
for row in b:
    print(row['id'], row['weight'], row)
print(b[b['weight'] > 1], b[[2, 0]])
print(b.tolist(), b[1].item())
b['weight'] *= 2
b[b['id'] == 3] = (9, 9.75)
print(b)
print(b == b.copy(), b[0] == b[1])
c = b[1]
c['weight'] = -1
print(b[1], b['weight'].sum())
