# oracle: python
# Normalisation along the last axis with keepdims, and over the first.
import numpy as np
from numba import njit


@njit
def softmax(x):
    tmp_max = np.max(x, axis=-1, keepdims=True)
    tmp_out = np.exp(x - tmp_max)
    tmp_sum = np.sum(tmp_out, axis=-1, keepdims=True)
    return tmp_out / tmp_sum


@njit
def batchnorm2d(x, eps=1e-5):
    mean = np.mean(x, axis=0, keepdims=True)
    std = np.std(x, axis=0, keepdims=True)
    return (x - mean) / np.sqrt(std + eps)


x = np.random.RandomState(0).rand(2, 3, 4, 5)
print(softmax(x).round(9).tolist())
print(batchnorm2d(x).sum(axis=(1, 2, 3)).round(6), batchnorm2d(x).dtype)
