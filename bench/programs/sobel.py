"""Edges by Sobel's operator with a threshold. image: (ny, nx) float64."""
import numpy as np
from numba import njit

from harness import measure


@njit(parallel=True)
def sobel(image, threshold):
    gx = (image[:-2, 2:] + 2 * image[1:-1, 2:] + image[2:, 2:]) - (image[:-2, :-2] + 2 * image[1:-1, :-2] + image[2:, :-2])
    gy = (image[2:, :-2] + 2 * image[2:, 1:-1] + image[2:, 2:]) - (image[:-2, :-2] + 2 * image[:-2, 1:-1] + image[:-2, 2:])
    strength = np.hypot(gx, gy)
    top = strength.max()
    return np.where(strength > threshold * top, np.arctan2(gy, gx), 0.0)


def make(ny=700, nx=900):
    return np.random.RandomState(13).rand(ny, nx), 0.5


if __name__ == "__main__":
    measure(sobel, make)
