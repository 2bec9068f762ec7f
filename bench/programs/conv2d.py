"""A convolution layer with bias. x: (n, h, w, c), weights: (k, k, c, o) float32."""
import numpy as np
from numba import njit

from harness import measure


@njit(parallel=True)
def conv2d(x, weights, bias):
    k = weights.shape[0]
    n, h, w = x.shape[0], x.shape[1] - k + 1, x.shape[2] - k + 1
    out = np.empty((n, h, w, weights.shape[3]), dtype=np.float32)
    flat = np.ascontiguousarray(weights).reshape(k * k * weights.shape[2], weights.shape[3])
    for i in range(h):
        for j in range(w):
            patch = np.ascontiguousarray(x[:, i:i + k, j:j + k, :]).reshape(n, k * k * weights.shape[2])
            out[:, i, j, :] = patch @ flat + bias
    return np.maximum(out, np.float32(0.0))


def make(n=8, h=32, c=3, o=16, k=5):
    rng = np.random.RandomState(26)
    return rng.rand(n, h, h, c).astype(np.float32), (rng.rand(k, k, c, o) - 0.5).astype(np.float32), rng.rand(o).astype(np.float32)


if __name__ == "__main__":
    measure(conv2d, make)
