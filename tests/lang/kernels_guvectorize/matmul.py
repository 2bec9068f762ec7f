import numpy as np
from numba import guvectorize


@guvectorize(['void(float64[:,:], float64[:,:], float64[:,:])',
              'void(int64[:,:], int64[:,:], int64[:,:])'], '(m,n),(n,p)->(m,p)')
def matmul(A, B, C):
    m, n = A.shape
    n, p = B.shape
    for i in range(m):
        for j in range(p):
            C[i, j] = 0
            for k in range(n):
                C[i, j] += A[i, k] * B[k, j]


A = np.arange(6.0).reshape(2, 3)
B = np.arange(12.0).reshape(3, 4)
print(matmul(A, B))
print(np.allclose(matmul(A, B), A @ B))
stack = np.arange(24).reshape(4, 2, 3)
print(matmul(stack, np.arange(6).reshape(3, 2)))
print(matmul(stack, np.arange(24).reshape(4, 3, 2)).shape)
out = np.empty((2, 4))
r = matmul(A, B, out=out)
print(r is out, out)
try:
    matmul(A, A)
except ValueError as e:
    print(e)
try:
    matmul(A[0], B)
except ValueError as e:
    print(e)
