from time import perf_counter
import numpy as np
from numba import jit

@jit(nopython=True, cache=True)
def topple(grid, threshold=4):
    rows, cols = grid.shape
    unstable = True
    count = 0
    while unstable:
        unstable = False
        for i in range(rows):
            for j in range(cols):
                if grid[i, j] >= threshold:
                    unstable = True
                    q, r = divmod(grid[i, j], threshold)
                    grid[i, j] = r
                    count += q
                    for di, dj in ((0, 1), (1, 0), (0, -1), (-1, 0)):
                        ii, jj = i + di, j + dj
                        if 0 <= ii < rows and 0 <= jj < cols:
                            grid[ii, jj] += q
    return count

def show(grid, palette=" .:#"):
    return "\n".join("".join(palette[c] for c in row) for row in grid)

t0 = perf_counter()
g = np.zeros((15, 31), dtype=np.uint32)
g[7, 15] = 900
n = topple(g)
elapsed = perf_counter() - t0
assert elapsed >= 0
print("topplings:", n, type(n).__name__)
print(show(g))
vals, counts = np.unique(g, return_counts=True)
print(dict(zip(vals.tolist(), counts.tolist())))
