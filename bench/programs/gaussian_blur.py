"""A separable Gaussian filter of radius 4, edges left alone. image: (ny, nx) float32."""
import numpy as np
from numba import njit

from harness import measure


@njit(parallel=True)
def blur(image, weights):
    r = len(weights) // 2
    ny, nx = image.shape
    across = np.zeros((ny, nx - 2 * r), dtype=np.float32)
    for k in range(len(weights)):
        across += weights[k] * image[:, k:nx - 2 * r + k]
    down = np.zeros((ny - 2 * r, nx - 2 * r), dtype=np.float32)
    for k in range(len(weights)):
        down += weights[k] * across[k:ny - 2 * r + k, :]
    return down


def make(ny=800, nx=900):
    w = np.exp(-0.5 * (np.arange(-4, 5) / 2.0)**2)
    return np.random.RandomState(7).rand(ny, nx).astype(np.float32), (w / w.sum()).astype(np.float32)


if __name__ == "__main__":
    measure(blur, make)
