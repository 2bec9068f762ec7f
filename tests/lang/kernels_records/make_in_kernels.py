# New arrays of records inside kernels: np.zeros, np.empty, zeros_like, copy, sub-arrays, nested records, dtype arguments.
import numba
import numpy as np
from numba import njit, from_dtype

particle = np.dtype([("id", np.int32), ("pos", np.float64, (3,)), ("m", np.float32, (2, 2)), ("ok", np.bool_), ("z", np.complex128)], align=True)
point = np.dtype([("x", "f8"), ("y", "f4")])
segment = np.dtype([("a", point), ("b", point), ("tag", "i2")])


@njit
def make(n):
    a = np.zeros(n, dtype=particle)
    for i in range(n):
        a[i].id = i * 10
        for j in range(3):
            a[i].pos[j] = i + j * 0.5
        a[i]["m"][1, 0] = i
        a[i].ok = i % 2 == 0
        a[i].z = i + 1j
    return a


@njit
def grid(n, dt):
    a = np.zeros((n, 2), dt)
    a[1, 1].x = 5
    a["y"][:] = 2.5
    b = np.zeros_like(a)
    c = a.copy()
    c[0, 0].x = 99
    return a, b, c, a.dtype == b.dtype


@njit
def segments(n):
    a = np.empty(n, segment)
    for i in range(n):
        a[i].a.x, a[i].a.y = i, -i
        a[i].b.x, a[i].b.y = 2 * i, 0
        a[i].tag = i + 100
    return a, a[1].b.x, len(a), a.size, a.ndim, a.shape


@njit(numba.float64(from_dtype(point)[:]))
def total(a):
    s = 0.0
    for r in a:
        s += r.x + r.y
    return s


@njit
def scratch(n):  # made, used and dropped inside
    best = 0.0
    for k in range(n):
        work = np.zeros(4, point)
        for i in range(4):
            work[i].x = (i * k) % 5
            work[i].y = work[i].x / 2
        best = max(best, work["x"].sum() + work["y"].max())
    return best


r = make(3)
print(r, r.dtype == particle)
for x in grid(2, point):
    print(x)
print(*segments(3))
print(total(np.array([(1, 2), (3.5, 4)], dtype=point)))
print(scratch(50))
print(make(0).shape)
