# oracle: python
# Newton steps, least squares and inverses in kernels; singular and badly shaped systems raise.
import numpy as np
from numba import njit


@njit
def newton(x, steps):
    for _ in range(steps):
        f = np.array([x[0] ** 2 + x[1] ** 2 - 4.0, x[0] * x[1] - 1.0])
        j = np.array([[2.0 * x[0], 2.0 * x[1]], [x[1], x[0]]])
        x = x - np.linalg.solve(j, f)
    return x


@njit
def normal(X, y):
    return np.linalg.inv(X.T @ X) @ (X.T @ y)


@njit
def fit(X, y):
    c, res, rank, s = np.linalg.lstsq(X, y)
    return c, res, rank, s


@njit
def pseudo(a):
    return np.linalg.pinv(a)


@njit
def solve(a, b):
    return np.linalg.solve(a, b)


@njit
def power(a, n):
    return np.linalg.matrix_power(a, n)


print(np.round(newton(np.array([2.0, 0.3]), 8), 10))
t = np.linspace(0.0, 1.0, 12)
X = np.stack((np.ones(12), t, t * t)).T.copy()
y = 1.0 + 2.0 * t - t * t + 0.01 * np.cos(9 * t)
c, res, rank, s = fit(X, y)
print(np.round(normal(X, y), 6), np.round(c, 6), np.round(res, 8), rank, np.round(s, 5))
c, res, rank, s = fit(X, np.stack((y, t)).T.copy())
print(np.round(c[:, 0], 6), np.round(np.abs(c[:, 1]), 6), res.shape, rank)
print(np.round(pseudo(X) @ y, 6), pseudo(np.ones((2, 3))).round(6).tolist())
a = np.array([[3.0, 1.0], [1.0, 2.0]])
print(solve(a, np.array([9.0, 8.0])), solve(a, np.eye(2)).round(6).tolist(), solve(a.astype(np.float32), np.float32([9, 8])).dtype)
print(solve(a + 1j, np.array([1.0 + 0j, 2.0])).round(6), power(a, 5).tolist(), power(a, 0).tolist(), power(a, -1).round(6).tolist(), power(a, 1).tolist())
for f in (lambda: solve(np.ones((2, 2)), np.ones(2)), lambda: solve(np.ones((2, 3)), np.ones(2)), lambda: newton(np.zeros(2), 1), lambda: normal(np.ones((4, 2)), np.ones(4)),
          lambda: solve(a, np.ones(3)), lambda: power(np.ones((2, 3)), 2)):
    try:
        print(f())
    except ValueError as e:
        print("error", isinstance(e, ValueError))
