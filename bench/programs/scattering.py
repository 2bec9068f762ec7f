"""Self-energies as in electron-phonon scattering: small products summed over grids. g: (e, n, n) complex128."""
import numpy as np
from numba import njit

from harness import measure


@njit(parallel=True)
def scattering(g, d, out):
    ne = g.shape[0]
    for e in range(ne):
        for w in range(d.shape[0]):
            if e - w >= 0:
                out[e] += g[e - w] @ d[w]
    return out


def make(ne=60, nw=12, n=12):
    rng = np.random.RandomState(24)
    c = lambda *s: rng.rand(*s) + 1j * rng.rand(*s)
    return c(ne, n, n), c(nw, n, n), np.zeros((ne, n, n), dtype=np.complex128)


if __name__ == "__main__":
    measure(scattering, make)
