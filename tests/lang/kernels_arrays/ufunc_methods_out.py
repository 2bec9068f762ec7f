# oracle: python
# Methods of ufuncs; out=, where=, initial= and dtype= of reductions.
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
def uf(a, v):
    x = np.zeros(5)
    np.add.at(x, np.array([0, 1, 1]), 2.0)
    np.subtract.at(x, np.array([4, 4]), np.array([1.0, 2.0]))
    y = np.zeros((2, 2))
    np.add.at(y, (np.array([0, 0, 1]), np.array([1, 1, 0])), np.array([1.0, 2.0, 3.0]))
    np.put(x, np.array([0, -1]), np.array([9.0]))
    o = np.empty(3)
    np.sum(a[:, :, 0], axis=0, out=o)
    p = np.empty((2, 3))
    np.max(a, axis=2, out=p)
    return (np.add.reduce(a), np.add.reduce(a, axis=1), np.multiply.reduce(v),
            np.maximum.reduce(a, axis=(0, 1)), np.minimum.accumulate(v), np.add.accumulate(a, axis=1),
            np.multiply.outer(v, v), np.add.outer(a[0], v), np.maximum.outer(v, v[:2]), np.hypot.reduce(v),
            np.bitwise_or.reduce(np.array([1, 2, 5])), x, y, o, p,
       np.sum(a, where=a > 3), np.sum(a, axis=1, where=a > 3), np.max(a, axis=0, initial=5.0),
            np.min(a, initial=-1.0, where=a > 2, axis=1), np.sum(v, initial=10.0),
            np.sum(a, axis=0, dtype=np.float32), np.prod(v, dtype=np.int64), np.cumsum(v, dtype=np.float32))


a = (np.arange(24.).reshape(2,3,4) * 7) % 11
v = np.array([3., 1., 4., 1.])
show(uf(a, v))
