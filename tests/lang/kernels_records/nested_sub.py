# Records with nested records and sub-arrays, aligned or not, written and read in kernels.
import numpy as np
from numba import njit

body = np.dtype([('pos', np.float64, (3,)), ('vel', np.float64, (3,)), ('mass', np.float64), ('id', np.int32)])
cell = np.dtype([('lo', [('x', 'f8'), ('y', 'f8')]), ('hi', [('x', 'f8'), ('y', 'f8')]), ('n', 'i4')], align=True)


@njit
def step(b, dt):
    for i in range(len(b)):
        for k in range(3):
            b[i].vel[k] -= b[i].pos[k] * dt
            b[i].pos[k] += b[i]['vel'][k] * dt
    return b[0].pos.sum(), b['mass'].sum()


@njit
def setup(b):
    for i in range(len(b)):
        b[i].mass = 1.0 + i
        b[i].id = i
        b[i].pos[:] = i + 1.0
        b[i]['vel'][0] = 0.5
    return b


@njit
def bounds(c, xs, ys):
    c.lo.x = xs.min()
    c.lo.y = ys.min()
    c.hi.x = xs.max()
    c['hi']['y'] = ys.max()
    c.n = len(xs)
    return (c.hi.x - c.lo.x) * (c.hi.y - c.lo.y)


b = setup(np.zeros(3, body))
print(b.dtype, b['id'], b['pos'])
print(step(b, 0.125))
print(b['vel'], b[1]['mass'])
c = np.zeros(2, cell)
print(cell.itemsize, bounds(c[1], np.array([1.0, 4.0]), np.array([-1.0, 1.0])))
print(c)
