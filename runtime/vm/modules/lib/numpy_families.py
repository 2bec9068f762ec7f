"""Arithmetic of Chebyshev, Legendre, Hermite and Laguerre series, and their classes. A family is described by what x times a
basis polynomial is, by one step of Clenshaw's recurrence, and by derivative, integral and companion matrix."""
import operator

import numpy as np
from numpy import _series
from numpy._polybase import Series
from numpy.polynomial.polynomial import (_fit, _nested, _on_grid, _pair, _vector, polyadd, polymulx, polysub, polytrim)


# --- x times a series ---------------------------------------------------------------------------------------------------------
def _product_with_x(above, same, below):
    """x * basis_i = above(i) basis_i+1 + same(i) basis_i + below(i) basis_i-1"""
    def mulx(c):
        c = _vector(c)
        if len(c) == 1 and c[0] == 0:
            return c
        r = np.zeros(len(c) + 1, c.dtype)
        for i in range(len(c)):
            r[i + 1] += c[i] * above(i)
            if same(i):
                r[i] += c[i] * same(i)
            if i:
                r[i - 1] += c[i] * below(i)
        return r
    return mulx


# --- derivatives and integrals ------------------------------------------------------------------------------------------------
def _cheb_der(c):
    n = len(c) - 1
    r, c = np.empty(n, c.dtype), c.copy()
    for j in range(n, 2, -1):
        r[j - 1] = (2 * j) * c[j]
        c[j - 2] += (j * c[j]) / (j - 2)
    if n > 1:
        r[1] = 4 * c[2]
    r[0] = c[1]
    return r


def _cheb_int(c):
    r = np.zeros(len(c) + 1, c.dtype)
    r[1] = c[0]
    if len(c) > 1:
        r[2] = c[1] / 4
    for j in range(2, len(c)):
        r[j + 1] = c[j] / (2 * (j + 1))
        r[j - 1] -= c[j] / (2 * (j - 1))
    return r


def _leg_der(c):
    n = len(c) - 1
    r, c = np.empty(n, c.dtype), c.copy()
    for j in range(n, 2, -1):
        r[j - 1] = (2 * j - 1) * c[j]
        c[j - 2] += c[j]
    if n > 1:
        r[1] = 3 * c[2]
    r[0] = c[1]
    return r


def _leg_int(c):
    r = np.zeros(len(c) + 1, c.dtype)
    r[1] = c[0]
    for j in range(1, len(c)):
        t = c[j] / (2 * j + 1)
        r[j + 1] = t
        if j > 1:
            r[j - 1] -= t
    return r


def _lag_der(c):
    n = len(c) - 1
    r, c = np.empty(n, c.dtype), c.copy()
    for j in range(n, 1, -1):
        r[j - 1] = -c[j]
        c[j - 1] += c[j]
    r[0] = -c[1]
    return r


def _lag_int(c):
    r = np.zeros(len(c) + 1, c.dtype)
    r[:-1] = c
    r[1:] -= c
    return r


# --- companion matrices -------------------------------------------------------------------------------------------------------
def _banded(n, beside, diagonal=None):
    m = np.zeros((n, n))
    i = np.arange(n - 1)
    m[i, i + 1] = m[i + 1, i] = beside
    if diagonal is not None:
        m[np.arange(n), np.arange(n)] = diagonal
    return m


def _cheb_companion(c):
    n = len(c) - 1
    beside = np.full(n - 1, 0.5)
    beside[0] = np.sqrt(0.5)
    scl = np.array([1.0] + [np.sqrt(0.5)] * (n - 1))
    m = _banded(n, beside)
    m[:, -1] -= (c[:-1] / c[-1]) * (scl / scl[-1]) * 0.5
    return m


def _leg_companion(c):
    n = len(c) - 1
    scl = 1.0 / np.sqrt(2 * np.arange(n) + 1)
    m = _banded(n, np.arange(1, n) * scl[:n - 1] * scl[1:n])
    m[:, -1] -= (c[:-1] / c[-1]) * (scl / scl[-1]) * (n / (2 * n - 1))
    return m


def _herm_companion(c):
    n = len(c) - 1
    scl = np.cumprod(np.hstack((1.0, 1.0 / np.sqrt(2.0 * np.arange(n - 1, 0, -1)))))[::-1]
    m = _banded(n, np.sqrt(0.5 * np.arange(1, n)))
    m[:, -1] -= scl * c[:-1] / (2.0 * c[-1])
    return m


def _herme_companion(c):
    n = len(c) - 1
    scl = np.cumprod(np.hstack((1.0, 1.0 / np.sqrt(np.arange(n - 1, 0, -1)))))[::-1]
    m = _banded(n, np.sqrt(np.arange(1, n)))
    m[:, -1] -= scl * c[:-1] / c[-1]
    return m


def _lag_companion(c):
    n = len(c) - 1
    m = _banded(n, -np.arange(1, n), 2.0 * np.arange(n) + 1.0)
    m[:, -1] += (c[:-1] / c[-1]) * n
    return m


# --- families -----------------------------------------------------------------------------------------------------------------
def _one(i):
    return 1.0


def _none(i):
    return 0


_table = {
    # prefix: class, letter, domain, line, mulx, first (of basis_1), Clenshaw's (c0, c1) with x·c1 as t, der, int, companion, root of a line
    "cheb": ("Chebyshev", "T", [-1, 1], lambda o, s: [o, s], _product_with_x(lambda i: 0.5 if i else 1, _none, lambda i: 0.5),
             lambda n, add, sub, c1, t, ci, c0: (sub(ci, c1), add(c0, t * 2)), lambda add, sub, c0, c1, t: add(c0, t),
             _cheb_der, _cheb_int, _cheb_companion, lambda c: -c[0] / c[1]),
    "leg": ("Legendre", "P", [-1, 1], lambda o, s: [o, s],
            _product_with_x(lambda i: (i + 1) / (2 * i + 1), _none, lambda i: i / (2 * i + 1)),
            lambda n, add, sub, c1, t, ci, c0: (sub(ci, c1 * ((n - 1) / n)), add(c0, t * ((2 * n - 1) / n))), lambda add, sub, c0, c1, t: add(c0, t),
            _leg_der, _leg_int, _leg_companion, lambda c: -c[0] / c[1]),
    "herm": ("Hermite", "H", [-1, 1], lambda o, s: [o, s / 2], _product_with_x(lambda i: 0.5, _none, lambda i: i),
             lambda n, add, sub, c1, t, ci, c0: (sub(ci, c1 * (2 * (n - 1))), add(c0, t * 2)), lambda add, sub, c0, c1, t: add(c0, t * 2),
             lambda c: 2 * np.arange(1, len(c)) * c[1:], lambda c: np.concatenate(([0.0 * c[0]], c / (2.0 * np.arange(1, len(c) + 1)))),
             _herm_companion, lambda c: -0.5 * c[0] / c[1]),
    "herme": ("HermiteE", "He", [-1, 1], lambda o, s: [o, s], _product_with_x(_one, _none, lambda i: i),
              lambda n, add, sub, c1, t, ci, c0: (sub(ci, c1 * (n - 1)), add(c0, t)), lambda add, sub, c0, c1, t: add(c0, t),
              lambda c: np.arange(1, len(c)) * c[1:], lambda c: np.concatenate(([0.0 * c[0]], c / np.arange(1, len(c) + 1))),
              _herme_companion, lambda c: -c[0] / c[1]),
    "lag": ("Laguerre", "L", [0, 1], lambda o, s: [o + s, -s], _product_with_x(lambda i: -(i + 1), lambda i: 2 * i + 1, lambda i: -i),
            lambda n, add, sub, c1, t, ci, c0: (sub(ci, (c1 * (n - 1)) / n), add(c0, sub((2 * n - 1) * c1, t) / n)),
            lambda add, sub, c0, c1, t: add(c0, sub(c1, t)), _lag_der, _lag_int, _lag_companion, lambda c: 1 + c[0] / c[1]),
}


def _clenshaw(c, mulx, step, last, unit):
    """The sum of c[i] basis_i(x), where mulx is the product with x of whatever the sum is made of."""
    if len(c) == 1:
        return c[0] * unit
    c0, c1 = c[-2] * unit, c[-1] * unit
    for n in range(len(c) - 1, 1, -1):
        c0, c1 = step(n, polyadd, polysub, c1, mulx(c1), c[n - 2] * unit, c0)
    return last(polyadd, polysub, c0, c1, mulx(c1))


def _divided(mul, c1, c2):
    c1, c2 = _pair(c1, c2)
    if c2[-1] == 0:
        raise ZeroDivisionError
    if len(c1) < len(c2):
        return c1[:1] * 0, c1
    if len(c2) == 1:
        return c1 / c2[-1], c1[:1] * 0
    quo, rem = np.empty(len(c1) - len(c2) + 1, c1.dtype), c1
    for i in range(len(c1) - len(c2), -1, -1):
        p = mul([0] * i + [1], c2)
        q = rem[-1] / p[-1]
        rem = rem[:-1] - q * p[:-1]
        quo[i] = q
    return quo, _vector(rem)


def _from_roots(line, mul, roots):
    p = [np.array(line(-r, 1.0)) for r in np.sort(_vector(roots, trim=False))] if len(roots) else [np.ones(1)]
    while len(p) > 1:
        half, odd = divmod(len(p), 2)
        q = [mul(p[i], p[i + half]) for i in range(half)]
        if odd:
            q[0] = mul(q[0], p[-1])
        p = q
    return p[0]


def _along(f, c, axis):
    c = np.array(c, ndmin=1)
    c = c + 0.0 if c.dtype.kind in "biu" else c
    return f(c) if c.ndim == 1 else np.apply_along_axis(f, axis, c)


def _family(prefix):
    name, letter, domain, line, mulx, step, last, der1, int1, companion, root = _table[prefix]
    value = getattr(_series, prefix + "val")

    def vander(x, deg):
        x = np.array(x, ndmin=1) + 0.0
        deg = operator.index(deg)
        if deg < 0:
            raise ValueError("deg must be non-negative")
        return np.stack([value(x, np.eye(deg + 1)[i]) for i in range(deg + 1)], axis=-1)

    def fit(x, y, deg, rcond=None, full=False, w=None):
        return _fit(vander, x, y, deg, rcond, full, w)

    def mul(c1, c2):
        c1, c2 = _pair(c1, c2)
        if prefix == "cheb":
            a, b = (np.concatenate((c[:0:-1] / 2, c[:1], c[1:] / 2)) for c in (c1, c2))
            z = np.convolve(a, b)[len(c1) + len(c2) - 2:]
            z[1:] *= 2
            return _vector(z)
        short, other = (c2, c1) if len(c1) > len(c2) else (c1, c2)
        return _vector(_clenshaw(short, mulx, step, last, other))

    def power(c, pow, maxpower=16):
        c = _vector(c)
        if int(pow) != pow or pow < 0:
            raise ValueError("Power must be a non-negative integer.")
        if maxpower is not None and pow > maxpower:
            raise ValueError("Power is too large")
        r = np.ones(1, c.dtype) if pow == 0 else c
        for _ in range(2, int(pow) + 1):
            r = mul(r, c)
        return r

    def der(c, m=1, scl=1, axis=0):
        m = operator.index(m)
        if m < 0:
            raise ValueError("The order of derivation must be non-negative")

        def one(c):
            if m >= len(c):
                return c[:1] * 0
            for _ in range(m):
                c = der1(c * scl)
            return c
        return _along(one, c, axis)

    def integral(c, m=1, k=[], lbnd=0, scl=1, axis=0):
        m = operator.index(m)
        k = list(k) if np.ndim(k) else [k]
        if m < 0:
            raise ValueError("The order of integration must be non-negative")
        if len(k) > m:
            raise ValueError("Too many integration constants")
        k = k + [0] * (m - len(k))

        def one(c):
            for i in range(m):
                c = c * scl
                if len(c) == 1 and c[0] == 0:
                    c = c + k[i]
                else:
                    c = int1(c)
                    c[0] += k[i] - value(lbnd, c)
            return c
        return _along(one, c, axis)

    def matrix(c):
        c = _vector(c)
        if len(c) < 2:
            raise ValueError("Series must have maximum degree of at least 1.")
        return np.array([[root(c)]]) if len(c) == 2 else companion(c)

    def roots(c):
        c = _vector(c)
        if len(c) < 2:
            return np.array([], c.dtype)
        if len(c) == 2:
            return np.array([root(c)])
        r = np.linalg.eigvals(companion(c)[::-1, ::-1])
        r.sort()
        return r

    def to_poly(c):
        return _clenshaw(_vector(c, trim=False), polymulx, step, last, np.ones(1)) if len(c) > 1 else _vector(c, trim=False)

    def from_poly(pol):
        r = np.zeros(1)
        for p in _vector(pol)[::-1]:
            r = polyadd(mulx(r), p)
        return r

    def one_line(off, scl):
        return np.array(line(off, scl)) if scl != 0 else np.array([off])

    def from_roots(roots):
        return _from_roots(one_line, mul, roots)

    def div(c1, c2):
        return _divided(mul, c1, c2)

    out = {"val": value, "vander": vander, "fit": fit, "add": polyadd, "sub": polysub, "mulx": mulx, "mul": mul, "div": div, "pow": power,
           "der": der, "int": integral, "companion": matrix, "roots": roots, "fromroots": from_roots, "line": one_line, "trim": polytrim,
           "domain": np.array(domain, float), "zero": np.array([0]), "one": np.array([1]), "x": np.array(line(0, 1)),
           "val2d": lambda x, y, c: _nested(value, c, x, y), "val3d": lambda x, y, z, c: _nested(value, c, x, y, z),
           "grid2d": lambda x, y, c: _on_grid(value, c, x, y), "grid3d": lambda x, y, z, c: _on_grid(value, c, x, y, z)}
    methods = {"_" + k: staticmethod(out[k]) for k in ("val", "fit", "add", "sub", "mul", "div", "pow", "der", "int", "roots", "fromroots", "line")}
    cls = type(name, (Series,), dict(methods, _interval=out["domain"], basis_name=letter, __module__="numpy.polynomial.%s" % (
        {"cheb": "chebyshev", "leg": "legendre", "herm": "hermite", "herme": "hermite_e", "lag": "laguerre"}[prefix])))
    names = {prefix + k: f for k, f in out.items()}
    for k, f in names.items():
        if callable(f) and f not in (polyadd, polysub, polytrim, value):
            f.__name__ = k
    names.update({name: cls, prefix + "2poly": to_poly, "poly2" + prefix: from_poly})
    return names


chebyshev, legendre, hermite, hermite_e, laguerre = (_family(p) for p in ("cheb", "leg", "herm", "herme", "lag"))


# --- what single families have ------------------------------------------------------------------------------------------------
def chebinterpolate(func, deg, args=()):
    deg = operator.index(deg)
    if deg < 0:
        raise ValueError("expected deg >= 0")
    order = deg + 1
    x = _series.chebpts1(order)
    c = np.dot(chebyshev["chebvander"](x, deg).T, func(x, *args))
    c[0] /= order
    c[1:] /= 0.5 * order
    return c


def _interpolate(cls, func, deg, domain=None, args=()):
    domain = cls._interval if domain is None else domain
    (a, b), (c, d) = cls._interval, domain
    off, scl = (b * c - a * d) / (b - a), (d - c) / (b - a)
    return cls(chebinterpolate(lambda x: func(off + scl * x, *args), deg), domain=domain)


chebyshev["Chebyshev"].interpolate = classmethod(_interpolate)
chebyshev.update(chebinterpolate=chebinterpolate, chebgauss=_series.chebgauss, chebpts1=_series.chebpts1, chebpts2=_series.chebpts2,
                 chebweight=lambda x: 1. / (np.sqrt(1. + x) * np.sqrt(1. - x)))
legendre.update(leggauss=_series.leggauss, legweight=lambda x: x * 0.0 + 1.0)
hermite.update(hermgauss=_series.hermgauss, hermweight=lambda x: np.exp(-x ** 2))
hermite_e.update(hermegauss=_series.hermegauss, hermeweight=lambda x: np.exp(-.5 * x ** 2))
laguerre.update(laggauss=_series.laggauss, lagweight=lambda x: np.exp(-x))
