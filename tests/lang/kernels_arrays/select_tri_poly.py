# oracle: python
# Choosing, triangles, polynomials, products and grids of numbers.
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
def misc(a, v):
    return (np.select([v < 2, v < 5], [v, v * 10], -1.0),
            np.choose(np.array([0, 1, 0]), (np.array([1., 2., 3.]), np.array([4., 5., 6.]))), np.vander(v, 3),
            np.vander(v, increasing=True), np.triu_indices(3), np.tril_indices(3, 1), np.diag_indices(3),
            np.diagflat(v, 1), np.tri(3, 4, 1), np.triu(a), np.tril(a[0], -1),
       np.nan_to_num(np.array([np.nan, np.inf, -np.inf, 1.0])), np.logspace(0, 2, 3), np.geomspace(1, 16, 5),
            np.linspace(0, 1, 5, endpoint=False), np.polyval(np.array([1., 2., 3.]), v),
            np.convolve(v, v[:2], 'same'), np.convolve(v, v[:2], 'valid'), np.correlate(v, v[:3], 'full'),
            np.correlate(v, v[:2], 'same'), np.correlate(v, v[:3]))


a = (np.arange(24.).reshape(2,3,4) * 7) % 11
v = np.array([3., 1., 4., 1.])
show(misc(a, v))
