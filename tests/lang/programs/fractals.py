from timeit import default_timer as timer
import numpy as np
from numba import jit, njit, prange, vectorize, uint32, f8, u4

@jit
def mandel(x, y, max_iters):
    """
    Given the real and imaginary parts of a complex number,
    determine if it is a candidate for membership in the Mandelbrot set.
    """
    i = 0
    c = complex(x, y)
    z = 0.0j
    for i in range(max_iters):
        z = z * z + c
        if (z.real * z.real + z.imag * z.imag) >= 4:
            return i
    return 255

@jit
def create_fractal(min_x, max_x, min_y, max_y, image, iters):
    height = image.shape[0]
    width = image.shape[1]
    pixel_size_x = (max_x - min_x) / width
    pixel_size_y = (max_y - min_y) / height
    for x in range(width):
        real = min_x + x * pixel_size_x
        for y in range(height):
            imag = min_y + y * pixel_size_y
            color = mandel(real, imag, iters)
            image[y, x] = color
    return image

@vectorize([u4(f8, f8, u4)])
def julia(x, y, n):
    z = x + 1j * y
    for k in range(n):
        if abs(z) > 2:
            return k
        z = z**2 - 0.4 + 0.6j
    return n

@njit(parallel=True)
def burning_ship(h, w, maxit):
    img = np.zeros((h, w), dtype=np.uint16)
    for i in prange(h):
        cy = -1.8 + 2.4 * i / h
        for j in range(w):
            cx = -2.2 + 3.4 * j / w
            x = y = 0.0
            n = 0
            while x * x + y * y <= 4.0 and n < maxit:
                x, y = x * x - y * y + cx, 2 * abs(x * y) + cy
                n += 1
            img[i, j] = n
    return img

image = np.zeros((40 * 2, 75 * 2), dtype=np.uint8)
s = timer()
create_fractal(-2.0, 1.0, -1.0, 1.0, image, 20)
e = timer()
print(e > s, image.sum(), image.dtype, image.max())
for row in image[::8, ::4]:
    print("".join(" .:-=+*#%@"[min(9, v // 2)] for v in row))
X, Y = np.meshgrid(np.linspace(-1.5, 1.5, 7), np.linspace(-1, 1, 5))
print(julia(X, Y, np.uint32(50)))
b = burning_ship(30, 40, 64)
print(b.sum(dtype=np.int64), b[10:13, 5:15].tolist())
