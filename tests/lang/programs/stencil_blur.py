import numpy as np
from numba import stencil, njit, prange

@stencil
def kernel1(a):
    return 0.25 * (a[0, 1] + a[1, 0] + a[0, -1] + a[-1, 0])

@stencil(neighborhood=((-2, 2),), cval=-1.0)
def kernel2(a):
    cumul = 0
    for i in range(-2, 3):
        cumul += a[i]
    return cumul / 5

@njit(parallel=True)
def blur(img, iters):
    for _ in range(iters):
        img = kernel1(img)
    return img

@njit(parallel=True)
def box(img, r):
    h, w = img.shape
    out = np.zeros_like(img)
    for y in prange(h):
        for x in range(w):
            s = 0.0
            c = 0
            for dy in range(-r, r + 1):
                for dx in range(-r, r + 1):
                    yy, xx = y + dy, x + dx
                    if yy < 0 or yy >= h or xx < 0 or xx >= w:
                        continue
                    s += img[yy, xx]
                    c += 1
            out[y, x] = s / c
    return out

a = np.arange(36, dtype=float).reshape(6, 6)
print(kernel1(a))
print(blur(a ** 2 % 7, 2))
print(kernel2(np.arange(10)))
print(np.round(box(a ** 2 % 11, 1), 3))
