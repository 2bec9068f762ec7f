import numpy as np
from numba import njit

@njit(fastmath=True)
def _accumulated(x, y, window=-1):
    n, m = len(x), len(y)
    if window < 0:
        window = max(n, m)
    w = max(window, abs(n - m))
    D = np.full((n + 1, m + 1), np.inf)
    D[0, 0] = 0.
    for i in range(1, n + 1):
        for j in range(max(1, i - w), min(m, i + w) + 1):
            cost = (x[i - 1] - y[j - 1]) ** 2
            D[i, j] = cost + min(D[i - 1, j], D[i, j - 1], D[i - 1, j - 1])
    return D[1:, 1:]

@njit()
def _path(D):
    i, j = D.shape[0] - 1, D.shape[1] - 1
    path = [(i, j)]
    while path[-1] != (0, 0):
        i, j = path[-1]
        if i == 0:
            path.append((0, j - 1))
        elif j == 0:
            path.append((i - 1, 0))
        else:
            arr = np.array([D[i - 1][j - 1], D[i - 1][j], D[i][j - 1]])
            argmin = np.argmin(arr)
            if argmin == 0:
                path.append((i - 1, j - 1))
            elif argmin == 1:
                path.append((i - 1, j))
            else:
                path.append((i, j - 1))
    return path[::-1]

def dtw(x, y, **kw):
    D = _accumulated(np.asarray(x, dtype=float), np.asarray(y, dtype=float), kw.get("window", -1))
    return _path(D), np.sqrt(D[-1, -1])

t = np.linspace(0, 2 * np.pi, 12)
path, d = dtw(np.sin(t).round(3), np.cos(t).round(3))
print(path)
print(round(float(d), 6))
path, d = dtw([1, 2, 3, 3, 4], [1, 1, 2, 4], window=2)
print(path, d)
