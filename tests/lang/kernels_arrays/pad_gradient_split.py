# oracle: python
# pad, gradient, split, take_along_axis and unique with its keywords.
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
def pads(a, v):
    return (np.pad(v, 2), np.pad(v, (1, 2), 'edge'), np.pad(v, 3, mode='wrap'), np.pad(v, (3, 2), 'reflect'),
            np.pad(v, 2, 'symmetric'), np.pad(a[0], ((1, 0), (0, 2)), 'constant', constant_values=7.0),
            np.pad(a, 1, mode='reflect'),
       np.gradient(v), np.gradient(v, 0.5), np.gradient(a), np.gradient(a, axis=1), np.gradient(a[0], 2.0, 3.0),
            np.gradient(v, np.array([0., 1., 3., 4.]), edge_order=2), np.gradient(v, edge_order=2),
            np.gradient(a, axis=(0, 2)),
       np.split(v, 2), np.array_split(v, 3), np.split(a, [1], axis=1), np.hsplit(a, [1, 2]), np.vsplit(a, 2),
            np.array_split(a, 2, axis=2),
       np.take_along_axis(a, np.argsort(a, axis=1), axis=1), np.unique(v, return_inverse=True),
            np.unique(v, return_counts=True), np.unique(v, True, True, True))


a = (np.arange(24.).reshape(2,3,4) * 7) % 11
v = np.array([3., 1., 4., 1.])
show(pads(a, v))
