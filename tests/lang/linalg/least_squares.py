# Fits: lstsq with one and several right sides, rank-deficient and wide systems, pinv.
import numpy as np
from numpy.linalg import lstsq, pinv, LinAlgError

t = np.linspace(0, 1, 9)
y = 2.0 - 3.0 * t + 0.5 * t ** 2 + 0.01 * np.cos(20 * t)
V = np.vander(t, 3)
c, res, rank, s = lstsq(V, y, rcond=None)
print(np.round(c, 6), np.round(res, 8), rank, np.round(s, 6))
Y = np.column_stack([y, t, np.sin(t)])
C, res, rank, s = lstsq(V, Y, rcond=None)
print(C.shape, np.round(C[:, 1], 8) + 0.0, np.round(res, 8) + 0.0, rank)
wide = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
x, res, rank, s = lstsq(wide, np.array([1.0, 2.0]), rcond=None)
print(np.round(x, 8), res, res.shape, rank, np.round(s, 6))
low = np.array([[1.0, 1.0], [2.0, 2.0], [3.0, 3.0]])
x, res, rank, s = lstsq(low, np.array([1.0, 2.0, 3.1]), rcond=None)
print(np.round(x, 8), res.shape, rank)
m, q = lstsq(np.vstack([t, np.ones(len(t))]).T, y)[0]
print(round(float(m), 6), round(float(q), 6))
print(lstsq(np.array([[2, 0], [0, 4], [1, 1]]), [2, 4, 2])[0].round(8), lstsq(V.astype(np.float32), y.astype(np.float32))[0].dtype)
P = pinv(V)
print(P.shape, np.allclose(V @ P @ V, V), np.allclose(P @ y, c), np.round(pinv(low), 6).tolist())
print(pinv(np.stack([wide, wide * 2])).shape, np.round(pinv(np.diag([1.0, 1e-20])), 6).tolist(), np.allclose(pinv(np.eye(2) * 1j), np.eye(2) * -1j))
print(np.allclose(pinv(np.array([[2.0, 1.0], [1.0, 2.0]]), hermitian=True), np.linalg.inv([[2.0, 1.0], [1.0, 2.0]])), pinv(np.zeros((2, 3))).tolist())
for f in (lambda: lstsq(V, np.ones(4)), lambda: lstsq(np.ones(3), y), lambda: pinv(np.ones(3)), lambda: pinv(V, rcond=1, rtol=2)):
    try:
        print(f())
    except (LinAlgError, ValueError) as e:
        print(type(e).__name__, e)
