"""What polynomials of all families share: series over a domain that is mapped to a window (numpy.polynomial.polynomial has the
plain one, numpy._families the others)."""
import numpy as np


def _as_vector(c):
    c = np.atleast_1d(np.asarray(c))
    if c.ndim != 1:
        raise ValueError("Coefficient array is not 1-d")
    if c.size == 0:
        raise ValueError("Coefficient array is empty")
    return c.astype(np.float64) if c.dtype.kind in "biu" else c


def mapped(old, new):
    """Offset and scale of the line that takes one interval to the other."""
    (a, b), (c, d) = old, new
    return (b * c - a * d) / (b - a), (d - c) / (b - a)


class Series:
    """A series over a domain that is mapped to a window: p(x) = sum of coef[i] * basis_i(u(x)). A family is a table of functions."""
    __hash__ = None
    __array_ufunc__ = None
    maxpower = 100
    basis_name = None

    def __init__(self, coef, domain=None, window=None, symbol="x"):
        self.coef = _as_vector(coef)
        self.domain = _as_vector(self._interval if domain is None else domain).copy()
        self.window = _as_vector(self._interval if window is None else window).copy()
        self.symbol = symbol

    def mapparms(self):
        return mapped(self.domain, self.window)

    def __call__(self, arg):
        off, scl = self.mapparms()
        return self._val(off + scl * (np.asarray(arg) if isinstance(arg, (list, tuple)) else arg), self.coef)

    def _new(self, coef):
        return type(self)(coef, self.domain, self.window, self.symbol)

    def _other(self, other):
        if isinstance(other, Series):
            if type(other) is not type(self):
                raise TypeError("Polynomial types differ")
            if not (np.array_equal(self.domain, other.domain) and np.array_equal(self.window, other.window)):
                raise TypeError("Domains differ")
            return other.coef
        return other

    def degree(self):
        return len(self.coef) - 1

    def copy(self):
        return self._new(self.coef.copy())

    def __len__(self):
        return len(self.coef)

    def __iter__(self):
        return iter(self.coef)

    def __neg__(self):
        return self._new(-self.coef)

    def __pos__(self):
        return self

    def __add__(self, other):
        return self._new(self._add(self.coef, self._other(other)))

    __radd__ = __add__

    def __sub__(self, other):
        return self._new(self._sub(self.coef, self._other(other)))

    def __rsub__(self, other):
        return self._new(self._sub(other, self.coef))

    def __mul__(self, other):
        return self._new(self._mul(self.coef, self._other(other)))

    __rmul__ = __mul__

    def __truediv__(self, other):
        if not np.isscalar(other):
            raise TypeError("unsupported types for true division: %r, %r" % (type(self), type(other)))
        return self._new(self.coef / other)

    def __divmod__(self, other):
        q, r = self._div(self.coef, self._other(other))
        return self._new(q), self._new(r)

    def __floordiv__(self, other):
        return divmod(self, other)[0]

    def __mod__(self, other):
        return divmod(self, other)[1]

    def __pow__(self, other):
        return self._new(self._pow(self.coef, other))

    def __eq__(self, other):
        return type(other) is type(self) and self.coef.shape == other.coef.shape and bool((self.coef == other.coef).all()) and np.array_equal(self.domain, other.domain) and np.array_equal(self.window, other.window)

    def __ne__(self, other):
        return not self == other

    def deriv(self, m=1):
        off, scl = self.mapparms()
        return self._new(self._der(self.coef, m, scl))

    def integ(self, m=1, k=[], lbnd=None):
        off, scl = self.mapparms()
        return self._new(self._int(self.coef, m, k, 0 if lbnd is None else off + scl * lbnd, 1.0 / scl))

    def roots(self):
        off, scl = mapped(self.window, self.domain)
        return off + scl * self._roots(self.coef)

    def trim(self, tol=0):
        return self._new(_trimmed(self.coef, tol))

    def truncate(self, size):
        return self._new(self.coef[:size])

    def cutdeg(self, deg):
        return self.truncate(deg + 1)

    def linspace(self, n=100, domain=None):
        x = np.linspace(*(self.domain if domain is None else domain), n)
        return x, self(x)

    def convert(self, domain=None, kind=None, window=None):
        kind = type(self) if kind is None else kind
        return self(kind.identity(kind._interval if domain is None else domain, window=window, symbol=self.symbol))

    def has_samecoef(self, other):
        return self.coef.shape == other.coef.shape and bool((self.coef == other.coef).all())

    def has_samedomain(self, other):
        return bool(np.all(self.domain == other.domain))

    def has_samewindow(self, other):
        return bool(np.all(self.window == other.window))

    def has_sametype(self, other):
        return isinstance(other, type(self))

    @classmethod
    def cast(cls, series, domain=None, window=None):
        return series.convert(cls._interval if domain is None else domain, cls, window)

    @classmethod
    def fit(cls, x, y, deg, domain=None, rcond=None, full=False, w=None, window=None, symbol="x"):
        x = np.asarray(x)
        if domain is None:
            domain = np.array([x.min(), x.max()]) + 0.0
            if domain[0] == domain[1]:
                domain = domain + np.array([-1.0, 1.0])
        elif isinstance(domain, list) and len(domain) == 0:
            domain = cls._interval
        p = cls([0.0], domain, window, symbol)
        off, scl = p.mapparms()
        r = cls._fit(off + scl * x, y, deg, rcond, full, w)
        if full:
            return cls(r[0], domain, window, symbol), r[1]
        return cls(r, domain, window, symbol)

    @classmethod
    def fromroots(cls, roots, domain=[], window=None, symbol="x"):
        roots = _as_vector(roots)
        if domain is None:
            domain = np.array([roots.min(), roots.max()])
        elif isinstance(domain, list) and len(domain) == 0:
            domain = cls._interval
        p = cls([0.0], domain, window, symbol)
        off, scl = p.mapparms()
        n = len(roots)
        return cls(cls._fromroots(off + scl * roots) / scl ** n, domain, window, symbol)

    @classmethod
    def identity(cls, domain=None, window=None, symbol="x"):
        p = cls([0.0], domain, window, symbol)
        off, scl = mapped(p.window, p.domain)
        return cls(cls._line(off, scl), domain, window, symbol)

    @classmethod
    def basis(cls, deg, domain=None, window=None, symbol="x"):
        return cls([0] * deg + [1], domain, window, symbol)

    def __repr__(self):
        return "%s(%s, domain=%s, window=%s, symbol='%s')" % (type(self).__name__, repr(self.coef)[6:-1], repr(self.domain)[6:-1], repr(self.window)[6:-1], self.symbol)

    def __str__(self):
        return self._text(True)

    def __format__(self, spec):
        if spec not in ("", "ascii", "unicode"):
            raise ValueError("Unsupported format string '%s' passed to %s.__format__. Valid options are 'ascii' and 'unicode'" % (spec, type(self)))
        return self._text(spec != "ascii")

    def _term(self, i, name, raised):
        if self.basis_name:
            return "·%s%s(%s)" % (self.basis_name, i.translate(_LOWERED), name) if raised else " %s_%s(%s)" % (self.basis_name, i, name)
        if i == "1":
            return "·" + name if raised else " " + name
        return "·%s%s" % (name, i.translate(_RAISED)) if raised else " %s**%s" % (name, i)

    def _text(self, raised):
        out = _number(self.coef[0])
        off, scl = self.mapparms()
        name = self.symbol
        if off == 0 and scl != 1:
            name = "(%s%s)" % (_number(scl), name)
        elif off != 0 and scl == 1:
            name = "(%s + %s)" % (_number(off), name)
        elif off != 0:
            name = "(%s + %s%s)" % (_number(off), _number(scl), name)
        width = max(1, np.get_printoptions()["linewidth"])
        for i, c in enumerate(self.coef[1:], 1):
            try:
                negative = c < 0
            except TypeError:
                negative = False
            out += " "
            term = "%s %s%s" % ("-" if negative else "+", _factor(-c if negative else c), self._term(str(i), name, raised))
            length = len(out.split("\n")[-1]) + len(term) + (2 if i < len(self.coef) - 1 else 0)
            out += term if length < width else term.replace(" ", "\n", 1)
        return out


_LOWERED = str.maketrans({"0": "₀", "1": "₁", "2": "₂", "3": "₃", "4": "₄", "5": "₅", "6": "₆", "7": "₇", "8": "₈", "9": "₉"})
_RAISED = str.maketrans({"0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸", "9": "⁹"})


def _number(x):
    if np.iscomplexobj(x):
        return "(%s)" % x if x.imag else str(x)
    options = np.get_printoptions()
    x = float(x)
    if x != 0 and (abs(x) >= 1.e8 or abs(x) < 10.0 ** min(0, -(options["precision"] - 1) // 2)):
        return np.format_float_scientific(x, precision=options["precision"], unique=True, trim="0", sign=False) if abs(x) >= 1.e8 or abs(x) < 1e-4 else \
            np.format_float_positional(x, precision=options["precision"], unique=True, fractional=True, trim="0", sign=False)
    return np.format_float_positional(x, precision=options["precision"], unique=True, fractional=True, trim="0", sign=False)


def _trimmed(c, tol):
    if tol < 0:
        raise ValueError("tol must be non-negative")
    found = np.flatnonzero(np.abs(c) > tol)
    return c[:found[-1] + 1].copy() if len(found) else c[:1] * 0


def _factor(x):
    text = _number(x)
    return "(%s)" % text if "e" in text else text
