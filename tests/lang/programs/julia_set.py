import numpy as np
from numba import njit, prange, complex128, int64


@njit(int64(complex128, complex128, int64))
def escape(z, c, limit):
    for i in range(limit):
        if z.real * z.real + z.imag * z.imag > 4.0:
            return i
        z = z * z + c
    return limit


@njit(parallel=True)
def julia(width, height, c, limit):
    out = np.empty((height, width), dtype=np.int32)
    for y in prange(height):
        for x in range(width):
            out[y, x] = escape(complex(-1.6 + 3.2 * x / (width - 1), -1.1 + 2.2 * y / (height - 1)), c, limit)
    return out


picture = julia(60, 20, -0.4 + 0.6j, 60)
for row in picture:
    print("".join(" .:-=+*#%@"[min(v // 4, 9)] for v in row))
print(int(picture.sum()), int(picture.max()))
