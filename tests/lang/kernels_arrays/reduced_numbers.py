# oracle: python
# Reductions of numbers, arrays made by np.ndarray, and out, ddof and keepdims by position.
import numpy as np
from numba import njit


@njit
def energy(mass, velocity):
    total = np.ndarray(3, dtype=np.float64)
    total[0] = 0.5 * np.sum(np.sum(mass * velocity**2))
    total[1] = np.max(np.abs(velocity).max()) + np.mean(np.float64(3))
    total[2] = np.std(4.5) + np.prod(2.5, axis=None) + np.argmax(7.0)
    return total


@njit
def flags(x):
    return np.any(x > 2), np.all(x > 2), np.sum(x > 2), np.min(x), np.count_nonzero(x)


@njit
def table(n):
    t = np.ndarray((n, 2), np.int64)
    for i in range(n):
        t[i] = i, i * i
    return t


@njit
def spread(a):
    out = np.empty(a.shape[1])
    np.sum(a, 0, None, out)
    np.max(a, 0, out)
    return out, a.var(1, None, None, 1), a.std(None, None, None, 1), np.var(a, 0, None, None, 1, True), a.min(1, None, True)


v = np.arange(12.0).reshape(4, 3) - 3
print(energy(np.ones((4, 1)) * 2, v))
print([float(v) for v in flags(3)], [float(v) for v in flags(1.5)])
print(table(4))
for part in spread(v**2):
    print(part)
