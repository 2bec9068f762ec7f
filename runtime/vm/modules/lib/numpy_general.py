"""The general cases of functions whose common ones are natives: several axes, methods, masks. The natives call these with
their own arguments."""
import numpy as np
from _numpy import store_out as _store_out, sums_where as _sums_where
from numpy._shape import _axes, _axis


# --- reductions with where= -------------------------------------------------------------------------------------------------
def _sum_where(a, where, axis, keepdims, **kw):
    """The sum of what counts: of runs, where the axes are the last ones, as NumPy adds them; else zeros take the other places."""
    axes = tuple(range(a.ndim)) if axis is None else axis
    first = a.ndim - len(axes)
    if a.dtype.kind not in "fc" or kw or not axes or tuple(sorted(axes)) != tuple(range(first, a.ndim)) or not a.flags.c_contiguous or a.size == 0:
        return np.sum(np.where(where, a, np.zeros((), a.dtype)), axis=axis, keepdims=keepdims, **kw)
    rows = 1
    for n in a.shape[:first]:
        rows *= n
    r = _sums_where(a.reshape(rows, -1), np.ascontiguousarray(where).reshape(rows, -1))
    return r.reshape(a.shape[:first] + ((1,) * len(axes) if keepdims else ()))[()]


def reduce_where(name, a, axis, keepdims, dtype, ddof, initial, where):
    """A reduction over the elements where `where` is true. axis: a tuple, or None."""
    a = np.asarray(a)
    where = np.broadcast_to(np.asarray(where, dtype=bool), a.shape)
    kw = {"axis": axis, "keepdims": keepdims}
    if name in ("sum", "prod"):
        if dtype is not None:
            kw["dtype"] = dtype
        if initial is not None:
            kw["initial"] = initial
        if name == "sum":
            return _sum_where(a, where, **kw)
        return np.prod(np.where(where, a, np.ones((), a.dtype)), **kw)
    if name in ("any", "all"):
        return getattr(np, name)(np.where(where, a, name == "all"), **kw)
    if name == "count_nonzero":
        return np.count_nonzero(np.where(where, a, np.zeros((), a.dtype)), axis=axis, keepdims=keepdims)
    if name in ("min", "max"):
        if initial is None:
            raise ValueError("reduction operation '%simum' does not have an identity, so to use a where mask one has to specify 'initial'" % name)
        filled = np.where(where, a, np.asarray(initial, dtype=np.result_type(a.dtype, initial)))
        return getattr(np, name)(filled, initial=initial, **kw)
    count = np.sum(where, axis=axis, keepdims=keepdims)
    work = a if a.dtype.kind in "fc" else a.astype(np.float64)
    if dtype is not None:
        work = work.astype(dtype)
    zero = np.zeros((), work.dtype)
    if name == "mean":
        return (_sum_where(work, where, **kw) / count).astype(work.dtype)[()]
    all_of = np.sum(where, axis=axis, keepdims=True)
    mean = (_sum_where(work, where, axis, True) / all_of).astype(work.dtype)
    d = np.where(where, work - mean, zero)
    d = (d * d.conj()).real if d.dtype.kind == "c" else d * d
    var = _sum_where(d, where, **kw) / np.maximum(count - ddof, 0)
    return (np.sqrt(var) if name == "std" else var).astype(d.dtype)[()]


def ufunc_reduce(ufunc, array, axis=0, dtype=None, out=None, keepdims=False, initial=None, where=True):
    """ufunc.reduce with where= or initial=, by the reduction of that name, else element after element."""
    names = {"add": "sum", "multiply": "prod", "maximum": "max", "minimum": "min", "logical_and": "all", "logical_or": "any"}
    a = np.asarray(array)
    if axis is not None:
        axis = _axes(axis, a.ndim)
    name = names.get(ufunc.__name__)
    if name in ("sum", "prod", "max", "min", "all", "any"):
        if where is not True:
            r = reduce_where(name, a, axis, keepdims, dtype, 0, initial, where)
        else:
            kw = {"axis": axis, "keepdims": keepdims}
            if initial is not None:
                kw["initial"] = initial
            if dtype is not None and name in ("sum", "prod"):
                kw["dtype"] = dtype
            r = getattr(np, name)(a, **kw)
    else:
        r = _fold(ufunc, a, axis, keepdims, initial, where)
    return _store_out(out, r, "reduction", ufunc.__name__)


def _fold(ufunc, a, axis, keepdims, initial, where):
    axis = tuple(range(a.ndim)) if axis is None else axis
    lines = np.moveaxis(a, axis, range(len(axis)))
    rest = lines.shape[len(axis):]
    alone = not rest and a.dtype == object  # such elements would lose that they are objects
    rest = (1,) if alone else rest
    lines = lines.reshape((-1,) + rest)
    mask = None
    if where is not True:
        mask = np.moveaxis(np.broadcast_to(where, a.shape), axis, range(len(axis))).reshape((-1,) + rest)
        if initial is None and ufunc.identity is None:
            raise ValueError("reduction operation '%s' does not have an identity, so to use a where mask one has to specify 'initial'" % ufunc.__name__)
    start = initial if initial is not None else ufunc.identity if mask is not None else None
    r = None if start is None else np.full(rest, start, dtype=a.dtype)
    for i in range(len(lines)):
        x = lines[i]
        if r is None:
            r = x
        elif mask is None:
            r = ufunc(r, x)
        else:
            r = np.where(mask[i], ufunc(r, x), r)
    if r is None:
        r = np.full(rest, ufunc.identity)
    if keepdims:
        r = np.asarray(r).reshape(tuple(1 if d in axis else n for d, n in enumerate(a.shape)))
    elif alone:
        r = r[0]
    return r


def reduceat(ufunc, array, indices, axis=0, dtype=None, out=None):
    """ufunc.reduce over array[indices[i]:indices[i + 1]], or array[indices[i]] alone where that is empty."""
    a = np.asarray(array)
    axis = _axis(axis, a.ndim)
    if dtype is not None:
        a = a.astype(dtype)
    lines = np.moveaxis(a, axis, 0)
    n, at = len(lines), [int(i) for i in np.asarray(indices).ravel()]
    for i in at:
        if not 0 <= i < n:
            raise IndexError("index %d out-of-bounds in %s.reduceat [0, %d)" % (i, ufunc.__name__, n))
    parts = []
    for k, i in enumerate(at):
        end = at[k + 1] if k + 1 < len(at) else n
        if end > i + 1 and ufunc is np.add and a.dtype.kind in "fc":  # a run is added onto the first
            parts.append(lines[i] + np.sum(np.ascontiguousarray(np.moveaxis(lines[i + 1:end], 0, -1)), axis=-1))
        else:
            parts.append(ufunc.reduce(lines[i:end], axis=0) if end > i + 1 else ufunc.reduce(lines[i:i + 1], axis=0))
    r = np.array(parts) if parts else np.zeros((0,) + lines.shape[1:], a.dtype)
    r = np.moveaxis(r, 0, axis) if r.ndim > 1 else r
    return _store_out(out, r, "reduction", ufunc.__name__)


# --- order statistics ----------------------------------------------------------------------------------------------------------
_ALPHA_BETA = {"interpolated_inverted_cdf": (0, 1), "hazen": (0.5, 0.5), "weibull": (0, 0), "linear": (1, 1), "median_unbiased": (1 / 3.0, 1 / 3.0),
               "normal_unbiased": (3 / 8.0, 3 / 8.0)}
_DISCRETE = ("inverted_cdf", "averaged_inverted_cdf", "closest_observation", "lower", "higher", "midpoint", "nearest")


_METHODS = ["inverted_cdf", "averaged_inverted_cdf", "closest_observation", "interpolated_inverted_cdf", "hazen", "weibull", "linear", "median_unbiased",
            "normal_unbiased", "lower", "higher", "midpoint", "nearest"]


def quantile(a, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False, *, weights=None, skip_nan=False):
    """Quantiles by any of numpy's methods, over one axis, several, or all. q in [0, 1]."""
    if weights is not None:
        raise NotImplementedError("quantile(weights=) is not supported")
    if method not in _ALPHA_BETA and method not in _DISCRETE:
        raise ValueError("%r is not a valid method. Use one of: dict_keys(%r)" % (method, _METHODS))
    a, q = np.asarray(a), np.asarray(q, dtype=np.float64)
    axes = tuple(range(a.ndim)) if axis is None else _axes(axis, a.ndim)
    lines = np.moveaxis(a, axes, range(-len(axes), 0))
    rest = lines.shape[:a.ndim - len(axes)]
    lines = np.sort(lines.reshape(rest + (-1,)), axis=-1)
    flat = lines.reshape(-1, lines.shape[-1])
    result = np.empty((q.size, len(flat)), flat.dtype if flat.dtype.kind == "f" else np.float64)
    whole = method in ("lower", "higher", "nearest", "inverted_cdf", "closest_observation") and a.dtype.kind != "f"
    if whole:
        result = result.astype(a.dtype)
    for k, line in enumerate(flat):
        bad = a.dtype.kind == "f" and len(line) and np.isnan(line[-1])
        if bad and skip_nan:
            line = line[:len(line) - int(np.isnan(line).sum())]
        for j, p in enumerate(q.ravel()):
            result[j, k] = np.nan if len(line) == 0 or (bad and not skip_nan) else _pick(line, float(p), method)
    r = result.reshape(q.shape + rest)
    if keepdims:
        r = r.reshape(q.shape + tuple(1 if d in axes else n for d, n in enumerate(a.shape)))
    return r[()]


def median_of_axes(a, axis, keepdims=False, *, skip_nan=False):
    """Medians over several axes at once."""
    a = np.asarray(a)
    axes = _axes(axis, a.ndim)
    lines = np.moveaxis(a, axes, range(-len(axes), 0))
    lines = lines.reshape(lines.shape[:a.ndim - len(axes)] + (-1,))
    r = np.nanmedian(lines, axis=-1) if skip_nan else np.median(lines, axis=-1)
    return np.reshape(r, tuple(1 if d in axes else n for d, n in enumerate(a.shape))) if keepdims else r


def rot90(m, k=1, axes=(0, 1)):
    """Turned by k quarters in the plane of two axes: a view."""
    m, axes = np.asanyarray(m), tuple(axes)
    if len(axes) != 2:
        raise ValueError("len(axes) must be 2.")
    if axes[0] == axes[1] or abs(axes[0] - axes[1]) == m.ndim:
        raise ValueError("Axes must be different.")
    if not all(-m.ndim <= d < m.ndim for d in axes):
        raise ValueError("Axes=%r out of range for array of ndim=%d." % (axes, m.ndim))
    k %= 4
    if k == 0:
        return m[...]
    if k == 2:
        return np.flip(m, axes)
    return np.swapaxes(np.flip(m, axes[1]), *axes) if k == 1 else np.flip(np.swapaxes(m, *axes), axes[1])


def _pick(x, p, method):
    n = len(x)
    if method in _ALPHA_BETA:
        alpha, beta = _ALPHA_BETA[method]
        h = (n - 1) * p if method == "linear" else n * p - 1 if method == "interpolated_inverted_cdf" else n * p + (alpha + p * (1 - alpha - beta)) - 1
        return _between(x, min(max(h, 0), n - 1))
    if method == "inverted_cdf":
        h = int(np.ceil(n * p)) - 1
        return x[min(max(h, 0), n - 1)]
    if method == "averaged_inverted_cdf":
        h = n * p - 1
        i = int(np.floor(h))
        lo, hi = x[min(max(i, 0), n - 1)], x[min(max(i + 1, 0), n - 1)]
        return (lo + hi) / 2 if h == i else hi
    if method == "closest_observation":
        h = n * p - 1 - 0.5
        i = int(np.floor(h))
        return x[min(max(i if h == i and i % 2 == 1 else i + 1, 0), n - 1)]
    h = (n - 1) * p
    if method == "lower":
        return x[int(np.floor(h))]
    if method == "higher":
        return x[int(np.ceil(h))]
    if method == "nearest":
        return x[int(np.rint(h))]
    return (x[int(np.floor(h))] + x[int(np.ceil(h))]) / 2 if int(np.floor(h)) != int(np.ceil(h)) else x[int(h)]


def _between(x, h):
    i = int(np.floor(h))
    if i >= len(x) - 1:
        return x[-1]
    t = h - i
    d = x[i + 1] - x[i]
    return x[i + 1] - d * (1 - t) if t >= 0.5 else x[i] + d * t


# --- derivatives ------------------------------------------------------------------------------------------------------------------
def gradient(f, *varargs, axis=None, edge_order=1):
    """Central differences inside, one-sided ones at the ends, for every axis. varargs: nothing, one spacing, or one for each
    axis: a number or the coordinates."""
    f = np.asarray(f)
    axes = tuple(range(f.ndim)) if axis is None else _axes(axis, f.ndim)
    n = len(varargs)
    if n == 0:
        dx = [1.0] * len(axes)
    elif n == 1 and np.ndim(varargs[0]) == 0:
        dx = list(varargs) * len(axes)
    elif n == len(axes):
        dx = []
        for i, d in enumerate(varargs):
            d = np.asarray(d)
            if d.ndim == 0:
                dx.append(d[()])
                continue
            if d.ndim != 1:
                raise ValueError("distances must be either scalars or 1d")
            if len(d) != f.shape[axes[i]]:
                raise ValueError("when 1d, distances must match the length of the corresponding dimension")
            d = np.diff(d.astype(float) if d.dtype.kind in "iu" else d)
            dx.append(d[0] if len(d) and (d == d[0]).all() else d)
    else:
        raise TypeError("invalid number of arguments")
    if edge_order > 2:
        raise ValueError("'edge_order' greater than 2 not supported")
    if f.dtype.kind == "M":
        f = f.view("m8" + f.dtype.str[3:])
    if f.dtype.kind not in "fcm":
        f = f.astype(np.float64)
    out = []
    for d, h in zip(axes, dx):
        if f.shape[d] < edge_order + 1:
            raise ValueError("Shape of array too small to calculate a numerical gradient, at least (edge_order + 1) elements are required.")
        out.append(_along(f, d, h, edge_order))
    return out[0] if len(axes) == 1 else tuple(out)


def _along(f, d, h, edge_order):
    y, r = np.moveaxis(f, d, 0), np.empty_like(np.moveaxis(f, d, 0))
    tail = (-1,) + (1,) * (y.ndim - 1)
    if np.ndim(h) == 0:
        r[1:-1] = (y[2:] - y[:-2]) / (2. * h)
        first = last = h
    else:
        h1, h2 = h[:-1].reshape(tail), h[1:].reshape(tail)
        r[1:-1] = -h2 / (h1 * (h1 + h2)) * y[:-2] + (h2 - h1) / (h1 * h2) * y[1:-1] + h1 / (h2 * (h1 + h2)) * y[2:]
        first, last = h[0], h[-1]
    if edge_order == 1:
        r[0], r[-1] = (y[1] - y[0]) / first, (y[-1] - y[-2]) / last
    elif np.ndim(h) == 0:
        r[0] = -1.5 / h * y[0] + 2. / h * y[1] + -0.5 / h * y[2]
        r[-1] = 0.5 / h * y[-3] + -2. / h * y[-2] + 1.5 / h * y[-1]
    else:
        a, b = h[0], h[1]
        r[0] = -(2. * a + b) / (a * (a + b)) * y[0] + (a + b) / (a * b) * y[1] + -a / (b * (a + b)) * y[2]
        a, b = h[-2], h[-1]
        r[-1] = b / (a * (a + b)) * y[-3] + -(b + a) / (a * b) * y[-2] + (2. * b + a) / (b * (a + b)) * y[-1]
    return np.ascontiguousarray(np.moveaxis(r, 0, d))


def trapezoid(y, x=None, dx=1.0, axis=-1):
    y = np.asarray(y)
    axis = _axis(axis, y.ndim)
    if x is None:
        d = dx
    else:
        x = np.asarray(x)
        d = np.diff(x).reshape((-1,) + (1,) * (y.ndim - axis - 1)) if x.ndim == 1 else np.diff(x, axis=axis)
    later, before = [slice(None)] * y.ndim, [slice(None)] * y.ndim
    later[axis], before[axis] = slice(1, None), slice(None, -1)
    return (d * (y[tuple(later)] + y[tuple(before)]) / 2.0).sum(axis)


def interp(x, xp, fp, left=None, right=None, period=None):
    if np.iscomplexobj(fp):  # the parts for themselves
        fp = np.asarray(fp)
        def part(v, name):
            return None if v is None else getattr(complex(v), name)
        re = np.interp(x, xp, fp.real, part(left, "real"), part(right, "real"), period)
        im = np.interp(x, xp, fp.imag, part(left, "imag"), part(right, "imag"), period)
        return re + 1j * im if not isinstance(re, np.ndarray) else _joined(re, im)
    if period == 0:
        raise ValueError("period must be a non-zero value")
    period = abs(period)
    xp, fp = np.asarray(xp, dtype=np.float64), np.asarray(fp)
    if xp.ndim != 1 or fp.ndim != 1:
        raise ValueError("Data points must be 1-D sequences")
    if len(xp) != len(fp):
        raise ValueError("fp and xp are not of the same length")
    x = np.asarray(x, dtype=np.float64) % period
    xp = xp % period
    order = np.argsort(xp)
    xp, fp = xp[order], fp[order]
    return np.interp(x, np.concatenate((xp[-1:] - period, xp, xp[0:1] + period)), np.concatenate((fp[-1:], fp, fp[0:1])))


# --- pieces -------------------------------------------------------------------------------------------------------------------------
def piecewise(x, condlist, funclist, *args, **kw):
    x = np.asarray(x)
    if np.isscalar(condlist) or (not isinstance(condlist[0], (list, np.ndarray)) and x.ndim != 0):
        condlist = [condlist]
    conds = [np.asarray(c, dtype=bool) for c in condlist]
    n, n2 = len(conds), len(funclist)
    if n == n2 - 1:
        rest = conds[0]
        for c in conds[1:]:
            rest = rest | c
        conds.append(~rest)
        n += 1
    elif n != n2:
        raise ValueError("with %d condition(s), either %d or %d functions are expected" % (n, n, n + 1))
    y = np.zeros(x.shape, x.dtype)
    for cond, func in zip(conds, funclist):
        if not callable(func):
            y[cond] = func
        else:
            values = x[cond]
            if values.size > 0:
                y[cond] = func(values, *args, **kw)
    return y


def directed(key, columns):
    """np.r_ and np.c_ with a directive, 'axis,ndmin,place', before their parts, or with many of them."""
    axis, ndmin, place = (-1, 2, 0) if columns else (0, 1, -1)
    parts, scalars = [], []
    for k, item in enumerate(key if isinstance(key, tuple) else (key,)):
        if isinstance(item, str):
            if k:
                raise ValueError("special directives must be the first entry.")
            if item in ("r", "c"):
                made = np.r_[tuple(key[1:])]
                return np.matrix(made).T if item == "c" and made.ndim == 1 else np.matrix(made)
            try:
                words = [int(x) for x in item.split(",")]
            except ValueError:
                words = []
            if not 1 <= len(words) <= 3:
                raise ValueError("unknown special directive %r" % item)
            axis, ndmin, place = words + [ndmin, place][len(words) - 1:]
            continue
        scalars.append(np.isscalar(item))
        a = np.r_[item] if isinstance(item, slice) else np.asarray(item)
        missing = ndmin - a.ndim
        a = np.array(a, ndmin=ndmin)
        if isinstance(item, slice) and place != -1:
            a = a.swapaxes(-1, place)
        elif missing > 0 and place != -1:
            at = place + missing + 1 if place < 0 else place
            axes = list(range(ndmin))
            a = a.transpose(axes[:at] + axes[missing:] + axes[at:missing])
        parts.append(a)
    kept = [x for x, scalar in zip(parts, scalars) if not scalar]
    if kept and len(kept) < len(parts):
        common = np.result_type(*[x.flat[0].item() if scalar else x.dtype for x, scalar in zip(parts, scalars)])
        parts = [x.astype(common) for x in parts]
    return np.concatenate(parts, axis=axis)


def meshgrid_sparse(*xi, indexing="xy", copy=True, sparse=True):
    n = len(xi)
    out = [np.asanyarray(x).reshape((1,) * i + (-1,) + (1,) * (n - i - 1)) for i, x in enumerate(xi)]
    if indexing == "xy" and n > 1:
        out[0] = out[0].reshape((1, -1) + (1,) * (n - 2))
        out[1] = out[1].reshape((-1, 1) + (1,) * (n - 2))
    return tuple(x.copy() for x in out) if copy else tuple(out)


def apply_along_axis(func1d, axis, arr, *args, **kwargs):
    arr = np.asarray(arr)
    axis = _axis(axis, arr.ndim)
    lines = np.moveaxis(arr, axis, -1)
    outer = lines.shape[:-1]
    if any(n == 0 for n in outer):
        raise ValueError("Cannot apply_along_axis when any iteration dimensions are 0")
    results = [np.asarray(func1d(lines[at], *args, **kwargs)) for at in np.ndindex(*outer)]
    r = np.array(results).reshape(outer + results[0].shape)
    k = results[0].ndim
    return np.moveaxis(r, range(len(outer), len(outer) + k), range(axis, axis + k)) if k else r


def unique_rows(ar, return_index=False, return_inverse=False, return_counts=False, axis=None, equal_nan=True):
    """The different slices along an axis, sorted by their elements from the first on."""
    ar = np.asarray(ar)
    axis = _axis(axis, ar.ndim)
    lines = np.moveaxis(ar, axis, 0)
    flat = np.ascontiguousarray(lines).reshape(len(lines), -1)
    n = len(flat)
    order = np.lexsort(flat.T[::-1]) if flat.shape[1] and n else np.arange(n)
    s = flat[order]
    new = np.ones(n, bool)
    if n > 1:
        new[1:] = (s[1:] != s[:-1]).any(axis=1) if flat.shape[1] else False
    first = order[new]
    out = [np.ascontiguousarray(np.moveaxis(lines[first], 0, axis))]
    if return_index:
        out.append(first)
    if return_inverse:
        inverse = np.empty(n, np.int64)
        inverse[order] = np.cumsum(new) - 1
        out.append(inverse)
    if return_counts:
        out.append(np.diff(np.append(np.flatnonzero(new), n)))
    return out[0] if len(out) == 1 else tuple(out)


def unique_records(ar, return_index=False, return_inverse=False, return_counts=False, axis=None, equal_nan=True):
    """The different records, in their order."""
    if axis is not None and ar.ndim > 1:
        raise NotImplementedError("unique() of records with axis= is not supported")
    flat = ar.ravel()
    n = len(flat)
    order = flat.argsort()
    s = flat[order]
    new = np.ones(n, bool)
    if n > 1:
        new[1:] = s[1:] != s[:-1]
    first = np.flatnonzero(new)
    out = [s[first]]
    if return_index:
        out.append(order[first])
    if return_inverse:
        inverse = np.empty(n, np.int64)
        inverse[order] = np.cumsum(new) - 1
        out.append(inverse.reshape(ar.shape))
    if return_counts:
        out.append(np.diff(np.append(first, n)))
    return out[0] if len(out) == 1 else tuple(out)


def insert(arr, obj, values, axis=None):
    """Values before several positions of the array as it is given."""
    arr = np.asarray(arr)
    if axis is None:
        arr, axis = arr.ravel(), 0
    axis = _axis(axis, arr.ndim)
    n = arr.shape[axis]
    at = np.arange(n)[obj] if isinstance(obj, slice) else np.asarray(obj)
    if at.dtype.kind == "b":
        at = np.flatnonzero(at)
    at = at.astype(np.int64).ravel()
    for i in at.tolist():
        if not -n <= i <= n:
            raise IndexError("index %d is out of bounds for axis %d with size %d" % (i, axis, n + len(at)))
    at = np.where(at < 0, at + n, at)
    order = np.argsort(at)
    where = at.copy()
    where[order] += np.arange(len(at))
    kept = np.ones(n + len(at), bool)
    kept[where] = False
    shape = list(arr.shape)
    shape[axis] = n + len(at)
    out = np.empty(shape, arr.dtype)
    key, new = [slice(None)] * arr.ndim, [slice(None)] * arr.ndim
    key[axis], new[axis] = kept, where
    out[tuple(key)] = arr
    out[tuple(new)] = np.asarray(values).astype(arr.dtype)
    return out


def take(a, indices, axis=None, out=None, mode="raise"):
    a, indices = np.asarray(a), np.asarray(indices)
    n = a.size if axis is None else a.shape[_axis(axis, a.ndim)]
    if mode == "wrap":
        indices = indices % n
    elif mode == "clip":
        indices = np.clip(indices, 0, n - 1)
    elif mode != "raise":
        raise ValueError("clipmode must be one of 'clip', 'raise', or 'wrap' (got %r)" % (mode,))
    r = np.take(a, indices) if axis is None else np.take(a, indices, axis)
    return _store_out(out, r, "index", "take")


# --- automatic bins ---------------------------------------------------------------------------------------------------------------------
def automatic_bins(a, rule, range=None):
    """How many bins a rule of numpy gives for the data."""
    a = np.asarray(a).ravel()
    if range is not None:
        a = a[(a >= range[0]) & (a <= range[1])]
    if a.size == 0:
        return 1
    n, extent = a.size, np.ptp(a)
    sturges = extent / (np.log2(n) + 1.0)
    iqr = np.subtract(*np.percentile(a, [75, 25]))
    fd = 2.0 * iqr * n ** (-1.0 / 3.0)
    if rule == "sqrt":
        width = extent / np.sqrt(n)
    elif rule == "sturges":
        width = sturges
    elif rule == "rice":
        width = extent / (2.0 * n ** (1.0 / 3))
    elif rule == "scott":
        width = (24.0 * np.pi ** 0.5 / n) ** (1.0 / 3.0) * np.std(a)
    elif rule == "fd":
        width = fd
    elif rule == "auto":
        width = min(fd, sturges) if fd else sturges
    elif rule == "doane":
        width = 0.0
        if n > 2:
            sg1 = np.sqrt(6.0 * (n - 2) / ((n + 1.0) * (n + 3)))
            sigma = np.std(a)
            if sigma > 0.0:
                g1 = np.mean(((a - np.mean(a)) / sigma) ** 3)
                width = extent / (1.0 + np.log2(n) + np.log2(1.0 + np.absolute(g1) / sg1))
    elif rule == "stone":
        raise NotImplementedError("bins='stone' is not supported")
    else:
        raise ValueError("%r is not a valid estimator for `bins`" % (rule,))
    if not width:
        return 1
    if a.dtype.kind in "iu" and width < 1:
        width = 1
    span = extent if range is None else range[1] - range[0]
    return int(np.ceil(span / width))


# --- sets, differences -------------------------------------------------------------------------------------------------------------------
def ediff1d(ary, to_end=None, to_begin=None):
    d = np.diff(np.asarray(ary).ravel())
    parts = []
    for x in (to_begin, d, to_end):
        if x is None:
            continue
        x = np.asarray(x).ravel()
        if not np.can_cast(x.dtype, d.dtype, casting="same_kind"):
            raise TypeError("dtype of `%s` must be compatible with input `ary` under the `same_kind` rule." % ("to_begin" if not parts else "to_end"))
        parts.append(x.astype(d.dtype))
    return np.concatenate(parts)


def intersect1d(ar1, ar2, assume_unique=False, return_indices=False):
    ar1, ar2 = np.asarray(ar1).ravel(), np.asarray(ar2).ravel()
    first, second = None, None
    if not assume_unique:
        ar1, first = np.unique(ar1, return_index=True)
        ar2, second = np.unique(ar2, return_index=True)
    both = np.concatenate((ar1, ar2))
    order = np.argsort(both, kind="mergesort")
    s = both[order]
    same = np.flatnonzero(s[1:] == s[:-1])
    if not return_indices:
        return s[same]
    i, j = order[same], order[same + 1] - ar1.size
    if not assume_unique:
        i, j = first[i], second[j]
    return s[same], i, j


# --- weights -----------------------------------------------------------------------------------------------------------------------------
def average(a, axis=None, weights=None, returned=False, *, keepdims=False):
    """The mean with weights of the shape of a, or of one axis; with returned=True the sums of weights too."""
    a = np.asarray(a)
    if weights is None:
        r = a.mean(axis, keepdims=keepdims)
        scale = np.asarray(r).dtype.type(a.size / (r.size if r.ndim else 1)) if a.size else np.float64(0)
    else:
        w = np.asarray(weights)
        dtype = np.result_type(a.dtype, w.dtype, np.float64) if a.dtype.kind in "iub" else np.result_type(a.dtype, w.dtype)
        if a.shape != w.shape:
            if axis is None:
                raise TypeError("Axis must be specified when shapes of a and weights differ.")
            axes = _axes(axis, a.ndim)
            if w.shape != tuple(a.shape[d] for d in axes):
                raise ValueError("Shape of weights must be consistent with shape of a along specified axis.")
            w = np.transpose(w, np.argsort(axes)).reshape(tuple(n if d in axes else 1 for d, n in enumerate(a.shape)))
        scale = np.broadcast_to(w, a.shape).sum(axis=axis, dtype=dtype, keepdims=keepdims)
        if np.any(scale == 0.0):
            raise ZeroDivisionError("Weights sum to zero, can't be normalized")
        r = np.multiply(a, w, dtype=dtype).sum(axis, keepdims=keepdims) / scale
    if not returned:
        return r
    return r, np.broadcast_to(scale, r.shape).copy() if np.ndim(r) else scale


def fill_diagonal(a, val, wrap=False):
    if a.ndim < 2:
        raise ValueError("array must be at least 2-d")
    if a.ndim == 2:
        step = a.shape[1] + 1
        end = None if wrap else a.shape[1] * a.shape[1]
    else:
        if not np.all(np.diff(a.shape) == 0):
            raise ValueError("All dimensions of input must be of equal length")
        step = 1 + np.cumprod(a.shape[:-1]).sum()
        end = None
    places = np.arange(a.size)[:end:step]
    a[np.unravel_index(places, a.shape)] = np.resize(val, len(places)) if np.ndim(val) else val


def matmul(x1, x2, out=None, *, axes=None, dtype=None):
    a, b = np.asarray(x1), np.asarray(x2)
    if dtype is not None:
        a, b = a.astype(dtype), b.astype(dtype)
    if axes is None:
        return np.matmul(a, b, out=out)
    axes = [(x,) if not isinstance(x, (tuple, list)) else tuple(x) for x in axes]
    if len(axes) == 2 and a.ndim == b.ndim == 1:
        axes.append(())
    if len(axes) != 3:
        raise ValueError("axes should be a list with an entry for all 3 inputs and outputs; entries for outputs can only be omitted if none of them has core axes.")
    a = np.moveaxis(a, axes[0], (-2, -1)[-len(axes[0]):])
    b = np.moveaxis(b, axes[1], (-2, -1)[-len(axes[1]):])
    r = np.matmul(a, b)
    if axes[2]:
        r = np.moveaxis(r, (-2, -1)[-len(axes[2]):], axes[2])
    return r if out is None else _store_out(out, r, "ufunc", "matmul")


def isscalar_object(element):
    import numbers
    return isinstance(element, numbers.Number)


def polyval_object(p, x):
    y = 0
    for c in np.asarray(p):
        y = y * x + c
    return y


def cov(m, y=None, rowvar=True, bias=False, ddof=None, fweights=None, aweights=None, *, dtype=None):
    """Covariances of variables (rows), with how often each observation counts (fweights) and how much (aweights)."""
    if ddof is not None and ddof != int(ddof):
        raise ValueError("ddof must be integer")
    m = np.asarray(m)
    if m.ndim > 2:
        raise ValueError("m has more than 2 dimensions")
    if y is not None and np.asarray(y).ndim > 2:
        raise ValueError("y has more than 2 dimensions")
    if dtype is None:
        dtype = np.result_type(m, np.float64) if y is None else np.result_type(m, y, np.float64)
    x = np.array(m, ndmin=2, dtype=dtype)
    if not rowvar and m.ndim != 1:
        x = x.T
    if y is not None:
        y = np.array(y, copy=None, ndmin=2, dtype=dtype)
        if not rowvar and y.shape[0] != 1:
            y = y.T
        x = np.concatenate((x, y), axis=0)
    if ddof is None:
        ddof = 0 if bias else 1
    w = None
    if fweights is not None:
        fweights = np.asarray(fweights, dtype=float)
        if not np.all(fweights == np.around(fweights)):
            raise TypeError("fweights must be integer")
        w = _observations(fweights, "fweights", x)
    if aweights is not None:
        aweights = _observations(np.asarray(aweights, dtype=float), "aweights", x)
        w = aweights if w is None else w * aweights
    total = float(x.shape[1]) if w is None else w.sum()
    mean = x.mean(axis=1) if w is None else (x * w).sum(axis=1) / total
    if w is None:
        fact = x.shape[1] - ddof
    elif ddof == 0:
        fact = total
    elif aweights is None:
        fact = total - ddof
    else:
        fact = total - ddof * (w * aweights).sum() / total
    if fact <= 0:
        import warnings
        warnings.warn("Degrees of freedom <= 0 for slice", RuntimeWarning, stacklevel=2)
        fact = 0.0
    x = x - mean[:, None]
    c = np.dot(x, (x if w is None else x * w).T.conj())
    c *= np.true_divide(1, fact)
    return np.squeeze(c)


def _observations(w, name, x):
    if w.ndim > 1:
        raise RuntimeError("cannot handle multidimensional " + name)
    if w.shape[0] != x.shape[1]:
        raise RuntimeError("incompatible numbers of samples and " + name)
    if np.any(w < 0):
        raise ValueError(name + " cannot be negative")
    return w


def lexsort(keys, axis=-1):
    """Of keys with several axes: every line for itself."""
    keys = [np.moveaxis(np.asarray(k), axis, -1) for k in keys]
    out = np.empty(keys[0].shape, dtype=np.int64)
    for at in np.ndindex(keys[0].shape[:-1]):
        out[at] = np.lexsort([k[at] for k in keys])
    return np.moveaxis(out, -1, axis)


def _joined(re, im):
    out = np.empty(re.shape, dtype=np.complex128)
    out.real, out.imag = re, im
    return out


def nan_to_num(x, copy=True, nan=0.0, posinf=None, neginf=None):
    """Replacements that are arrays, and complex numbers, whose parts are replaced for themselves."""
    a = np.array(x, copy=True) if copy else np.asarray(x)
    kind = np.finfo(a.dtype) if a.dtype.kind in "fc" else None
    for part in ((a.real, a.imag) if a.dtype.kind == "c" else (a,)):
        if kind is None:
            break
        high, low, gone = np.isposinf(part), np.isneginf(part), np.isnan(part)
        np.copyto(part, nan, where=gone)
        np.copyto(part, kind.max if posinf is None else posinf, where=high)
        np.copyto(part, kind.min if neginf is None else neginf, where=low)
    return a if a.ndim else a[()]


def indices(dimensions, dtype=int, sparse=False):
    """sparse: an array for each axis, of length 1 along the others."""
    n = len(dimensions)
    return tuple([np.arange(m, dtype=dtype).reshape((1,) * i + (-1,) + (1,) * (n - i - 1)) for i, m in enumerate(dimensions)])


def size(a, axis=None):
    a, total = np.asarray(a), 1
    for k in axis:
        total *= a.shape[k]
    return total
