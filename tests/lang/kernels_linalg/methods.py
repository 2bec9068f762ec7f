# oracle: python
# Algorithms as people write them: conjugate gradients, power method, PCA, Kalman filter, a neural layer, Gauss-Newton.
import numpy as np
from numba import njit


@njit
def conjugate_gradients(A, b, tol):
    x = np.zeros_like(b)
    r = b - A @ x
    p = r.copy()
    rs = r @ r
    steps = 0
    while np.sqrt(rs) > tol and steps < 1000:
        Ap = A @ p
        alpha = rs / (p @ Ap)
        x += alpha * p
        r -= alpha * Ap
        new = r @ r
        p = r + (new / rs) * p
        rs = new
        steps += 1
    return x, steps


@njit
def pca(X, k):
    mean = np.zeros(X.shape[1])
    for i in range(X.shape[0]):
        mean += X[i] / X.shape[0]
    Y = X - mean
    w, v = np.linalg.eigh(Y.T @ Y / (X.shape[0] - 1))
    return w[::-1][:k], Y @ v[:, ::-1][:, :k]


@njit
def kalman(zs, F, H, Q, R):
    x = np.zeros((2, 1))
    P = np.eye(2) * 100.0
    for z in zs:
        x = F @ x
        P = F @ P @ F.T + Q
        S = H @ P @ H.T + R
        K = P @ H.T @ np.linalg.inv(S)
        x = x + K @ (z - H @ x)
        P = (np.eye(2) - K @ H) @ P
    return x, P


@njit
def layer(X, W1, b1, W2, b2):
    h = np.maximum(X @ W1 + b1, 0.0)
    s = h @ W2 + b2
    e = np.exp(s)
    out = np.empty_like(e)
    for i in range(len(e)):
        out[i] = e[i] / e[i].sum()
    return out


@njit
def gauss_newton(t, y, c, steps):
    for _ in range(steps):
        e = np.exp(-c[1] * t)
        J = np.empty((len(t), 2))
        J[:, 0] = e
        J[:, 1] = -c[0] * t * e
        r = y - c[0] * e
        c = c + np.linalg.solve(J.T @ J, J.T @ r)
    return c


n = 40
A = 2 * np.eye(n) - np.eye(n, k=1) - np.eye(n, k=-1)
x, steps = conjugate_gradients(A, np.ones(n), 1e-10)
print(np.allclose(A @ x, 1.0), steps <= n + 5)
X = (np.arange(600) * 37 % 101 / 25.0).reshape(200, 3) * np.array([4.0, 1.0, 0.25])
w, p = pca(X, 2)
print(np.round(w, 5), np.round(np.abs(p[0]), 4), p.shape)
x, P = kalman(np.arange(20) * 0.5, np.array([[1.0, 1.0], [0.0, 1.0]]), np.array([[1.0, 0.0]]), 0.01 * np.eye(2), np.array([[0.5]]))
print(np.round(x.ravel(), 4), np.round(P, 5).tolist())
W1, W2 = np.cos(np.arange(12.0)).reshape(3, 4), np.sin(np.arange(8.0)).reshape(4, 2)
print(np.round(layer(X[:5], W1, np.zeros(4), W2, np.ones(2)), 6).tolist())
t = np.linspace(0, 2, 30)
print(np.round(gauss_newton(t, 3.0 * np.exp(-1.3 * t), np.array([2.5, 1.0]), 10), 6))
