# literal_unroll over the names of fields: of an array of records, of single records, to read and to store.
import numpy as np
from numba import njit, literal_unroll

point = np.dtype([('x', np.float64), ('y', np.float64), ('tag', np.int32)])
NAMES = ('x', 'y')


@njit
def total(ps):
    s = 0.0
    for name in literal_unroll(NAMES):
        for i in range(len(ps)):
            s += ps[i][name]
    return s


@njit
def everything(p):
    s = 0.0
    for name in literal_unroll(('x', 'y', 'tag')):
        s = s * 10 + p[name]
    return s


@njit
def clear(ps, value):
    for i in range(ps.shape[0]):
        for name in literal_unroll(('tag', 'x')):
            ps[i][name] = value


@njit
def until(ps, limit):
    n = 0
    for name in literal_unroll(('x', 'y', 'tag')):
        if ps[0][name] < 0:
            continue
        n += 1
        if ps[0][name] > limit:
            break
    return n


ps = np.zeros(3, point)
ps['x'] = [1.0, 2.0, 3.0]
ps['y'] = [4.0, 5.0, 6.0]
ps['tag'] = [7, 8, 9]
print(total(ps), everything(ps[0]), everything(ps[2]))
print(until(ps, 2.0), until(ps, 100.0), until(ps, 0.5))
clear(ps, 5)
print(ps, total(ps))
