# oracle: python
# Convolution by sums over three axes of broadcasts, pooling by maxima over two.
import numpy as np
from numba import njit


@njit
def conv2d_bias(input, weights):
    K = weights.shape[0]
    N = input.shape[0]
    H_out = input.shape[1] - K + 1
    W_out = input.shape[2] - K + 1
    C_out = weights.shape[3]
    output = np.empty((N, H_out, W_out, C_out), dtype=np.float32)
    for i in range(H_out):
        for j in range(W_out):
            output[:, i, j, :] = np.sum(input[:, i:i + K, j:j + K, :, np.newaxis] * weights[np.newaxis, :, :, :], axis=(1, 2, 3))
    return output


@njit
def maxpool2d(x):
    output = np.empty([x.shape[0], x.shape[1] // 2, x.shape[2] // 2, x.shape[3]], dtype=x.dtype)
    for i in range(x.shape[1] // 2):
        for j in range(x.shape[2] // 2):
            output[:, i, j, :] = np.max(x[:, 2 * i:2 * i + 2, 2 * j:2 * j + 2, :], axis=(1, 2))
    return output


@njit
def relu(x):
    return np.maximum(x, 0)


@njit
def lenet(x, w1, b1, fc, fb):
    x = relu(conv2d_bias(x, w1) + b1)
    x = maxpool2d(x)
    x = np.reshape(x, (x.shape[0], x.shape[1] * x.shape[2] * x.shape[3]))
    x = relu(x @ fc + fb)
    return x


rng = np.random.RandomState(0)
x = rng.rand(2, 8, 8, 1).astype(np.float32)
w1 = rng.rand(3, 3, 1, 4).astype(np.float32)
r = lenet(x, w1, rng.rand(4).astype(np.float32), rng.rand(36, 5).astype(np.float32), rng.rand(5).astype(np.float32))
print(r.shape, r.dtype, round(float(r.sum()), 2))
print(maxpool2d(np.arange(64.0).reshape(2, 4, 4, 2)).tolist())
