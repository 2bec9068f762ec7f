import numpy as np
from numba import guvectorize, float64, int64, vectorize

@guvectorize([(float64[:], int64[:], float64[:])], '(n),()->(n)')
def move_mean(a, window_arr, out):
    window_width = window_arr[0]
    asum = 0.0
    count = 0
    for i in range(window_width):
        asum += a[i]
        count += 1
        out[i] = asum / count
    for i in range(window_width, len(a)):
        asum += a[i] - a[i - window_width]
        out[i] = asum / count

@guvectorize(['void(int64[:], int64, int64[:])'], '(n),()->(n)', nopython=True)
def g(x, y, res):
    for i in range(x.shape[0]):
        res[i] = x[i] + y

@guvectorize([(float64[:, :], float64[:, :], float64[:, :])], '(m,n),(n,p)->(m,p)', target='cpu')
def matmul(A, B, C):
    m, n = A.shape
    n, p = B.shape
    for i in range(m):
        for j in range(p):
            C[i, j] = 0
            for k in range(n):
                C[i, j] += A[i, k] * B[k, j]

@vectorize(['int32(int32, int32)', 'float64(float64, float64)'])
def f(x, y):
    return x + y

arr = np.arange(20, dtype=np.float64).reshape(2, 10)
print(arr)
print(move_mean(arr, 3))
print(g(np.arange(5), 2))
a = np.arange(6).reshape(3, 2)
print(g(a, np.array([10, 20, 30])))
print(matmul(np.arange(6.).reshape(2, 3), np.eye(3) * 2))
print(f.reduce(np.arange(12).reshape(3, 4).astype(np.float64), axis=0), f.accumulate(np.arange(5.)))
print(f(np.int32(1), np.int32(2)).dtype, f.types if hasattr(f, "types") else None)
