import numpy as np
from numba import njit


@njit(boundscheck=True)
def life(g, steps):
    n, m = g.shape
    for s in range(steps):
        new = np.zeros_like(g)
        for i in range(n):
            for j in range(m):
                c = 0
                for di in (-1, 0, 1):
                    for dj in (-1, 0, 1):
                        if di != 0 or dj != 0:
                            c += g[(i + di) % n, (j + dj) % m]
                if c == 3 or (c == 2 and g[i, j] == 1):
                    new[i, j] = 1
        g[:] = new
    return g


def make(n, seed, dtype):
    v = (np.arange(n) * 7 + seed * 3) % 11
    kind = np.dtype(dtype).kind
    if kind == "b":
        v = v % 2
    if kind in "if":
        v = v - 4
    if kind == "c":
        v = v - 4 + 1j * (v % 3)
    if kind in "fc":
        v = v * 0.5
    return v.astype(dtype)


a = make(64, 1, np.bool_).reshape(8, 8)
print(life(a, 0))
print(a)
a = make(72, 3, np.int32).reshape(8, 9)
print(life(a, 3))
print(a)
a = make(72, 3, np.uint8).reshape(8, 9)
print(life(a, 3))
print(a)
