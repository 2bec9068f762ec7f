import numpy as np
from numba import njit


@njit
def like(x):
    out = np.zeros(3, dtype=x.dtype)
    out[0] = x[0]
    out[1] = x.dtype.type(7)
    return out


@njit
def made(n, dtype):
    return np.zeros(n, dtype=dtype), np.ones(n, dtype)


@njit
def kinds(x):
    if isinstance(x, int):
        return 1
    elif isinstance(x, float):
        return 2
    elif isinstance(x, (complex, tuple)):
        return 3
    return 4


@njit
def scalars(x):
    return x.itemsize == 8, x.itemsize, x.ndim


for dt in (np.int8, np.float32, np.float64, np.complex128):
    a = np.array([1, 2], dtype=dt)
    r = like(a)
    print(r.dtype, r, scalars(a))
for x in (1, 2.5, 1j, (1, 2), None, np.zeros(1)):
    print(kinds(x))


@njit
def item(a):
    return a.item() + 1, np.float64(2.5).item()


print(item(np.array([41])), item(np.array([[4.5]])))
try:
    item(np.array([1, 2]))
except ValueError as e:
    print("ValueError")
