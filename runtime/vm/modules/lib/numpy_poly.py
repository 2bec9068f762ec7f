"""Polynomials by their coefficients, highest power first, as numpy's older functions have them; poly1d."""
import warnings

import numpy as np
from numpy.exceptions import RankWarning


def _trimmed(c):
    c = np.atleast_1d(c)
    found = np.flatnonzero(c)
    return c[found[0]:] if found.size else c[:0]


def poly(seq_of_zeros):
    """Coefficients of the polynomial with these zeros, or the characteristic polynomial of a square matrix."""
    seq = np.atleast_1d(seq_of_zeros)
    if seq.ndim == 2 and seq.shape[0] == seq.shape[1] and seq.shape[0] != 0:
        seq = np.linalg.eigvals(seq)
    elif seq.ndim != 1:
        raise ValueError("input must be 1d or non-empty square 2d array.")
    elif seq.dtype.kind != "c":
        seq = seq.astype(np.float64 if seq.dtype != np.float32 else np.float32)
    if len(seq) == 0:
        return 1.0
    a = np.ones((1,), dtype=seq.dtype)
    one = seq.dtype.type(1)
    for zero in seq:
        a = np.convolve(a, np.array([one, -zero]), mode="full")
    if a.dtype.kind == "c":
        if np.all(np.sort(seq) == np.sort(seq.conjugate())):
            a = a.real.copy()
    return a


def roots(p):
    """The zeros of a polynomial: the eigenvalues of its companion matrix."""
    p = np.atleast_1d(p)
    if p.ndim != 1:
        raise ValueError("Input must be a rank-1 array.")
    found = np.nonzero(np.ravel(p))[0]
    if len(found) == 0:
        return np.array([])
    behind = len(p) - found[-1] - 1
    p = p[int(found[0]):int(found[-1]) + 1]
    if p.dtype.kind not in "fc":
        p = p.astype(float)
    n = len(p)
    if n > 1:
        a = np.diag(np.ones((n - 2,), p.dtype), -1)
        a[0, :] = -p[1:] / p[0]
        r = np.linalg.eigvals(a)
    else:
        r = np.array([])
    return np.concatenate([r, np.zeros(behind, r.dtype)])


def polyint(p, m=1, k=None):
    m = int(m)
    if m < 0:
        raise ValueError("Order of integral must be positive (see polyder)")
    k = np.zeros(m, float) if k is None else np.atleast_1d(k)
    if len(k) == 1 and m > 1:
        k = k[0] * np.ones(m, float)
    if len(k) < m:
        raise ValueError("k must be a scalar or a rank-1 array of length 1 or >m.")
    was = isinstance(p, poly1d)
    y = np.asarray(p)
    for i in range(m):
        y = np.concatenate((y / np.arange(len(y), 0, -1), [k[i]]))
    return poly1d(y) if was else y


def polyder(p, m=1):
    m = int(m)
    if m < 0:
        raise ValueError("Order of derivative must be positive (see polyint)")
    was = isinstance(p, poly1d)
    y = np.asarray(p)
    for i in range(m):
        y = y[:-1] * np.arange(len(y) - 1, 0, -1)
    return poly1d(y) if was else y


def polyadd(a1, a2):
    was = isinstance(a1, poly1d) or isinstance(a2, poly1d)
    a1, a2 = np.atleast_1d(a1), np.atleast_1d(a2)
    n = len(a2) - len(a1)
    if n > 0:
        a1 = np.concatenate((np.zeros(n, a1.dtype), a1))
    elif n < 0:
        a2 = np.concatenate((np.zeros(-n, a2.dtype), a2))
    r = a1 + a2
    return poly1d(r) if was else r


def polysub(a1, a2):
    was = isinstance(a1, poly1d) or isinstance(a2, poly1d)
    r = polyadd(np.atleast_1d(a1), -np.atleast_1d(a2))
    return poly1d(r) if was else r


def polymul(a1, a2):
    was = isinstance(a1, poly1d) or isinstance(a2, poly1d)
    r = np.convolve(_poly_array(a1), _poly_array(a2))
    return poly1d(r) if was else r


def _poly_array(p):
    c = _trimmed(p)
    return c if c.size else np.zeros(1, np.atleast_1d(p).dtype)


def polydiv(u, v):
    was = isinstance(u, poly1d) or isinstance(v, poly1d)
    u, v = np.atleast_1d(u) + 0.0, np.atleast_1d(v) + 0.0
    w = u[0] + v[0]
    m, n = len(u) - 1, len(v) - 1
    scale = 1.0 / v[0]
    q = np.zeros((max(m - n + 1, 1),), w.dtype)
    r = u.astype(w.dtype)
    for k in range(0, m - n + 1):
        d = scale * r[k]
        q[k] = d
        r[k:k + n + 1] -= d * v
    while np.allclose(r[0], 0, rtol=1e-14) and r.shape[-1] > 1:
        r = r[1:]
    return (poly1d(q), poly1d(r)) if was else (q, r)


def polyfit(x, y, deg, rcond=None, full=False, w=None, cov=False):
    """The polynomial of degree deg nearest to the points in the sense of least squares, by a scaled Vandermonde matrix."""
    order = int(deg) + 1
    x, y = np.asarray(x) + 0.0, np.asarray(y) + 0.0
    if deg < 0:
        raise ValueError("expected deg >= 0")
    if x.ndim != 1:
        raise TypeError("expected 1D vector for x")
    if x.size == 0:
        raise TypeError("expected non-empty vector for x")
    if y.ndim < 1 or y.ndim > 2:
        raise TypeError("expected 1D or 2D array for y")
    if x.shape[0] != y.shape[0]:
        raise TypeError("expected x and y to have same length")
    if rcond is None:
        rcond = len(x) * np.finfo(x.dtype).eps
    lhs, rhs = np.vander(x, order), y
    if w is not None:
        w = np.asarray(w) + 0.0
        if w.ndim != 1:
            raise TypeError("expected a 1-d array for weights")
        if w.shape[0] != y.shape[0]:
            raise TypeError("expected w and y to have the same length")
        lhs = lhs * w[:, np.newaxis]
        rhs = rhs * (w[:, np.newaxis] if rhs.ndim == 2 else w)
    scale = np.sqrt((lhs * lhs).sum(axis=0))
    lhs = lhs / scale
    c, resids, rank, s = np.linalg.lstsq(lhs, rhs, rcond)
    c = (c.T / scale).T
    if rank != order and not full:
        warnings.warn("Polyfit may be poorly conditioned", RankWarning, stacklevel=1)
    if full:
        return c, resids, rank, s, rcond
    if cov:
        vbase = np.linalg.inv(np.dot(lhs.T, lhs))
        vbase = vbase / np.outer(scale, scale)
        if cov == "unscaled":
            fac = 1
        else:
            if len(x) <= order:
                raise ValueError("the number of data points must exceed order to scale the covariance matrix")
            fac = resids / (len(x) - order)
            fac = fac[0]
        if y.ndim == 1:
            return c, vbase * fac
        return c, vbase[:, :, np.newaxis] * (fac if np.ndim(fac) == 0 else resids / (len(x) - order))
    return c


def _text(x, digits="%.4g"):
    return digits % x


class poly1d:
    """A polynomial in one variable: called, added, multiplied, divided, differentiated."""
    __hash__ = None

    def __init__(self, c_or_r, r=False, variable=None):
        if isinstance(c_or_r, poly1d):
            self._coeffs, self._variable = c_or_r._coeffs, c_or_r._variable
            if variable is not None:
                self._variable = variable
            return
        c = poly(c_or_r) if r else c_or_r
        c = np.atleast_1d(c)
        if c.ndim > 1:
            raise ValueError("Polynomial must be 1d only.")
        c = _trimmed(c)
        if len(c) == 0:
            c = np.array([0], dtype=c.dtype)
        self._coeffs, self._variable = c, variable or "x"

    coeffs = property(lambda self: self._coeffs)
    c = coef = coefficients = coeffs
    variable = property(lambda self: self._variable)
    order = property(lambda self: len(self._coeffs) - 1)
    o = order
    roots = property(lambda self: roots(self._coeffs))
    r = roots

    def __array__(self, dtype=None, copy=None):
        return self._coeffs if dtype is None else self._coeffs.astype(dtype)

    def __repr__(self):
        return "poly1d(%s)" % repr(self._coeffs)[6:-1]

    def __len__(self):
        return self.order

    def __str__(self):
        out, var = "", self._variable
        n = len(self._coeffs) - 1
        shown = []
        for k, x in enumerate(self._coeffs):
            if np.iscomplexobj(x):
                if x.imag == 0:
                    text = _text(x.real)
                else:
                    text = "(%s + %sj)" % (_text(x.real), _text(x.imag))
            else:
                text = _text(x)
            if text == "-0":
                text = "0"
            power = n - k
            if power == 0:
                term = text if text != "0" or k == 0 else ""
            elif power == 1:
                term = "" if text == "0" else (var if text == "b" else "%s %s" % (text, var))
            else:
                term = "" if text == "0" else "%s %s**%d" % (text, var, power)
            if not term:
                continue
            if shown:
                shown.append(" - %s" % term[1:] if term.startswith("-") else " + %s" % term)
            else:
                shown.append(term)
        out = "".join(shown) or "0"
        return _raise_powers(out)

    def __call__(self, val):
        return np.polyval(self._coeffs, val) if not isinstance(val, poly1d) else _composed(self, val)

    def __neg__(self):
        return poly1d(-self._coeffs)

    def __pos__(self):
        return self

    def __mul__(self, other):
        return poly1d(self._coeffs * other) if np.isscalar(other) else poly1d(polymul(self._coeffs, poly1d(other)._coeffs))

    def __rmul__(self, other):
        return poly1d(other * self._coeffs) if np.isscalar(other) else poly1d(polymul(poly1d(other)._coeffs, self._coeffs))

    def __add__(self, other):
        return poly1d(polyadd(self._coeffs, poly1d(other)._coeffs))

    __radd__ = __add__

    def __sub__(self, other):
        return poly1d(polysub(self._coeffs, poly1d(other)._coeffs))

    def __rsub__(self, other):
        return poly1d(polysub(poly1d(other)._coeffs, self._coeffs))

    def __pow__(self, val):
        if not np.isscalar(val) or int(val) != val or val < 0:
            raise ValueError("Power to non-negative integers only.")
        res = np.array([1])
        for _ in range(int(val)):
            res = polymul(self._coeffs, res)
        return poly1d(res)

    def __truediv__(self, other):
        if np.isscalar(other):
            return poly1d(self._coeffs / other)
        q, r = polydiv(self._coeffs, poly1d(other)._coeffs)
        return poly1d(q), poly1d(r)

    def __rtruediv__(self, other):
        if np.isscalar(other):
            return poly1d(other / self._coeffs)
        q, r = polydiv(poly1d(other)._coeffs, self._coeffs)
        return poly1d(q), poly1d(r)

    def __eq__(self, other):
        if not isinstance(other, poly1d):
            return NotImplemented
        return self._coeffs.shape == other._coeffs.shape and bool((self._coeffs == other._coeffs).all())

    def __ne__(self, other):
        if not isinstance(other, poly1d):
            return NotImplemented
        return not self == other

    def __getitem__(self, val):
        i = self.order - val
        return self._coeffs.dtype.type(0) if val > self.order or val < 0 else self._coeffs[i]

    def __setitem__(self, key, val):
        i = self.order - key
        if key < 0:
            raise ValueError("Does not support negative powers.")
        if key > self.order:
            self._coeffs = np.concatenate((np.zeros(key - self.order, self._coeffs.dtype), self._coeffs))
            i = 0
        self._coeffs[i] = val

    def __iter__(self):
        return iter(self._coeffs)

    def integ(self, m=1, k=0):
        return poly1d(polyint(self._coeffs, m=m, k=k))

    def deriv(self, m=1):
        return poly1d(polyder(self._coeffs, m=m))


def _composed(p, q):
    y = poly1d([0])
    for c in p._coeffs:
        y = y * q + poly1d([c])
    return y


def _raise_powers(text, wrap=70):
    """The powers of a text as x**2 on a line of their own, over the rest."""
    above, below, out = " ", "", ""
    at = 0
    while True:
        i = text.find("**", at)
        if i < 0:
            break
        end = i + 2
        while end < len(text) and text[end].isdigit():
            end += 1
        piece, power = text[at:i], text[i + 2:end]
        at = end
        upper, lower = " " * (len(piece) - 1) + power, piece + " " * (len(power) - 1)
        if len(above) + len(upper) > wrap or len(below) + len(lower) > wrap:
            out += above + "\n" + below + "\n "
            above, below = upper, lower
        else:
            above += upper
            below += lower
    out += above + "\n" + below
    return out + text[at:]
