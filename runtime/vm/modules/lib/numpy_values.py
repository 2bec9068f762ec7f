"""What numpy has over the values of arrays, beyond the natives: text of numbers, bits, questions about dtypes, running
functions, products of vectors, histograms in several dimensions, functions of Python as ufuncs."""
import operator

import numpy as np
from _numpy import format_float as _format_float, store_out as _store_out
from numpy._shape import _axis


# --- text of numbers -----------------------------------------------------------------------------------------------------
def base_repr(number, base=2, padding=0):
    digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    if base > len(digits):
        raise ValueError("Bases greater than 36 not handled in base_repr.")
    if base < 2:
        raise ValueError("Bases less than 2 not handled in base_repr.")
    num, res = abs(int(number)), []
    while num:
        res.append(digits[num % base])
        num //= base
    if padding:
        res.append("0" * padding)
    if number < 0:
        res.append("-")
    return "".join(reversed(res or "0"))


def binary_repr(num, width=None):
    """The binary digits of an int; of a negative one in two's complement when a width is given."""
    num = operator.index(num)
    if num == 0:
        text = "0" * (width or 1)
    elif num > 0:
        text = bin(num)[2:]
        text = text if width is None else text.zfill(width)
    elif width is None:
        return "-" + bin(-num)[2:]
    else:
        need = len(bin(-num - 1)[2:]) + 1 if num < -1 else 1
        if width < need:
            raise ValueError("Insufficient bit width=%d provided for binwidth=%d" % (width, need))
        return "".join(str(num >> i & 1) if i < 62 else "1" for i in range(width - 1, -1, -1))
    if width is not None and len(text) > width:
        raise ValueError("Insufficient bit width=%d provided for binwidth=%d" % (width, len(text)))
    return text


def _formatted(x, scientific, precision, unique, fractional, trim, sign, pad_left, pad_right, exp_digits, min_digits):
    if trim not in ("k", ".", "0", "-"):
        raise ValueError("unrecognized value for `trim`")
    if precision is not None and precision < 0:
        raise ValueError("precision must be >= 0")
    if not unique and precision is None:
        raise ValueError("in non-unique mode `precision` must be supplied")
    if not fractional and precision == 0:
        raise ValueError("precision must be greater than 0 if fractional=False")
    x = np.asarray(x)
    narrow = x.dtype == np.float32
    return _format_float(float(x), narrow, scientific, -1 if precision is None else precision, bool(unique), bool(fractional), trim,
                         bool(sign), pad_left or 0, pad_right or 0, exp_digits or 0, min_digits or 0)


def format_float_positional(x, precision=None, unique=True, fractional=True, trim="k", sign=False, pad_left=None, pad_right=None,
                            min_digits=None):
    return _formatted(x, False, precision, unique, fractional, trim, sign, pad_left, pad_right, None, min_digits)


def format_float_scientific(x, precision=None, unique=True, trim="k", sign=False, pad_left=None, exp_digits=None, min_digits=None):
    return _formatted(x, True, precision, unique, True, trim, sign, pad_left, None, exp_digits, min_digits)


def get_printoptions():
    precision, threshold, edge, width, suppress, formatter, sign, floatmode, nan, inf = np._print_options()
    return {"edgeitems": edge, "threshold": threshold, "floatmode": floatmode, "precision": precision, "suppress": suppress,
            "linewidth": width, "nanstr": nan, "infstr": inf, "sign": sign, "formatter": formatter, "legacy": False, "override_repr": None}


# --- bits -----------------------------------------------------------------------------------------------------------------
def packbits(a, /, axis=None, bitorder="big"):
    a = np.asarray(a)
    if a.dtype.kind not in "iub":
        raise TypeError("Expected an input array of integer or boolean data type")
    if bitorder not in ("big", "little"):
        raise ValueError("'order' must be either 'little' or 'big'")
    if axis is None:
        a, axis = a.ravel(), 0
    axis = _axis(axis, a.ndim)
    a = np.moveaxis(a, axis, -1) != 0
    n = a.shape[-1]
    size = -(-n // 8)
    wide = np.zeros(a.shape[:-1] + (size * 8,), np.uint8)
    wide[..., :n] = a
    wide = wide.reshape(a.shape[:-1] + (size, 8))
    out = np.zeros(a.shape[:-1] + (size,), np.uint8)
    for i in range(8):
        out |= wide[..., i] << np.uint8(7 - i if bitorder == "big" else i)
    return np.ascontiguousarray(np.moveaxis(out, -1, axis))


def unpackbits(a, /, axis=None, count=None, bitorder="big"):
    a = np.asarray(a)
    if a.dtype != np.uint8:
        raise TypeError("Expected an input array of unsigned byte data type")
    if bitorder not in ("big", "little"):
        raise ValueError("'order' must be either 'little' or 'big'")
    if axis is None:
        a, axis = a.ravel(), 0
    axis = _axis(axis, a.ndim)
    a = np.moveaxis(a, axis, -1)
    wide = np.empty(a.shape + (8,), np.uint8)
    for i in range(8):
        wide[..., i] = a >> np.uint8(7 - i if bitorder == "big" else i) & np.uint8(1)
    out = wide.reshape(a.shape[:-1] + (a.shape[-1] * 8,))
    n = out.shape[-1]
    if count is not None:
        count = n + count if count < 0 else count
        if count < 0:
            raise ValueError("-%d is larger than the number of bits" % (n - count))
        if count <= n:
            out = out[..., :count]
        else:
            more = np.zeros(out.shape[:-1] + (count,), np.uint8)
            more[..., :n] = out
            out = more
    return np.ascontiguousarray(np.moveaxis(out, -1, axis))


# --- dtypes -----------------------------------------------------------------------------------------------------------------
def common_type(*arrays):
    rank, complexes = 0, False
    for a in arrays:
        d = a.dtype
        if d.kind == "b":
            raise TypeError("can't get common type for non-numeric array")
        rank = max(rank, 2 if d.kind in "iu" else {4: 1, 8: 2}[d.itemsize // (2 if d.kind == "c" else 1)])
        complexes = complexes or d.kind == "c"
    rank = max(rank, 1) if arrays else 2
    if complexes:
        return np.complex128 if rank == 2 else np.complex64
    return np.float64 if rank == 2 else np.float32


def min_scalar_type(a, /):
    a = np.asarray(a)
    if a.ndim:
        return a.dtype
    kind, x = a.dtype.kind, a[()]
    if kind in "iu":
        names = ("uint8", "uint16", "uint32", "uint64") if x >= 0 else ("int8", "int16", "int32", "int64")
        for name in names:
            info = np.iinfo(name)
            if info.min <= x <= info.max:
                return np.dtype(name)
    if kind in "fc":
        big = max(abs(x.real), abs(x.imag)) if kind == "c" else abs(x)
        if not np.isfinite(big) or big < 65000:
            if kind == "f":
                raise NotImplementedError("min_scalar_type() of this number is float16 in numpy, which is not supported")
            return np.dtype(np.complex64)
        if big < 3.4e38:
            return np.dtype(np.float32 if kind == "f" else np.complex64)
    return a.dtype


_KINDS = {"bool": "b", "signed integer": "i", "unsigned integer": "u", "integral": "iu", "real floating": "f", "complex floating": "c",
          "numeric": "iufc"}


def isdtype(dtype, kind):
    """Is dtype (a dtype or a scalar class) of this kind: a name such as 'integral', a dtype, or a tuple of them?"""
    d = np.dtype(dtype)
    for k in kind if isinstance(kind, tuple) else (kind,):
        if isinstance(k, str):
            if k not in _KINDS:
                raise ValueError("kind argument is a string, but %r is not a known kind name." % (k,))
            if d.kind in _KINDS[k]:
                return True
        elif d == np.dtype(k):
            return True
    return False


_TYPENAMES = {"S1": "character", "?": "bool", "b": "signed char", "B": "unsigned char", "h": "short", "H": "unsigned short", "i": "integer",
              "I": "unsigned integer", "l": "long integer", "L": "unsigned long integer", "q": "long long integer",
              "Q": "unsigned long long integer", "f": "single precision", "d": "double precision", "g": "long precision",
              "F": "complex single precision", "D": "complex double precision", "G": "complex long double precision", "S": "string",
              "U": "unicode", "V": "void", "O": "object"}


def typename(char):
    return _TYPENAMES[char]


def mintypecode(typechars, typeset="GDFgdf", default="d"):
    chars = [t if isinstance(t, str) else np.asarray(t).dtype.char for t in typechars]
    found = {c for c in chars if c in typeset}
    if not found:
        return default
    if "F" in found and "d" in found:
        return "D"
    return min(found, key="GDFgdf".index)


def isfortran(a):
    return a.flags.f_contiguous and not a.flags.c_contiguous


def isnat(x):
    raise TypeError("ufunc 'isnat' is only defined for np.datetime64 and np.timedelta64.")


def real_if_close(a, tol=100):
    a = np.asarray(a)
    if a.dtype.kind != "c":
        return a
    if tol > 1:
        tol = np.finfo(a.dtype).eps * tol
    return a.real if np.all(np.absolute(a.imag) < tol) else a


def sort_complex(a):
    b = np.array(a, copy=True)
    b.sort()
    if b.dtype.kind == "c":
        return b
    return b.astype(np.complex64 if b.dtype.char in "bhBHf" and b.dtype.itemsize <= (4 if b.dtype.kind == "f" else 2) else np.complex128)


# --- sets -------------------------------------------------------------------------------------------------------------------
class _Answer(tuple):
    """A tuple whose items have names, as the functions of the array API give them."""
    _fields = ()

    def __repr__(self):
        return "%s(%s)" % (type(self).__name__, ", ".join("%s=%r" % (n, x) for n, x in zip(self._fields, self)))


class UniqueAllResult(_Answer):
    _fields = ("values", "indices", "inverse_indices", "counts")
    values = property(lambda self: self[0])
    indices = property(lambda self: self[1])
    inverse_indices = property(lambda self: self[2])
    counts = property(lambda self: self[3])


class UniqueCountsResult(_Answer):
    _fields = ("values", "counts")
    values = property(lambda self: self[0])
    counts = property(lambda self: self[1])


class UniqueInverseResult(_Answer):
    _fields = ("values", "inverse_indices")
    values = property(lambda self: self[0])
    inverse_indices = property(lambda self: self[1])


def unique_all(x):
    x = np.asarray(x)
    values, indices, inverse, counts = np.unique(x, return_index=True, return_inverse=True, return_counts=True, equal_nan=False)
    return UniqueAllResult((values, indices, inverse.reshape(x.shape), counts))


def unique_counts(x):
    return UniqueCountsResult(np.unique(x, return_counts=True, equal_nan=False))


def unique_inverse(x):
    x = np.asarray(x)
    values, inverse = np.unique(x, return_inverse=True, equal_nan=False)
    return UniqueInverseResult((values, inverse.reshape(x.shape)))


def unique_values(x):
    return np.unique(x, equal_nan=False)


def setxor1d(ar1, ar2, assume_unique=False):
    if not assume_unique:
        ar1, ar2 = np.unique(ar1), np.unique(ar2)
    aux = np.concatenate((ar1, ar2), axis=None)
    if aux.size == 0:
        return aux
    aux.sort()
    flag = np.concatenate(([True], aux[1:] != aux[:-1], [True]))
    return aux[flag[1:] & flag[:-1]]


# --- running ------------------------------------------------------------------------------------------------------------------
def _store(out, r, rule="reduction", name="add"):
    return _store_out(out, r, rule, name)


def _cumulative(name, running, neutral, x, axis, dtype, out, initial):
    x = np.asarray(x)
    if x.ndim == 0:
        x = x.reshape(1)
    if axis is None:
        if x.ndim > 1:
            raise ValueError("For arrays which have more than one dimension ``axis`` argument is required.")
        axis = 0
    axis = _axis(axis, x.ndim)
    r = running(x, axis=axis) if dtype is None else running(x, axis=axis, dtype=dtype)
    if initial:
        shape = list(r.shape)
        shape[axis] = 1
        r = np.concatenate([np.full(shape, neutral, dtype=r.dtype), r], axis=axis)
    return _store(out, r)


def cumulative_sum(x, /, *, axis=None, dtype=None, out=None, include_initial=False):
    return _cumulative("cumulative_sum", np.cumsum, 0, x, axis, dtype, out, include_initial)


def cumulative_prod(x, /, *, axis=None, dtype=None, out=None, include_initial=False):
    return _cumulative("cumulative_prod", np.cumprod, 1, x, axis, dtype, out, include_initial)


def nancumprod(a, axis=None, dtype=None, out=None):
    a = np.asarray(a)
    if a.dtype.kind in "fc":
        a = np.where(np.isnan(a), a.dtype.type(1), a)
    r = np.cumprod(a, axis=axis) if dtype is None else np.cumprod(a, axis=axis, dtype=dtype)
    return _store(out, r)


def unwrap(p, discont=None, axis=-1, *, period=6.283185307179586):
    """Phases without jumps of more than half a period between neighbours along the axis."""
    p = np.asarray(p)
    d = np.diff(p, axis=axis)
    if discont is None:
        discont = period / 2
    later = [slice(None)] * p.ndim
    later[axis] = slice(1, None)
    later = tuple(later)
    dtype = np.result_type(d, period)
    whole = dtype.kind in "iu"
    if whole:
        high, rem = divmod(period, 2)
        boundary = rem == 0
    else:
        high, boundary = period / 2, True
    low = -high
    ddmod = np.mod(d - low, period) + low
    if boundary:
        np.copyto(ddmod, high, where=(ddmod == low) & (d > 0))
    correct = ddmod - d
    np.copyto(correct, 0, where=abs(d) < discont)
    up = np.array(p, copy=True, dtype=dtype)
    up[later] = p[later] + correct.cumsum(axis)
    return up


# --- Bessel, Kaiser ------------------------------------------------------------------------------------------------------------
# Chebyshev coefficients of exp(-x) I0(x), on [0, 8] of x/2 - 2 and on [8, inf) of 32/x - 2, of Cephes (Moshier).
_I0_A = (-4.41534164647933937950E-18, 3.33079451882223809783E-17, -2.43127984654795469359E-16, 1.71539128555513303061E-15,
         -1.16853328779934516808E-14, 7.67618549860493561688E-14, -4.85644678311192946090E-13, 2.95505266312963983461E-12,
         -1.72682629144155570723E-11, 9.67580903537323691224E-11, -5.18979560163526290666E-10, 2.65982372468238665035E-9,
         -1.30002500998624804212E-8, 6.04699502254191894932E-8, -2.67079385394061173391E-7, 1.11738753912010371815E-6,
         -4.41673835845875056359E-6, 1.64484480707288970893E-5, -5.75419501008210370398E-5, 1.88502885095841655729E-4,
         -5.76375574538582365885E-4, 1.63947561694133579842E-3, -4.32430999505057594430E-3, 1.05464603945949983183E-2,
         -2.37374148058994688156E-2, 4.93052842396707084878E-2, -9.49010970480476444210E-2, 1.71620901522208775349E-1,
         -3.04682672343198398683E-1, 6.76795274409476084995E-1)
_I0_B = (-7.23318048787475395456E-18, -4.83050448594418207126E-18, 4.46562142029675999901E-17, 3.46122286769746109310E-17,
         -2.82762398051658348494E-16, -3.42548561967721913462E-16, 1.77256013305652638360E-15, 3.81168066935262242075E-15,
         -9.55484669882830764870E-15, -4.15056934728722208663E-14, 1.54008621752140982691E-14, 3.85277838274214270114E-13,
         7.18012445138366623367E-13, -1.79417853150680611778E-12, -1.32158118404477131188E-11, -3.14991652796324136454E-11,
         1.18891471078464383424E-11, 4.94060238822496958910E-10, 3.39623202570838634515E-9, 2.26666899049817806459E-8,
         2.04891858946906374183E-7, 2.89137052083475648297E-6, 6.88975834691682398426E-5, 3.36911647825569408990E-3,
         8.04490411014108831608E-1)


def _chebyshev(x, c):
    b0, b1 = c[0], 0.0
    for k in c[1:]:
        b2, b1 = b1, b0
        b0 = x * b1 - b2 + k
    return 0.5 * (b0 - b2)


def i0(x):
    """The modified Bessel function of the first kind, order 0."""
    x = np.asarray(x)
    if x.dtype.kind == "c":
        raise TypeError("i0 not supported for complex values")
    if x.dtype.kind != "f":
        x = x.astype(float)
    x = np.abs(x)
    low, big = np.minimum(x, 8.0), np.maximum(x, 8.0)
    a = np.exp(low) * _chebyshev(low / 2.0 - 2, _I0_A)
    b = np.exp(x) * _chebyshev(32.0 / big - 2.0, _I0_B) / np.sqrt(big)
    return np.asarray(np.where(x <= 8.0, a, b))


def kaiser(M, beta):
    M = operator.index(M) if not isinstance(M, float) else int(M)
    if M == 1:
        return np.ones(1)
    n = np.arange(0, M)
    alpha = (M - 1) / 2.0
    return i0(beta * np.sqrt(1 - ((n - alpha) / alpha) ** 2.0)) / i0(float(beta))[()]


# --- products --------------------------------------------------------------------------------------------------------------------
def _core(name, x1, x2, d1, d2):
    x1, x2 = np.asarray(x1), np.asarray(x2)
    for i, (x, need) in enumerate(((x1, d1), (x2, d2))):
        if x.ndim < need:
            raise ValueError("%s: Input operand %d does not have enough dimensions (has %d, gufunc core with signature %s requires %d)"
                             % (name, i, x.ndim, {"vecdot": "(n),(n)->()", "matvec": "(m,n),(n)->(m)", "vecmat": "(n),(n,m)->(m)"}[name], need))
    n1, n2 = x1.shape[-1], x2.shape[-2 if d2 == 2 else -1]
    if n1 != n2:
        raise ValueError("%s: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature %s (size %d is different from %d)"
                         % (name, {"vecdot": "(n),(n)->()", "matvec": "(m,n),(n)->(m)", "vecmat": "(n),(n,m)->(m)"}[name], n2, n1))
    return x1, x2


def vecdot(x1, x2, /, out=None, *, axis=-1, dtype=None):
    x1, x2 = np.asarray(x1), np.asarray(x2)
    if axis != -1:
        x1, x2 = np.moveaxis(x1, axis, -1), np.moveaxis(x2, axis, -1)
    x1, x2 = _core("vecdot", x1, x2, 1, 1)
    if dtype is not None:
        x1, x2 = x1.astype(dtype), x2.astype(dtype)
    if x1.dtype.kind == "c":
        x1 = x1.conj()
    r = np.matmul(x1[..., None, :], x2[..., :, None])[..., 0, 0][()]
    return _store(out, r, "ufunc", "vecdot")


def matvec(x1, x2, /, out=None, *, dtype=None):
    x1, x2 = _core("matvec", x1, x2, 2, 1)
    if dtype is not None:
        x1, x2 = x1.astype(dtype), x2.astype(dtype)
    return _store(out, np.matmul(x1, x2[..., :, None])[..., 0], "ufunc", "matvec")


def vecmat(x1, x2, /, out=None, *, dtype=None):
    x1, x2 = _core("vecmat", x1, x2, 1, 2)
    if dtype is not None:
        x1, x2 = x1.astype(dtype), x2.astype(dtype)
    return _store(out, np.matmul(x1.conj()[..., None, :] if x1.dtype.kind == "c" else x1[..., None, :], x2)[..., 0, :], "ufunc", "vecmat")


# --- histograms ---------------------------------------------------------------------------------------------------------------------
def histogramdd(sample, bins=10, range=None, density=None, weights=None):
    """Counts of points (an array of shape (N, D), or D arrays of N) in a grid of bins, and the edges for each dimension."""
    if isinstance(sample, np.ndarray) and sample.ndim == 2:
        n, dims = sample.shape
    else:
        sample = np.atleast_2d(sample).T
        n, dims = sample.shape
    if isinstance(bins, (int, np.integer)):
        bins = dims * [bins]
    elif len(bins) != dims:
        raise ValueError("The dimension of bins must be equal to the dimension of the sample x.")
    if range is None:
        range = (None,) * dims
    elif len(range) != dims:
        raise ValueError("range argument must have one entry per dimension")
    edges, spots, shape = [], [], []
    flat, outside = np.zeros(n, np.int64), np.zeros(n, bool)
    for d, (b, r) in enumerate(zip(bins, range)):
        x = sample[:, d]
        if np.ndim(b) == 0:
            if b < 1:
                raise ValueError("`bins[%d]` must be positive, when an integer" % d)
            e = np.histogram_bin_edges(x, b, r) if n or r is not None else np.linspace(0.0, 1.0, int(b) + 1)
        elif np.ndim(b) == 1:
            e = np.asarray(b)
            if np.any(e[:-1] > e[1:]):
                raise ValueError("`bins[%d]` must be monotonically increasing, when an array" % d)
        else:
            raise ValueError("`bins[%d]` must be a scalar or 1d array" % d)
        at = np.searchsorted(e, x, side="right")
        at[x == e[-1]] -= 1
        k = len(e) - 1
        outside |= (at < 1) | (at > k)
        flat = flat * k + np.clip(at - 1, 0, max(k - 1, 0))
        edges.append(e)
        shape.append(k)
    total = 1
    for k in shape:
        total *= k
    inside = ~outside
    if weights is None:
        hist = np.bincount(flat[inside], minlength=total).astype(float)
    else:
        weights = np.asarray(weights)
        hist = np.bincount(flat[inside], weights[inside], minlength=total).astype(float)
    hist = hist.reshape(shape)
    if density:
        s = hist.sum()
        for d, e in enumerate(edges):
            around = [1] * dims
            around[d] = shape[d]
            hist = hist / np.diff(e).reshape(around)
        hist /= s
    return hist, edges


def histogram2d(x, y, bins=10, range=None, density=None, weights=None):
    if len(x) != len(y):
        raise ValueError("x and y must have the same length.")
    n = len(bins) if not isinstance(bins, (int, np.integer)) else 1
    if n != 1 and n != 2:
        bins = [np.asarray(bins)] * 2
    hist, edges = histogramdd([x, y], bins, range, density, weights)
    return hist, edges[0], edges[1]


# --- functions of Python -----------------------------------------------------------------------------------------------------------
def _object_array(items, shape):
    """An array of the items themselves, whatever they are."""
    out = np.empty(len(items), dtype=object)
    for i, x in enumerate(items):
        out[i] = x
    return out.reshape(shape)


class _Pyfunc:
    """np.frompyfunc: a function of Python applied to every element after broadcasting; the results are arrays of objects."""

    def __init__(self, func, nin, nout, identity):
        self.func, self.nin, self.nout, self.nargs, self.identity = func, nin, nout, nin + nout, identity
        self.__name__ = "%s (vectorized)" % getattr(func, "__name__", "?")

    def __repr__(self):
        return "<ufunc '%s'>" % self.__name__

    def __call__(self, *args, out=None):
        if len(args) != self.nin:
            raise TypeError("%s() takes %d positional argument%s but %d were given" % (self.__name__, self.nin, "s" * (self.nin != 1), len(args)))
        arrays = np.broadcast_arrays(*[np.asarray(a, dtype=object) for a in args])
        shape = arrays[0].shape
        lists = [a.ravel().tolist() for a in arrays]
        results = [self.func(*items) for items in zip(*lists)]
        if not shape:
            return results[0]
        if self.nout == 1:
            return _object_array(results, shape)
        return tuple(_object_array([r[i] for r in results], shape) for i in range(self.nout))

    def reduce(self, a, axis=0):
        a = np.asarray(a, dtype=object)
        lines = np.moveaxis(a, axis, 0)
        if len(lines) == 0:
            if self.identity is None:
                raise ValueError("zero-size array to reduction operation %s which has no identity" % self.__name__)
            return self.identity
        r = lines[0]
        for x in lines[1:]:
            r = self(r, x)
        return r

    def accumulate(self, a, axis=0):
        out = np.moveaxis(np.array(a, dtype=object), axis, 0)
        for i in range(1, len(out)):
            out[i] = self(out[i - 1], out[i])
        return np.moveaxis(out, 0, axis)

    def outer(self, a, b):
        a, b = np.asarray(a, dtype=object), np.asarray(b, dtype=object)
        return self(a.reshape(a.shape + (1,) * b.ndim), b)


def frompyfunc(func, /, nin, nout, *, identity=None):
    return _Pyfunc(func, nin, nout, identity)
