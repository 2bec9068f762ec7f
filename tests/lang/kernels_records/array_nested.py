# Records in records, sub-arrays, alignment, several dimensions.
import numpy as np

body = np.dtype([('pos', [('x', 'f4'), ('y', 'f4')]), ('v', np.float64, (3,)), ('ok', np.bool_)])
print(body, body.itemsize)
c = np.zeros(2, body)
c['pos']['x'] = [1, 2]
c['v'][1] = [1, 2, 3]
c[0]['ok'] = True
c[1]['pos'] = (7.5, -1)
print(c)
print(repr(c))
print(c['v'], c['v'].shape, c['pos'], c[1]['pos']['y'])
aligned = np.dtype([('a', np.int8), ('b', np.float64), ('c', np.int16)], align=True)
print(aligned.itemsize, repr(aligned), aligned.fields['b'])
print(np.zeros(1, aligned))
packed = np.dtype({'names': ['u', 'w'], 'formats': ['i2', 'f8'], 'offsets': [2, 8], 'itemsize': 24})
print(packed, packed.itemsize)
grid = np.zeros((2, 2), dtype='f8,i4')
grid['f0'] = [[1, 2], [3, 4]]
print(grid)
print(grid[0, 1], grid[:, 1], grid.T['f0'])
grid[0] = grid[1]
print(grid, grid.ndim, grid.size)
print(np.zeros(2000, [('k', int)]))
for wrong in (lambda: grid['zz'], lambda: np.array([(1, 2, 3)], dtype='f8,i4'), lambda: np.dtype([('a', 'i4'), ('a', 'f8')])):
    try:
        wrong()
    except ValueError as e:
        print(type(e).__name__)
