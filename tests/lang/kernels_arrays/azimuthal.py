# oracle: python
# Averages by radius: histograms with weights, and means under masks.
import numpy as np
from numba import njit


@njit
def azimint_hist(data, radius, npt):
    histu = np.histogram(radius, npt)[0]
    histw = np.histogram(radius, npt, weights=data)[0]
    return histw / histu


@njit
def azimint_naive(data, radius, npt):
    rmax = radius.max()
    res = np.zeros(npt, dtype=np.float64)
    for i in range(npt):
        r1 = rmax * i / npt
        r2 = rmax * (i + 1) / npt
        mask_r12 = np.logical_and((r1 <= radius), (radius < r2))
        values_r12 = data[mask_r12]
        res[i] = values_r12.mean()
    return res


rng = np.random.RandomState(1)
d, r = rng.rand(200), rng.rand(200)
print(azimint_hist(d, r, 7).round(9), azimint_naive(d, r, 7).round(9))
