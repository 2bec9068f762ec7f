import numpy as np
from numba import njit, prange, float32

@njit(fastmath=True, parallel=True)
def matmul(A, B, bs=8):
    n, m = A.shape
    p = B.shape[1]
    C = np.zeros((n, p), dtype=A.dtype)
    for ib in prange((n + bs - 1) // bs):
        i0 = ib * bs
        for kb in range(0, m, bs):
            for i in range(i0, min(i0 + bs, n)):
                for k in range(kb, min(kb + bs, m)):
                    a = A[i, k]
                    for j in range(p):
                        C[i, j] += a * B[k, j]
    return C

@njit
def lu(A):
    A = A.copy()
    n = A.shape[0]
    piv = np.arange(n)
    for k in range(n):
        p = k + np.argmax(np.abs(A[k:, k]))
        if A[p, k] == 0:
            raise ZeroDivisionError("singular matrix")
        if p != k:
            for j in range(n):
                A[k, j], A[p, j] = A[p, j], A[k, j]
            piv[k], piv[p] = piv[p], piv[k]
        for i in range(k + 1, n):
            A[i, k] /= A[k, k]
            A[i, k + 1:] -= A[i, k] * A[k, k + 1:]
    return A, piv

@njit
def jacobi_eigen(A, tol=1e-12):
    A = A.copy()
    n = len(A)
    V = np.eye(n)
    for sweep in range(50):
        off = 0.0
        for p in range(n - 1):
            for q in range(p + 1, n):
                off += A[p, q] ** 2
                if abs(A[p, q]) < 1e-300:
                    continue
                theta = (A[q, q] - A[p, p]) / (2 * A[p, q])
                t = np.sign(theta) / (abs(theta) + np.sqrt(theta ** 2 + 1)) if theta != 0 else 1.0
                c = 1 / np.sqrt(t * t + 1)
                s = t * c
                for k in range(n):
                    akp, akq = A[k, p], A[k, q]
                    A[k, p], A[k, q] = c * akp - s * akq, s * akp + c * akq
                for k in range(n):
                    apk, aqk = A[p, k], A[q, k]
                    A[p, k], A[q, k] = c * apk - s * aqk, s * apk + c * aqk
                    vkp, vkq = V[k, p], V[k, q]
                    V[k, p], V[k, q] = c * vkp - s * vkq, s * vkp + c * vkq
        if off < tol:
            break
    return np.diag(A), V

rng = np.random.default_rng(1)
A = rng.integers(-4, 5, size=(20, 13)).astype(np.float32)
B = rng.integers(-4, 5, (13, 9)).astype(np.float32)
print(matmul(A, B).dtype, np.array_equal(matmul(A, B), A @ B))
M = rng.random((4, 4))
LU, piv = lu(M)
L, U = np.tril(LU, -1) + np.eye(4), np.triu(LU)
print(np.allclose(L @ U, M[piv]), piv, f"{np.prod(np.diag(U)):.6f}")
try:
    lu(np.ones((3, 3)))
except ZeroDivisionError as e:
    print("!", e)
S = M + M.T
w, V = jacobi_eigen(S)
print(np.sort(w).round(6), np.allclose(V @ np.diag(w) @ V.T, S), np.trace(S).round(6))
