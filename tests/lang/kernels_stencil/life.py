import numpy as np
from numba import stencil, njit


@stencil
def neighbours(g):
    return (g[-1, -1] + g[-1, 0] + g[-1, 1] + g[0, -1] + g[0, 1] + g[1, -1] + g[1, 0] + g[1, 1])


@stencil
def rule(g):
    n = g[-1, -1] + g[-1, 0] + g[-1, 1] + g[0, -1] + g[0, 1] + g[1, -1] + g[1, 0] + g[1, 1]
    if g[0, 0] == 1:
        if n == 2 or n == 3:
            return 1
        return 0
    return 1 if n == 3 else 0


@njit
def steps(grid, n):
    for _ in range(n):
        grid = rule(grid)
    return grid


g = np.zeros((6, 6), dtype=np.int64)
g[1, 2] = g[2, 3] = g[3, 1] = g[3, 2] = g[3, 3] = 1
print(neighbours(g))
for k in range(4):
    print(steps(g, k).sum(), (steps(g, k) * np.arange(36).reshape(6, 6)).sum())
