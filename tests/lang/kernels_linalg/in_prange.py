# oracle: python
# Linear algebra inside prange: each iteration its own system; the same result as in order, and the smallest failure is raised.
import numpy as np
from numba import njit, prange


@njit(parallel=True)
def solve_all(As, bs):
    out = np.empty(bs.shape)
    for i in prange(len(As)):
        out[i] = np.linalg.solve(As[i], bs[i])
    return out


@njit(parallel=True)
def products(As, Bs):
    out = np.zeros((len(As), As.shape[1], Bs.shape[2]))
    for i in prange(len(As)):
        out[i] = As[i] @ Bs[i]
    return out


@njit
def in_order(As, Bs):
    out = np.zeros((len(As), As.shape[1], Bs.shape[2]))
    for i in range(len(As)):
        out[i] = As[i] @ Bs[i]
    return out


@njit(parallel=True)
def spectra(As):
    tops = np.empty(len(As))
    for i in prange(len(As)):
        tops[i] = np.linalg.eigvalsh(As[i] @ As[i].T)[-1]
    return tops


n, m = 300, 6
As = (np.arange(n * m * m) * 7 % 23 / 5.0).reshape(n, m, m) + 8 * np.eye(m)
bs = (np.arange(n * m) % 13 - 6.0).reshape(n, m)
x = solve_all(As, bs)
print(np.abs((As @ x[:, :, None])[:, :, 0] - bs).max() < 1e-9)
print(bool((products(As, As) == in_order(As, As)).all()), np.allclose(products(As, As), As @ As))
print(np.allclose(spectra(As), np.linalg.norm(As, 2, axis=(1, 2)) ** 2))
As[200] = 0
As[77] = 0
try:
    solve_all(As, bs)
except np.linalg.LinAlgError as e:
    print(type(e).__name__)
