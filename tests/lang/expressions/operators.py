# Whole-array expressions of several operators over arrays that are large enough to be computed block by block.
import numpy as np

rng = np.random.default_rng(7)
n = 40007
a, b, c, d = (rng.integers(-64, 64, n) / 8.0 for _ in range(4))
i = rng.integers(-50, 50, n)
u = rng.integers(0, 200, n).astype(np.uint8)
f = a.astype(np.float32)
z = a + 1j * b


def show(name, r):
    r = np.asarray(r)
    q = np.ascontiguousarray(r).view(np.uint8).ravel()
    print(name, r.dtype, r.shape, r.strides, int(np.sum(q.astype(np.int64) * (np.arange(q.size) % 251 + 1))))


show("chain", a * b + c * d - 2)
show("shared", (a + b) * (a + b) - (a + b))
show("unary", -(a * b) + abs(c - d) - +a)
show("power", (a * b) ** 2 + (a * a) ** 0.5 + (i + 1) ** 2)
show("compare", (a > 0) & (b < 1) | (c == d))
show("not", ~((a > b) ^ (c >= d)))
show("where", np.where(a > b, a * 2, b / 4))
show("where ints", np.where((i & 1) == 0, i * 3, 0) + 1)
show("where of numbers", np.where(a * 2 > b, 1, -1))
show("nested calls", np.maximum(np.abs(a * b), np.floor(c + d)) * 2)
show("mixed", i * 0.5 + f * 2 - u)
show("float32", (f * 2 + 1) / 4 - f)
show("uint8", u * 2 + 1)
show("int bits", (i & 7) | (i << 1) ^ 3)
show("floor", (i // 7) * (i % 5) - i)
show("bool sum", (a > 0) + (b > 0) + (c > 0))
show("complex", z * 2 - np.conj(z) + 1)
show("numpy scalars", a * np.float32(2) + np.int8(3))
show("many", a + b - c + d - a + b - c + d - a + b - c + d - a + b - c + d - a + b - c + d - a + b - c + d - a + b - c + d - a + b - c + d)
A, B = a[:40000].reshape(200, 200), b[:40000].reshape(200, 200)
row, column = c[:200], d[:200, None]
show("rows", A * row + B * column - 1)
show("small times large", (row * 2 + 1) * A - (column - 1))
show("outer", (row + 1) * (column - 2) + row * column)
show("transposed", (A + B).T * 2 + B.T)
show("F order", A.T * B.T - A.T)
show("mixed order", A.T * 2 + B - 1)
show("steps", a[::2] * 2 + b[::-2] - c[1::2][0])
show("columns", A[:, ::3] * 2 - B[:, 1::3][:, :67])
T = a[:36000].reshape(30, 30, 40)
show("three axes", T.transpose(2, 0, 1) * 2 + T.transpose(2, 0, 1) * c[:30])
show("thin", a[:39999].reshape(13333, 3) * d[:3] + b[:13333, None] - 1)
show("fortran thin", np.asfortranarray(a[:39999].reshape(3, 13333)).T * 2 + 1)
show("slices", a[1:-1] * 2 - a[2:] - a[:-2])
show("attribute", z.real * z.imag + z.real)
show("index", a[i + 60] * 2 + b[np.abs(i)])
m = a * 2 > b
show("mask", a[(a > 0) & m])
for k in range(3):
    t = a * k + b
    t = t * t - t
    show("loop", t + k)
