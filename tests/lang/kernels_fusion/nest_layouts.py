# oracle: python
# One row function serves every layout: rows gathered, scattered, repeated, read at offsets, and written over.
import numpy as np
from numba import njit


@njit
def stencil(out, u, c):
    out[1:-1, 1:-1] = u[1:-1, 2:] - u[1:-1, :-2] + c * u[2:, 1:-1] + u[:-2, 1:-1] * u[1:-1, 1:-1]


@njit
def in_place(u):
    u[1:-1, 1:-1] = 0.25 * (u[1:-1, 2:] + u[1:-1, :-2] + u[2:, 1:-1] + u[:-2, 1:-1])


@njit
def red_black(u):
    u[1:-1:2, 1:-1:2] = 0.5 * (u[1:-1:2, 2::2] + u[1:-1:2, :-2:2]) + u[:-2:2, 1:-1:2]
    u[2::2, ::3] = u[1:-1:2, ::3] - u[2::2, ::3]


@njit
def narrow(out, u):  # views of two columns beside repeated ones
    out[:, :] = u[:, 1:] * 2.0 + u[:, :1] + u[0:1, :-1]


@njit
def shift(a, k):
    a[:-1] = a[1:] + a[:-1] * 0.5 - a[:1]
    a[1:] = a[:-1] + a[1:] * 0.5 + k
    a[::-1] = a * 2.0 - a[:1] + k


@njit
def outer(out, a, b):
    out[:, :] = a[:, None] * b + a[:, None] - b[None, :]


@njit
def back(out, a, step):
    out[::-1, ::step] = a[::-1, ::step] * 2.0 + a[:, ::step] - 1.0


@njit
def planes(v, w):
    v[:, 1, :] = w[:, :, 0] + w[:, 1, :] * v[:, 0, :] - v[:, 1, :]


u = np.cos(np.arange(63.0) * 0.7).reshape(7, 9)
for a in (u, np.asfortranarray(u), u[::-1, ::-1], np.repeat(u, 2, axis=1)[:, ::2], u.T.copy().T):
    for make in (np.zeros_like, lambda x: np.zeros((9, 7)).T, lambda x: np.zeros((14, 18))[::2, ::-2]):
        out = make(u)
        stencil(out, a, 0.3)
        print(round(float(out.sum()), 9), round(float((out * u).sum()), 9))
    b = a.copy()
    in_place(b)
    red_black(b)
    print(round(float((b * u).sum()), 9))
    out = np.zeros((7, 8))
    back(out, a[:, :8], 3)
    print(round(float((out * u[:, 1:]).sum()), 9))

for n in (2, 3, 5):
    out = np.zeros((4, n - 1))
    narrow(out, np.arange(4.0 * n).reshape(4, n))
    print(out.tolist())
out = np.zeros((4, 6))
narrow(out, np.arange(8.0).reshape(4, 2))
print(out.tolist())

for n in (1, 2, 3, 1100):
    a = np.arange(float(n)) % 7
    shift(a, 1.5)
    b = (np.arange(2.0 * n) % 7)[::2]
    shift(b, 1.5)
    print(round(float(a.sum()), 6), round(float((a * np.arange(n)).sum()), 6), round(float(b.sum()), 6))

for x, y in ((3, 4), (1, 1), (2, 700)):
    out = np.zeros((x, y))
    outer(out, np.arange(float(x)), np.arange(float(y)))
    print(out[0, 0], out[-1, -1], out.sum())
    outer(out.T, np.arange(float(y)), np.arange(float(x)))
    print(out[0, 0], out[-1, -1], out.sum())

v, w = np.arange(24.0).reshape(2, 3, 4), np.arange(32.0).reshape(2, 4, 4)
planes(v, w)
print(v.tolist())
