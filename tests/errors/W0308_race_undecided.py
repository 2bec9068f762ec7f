# quern check --races
from numba import njit, prange


@njit(parallel=True)
def scatter(out, where, values):
    for i in prange(len(values)):
        out[where[i]] = values[i]
