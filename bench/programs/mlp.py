"""A perceptron of three layers, inference with softmax. x: (n, d) float64."""
import numpy as np
from numba import njit

from harness import measure


@njit(parallel=True)
def relu(x):
    return np.maximum(x, 0)


@njit(parallel=True)
def softmax(x):
    out = np.empty_like(x)
    for i in range(x.shape[0]):
        e = np.exp(x[i] - np.max(x[i]))
        out[i] = e / np.sum(e)
    return out


@njit(parallel=True)
def mlp(x, w1, b1, w2, b2, w3, b3):
    x = relu(x @ w1 + b1)
    x = relu(x @ w2 + b2)
    return softmax(x @ w3 + b3)


def make(n=1000, d=64, h=128, o=10):
    rng = np.random.RandomState(42)
    return (rng.rand(n, d), rng.rand(d, h) - 0.5, rng.rand(h), rng.rand(h, h) - 0.5, rng.rand(h), rng.rand(h, o) - 0.5, rng.rand(o))


if __name__ == "__main__":
    measure(mlp, make)
