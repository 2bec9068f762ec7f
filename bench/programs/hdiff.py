"""Horizontal diffusion of a weather model with a flux limiter. in_field: (ni+4, nj+4, nk) float64."""
import numpy as np
from numba import njit

from harness import measure


@njit(parallel=True)
def hdiff(in_field, out_field, coeff):
    ni, nj, nk = out_field.shape[0], out_field.shape[1], out_field.shape[2]
    lap = 4.0 * in_field[1:ni + 3, 1:nj + 3, :] - (in_field[2:ni + 4, 1:nj + 3, :] + in_field[0:ni + 2, 1:nj + 3, :]
                                                  + in_field[1:ni + 3, 2:nj + 4, :] + in_field[1:ni + 3, 0:nj + 2, :])
    res = lap[1:, 1:nj + 1, :] - lap[:-1, 1:nj + 1, :]
    flx = np.where(res * (in_field[2:ni + 3, 2:nj + 2, :] - in_field[1:ni + 2, 2:nj + 2, :]) > 0, 0, res)
    res = lap[1:ni + 1, 1:, :] - lap[1:ni + 1, :-1, :]
    fly = np.where(res * (in_field[2:ni + 2, 2:nj + 3, :] - in_field[2:ni + 2, 1:nj + 2, :]) > 0, 0, res)
    out_field[:, :, :] = in_field[2:ni + 2, 2:nj + 2, :] - coeff * (flx[1:, :, :] - flx[:-1, :, :] + fly[:, 1:, :] - fly[:, :-1, :])
    return out_field


def make(ni=96, nj=96, nk=64):
    rng = np.random.RandomState(42)
    return rng.rand(ni + 4, nj + 4, nk), np.zeros((ni, nj, nk)), rng.rand(ni, nj, nk)


if __name__ == "__main__":
    measure(hdiff, make)
