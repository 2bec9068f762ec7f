"""numpy.polynomial.polynomial: power series by their coefficients, lowest power first, and the class Polynomial."""
import operator

import numpy as np
from numpy._polybase import Series


def _vector(c, trim=True):
    c = np.atleast_1d(np.asarray(c))
    if c.ndim != 1:
        raise ValueError("Coefficient array is not 1-d")
    if c.size == 0:
        raise ValueError("Coefficient array is empty")
    if c.dtype.kind in "biu":
        c = c.astype(np.float64)
    if trim:
        while len(c) > 1 and c[-1] == 0:
            c = c[:-1]
    return c


def _pair(a, b):
    a, b = _vector(a), _vector(b)
    t = np.result_type(a, b)
    return a.astype(t), b.astype(t)


def _points(x, c, tensor):
    """Points and coefficients that are ready for a recurrence: c may be of several dimensions."""
    c = np.array(c, ndmin=1)
    if c.dtype.kind in "biu":
        c = c + 0.0
    if isinstance(x, (tuple, list)):
        x = np.asarray(x)
    if isinstance(x, np.ndarray) and tensor:
        c = c.reshape(c.shape + (1,) * x.ndim)
    return x, c


# --- powers -----------------------------------------------------------------------------------------------------------------
def polyval(x, c, tensor=True):
    x, c = _points(x, c, tensor)
    r = c[-1] + x * 0
    for i in range(2, len(c) + 1):
        r = c[-i] + r * x
    return r


def polyval2d(x, y, c):
    return _nested(polyval, c, x, y)


def polyval3d(x, y, z, c):
    return _nested(polyval, c, x, y, z)


def _nested(value, c, *args):
    """c[i, j, …] x^i y^j …, point by point."""
    args = [np.asarray(a) for a in args]
    if not all(a.shape == args[0].shape for a in args[1:]):
        raise ValueError("x, y, z are incompatible" if len(args) == 3 else "x, y are incompatible")
    c = value(args[0], c)
    for a in args[1:]:
        c = value(a, c, tensor=False)
    return c


def polygrid2d(x, y, c):
    return _on_grid(polyval, c, x, y)


def polygrid3d(x, y, z, c):
    return _on_grid(polyval, c, x, y, z)


def _on_grid(value, c, *args):
    """The same for every combination of the arguments' points."""
    for a in args:
        c = value(a, c)
    return c


def polyvalfromroots(x, r, tensor=True):
    r = np.array(r, ndmin=1)
    if r.dtype.kind in "biu":
        r = r.astype(np.float64)
    if isinstance(x, (tuple, list)):
        x = np.asarray(x)
    if isinstance(x, np.ndarray):
        if tensor:
            r = r.reshape(r.shape + (1,) * x.ndim)
        elif x.ndim >= r.ndim:
            raise ValueError("x.ndim must be < r.ndim when tensor == False")
    return np.prod(x - r, axis=0)


polydomain, polyzero, polyone, polyx = np.array([-1.0, 1.0]), np.array([0]), np.array([1]), np.array([0, 1])


def polyline(off, scl):
    return np.array([off, scl]) if scl != 0 else np.array([off])


def polyadd(c1, c2):
    c1, c2 = _pair(c1, c2)
    n = max(len(c1), len(c2))
    r = np.zeros(n, c1.dtype)
    r[:len(c1)] = c1
    r[:len(c2)] += c2
    return _vector(r)


def polysub(c1, c2):
    return polyadd(c1, -_vector(c2))


def polymul(c1, c2):
    c1, c2 = _pair(c1, c2)
    return _vector(np.convolve(c1, c2))


def polymulx(c):
    c = _vector(c)
    if len(c) == 1 and c[0] == 0:
        return c
    return np.concatenate((np.zeros(1, c.dtype), c))


def polydiv(c1, c2):
    c1, c2 = _pair(c1, c2)
    if c2[-1] == 0:
        raise ZeroDivisionError
    n1, n2 = len(c1), len(c2)
    if n1 < n2:
        return c1[:1] * 0, c1
    if n2 == 1:
        return c1 / c2[-1], c1[:1] * 0
    lead, c2 = c2[-1], c2[:-1] / c2[-1]
    c1 = c1.copy()
    i, j = n1 - n2, n1 - 1
    while i >= 0:
        c1[i:j] -= c2 * c1[j]
        i -= 1
        j -= 1
    return c1[j + 1:] / lead, _vector(c1[:j + 1])


def polypow(c, pow, maxpower=None):
    c, power = _vector(c), int(pow)
    if power != pow or power < 0:
        raise ValueError("Power must be a non-negative integer.")
    if maxpower is not None and power > maxpower:
        raise ValueError("Power is too large")
    r = np.ones(1, c.dtype)
    for _ in range(power):
        r = np.convolve(r, c)
    return r


def polyder(c, m=1, scl=1, axis=0):
    c = np.array(c, ndmin=1)
    c = c + 0.0 if c.dtype.kind in "biu" else c
    m = operator.index(m)
    if m < 0:
        raise ValueError("The order of derivation must be non-negative")
    for _ in range(m):
        if len(c) == 1:
            return c[:1] * 0
        k = np.arange(1, len(c)).reshape((-1,) + (1,) * (c.ndim - 1))
        c = c[1:] * k * scl
    return c


def polyint(c, m=1, k=[], lbnd=0, scl=1, axis=0):
    c = np.array(c, ndmin=1)
    c = c + 0.0 if c.dtype.kind in "biu" else c
    k = list(k) if np.ndim(k) else [k]
    m = operator.index(m)
    if m < 0:
        raise ValueError("The order of integration must be non-negative")
    if len(k) > m:
        raise ValueError("Too many integration constants")
    k = k + [0] * (m - len(k))
    for i in range(m):
        c = c * scl
        if len(c) == 1 and np.all(c[0] == 0):
            c = c + k[i]
            continue
        r = np.empty((len(c) + 1,) + c.shape[1:], c.dtype)
        r[0] = c[0] * 0
        r[1:] = c / np.arange(1, len(c) + 1).reshape((-1,) + (1,) * (c.ndim - 1))
        r[0] += k[i] - polyval(lbnd, r)
        c = r
    return c


def polyvander(x, deg):
    x = np.array(x, ndmin=1) + 0.0
    return np.stack([x ** i if i else np.ones_like(x) for i in range(deg + 1)], axis=-1) if deg < 2 else _running_powers(x, deg)


def _running_powers(x, deg):
    v = np.empty(x.shape + (deg + 1,), x.dtype)
    v[..., 0] = 1
    v[..., 1] = x
    for i in range(2, deg + 1):
        v[..., i] = v[..., i - 1] * x
    return v


def polyfromroots(roots):
    roots = np.sort(_vector(roots, trim=False)) if len(roots) else np.zeros(0)
    r = np.ones(1)
    for z in roots:
        r = np.convolve(r, np.array([-z, 1.0]))
    return r


def polycompanion(c):
    c = _vector(c)
    if len(c) < 2:
        raise ValueError("Series must have maximum degree of at least 1.")
    n = len(c) - 1
    m = np.zeros((n, n), c.dtype)
    if n > 1:
        m[np.arange(1, n), np.arange(n - 1)] = 1
    m[:, -1] -= c[:-1] / c[-1]
    return m


def polyroots(c):
    c = _vector(c)
    if len(c) < 2:
        return np.array([], c.dtype)
    if len(c) == 2:
        return np.array([-c[0] / c[1]])
    r = np.linalg.eigvals(polycompanion(c)[::-1, ::-1])
    r.sort()
    return r


def polytrim(c, tol=0):
    c = _vector(c, trim=False)
    if tol < 0:
        raise ValueError("tol must be non-negative")
    found = np.flatnonzero(np.abs(c) > tol)
    return c[:found[-1] + 1].copy() if len(found) else c[:1] * 0


def _fit(vander, x, y, deg, rcond, full, w):
    x, y, deg = np.asarray(x) + 0.0, np.asarray(y) + 0.0, np.asarray(deg)
    if deg.ndim > 1 or deg.dtype.kind not in "iu" or deg.size == 0:
        raise TypeError("deg must be an int or non-empty 1-D array of int")
    if deg.min() < 0:
        raise ValueError("expected deg >= 0")
    if x.ndim != 1:
        raise TypeError("expected 1D vector for x")
    if x.size == 0:
        raise TypeError("expected non-empty vector for x")
    if y.ndim < 1 or y.ndim > 2:
        raise TypeError("expected 1D or 2D array for y")
    if len(x) != len(y):
        raise TypeError("expected x and y to have same length")
    kept = np.arange(int(deg) + 1) if deg.ndim == 0 else np.sort(deg)
    lhs, rhs = vander(x, int(kept[-1]))[:, kept], y
    if w is not None:
        w = np.asarray(w) + 0.0
        lhs = lhs * w[:, None]
        rhs = rhs * (w if y.ndim == 1 else w[:, None])
    if rcond is None:
        rcond = len(x) * np.finfo(x.dtype).eps
    scl = np.sqrt(np.square(lhs).sum(0))
    scl = np.where(scl == 0, 1.0, scl)
    c, resids, rank, s = np.linalg.lstsq(lhs / scl, rhs, rcond)
    c = (c.T / scl).T
    if deg.ndim > 0:
        full_c = np.zeros((int(kept[-1]) + 1,) + c.shape[1:], c.dtype)
        full_c[kept] = c
        c = full_c
    if rank != len(kept) and not full:
        import warnings
        warnings.warn("The fit may be poorly conditioned", np.exceptions.RankWarning, stacklevel=1)
    return (c, [resids, rank, s, rcond]) if full else c


def polyfit(x, y, deg, rcond=None, full=False, w=None):
    return _fit(polyvander, x, y, deg, rcond, full, w)


class Polynomial(Series):
    """p(x) = sum of coef[i] * u(x)**i."""
    _add, _sub, _mul, _div, _pow = staticmethod(polyadd), staticmethod(polysub), staticmethod(polymul), staticmethod(polydiv), staticmethod(polypow)
    _val, _int, _der, _fit = staticmethod(polyval), staticmethod(polyint), staticmethod(polyder), staticmethod(polyfit)
    _line, _roots, _fromroots = staticmethod(polyline), staticmethod(polyroots), staticmethod(polyfromroots)
    _interval = polydomain
