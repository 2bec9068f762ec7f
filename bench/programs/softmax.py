"""Softmax over the last axis of attention scores. x: (n, h, s, s) float32."""
import numpy as np
from numba import njit

from harness import measure


@njit(parallel=True)
def softmax(x):
    out = np.empty_like(x)
    for i in range(x.shape[0]):
        for j in range(x.shape[1]):
            for k in range(x.shape[2]):
                row = x[i, j, k]
                e = np.exp(row - np.max(row))
                out[i, j, k] = e / np.sum(e)
    return out


def make(n=4, h=8, s=128):
    return (np.random.RandomState(28).rand(n, h, s, s).astype(np.float32),)


if __name__ == "__main__":
    measure(softmax, make)
