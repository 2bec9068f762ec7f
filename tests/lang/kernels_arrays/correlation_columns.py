# oracle: python
# Correlation: columns centred and scaled in place, chained assignment of a row and a column.
import numpy as np
from numba import njit


@njit
def correlation(M, float_n, data):
    mean = np.mean(data, axis=0)
    stddev = np.std(data, axis=0)
    stddev[stddev <= 0.1] = 1.0
    data -= mean
    data /= np.sqrt(float_n) * stddev
    corr = np.eye(M, dtype=data.dtype)
    for i in range(M - 1):
        corr[i + 1:M, i] = corr[i, i + 1:M] = data[:, i] @ data[:, i + 1:M]
    return corr


print(correlation(4, 6.0, np.random.RandomState(1).rand(6, 4)).round(9))
