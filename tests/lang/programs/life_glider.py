import numpy as np
import numba
from numba import njit

@njit
def life_step(X):
    """Game of life step using generator expressions."""
    Y = np.zeros_like(X)
    n, m = X.shape
    for i in range(n):
        for j in range(m):
            nbrs = 0
            for di in range(-1, 2):
                for dj in range(-1, 2):
                    if di or dj:
                        nbrs += X[(i + di) % n, (j + dj) % m]
            Y[i, j] = 1 if (nbrs == 3 or (X[i, j] and nbrs == 2)) else 0
    return Y

def life_step_roll(X):
    nbrs_count = sum(np.roll(np.roll(X, i, 0), j, 1)
                     for i in (-1, 0, 1) for j in (-1, 0, 1)
                     if (i != 0 or j != 0))
    return (nbrs_count == 3) | (X & (nbrs_count == 2))

glider = np.array([[0, 1, 0], [0, 0, 1], [1, 1, 1]])
X = np.zeros((8, 10), dtype=int)
X[:3, :3] = glider
X[5:, 6:9] ^= glider[::-1]
for t in range(8):
    Y = life_step(X)
    assert np.array_equal(Y, life_step_roll(X).astype(int)), t
    X = Y
for row in X:
    print(*("O" if v else "." for v in row), sep="")
print(np.argwhere(X).tolist(), np.count_nonzero(X))
print(np.flatnonzero(X), X.any(axis=0).tolist())
