"""Series of Chebyshev, Legendre, Hermite and Laguerre polynomials: values and Gauss quadratures (the rest is numpy._families)."""
import operator

import numpy as np
from numpy.polynomial.polynomial import _points


# --- other families: values by their recurrences (Clenshaw) ---------------------------------------------------------------------
def _clenshaw(x, c, tensor, step):
    """step(n, x, c0, c1, c_i): the next pair, from the top."""
    x, c = _points(x, c, tensor)
    if len(c) == 1:
        c0, c1 = c[0], 0
    elif len(c) == 2:
        c0, c1 = c[0], c[1]
    else:
        n, c0, c1 = len(c), c[-2], c[-1]
        for i in range(3, len(c) + 1):
            n -= 1
            c0, c1 = step(n, x, c0, c1, c[-i])
    return x, c0, c1


def chebval(x, c, tensor=True):
    x, c0, c1 = _clenshaw(x, c, tensor, lambda n, x, c0, c1, ci: (ci - c1, c0 + c1 * (2 * x)))
    return c0 + c1 * x


def legval(x, c, tensor=True):
    x, c0, c1 = _clenshaw(x, c, tensor, lambda n, x, c0, c1, ci: (ci - c1 * ((n - 1) / n), c0 + c1 * x * ((2 * n - 1) / n)))
    return c0 + c1 * x


def hermval(x, c, tensor=True):
    x, c0, c1 = _clenshaw(x, c, tensor, lambda n, x, c0, c1, ci: (ci - c1 * (2 * (n - 1)), c0 + c1 * (x * 2)))
    return c0 + c1 * (x * 2)


def hermeval(x, c, tensor=True):
    x, c0, c1 = _clenshaw(x, c, tensor, lambda n, x, c0, c1, ci: (ci - c1 * (n - 1), c0 + c1 * x))
    return c0 + c1 * x


def lagval(x, c, tensor=True):
    x, c0, c1 = _clenshaw(x, c, tensor, lambda n, x, c0, c1, ci: (ci - (c1 * (n - 1)) / n, c0 + (c1 * ((2 * n - 1) - x)) / n))
    return c0 + c1 * (1 - x)


# --- quadratures: eigenvalues of the Jacobi matrix, and one Newton step ------------------------------------------------------------
def _degree(deg):
    n = operator.index(deg)
    if n <= 0:
        raise ValueError("deg must be a positive integer")
    return n


def _nodes(n, diagonal, beside):
    m = np.zeros((n, n))
    i = np.arange(n)
    m[i, i] = diagonal
    m[i[1:], i[:-1]] = m[i[:-1], i[1:]] = beside
    return np.linalg.eigvalsh(m)


def leggauss(deg):
    """Points and weights of Gauss and Legendre on [-1, 1]."""
    n = _degree(deg)
    k = np.arange(1, n)
    x = _nodes(n, 0.0, k / np.sqrt(4.0 * k * k - 1))
    p, d = _legendre(n, x)
    x = x - p / d
    x = (x - x[::-1]) / 2
    p, d = _legendre(n, x)
    w = 2 / ((1 - x * x) * d * d)
    w = (w + w[::-1]) / 2
    return x, w * (2.0 / w.sum())


def _legendre(n, x):
    """The polynomial of degree n and its derivative."""
    a, b = np.ones_like(x), x
    for k in range(2, n + 1):
        a, b = b, ((2 * k - 1) * x * b - (k - 1) * a) / k
    return b, n * (x * b - a) / (x * x - 1)


def hermgauss(deg):
    """Points and weights of Gauss and Hermite: for exp(-x**2) on the real line."""
    n = _degree(deg)
    x = _nodes(n, 0.0, np.sqrt(np.arange(1, n) / 2.0))
    x = x - _hermite(n, x) / (np.sqrt(2.0 * n) * _hermite(n - 1, x))
    x = (x - x[::-1]) / 2
    w = 1 / _hermite(n - 1, x) ** 2
    w = (w + w[::-1]) / 2
    return x, w * (np.sqrt(np.pi) / w.sum())


def _hermite(n, x):
    """Normalised, so that nothing overflows."""
    a, b = np.zeros_like(x), np.full_like(x, np.pi ** -0.25)
    for k in range(n):
        a, b = b, x * np.sqrt(2.0 / (k + 1)) * b - np.sqrt(k / (k + 1.0)) * a
    return b


def hermegauss(deg):
    x, w = hermgauss(deg)
    return x * np.sqrt(2.0), w * np.sqrt(2.0)


def laggauss(deg):
    """Points and weights of Gauss and Laguerre: for exp(-x) on [0, inf)."""
    n = _degree(deg)
    k = np.arange(n)
    x = _nodes(n, 2.0 * k + 1, k[1:] * 1.0)
    unit, below = np.eye(n + 1)[n], np.eye(n)[n - 1]
    x = x - lagval(x, unit) * x / (n * (lagval(x, unit) - lagval(x, below)))
    f = lagval(x, below)
    f = f / np.abs(f).max()
    d = n * (lagval(x, unit) - lagval(x, below)) / x
    d = d / np.abs(d).max()
    w = 1 / (f * d)
    return x, w / w.sum()


def chebgauss(deg):
    n = _degree(deg)
    return np.cos(np.pi * np.arange(1, 2 * n, 2) / (2.0 * n)), np.ones(n) * (np.pi / n)


def chebpts1(npts):
    n = int(npts)
    if n != npts:
        raise ValueError("npts must be integer")
    if n < 1:
        raise ValueError("npts must be >= 1")
    return np.sin(0.5 * np.pi / n * np.arange(-n + 1, n + 1, 2))


def chebpts2(npts):
    n = int(npts)
    if n != npts:
        raise ValueError("npts must be integer")
    if n < 2:
        raise ValueError("npts must be >= 2")
    return np.cos(np.linspace(-np.pi, 0, n))
