# oracle: python
# A sparse matrix times a vector: what the columns name is gathered.
import numpy as np
from numba import njit


@njit
def spmv(A_row, A_col, A_val, x):
    y = np.empty(A_row.size - 1, A_val.dtype)
    for i in range(A_row.size - 1):
        cols = A_col[A_row[i]:A_row[i + 1]]
        vals = A_val[A_row[i]:A_row[i + 1]]
        y[i] = vals @ x[cols]
    return y


rng = np.random.RandomState(1)
print(spmv(np.array([0, 2, 3, 3, 5]), np.array([0, 3, 1, 2, 0]), np.arange(5.0) + 1, rng.rand(4)).round(9))
