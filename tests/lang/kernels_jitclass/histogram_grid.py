# A grid and an accumulator: 2-d arrays in fields, __getitem__/__setitem__ with tuples, a class used in prange.
import numpy as np
from numba import float64, int64, njit, prange
from numba.experimental import jitclass


@jitclass([('data', float64[:, ::1]), ('nx', int64), ('ny', int64)])
class Grid:
    def __init__(self, nx, ny):
        self.data = np.zeros((nx, ny))
        self.nx = nx
        self.ny = ny

    def __getitem__(self, ij):
        return self.data[ij[0] % self.nx, ij[1] % self.ny]

    def __setitem__(self, ij, v):
        self.data[ij[0] % self.nx, ij[1] % self.ny] = v

    def laplacian(self):
        out = Grid(self.nx, self.ny)
        for i in range(self.nx):
            for j in range(self.ny):
                out[i, j] = self[i + 1, j] + self[i - 1, j] + self[i, j + 1] + self[i, j - 1] - 4 * self[i, j]
        return out

    def __iadd__(self, other):
        self.data += other.data
        return self

    def __len__(self):
        return self.nx * self.ny


@njit
def diffuse(g, steps):
    for _ in range(steps):
        l = g.laplacian()
        l.data *= 0.1
        g += l
    return g.data.sum()


@njit(parallel=True)
def rows(g):
    out = np.zeros(g.nx)
    for i in prange(g.nx):
        s = 0.0
        for j in range(g.ny):
            s += g.data[i, j]
        out[i] = s
    return out


g = Grid(6, 5)
g[2, 3] = 100.0
g[8, -1] = 4.0
print(diffuse(g, 4), len(g))
print(np.round(g.data, 4))
print(np.round(rows(g), 6), g[2, 3] == g[8, 8])
