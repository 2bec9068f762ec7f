"""numpy's own functions over masked arrays: what NumPy answers because a masked array is an array there. The tables say for each function
what becomes of the mask; a function that stands in none of them works on the data, as it does in NumPy."""
import numpy as np
import numpy._asking as asking
from numpy.ma._array import MaskedArray, masked
from numpy.ma._masks import getmaskarray, mask_or, nomask
from numpy.ma._ops import wrapped

_ours = frozenset("sort diff zeros_like ones_like empty_like expand_dims around".split())  # those of numpy.ma, which know the mask
_joined = frozenset("concatenate concat vstack row_stack hstack stack column_stack dstack append resize".split())  # a masked array, no mask
_bare = frozenset("insert delete diagflat cumulative_sum cumulative_prod union1d intersect1d setxor1d correlate".split())  # the same, of arguments
_kept = frozenset("angle real imag real_if_close isreal isneginf isposinf fix i0 nan_to_num full_like ldexp partition "
                  "argpartition".split())  # the first argument's mask, element for element
_moved = frozenset("flip flipud fliplr rot90 roll rollaxis moveaxis tile split array_split hsplit vsplit dsplit block unstack "
                   " permute_dims matrix_transpose".split())  # the mask goes where the data go
_each = frozenset("atleast_1d atleast_2d atleast_3d meshgrid ix_".split())  # so does each argument's
_in_place = frozenset("copyto place putmask".split())  # the data are changed, the mask is not
_data = frozenset("choose result_type can_cast array_equal fill_diagonal isin lexsort broadcast_arrays".split())  # the mask says nothing
_pairs = frozenset("polyadd polysub matmul vecmat matvec".split())  # masked where either is


def _unmasked(x):
    if isinstance(x, MaskedArray):
        return x._data
    return type(x)(_unmasked(e) for e in x) if type(x) in (list, tuple) else x


def _masks(x, inside=False):
    """Masks in place of arrays; in a list of arrays those without one have a mask of False."""
    if isinstance(x, MaskedArray):
        return getmaskarray(x)
    if isinstance(x, np.ndarray) and inside:
        return np.zeros(x.shape, dtype=bool)
    return type(x)(_masks(e, True) for e in x) if type(x) in (list, tuple) else x


def _finalized(data, x):
    """What NumPy's C functions give: the mask of the first operand when it fits."""
    if not isinstance(data, np.ndarray):
        return data
    return wrapped(data, getmaskarray(x).reshape(data.shape).copy() if data.size == x.size else nomask, x)


def _wrap_all(data, mask, x):
    if isinstance(data, (list, tuple)):
        return type(data)(_wrap_all(d, m, x) for d, m in zip(data, mask))
    if not isinstance(data, np.ndarray):
        return masked if mask else data
    return wrapped(data, mask, x)


def _of_each(func, args, kwargs):
    if len(args) == 1 and not kwargs:
        x = args[0]
        return _wrap_all(func(x._data), func(getmaskarray(x)), x) if func.__name__ != "ix_" else (wrapped(*_of_ix(x), x),)
    plain, masks = _unmasked(args), [getmaskarray(a) if isinstance(a, MaskedArray) else np.zeros(np.shape(a), dtype=bool) for a in args]
    data = func(*plain, **kwargs)
    if func.__name__ == "meshgrid":
        return type(data)(wrapped(d, nomask, a) if isinstance(a, MaskedArray) else d for d, a in zip(data, args))
    moved = func(*masks, **kwargs) if func.__name__ != "ix_" else [m.reshape(d.shape) for m, d in zip(masks, data)]
    return type(data)(wrapped(d, m, a) if isinstance(a, MaskedArray) else d for d, m, a in zip(data, moved, args))


def _of_ix(x):
    return np.ix_(x._data)[0], getmaskarray(x)


# --- those with a rule of their own --------------------------------------------------------------------------------------------------
def _extract(condition, arr):
    if isinstance(condition, MaskedArray):
        condition = condition.filled(False)
    if not isinstance(arr, MaskedArray):
        return np.extract(condition, arr)
    return wrapped(np.extract(condition, arr._data), np.extract(condition, getmaskarray(arr)), arr)


def _compress(condition, a, axis=None, out=None):
    if isinstance(condition, MaskedArray):
        condition = condition._data
    return a.compress(condition, axis, out) if isinstance(a, MaskedArray) else np.compress(condition, a, axis, out)


def _masked_steps(func, x, args, kwargs):
    """Differences: masked where they were made of a masked cell. Not-a-number shows which."""
    mask = np.isnan(func(np.where(getmaskarray(x), np.nan, 0.0), *args, **kwargs))
    return wrapped(func(x._data, *args, **kwargs), mask, x)


def _gradient(f, *varargs, **kwargs):
    made = np.gradient(f._data, *varargs, **kwargs)
    if isinstance(made, (list, tuple)):
        masks = np.gradient(np.where(getmaskarray(f), np.nan, 0.0), *varargs, **kwargs)
        return type(made)(wrapped(d, np.isnan(m), f) for d, m in zip(made, masks))
    return _masked_steps(np.gradient, f, varargs, kwargs)


def _ediff1d(ary, to_end=None, to_begin=None):
    if to_end is not None or to_begin is not None:
        raise NotImplementedError("np.ediff1d() of a masked array takes no to_end and to_begin here; np.ma.ediff1d() does")
    return _masked_steps(np.ediff1d, ary, (), {})


def _trapezoid(y, x=None, dx=1.0, axis=-1):
    y = np.ma.asanyarray(y)
    if x is not None:
        x = np.ma.asanyarray(x)
        dx = np.ma.diff(x) if x.ndim == 1 else np.ma.diff(x, axis=axis)
        if x.ndim == 1 and y.ndim > 1:
            dx = dx.reshape([-1 if i == axis % y.ndim else 1 for i in range(y.ndim)])
    high, low = [slice(None)] * y.ndim, [slice(None)] * y.ndim
    high[axis], low[axis] = slice(1, None), slice(None, -1)
    return (dx * (y[tuple(high)] + y[tuple(low)]) / 2.0).sum(axis)


def _kron(a, b):
    mask = ~np.kron(~getmaskarray(a), ~getmaskarray(b))
    return wrapped(np.kron(_unmasked(a), _unmasked(b)), mask, a if isinstance(a, MaskedArray) else b)


def _product(func):
    def product(a, b, **kwargs):
        out = func(_unmasked(a), _unmasked(b), **kwargs)
        first = a if isinstance(a, MaskedArray) else b
        return _finalized(out, first) if isinstance(out, np.ndarray) else out
    return product


def _without_nan(value, then):
    """Not-a-number counts as `value` does; value None: it is masked."""
    def of(a, *args, **kwargs):
        bad = np.isnan(a._data) if a.dtype.kind in "fc" else False
        if np.any(bad):
            a = wrapped(np.where(bad, value, a._data), getmaskarray(a), a) if value is not None else wrapped(a._data, getmaskarray(a) | bad, a)
        return then(a, *args, **kwargs)
    return of


def _median(a, axis=None, out=None, overwrite_input=False, keepdims=False):
    """NumPy orders the data and leaves the mask where it is: np.ma.median() is the one that knows the mask."""
    if keepdims or out is not None or isinstance(axis, tuple):
        raise NotImplementedError("np.median() of a masked array takes an axis alone; np.ma.median() knows the mask")
    if axis is None:
        a, axis = a.ravel(), 0
    n = a.shape[axis]
    part = wrapped(np.sort(a._data, axis=axis), getmaskarray(a), a)
    index = [slice(None)] * a.ndim
    index[axis] = slice(n // 2, n // 2 + 1) if n % 2 else slice(n // 2 - 1, n // 2 + 1)
    return part[tuple(index)].mean(axis=axis)


def _refused(instead):
    def refused(func):
        def of(a, *args, **kwargs):
            if isinstance(a, MaskedArray) and np.any(getmaskarray(a)):
                raise NotImplementedError("np.%s() does not know the mask of a masked array; give it %s" % (func, instead))
            return getattr(np, func)(*_unmasked((a,) + args), **kwargs)
        return of
    return refused


def _unique(ar, return_index=False, return_inverse=False, return_counts=False, axis=None, *, equal_nan=True, sorted=True):
    if axis is not None:
        raise NotImplementedError("np.unique() of a masked array along an axis is not supported")
    values, index, inverse = np.ma.unique(ar, return_index=True, return_inverse=True)
    out = [values]
    if return_index:
        out.append(np.asarray(index))
    if return_inverse:
        out.append(np.asarray(inverse).reshape(ar.shape))
    if return_counts:
        out.append(np.bincount(np.asarray(inverse).ravel(), minlength=len(values)))
    return tuple(out) if len(out) > 1 else values


def _setdiff1d(ar1, ar2, assume_unique=False):
    if assume_unique or not isinstance(ar1, MaskedArray):
        return np.setdiff1d(_unmasked(ar1), _unmasked(ar2), assume_unique)
    ar1 = _unique(ar1)
    return ar1[~np.isin(ar1._data, _unmasked(ar2))]


def _average(a, axis=None, weights=None, returned=False, *, keepdims=False):
    if weights is None and not returned:
        return a.mean(axis, keepdims=keepdims) if keepdims else a.mean(axis)
    weights = np.asanyarray(weights)
    if weights.shape != a.shape:
        weights = np.broadcast_to(weights, (a.ndim - 1) * (1,) + weights.shape).swapaxes(-1, axis)
    scale = weights.sum(axis)  # of the masked cells too, as NumPy has it
    made = (a * weights).sum(axis) / scale
    return (made, scale) if returned else made


def _count_nonzero(a, axis=None, *, keepdims=False):
    if axis is None and not keepdims:
        return np.count_nonzero(a._data)
    return (a != 0).sum(axis=axis, keepdims=keepdims)


def _apply(func1d, axis, arr, *args, **kwargs):
    return np.ma.apply_along_axis(func1d, axis, arr, *args, **kwargs)


def _ptp(a, *args, **kwargs):
    return wrapped(np.asarray(np.ptp(a._data, *args, **kwargs)), nomask, a)


def _isclose(a, b, *args, **kwargs):
    data, mask = np.isclose(_unmasked(a), _unmasked(b), *_unmasked(args), **kwargs), mask_or(np.ma.getmask(a), np.ma.getmask(b))
    return wrapped(data, np.broadcast_to(mask, data.shape).copy(), a if isinstance(a, MaskedArray) else b)


def _allclose(a, b, *args, **kwargs):
    return bool(np.all(_isclose(a, b, *args, **kwargs).filled(True)))


def _argsort(a, axis=-1, kind=None, order=None, *, stable=None):
    return a.argsort(axis=axis)


def _diag(v, k=0):
    return v.diagonal(k) if v.ndim == 2 else np.diag(v._data, k)


def _trim_zeros(filt, trim="fb", axis=None):
    if filt.ndim != 1:
        raise NotImplementedError("np.trim_zeros() of a masked array of several dimensions is not supported")
    there = np.flatnonzero(filt.filled(0))
    if not len(there):
        return filt[:0]
    return filt[there[0] if "f" in trim.lower() else 0:there[-1] + 1 if "b" in trim.lower() else len(filt)]


def _method(name):
    return lambda a, *args, **kwargs: getattr(a, name)(*args, **kwargs)


def _clip(a, a_min=None, a_max=None, out=None, **kwargs):
    made = a.clip(_unmasked(a_min), _unmasked(a_max), out, **kwargs)
    mask = getmaskarray(a)
    for bound in (a_min, a_max):
        if isinstance(bound, MaskedArray):
            mask = mask | getmaskarray(bound)
    made._mask = mask
    return made


_special = {
    "extract": _extract, "compress": _compress, "gradient": _gradient, "ediff1d": _ediff1d, "trapezoid": _trapezoid, "kron": _kron,
    "dot": _product(np.dot), "inner": _product(np.inner), "median": _median, "unique": _unique, "setdiff1d": _setdiff1d,
    "average": _average, "count_nonzero": _count_nonzero, "apply_along_axis": _apply, "ptp": _ptp, "clip": _clip,
    "isclose": _isclose, "allclose": _allclose, "argsort": _argsort, "diag": _diag, "trim_zeros": _trim_zeros,
    "flatnonzero": lambda a: np.flatnonzero(a.filled(0)), "argwhere": lambda a: np.argwhere(a.filled(0)),
    "unique_values": lambda x: _unique(x), "nancumsum": _without_nan(0, _method("cumsum")), "nancumprod": _without_nan(1, _method("cumprod")),
    "nansum": _without_nan(0, _method("sum")), "nanprod": _without_nan(1, _method("prod")), "nanmin": _without_nan(np.inf, _method("min")),
    "nanmax": _without_nan(-np.inf, _method("max")), "nanargmin": _without_nan(np.inf, _method("argmin")),
    "nanargmax": _without_nan(-np.inf, _method("argmax")), "nanmean": _without_nan(None, _method("mean")), "nanvar": _without_nan(None, _method("var")),
    "nanstd": _without_nan(None, _method("std")), "nanmedian": _without_nan(None, _median),
}
for _name in ("percentile", "quantile", "nanpercentile", "nanquantile", "unique_all", "unique_counts", "unique_inverse", "histogramdd",
              "array2string", "roots", "poly"):
    _special[_name] = _refused("a.compressed() or a.filled(...)")(_name)


def _shrunk(made):
    """Of arguments without a mask come results without one."""
    if isinstance(made, (list, tuple)):
        for x in made:
            _shrunk(x)
    elif isinstance(made, MaskedArray) and made is not masked and made._mask is not nomask and not np.any(made._mask):
        made._mask = nomask


def _has_mask(values):
    return any(x._mask is not nomask if isinstance(x, MaskedArray) else type(x) in (list, tuple) and _has_mask(x) for x in values)


def _by_function(self, func, types, args, kwargs):
    made = _made_by(self, func, args, kwargs)
    if made is not NotImplemented and not _has_mask(args) and not any(made is a for a in args):
        _shrunk(made)
    return made


def _made_by(self, func, args, kwargs):
    name = func.__name__
    direct = any(isinstance(a, MaskedArray) for a in args) or any(isinstance(a, MaskedArray) for a in kwargs.values())
    if name in _joined:
        if isinstance(args[0], MaskedArray) and args[0].ndim == 1 and name.endswith("stack"):
            args = (args[0].filled(0),) + args[1:]  # its cells one by one: np.ma.masked is 0.0
        return wrapped(func(*_unmasked(args), **kwargs), nomask, None)
    if name == "where":
        return func(*_unmasked(args))
    if name == "block":
        many = isinstance(args[0], list) and not (len(args[0]) == 1 and isinstance(args[0][0], MaskedArray))
        return _wrap_all(func(*_unmasked(args)), nomask if many else func(*_masks(args)), self)
    if not direct:
        if name in ("broadcast_arrays", "meshgrid", "lexsort"):
            return NotImplemented
        return func(*_unmasked(args), **{k: _unmasked(v) for k, v in kwargs.items()})
    if name == "asanyarray" and len(args) == 1 and not kwargs:
        return self
    if name in _ours:
        return getattr(np.ma, name)(*args, **kwargs)
    if name in _special:
        return _special[name](*args, **kwargs)
    if name in _in_place or name in _data:
        return func(*_unmasked(args), **{k: _unmasked(v) for k, v in kwargs.items()})
    if name in _bare:
        made = func(*_unmasked(args), **kwargs)
        return wrapped(made, nomask, self) if isinstance(made, np.ndarray) else made
    if name in _moved:
        return _wrap_all(func(*_unmasked(args), **kwargs), func(*[_masks(a) for a in args], **kwargs), self)
    if name in _each:
        return _of_each(func, args, kwargs)
    if name in _kept and isinstance(args[0], MaskedArray):
        data = func(*_unmasked(args), **kwargs)
        return wrapped(data, getmaskarray(args[0]).copy(), self) if isinstance(data, np.ndarray) and data.shape == self.shape else data
    if name in _pairs:
        data, mask = func(*_unmasked(args), **kwargs), mask_or(np.ma.getmask(args[0]), np.ma.getmask(args[1]))
        return wrapped(data, mask if np.shape(mask) == np.shape(data) else nomask, self)
    return NotImplemented


MaskedArray.__array_function__ = _by_function


def _for_pandas(self):
    """The data with missing values where cells are masked: ints become floats, what holds neither becomes objects."""
    mask = getmaskarray(self)
    if not np.any(mask):
        return self._data.copy()
    kind = self.dtype.kind
    data = self._data.copy() if kind in "fcmM" else self._data.astype(np.float64 if kind in "iu" else object)
    data[mask] = np.array("NaT", dtype=data.dtype) if kind in "mM" else np.nan
    return data


MaskedArray._for_pandas = _for_pandas
MaskedArray._joined = lambda self, data: wrapped(data, nomask, self)  # np.r_ and np.c_


asking.install(set(_special) | _joined | _bare | _kept | _moved | _each | _in_place | _data | _pairs, MaskedArray)
