"""Primes below n by strided stores."""
import numpy as np
from numba import njit

from harness import measure


@njit(parallel=True)
def sieve(n):
    flags = np.ones(n, dtype=np.bool_)
    flags[:2] = False
    flags[4::2] = False
    for p in range(3, int(n**0.5) + 1, 2):
        if flags[p]:
            flags[p * p::2 * p] = False
    return np.flatnonzero(flags)


def make():
    return (3000000,)


if __name__ == "__main__":
    measure(sieve, make)
