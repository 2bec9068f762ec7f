# size= in all its forms; the array forms draw the same stream as single numbers.
import numpy as np
from numba import njit


@njit
def forms(seed):
    np.random.seed(seed)
    a = np.random.random(4)
    b = np.random.uniform(-1.0, 1.0, 3)
    c = np.random.normal(10.0, 2.0, size=(2, 2))
    d = np.random.randint(1, 7, 5)
    e = np.random.rand(2, 3)
    f = np.random.standard_normal((2,))
    g = np.random.exponential(0.5, 2)
    h = np.random.poisson(3.0, (2, 2))
    return a, b, c, d, e, f, g, h


for part in forms(12345):
    print(part.dtype, part.shape)
    print(part)


@njit
def singles(seed, n):
    np.random.seed(seed)
    out = np.empty(n)
    for i in range(n):
        out[i] = np.random.random()
    return out


@njit
def at_once(seed, n):
    np.random.seed(seed)
    return np.random.random(n)


print((singles(3, 20) == at_once(3, 20)).all())
