# oracle: python
# x.astype(dtype) of single numbers, as indices, labels and bits.
import numpy as np
from numba import njit


@njit
def one_hot(labels, n):
    out = np.zeros((labels.shape[0], n))
    for i in range(labels.shape[0]):
        out[i, labels[i, 0].astype(np.int64)] = 1
    return out


@njit
def narrow(x):
    return x[0].astype(np.uint8), x[1].astype(dtype=np.float32), x[2].astype(np.complex128), np.ceil(x[1]).astype(np.int32)


print(one_hot(np.array([[0.0], [2.0], [1.9]]), 3))
print([complex(v) for v in narrow(np.array([200.7, 1.25, -3.0]))])
