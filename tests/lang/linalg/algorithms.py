# Small numerical programs: power method, QR iterations, PCA, Kalman filter, Markov chain, ridge, Gram-Schmidt.
import numpy as np

rng = np.random.default_rng(11)


def power_method(A, steps=200):
    x = np.ones(len(A))
    for _ in range(steps):
        x = A @ x
        x /= np.linalg.norm(x)
    return x @ A @ x


def qr_eigenvalues(A, steps=300):
    for _ in range(steps):
        Q, R = np.linalg.qr(A)
        A = R @ Q
    return np.sort(np.diag(A))


def pca(X, k):
    Y = X - X.mean(axis=0)
    U, s, Vt = np.linalg.svd(Y, full_matrices=False)
    return s[:k] ** 2 / (s ** 2).sum(), Vt[:k]


def gram_schmidt(V):
    Q = np.zeros_like(V)
    for j in range(V.shape[1]):
        q = V[:, j] - Q[:, :j] @ (Q[:, :j].T @ V[:, j])
        Q[:, j] = q / np.linalg.norm(q)
    return Q


M = rng.standard_normal((6, 6))
S = M @ M.T + np.eye(6)
print(np.isclose(power_method(S), np.linalg.eigvalsh(S)[-1]), np.allclose(qr_eigenvalues(S), np.linalg.eigvalsh(S), rtol=1e-6))
X = rng.standard_normal((200, 3)) @ np.diag([5.0, 1.0, 0.2])
share, axes = pca(X, 2)
print(np.round(share, 2), np.round(np.abs(axes), 0).tolist())
Q = gram_schmidt(M)
print(np.allclose(Q.T @ Q, np.eye(6)))
F, H = np.array([[1.0, 1.0], [0.0, 1.0]]), np.array([[1.0, 0.0]])
x, P = np.zeros(2), np.eye(2) * 100
for k in range(30):
    x, P = F @ x, F @ P @ F.T + 0.01 * np.eye(2)
    K = P @ H.T @ np.linalg.inv(H @ P @ H.T + 0.5)
    x = x + K @ (np.array([0.5 * k]) - H @ x)
    P = (np.eye(2) - K @ H) @ P
print(np.round(x, 3), np.round(P, 4).tolist())
T = np.array([[0.9, 0.1, 0.0], [0.2, 0.7, 0.1], [0.1, 0.3, 0.6]])
w, v = np.linalg.eig(T.T)
pi = np.real(v[:, np.argmax(np.real(w))])
print(np.round(pi / pi.sum(), 6), np.round(np.linalg.matrix_power(T, 100)[0], 6))
beta = np.linalg.solve(X.T @ X + 0.1 * np.eye(3), X.T @ (X @ [1.0, -2.0, 3.0]))
print(np.round(beta, 2))
A = np.diag(np.full(9, 2.0)) + np.diag(np.full(8, -1.0), 1) + np.diag(np.full(8, -1.0), -1)
print(np.round(np.linalg.solve(A, np.ones(9)), 8), round(float(np.linalg.det(A)), 6), np.round(np.linalg.eigvalsh(A)[:3], 6))
