# oracle: python
# Histograms, interpolation, searching, statistics with keywords.
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
def misc2(a, v):
    return (np.histogram(v, 3), np.histogram(v, np.array([0., 2., 9.]), weights=v),
            np.histogram(v, 4, (0., 8.), density=True), np.histogram2d(v, v[::-1], 2),
            np.interp(np.array([[0.5, 9.0]]), np.arange(4.), v, left=-1., right=-2.),
            np.searchsorted(np.array([1., 2., 2., 3.]), np.array([[2., 0.]]), side='right'), np.digitize(v,
            np.array([1., 4.]), right=True), np.digitize(v, np.array([4., 1.])),
       np.lexsort((v, np.array([1, 0, 1, 0]))), np.cov(a[0]), np.cov(a[0], rowvar=False), np.corrcoef(a[0]),
            np.cov(v, v ** 2), np.trapezoid(v), np.trapezoid(a, axis=1), np.trapezoid(v, dx=0.5),
            np.trapezoid(v, np.array([0., 1., 3., 4.])), np.trapezoid(a[0]), np.average(v, weights=v),
            np.average(a, axis=2, weights=v), np.nanmean(a, axis=1), np.nanmax(a, axis=0), np.nanstd(a, axis=2),
            np.nanargmax(v), np.nanmedian(a, axis=1), np.nansum(a, axis=0),
            np.trim_zeros(np.array([0., 1., 0.])), np.unravel_index(7, (3, 4)), np.array_equal(v, v[:2]),
            np.array_equal(a, v), np.isin(v, np.array([1., 4.]), invert=True), np.fix(v - 2.5), np.partition(v, 2)[2])


a = (np.arange(24.).reshape(2,3,4) * 7) % 11
v = np.array([3., 1., 4., 1.])
show(misc2(a, v))
