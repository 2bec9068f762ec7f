"""Conway's game of life on a torus without its rim. grid: (n, n) int32."""
import numpy as np
from numba import njit

from harness import measure


@njit(parallel=True)
def life(grid, steps):
    for _ in range(steps):
        alive = (grid[:-2, :-2] + grid[:-2, 1:-1] + grid[:-2, 2:] + grid[1:-1, :-2] + grid[1:-1, 2:]
                 + grid[2:, :-2] + grid[2:, 1:-1] + grid[2:, 2:])
        birth = (alive == 3) & (grid[1:-1, 1:-1] == 0)
        survive = ((alive == 2) | (alive == 3)) & (grid[1:-1, 1:-1] == 1)
        grid[1:-1, 1:-1] = np.where(birth | survive, 1, 0)
    return grid


def make(n=512):
    grid = (np.random.RandomState(3).rand(n, n) < 0.35).astype(np.int32)
    return grid, 20


if __name__ == "__main__":
    measure(life, make)
