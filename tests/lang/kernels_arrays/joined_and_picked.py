# oracle: python
# Arrays put together, repeated, picked, with something inserted or deleted, along any axis.
import numpy as np
from numba import njit
def show(*rs):
    for r in rs:
        if isinstance(r, (tuple, list)):
            show(*r)
        elif isinstance(r, np.ndarray):
            print(r.shape, r.dtype, [complex(x) if r.dtype.kind=='c' else (round(float(x), 9) if r.dtype.kind == 'f' else int(x)) for x in r.ravel()])
        elif isinstance(r, (float, np.floating)):
            print(round(float(r), 9))
        else:
            print(r)
@njit
def shape2(a, v):
    return (np.broadcast_to(v, (3, 4)), np.broadcast_to(v[:, None], (2, 4, 3)), np.broadcast_arrays(v, a),
            np.atleast_1d(3.0), np.atleast_2d(v), np.atleast_3d(v), np.atleast_2d(v, a),
       np.concatenate((a, a), axis=1), np.concatenate((a, a[:1]), 0), np.concatenate((a, a), axis=-1),
            np.concatenate((a, a), axis=None), np.stack((v, v)), np.stack((v, v), axis=1),
            np.stack((a, a), axis=-1), np.hstack((v, v)), np.hstack((a, a)),
       np.vstack((v, v)), np.dstack((v, v)), np.column_stack((v, v)), np.append(v, 3.0),
            np.append(a, a, axis=2), np.meshgrid(v, np.arange(2.)), np.meshgrid(v,
            np.arange(2.), indexing='ij'), np.indices((2, 3)), np.take(a, np.array([0, 1]), axis=2),
            np.take(a, 1, axis=0), np.take(a, np.array([5, -1])),
       a.take(np.array([[0,1],[1,0]]), axis=1), np.take(v, np.array([7, -9]), mode='clip'), np.take(v,
            np.array([7, -9]), mode='wrap'), np.compress(np.array([True, False, True]), a, axis=1),
            np.delete(v, 1), np.delete(a, 0, axis=0), np.delete(v, np.array([0, 2])), np.delete(a, [0, -1], 1),
       np.insert(v, 1, 9.0), np.insert(v, np.array([0, 2]), np.array([7.0, 8.0])),
            np.insert(a[0], 1, 5.0, axis=1), np.repeat(a, 2, axis=1), np.repeat(v, np.array([1,0,2,1])),
            np.repeat(a, 2), np.tile(v, 2), np.tile(v, (2, 2)), np.tile(a[0], (2, 1)), np.roll(v, 1),
            np.roll(a, -1, axis=1), np.roll(a, 2))


a = (np.arange(24.).reshape(2,3,4) * 7) % 11
v = np.array([3., 1., 4., 1.])
show(shape2(a, v))
