import numpy as np
from numba import njit, prange


@njit(parallel=True)
def step(u, new, r):
    n, m = u.shape
    for i in prange(1, n - 1):
        for j in range(1, m - 1):
            new[i, j] = u[i, j] + r * (u[i + 1, j] + u[i - 1, j] + u[i, j + 1] + u[i, j - 1] - 4.0 * u[i, j])


@njit(parallel=True)
def difference(a, b):
    worst = 0.0
    for i in prange(a.shape[0]):
        for j in range(a.shape[1]):
            worst = max(worst, abs(a[i, j] - b[i, j]))
    return worst


u = np.zeros((24, 24))
u[0, :] = 100.0
u[:, -1] = 50.0
new = u.copy()
for k in range(400):
    step(u, new, 0.25)
    if k % 100 == 99:
        print(k + 1, f"{difference(u, new):.9f}")
    u, new = new, u
print(np.round(u[::6, ::6], 4))
