"""Luminance, contrast stretch and gamma of a colour image. image: (ny, nx, 3) uint8."""
import numpy as np
from numba import njit

from harness import measure


@njit(parallel=True)
def develop(image, gamma):
    rgb = image / 255.0
    luminance = 0.2126 * rgb[:, :, 0] + 0.7152 * rgb[:, :, 1] + 0.0722 * rgb[:, :, 2]
    low, high = luminance.min(), luminance.max()
    stretched = np.clip((rgb - low) / (high - low), 0.0, 1.0)
    return (255.0 * stretched**gamma + 0.5).astype(np.uint8)


def make(ny=400, nx=600):
    return np.random.RandomState(14).randint(20, 220, (ny, nx, 3)).astype(np.uint8), 1 / 2.2


if __name__ == "__main__":
    measure(develop, make)
