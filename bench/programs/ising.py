"""The Ising model by Metropolis updates of a chequerboard, with given random numbers. spins: (n, n) int64."""
import numpy as np
from numba import njit

from harness import measure


@njit(parallel=True)
def ising(spins, draws, colour, beta):
    n = spins.shape[0]
    padded = np.empty((n + 2, n + 2), dtype=np.int64)
    for t in range(draws.shape[0]):
        padded[1:-1, 1:-1] = spins
        padded[0, 1:-1] = spins[-1]
        padded[-1, 1:-1] = spins[0]
        padded[1:-1, 0] = spins[:, -1]
        padded[1:-1, -1] = spins[:, 0]
        around = padded[:-2, 1:-1] + padded[2:, 1:-1] + padded[1:-1, :-2] + padded[1:-1, 2:]
        accept = draws[t] < np.exp(-2.0 * beta * spins * around)
        flip = accept & (colour == t % 2)
        spins = np.where(flip, -spins, spins)
    return spins


def make(n=200, sweeps=20):
    rng = np.random.RandomState(27)
    i = np.arange(n)
    return rng.choice(np.array([-1, 1]), (n, n)), rng.rand(sweeps, n, n), (i.reshape(-1, 1) + i) % 2, 0.44


if __name__ == "__main__":
    measure(ising, make)
