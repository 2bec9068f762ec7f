import numpy as np
from numba import njit


@njit
def standardise(x):
    x = x.copy()
    for j in range(x.shape[1]):
        x[:, j] -= x[:, j].mean()
        x[:, j] /= x[:, j].std()
    return x


@njit
def softmax(x):
    e = np.exp(x - x.max())
    return e / e.sum()


@njit
def relu(x):
    return np.maximum(x, 0.0)


@njit
def pairwise(x):
    n = x.shape[0]
    d = np.zeros((n, n))
    for i in range(n):
        for j in range(n):
            d[i, j] = np.sqrt(np.sum((x[i] - x[j]) ** 2))
    return d


@njit
def blur(img):
    out = img.copy()
    out[1:-1, 1:-1] = (img[:-2, 1:-1] + img[2:, 1:-1] + img[1:-1, :-2] + img[1:-1, 2:] + img[1:-1, 1:-1]) / 5.0
    return out


@njit
def outliers(x, k):
    z = (x - np.mean(x)) / np.std(x)
    return x[np.abs(z) > k], np.sum(np.abs(z) > k)


@njit
def shift(a):
    a[1:] = a[:-1] + 1
    a[:-1] += a[1:]
    a[::2] = -a[::2]
    return a


@njit
def horner(c, x):
    r = np.zeros_like(x)
    for k in range(len(c) - 1, -1, -1):
        r = r * x + c[k]
    return r


@njit
def broadcast(a, b):
    return a[:, None] * b[None, :] + a[:, None], (a[:, np.newaxis] < b).sum()


x = np.array([[1.0, 2.0], [3.0, 5.0], [-2.0, 0.5], [4.0, 4.0]])
print(np.round(standardise(x), 8))
print(np.round(softmax(x[:, 0]), 8), relu(x - 1.0))
print(np.round(pairwise(x), 8))
print(blur(np.arange(25.0).reshape(5, 5) ** 2))
print(outliers(np.array([1.0, 1.1, 0.9, 1.0, 9.0]), 1.5))
print(shift(np.arange(7)))
print(horner(np.array([1.0, -2.0, 3.0]), np.linspace(0.0, 1.0, 5)))
print(broadcast(np.arange(3.0), np.arange(4.0)))
try:
    relu(np.ones(2)) + horner(np.ones(2), np.ones(3))
except ValueError as e:
    print(e)
