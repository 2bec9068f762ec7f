import numpy as np
from numba import guvectorize, float64, int64


@guvectorize([(float64[:], float64[:], float64[:])], '(n),(m)->(n)')
def convolve_same(x, k, out):
    n = x.shape[0]
    m = k.shape[0]
    for i in range(n):
        s = 0.0
        for j in range(m):
            at = i + j - m // 2
            if 0 <= at < n:
                s += x[at] * k[j]
        out[i] = s


@guvectorize([(int64[:, :], int64[:])], '(m,n)->(m)')
def row_max(a, out):
    for i in range(a.shape[0]):
        best = a[i, 0]
        for j in range(1, a.shape[1]):
            best = max(best, a[i, j])
        out[i] = best


@guvectorize(["(float64[:], float64[:], float64[:,:])"], "(n),(m)->(n,m)", nopython=True)
def outer(a, b, out):
    for i in range(a.shape[0]):
        for j in range(b.shape[0]):
            out[i, j] = a[i] * b[j]


x = np.array([1.0, 2.0, 3.0, 4.0])
print(convolve_same(x, np.array([0.25, 0.5, 0.25])))
print(convolve_same(np.stack([x, x[::-1]]), np.array([1.0, 0.0, 0.0])))
print(row_max(np.array([[1, 5, 2], [9, 3, 4]])), row_max(np.arange(12).reshape(2, 3, 2)))
print(outer(x, np.array([1.0, 10.0])))
print(outer(np.arange(4.0).reshape(2, 2), x).shape)
print(row_max(np.array([[1, 5, 2], [9, 3, 4]], dtype=np.int16)))
