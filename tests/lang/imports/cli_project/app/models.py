import random
import numpy as np
from numba import njit


@njit
def neighbours(cells, i, j):
    n, m = cells.shape
    s = 0
    for di in range(-1, 2):
        for dj in range(-1, 2):
            if di != 0 or dj != 0:
                s += cells[(i + di) % n, (j + dj) % m]
    return s


@njit
def evolve(cells):
    out = np.zeros_like(cells)
    for i in range(cells.shape[0]):
        for j in range(cells.shape[1]):
            k = neighbours(cells, i, j)
            if k == 3 or (k == 2 and cells[i, j] == 1):
                out[i, j] = 1
    return out


class Grid:
    def __init__(self, cells):
        self.cells = cells

    @classmethod
    def random(cls, size, seed):
        rng = random.Random(seed)
        return cls(np.array([[rng.randint(0, 1) for _ in range(size)] for _ in range(size)]))

    def step(self):
        return Grid(evolve(self.cells))

    def alive(self):
        return int(self.cells.sum())
