import numpy as np

A = np.array([[4.0, -2, 1], [-2, 4, -2], [1, -2, 4]])
L = np.linalg.cholesky(A)
print(np.round(L, 8))
print(np.allclose(L @ L.T, A), round(float(np.linalg.det(A)), 8))
x = np.linalg.solve(A, [11, -16, 17])
print(np.round(x, 8))
w, v = np.linalg.eigh(A)
print(np.round(w, 8), np.allclose(A @ v, v * w))
b = np.ones(3)
for i in range(60):
    b = A @ b
    b /= np.linalg.norm(b)
print(round(float(b @ A @ b), 8))
q, r = np.linalg.qr(A)
print(np.allclose(q @ r, A), np.allclose(q.T @ q, np.eye(3)), np.allclose(r, np.triu(r)))
