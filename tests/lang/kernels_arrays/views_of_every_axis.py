# oracle: python
# Axes moved, turned, added, dropped: views of arrays of every layout.
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
def shape1(a):
    return (np.transpose(a, (2,0,1)), a.transpose(1,0,2), a.transpose((0,2,1)),
            np.swapaxes(a, 0, 2), a.swapaxes(-1, 0), np.moveaxis(a, 0, -1), np.moveaxis(a, (0,1), (2,0)),
            np.rollaxis(a, 2),
       np.flip(a), np.flip(a, 1), np.flip(a, axis=(0,2)), np.rot90(a), np.rot90(a, 2),
            np.rot90(a, 3, axes=(1,2)), np.expand_dims(a, 1), np.expand_dims(a, (0,-1)),
            np.squeeze(a[:1], 0), a[:, :1].squeeze(axis=1),
       np.diagonal(a), a.diagonal(1), np.diagonal(a, 0, 1, 2), np.diagonal(a, offset=-1, axis1=2, axis2=1))


a = (np.arange(24.).reshape(2,3,4) * 7) % 11
v = np.array([3., 1., 4., 1.])
for x in (a, np.asfortranarray(a), a[:, ::-1]):
    show(shape1(x))
