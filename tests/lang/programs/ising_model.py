import numpy as np
import numba as nb
from numba import njit, prange

@njit
def update(lattice, i, j, beta):
    n, m = lattice.shape
    s = lattice[i, j]
    nb_sum = (lattice[(i + 1) % n, j] + lattice[(i - 1) % n, j]
              + lattice[i, (j + 1) % m] + lattice[i, (j - 1) % m])
    dE = 2 * s * nb_sum
    if dE <= 0 or np.random.random() < np.exp(-beta * dE):
        lattice[i, j] = -s

@njit
def sweep(lattice, beta, n_sweeps, seed):
    np.random.seed(seed)
    n, m = lattice.shape
    mags = np.empty(n_sweeps, dtype=np.float64)
    for k in range(n_sweeps):
        for _ in range(n * m):
            update(lattice, np.random.randint(n), np.random.randint(0, m), beta)
        mags[k] = np.abs(lattice.mean())
    return mags

@njit
def init(n, m):
    np.random.seed(7)
    return np.random.choice(np.array([-1, 1]), size=(n, m)).astype(np.int8)

def main():
    lat = init(16, 20)
    print(lat.dtype, lat.shape, lat.sum())
    for T in (1.5, 2.27, 4.0):
        l = lat.copy()
        m = sweep(l, 1.0 / T, 30, 42)
        print(f"T={T:<5} <|m|>={m.mean():.4f} last={m[-1]:.4f}")
        print("".join("#" if v > 0 else "." for v in l[0]))

main()
