# image filters by stencils: a blur with a kernel passed whole, edges, a maximum filter
import numpy as np
from numba import stencil, njit


@stencil(standard_indexing=("w",))
def filter3(img, w):
    s = 0.0
    for i in range(-1, 2):
        for j in range(-1, 2):
            s += img[i, j] * w[i + 1, j + 1]
    return s


@stencil
def sobel(img):
    gx = img[-1, 1] + 2 * img[0, 1] + img[1, 1] - img[-1, -1] - 2 * img[0, -1] - img[1, -1]
    gy = img[1, -1] + 2 * img[1, 0] + img[1, 1] - img[-1, -1] - 2 * img[-1, 0] - img[-1, 1]
    return abs(gx) + abs(gy)


@stencil
def largest(img):
    return max(img[0, 0], max(max(img[0, 1], img[0, -1]), max(img[1, 0], img[-1, 0])))


@njit
def pipeline(img):
    return largest(sobel(img))


img = (np.arange(30) % 7).reshape(5, 6).astype(np.float64)
try:
    print(filter3(img, np.ones((3, 3)) / 9)[1:-1, 1:-1])
except Exception as e:
    print(type(e).__name__)
print(sobel(img))
print(largest(img))
print(pipeline(img))
