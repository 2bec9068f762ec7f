# oracle: python
# Reductions and running sums along one axis, several and all, with keepdims, of arrays of every layout.
import numpy as np
from numba import njit
@njit
def red(a):
    return (np.sum(a, axis=1), a.sum(axis=0), a.sum(axis=-1),
            np.sum(a, axis=(0, 2)), a.mean(axis=1), a.min(axis=1), a.max(axis=2), np.std(a, axis=1),
      np.var(a, axis=0, ddof=1), np.sum(a, axis=1, keepdims=True), np.sum(a, keepdims=True), a.prod(axis=1),
            np.any(a > 3, axis=1), np.all(a > 3, axis=(1,2)), np.argmax(a, axis=1), a.argmin(axis=0),
      np.median(a, axis=1), np.percentile(a, 30, axis=2), np.quantile(a, [0.2, 0.7], axis=1), np.ptp(a, axis=0),
            np.count_nonzero(a, axis=1), np.cumsum(a, axis=1), np.diff(a, axis=0), np.diff(a),
            np.sort(a, axis=1), np.argsort(a, axis=0), np.cumsum(a), np.average(a, axis=1),
            np.max(a, axis=(0,1), keepdims=True), np.sum(a, axis=(2,1)))
a = (np.arange(24.).reshape(2,3,4) * 7) % 11
for x in (a, np.asfortranarray(a), a[:, ::-1], a.transpose(1,0,2)):
    for r in red(x):
        print(r.shape, [round(float(x), 9) for x in r.ravel()])
