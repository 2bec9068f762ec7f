import numpy as np

grid = np.zeros((8, 8), dtype=int)
grid[1, 2] = grid[2, 3] = grid[3, 1] = grid[3, 2] = grid[3, 3] = 1
for step in range(4):
    n = sum(np.roll(np.roll(grid, i, 0), j, 1) for i in (-1, 0, 1) for j in (-1, 0, 1) if i or j)
    grid = ((n == 3) | ((grid == 1) & (n == 2))).astype(int)
print(grid)
print("\n".join("".join("#" if c else "." for c in row) for row in grid))
