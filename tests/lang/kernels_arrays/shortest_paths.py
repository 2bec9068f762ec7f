# oracle: python
# Floyd and Warshall by the outer sum of a column and a row.
import numpy as np
from numba import njit


@njit
def floyd(path):
    for k in range(path.shape[0]):
        path[:] = np.minimum(path[:], np.add.outer(path[:, k], path[k, :]))
    return path


rng = np.random.RandomState(1)
p = rng.randint(1, 20, (6, 6))
print(floyd(p.copy()), floyd(p.astype(np.float64))[2])
