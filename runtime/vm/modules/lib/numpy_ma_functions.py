"""numpy.ma: functions that make masked arrays, mask by a condition, join, choose and compare."""
import numpy as np
from numpy.ma._array import MaskedArray, masked
from numpy.ma._masks import (MAError, filled, getdata, getmask, getmaskarray, is_masked_array,
                             make_mask, make_mask_none, mask_or, no_records, nomask, unset)
from numpy.ma._ops import (equal, greater, greater_equal, less, less_equal, like_of, not_equal, subtract, wrapped)


# --- making ----------------------------------------------------------------------------------------------------------------------------------
def array(data, dtype=None, copy=False, order=None, mask=nomask, fill_value=None, keep_mask=True, hard_mask=False, shrink=True, subok=True, ndmin=0):
    """A masked array of data; where mask is true the elements are masked. Shape: that of data, with ndmin dimensions at least."""
    return MaskedArray(data, mask=mask, dtype=dtype, copy=copy, subok=subok, keep_mask=keep_mask, hard_mask=hard_mask, fill_value=fill_value,
                       ndmin=ndmin, shrink=shrink, order=order)


def asarray(a, dtype=None, order=None):
    """a as a masked array of the class MaskedArray; no copy where it is one already."""
    return MaskedArray(a, dtype=dtype, copy=False, keep_mask=True, subok=False, order=order)


def asanyarray(a, dtype=None, order=None):
    """a as a masked array; subclasses stay as they are."""
    if isinstance(a, MaskedArray) and (dtype is None or dtype == a.dtype):
        return a
    return MaskedArray(a, dtype=dtype, copy=False, keep_mask=True, subok=True, order=order)


def isMaskedArray(x):
    """Whether x is a masked array."""
    return isinstance(x, MaskedArray)


isarray = isMA = isMaskedArray


def _making(f):
    def call(*args, fill_value=None, hardmask=False, **kwargs):
        made = MaskedArray(f(*args, **kwargs))
        if fill_value is not None:
            made.fill_value = fill_value
        if hardmask:
            made._hardmask = True
        return made
    call.__name__ = f.__name__
    return call


arange, empty, ones, zeros, identity, indices, frombuffer, fromfunction = (
    _making(f) for f in (np.arange, np.empty, np.ones, np.zeros, np.identity, np.indices, np.frombuffer, np.fromfunction))


def _alike(f):
    def call(prototype, *args, **kwargs):
        made = f(getdata(prototype), *args, **kwargs)
        mask = getmask(prototype)
        return wrapped(made, mask if mask is nomask or made.shape != mask.shape else mask.copy(), like_of(prototype))
    call.__name__ = f.__name__
    return call


empty_like, ones_like, zeros_like = (_alike(f) for f in (np.empty_like, np.ones_like, np.zeros_like))


def masked_all(shape, dtype=float):
    """An array of that shape in which everything is masked."""
    no_records(np.dtype(dtype))
    return MaskedArray(np.empty(shape, dtype), mask=np.ones(shape, bool))


def masked_all_like(arr):
    """An array of arr's shape and dtype in which everything is masked."""
    made = np.empty_like(getdata(arr))
    return MaskedArray(made, mask=np.ones(made.shape, bool))


def copy(a, *args, **kwargs):
    """A copy of a, data and mask."""
    return asanyarray(a).copy(*args, **kwargs) if is_masked_array(a) else MaskedArray(np.asarray(a).copy(*args, **kwargs))


def fromflex(fxarray):
    raise NotImplementedError("masked arrays from records are not supported")


def flatten_structured_array(a):
    raise NotImplementedError("flatten_structured_array() is not supported")


# --- masking by a condition --------------------------------------------------------------------------------------------------------------------
def masked_where(condition, a, copy=True):
    """a, masked where the condition holds. Shape: a's."""
    cond = make_mask(condition, shrink=False)
    data = a if isinstance(a, (np.ndarray, MaskedArray)) else getdata(a)
    if cond.shape and cond.shape != data.shape:
        raise IndexError("Inconsistent shape between the condition and the input (got %s and %s)" % (cond.shape, data.shape))
    made = MaskedArray(data, copy=copy)
    made.mask = _shrink(cond) if getmask(a) is nomask else mask_or(cond, a._mask)
    if not copy and is_masked_array(a) and getmask(a) is nomask:
        a._mask = made._mask
    return made


def _shrink(cond):
    return nomask if not cond.any() else cond


def masked_greater(x, value, copy=True):
    """x, masked where it is greater than value."""
    return masked_where(greater(x, value), x, copy=copy)


def masked_greater_equal(x, value, copy=True):
    """x, masked where it is greater than or equal to value."""
    return masked_where(greater_equal(x, value), x, copy=copy)


def masked_less(x, value, copy=True):
    """x, masked where it is less than value."""
    return masked_where(less(x, value), x, copy=copy)


def masked_less_equal(x, value, copy=True):
    """x, masked where it is less than or equal to value."""
    return masked_where(less_equal(x, value), x, copy=copy)


def masked_not_equal(x, value, copy=True):
    """x, masked where it is not equal to value."""
    return masked_where(not_equal(x, value), x, copy=copy)


def masked_equal(x, value, copy=True):
    """x, masked where it is equal to value, which becomes its fill value."""
    made = masked_where(equal(x, value), x, copy=copy)
    made.fill_value = value
    return made


def masked_inside(x, v1, v2, copy=True):
    """x, masked where it lies between v1 and v2, both included."""
    low, high = (v2, v1) if v2 < v1 else (v1, v2)
    values = filled(x)
    return masked_where((values >= low) & (values <= high), x, copy=copy)


def masked_outside(x, v1, v2, copy=True):
    """x, masked where it lies outside v1 and v2."""
    low, high = (v2, v1) if v2 < v1 else (v1, v2)
    values = filled(x)
    return masked_where((values < low) | (values > high), x, copy=copy)


def masked_object(x, value, copy=True, shrink=True):
    """x, an array of objects, masked where it is equal to value."""
    values, mask = (x._data, x._mask) if isMaskedArray(x) else (np.asarray(x), nomask)
    mask = mask_or(mask, make_mask(values == value, shrink=shrink))
    return MaskedArray(x, mask=mask, copy=copy, fill_value=value)


def masked_values(x, value, rtol=1e-5, atol=1e-8, copy=True, shrink=True):
    """x, masked where it is close to value (rtol, atol), which becomes its fill value."""
    values = filled(x, value)
    if np.issubdtype(values.dtype, np.floating):
        mask = np.isclose(values, value, atol=atol, rtol=rtol)
    else:
        mask = np.equal(values, value)
    made = MaskedArray(values, mask=mask, copy=copy, fill_value=value)
    return made.shrink_mask() if shrink else made


def masked_invalid(a, copy=True):
    """a, masked where it is nan or infinite."""
    values = np.array(getdata(a), copy=copy if copy else None)
    made = masked_where(~np.isfinite(values), MaskedArray(a, copy=copy), copy=copy)
    if made._mask is nomask:
        made._mask = make_mask_none(made.shape)
    return made


def fix_invalid(a, mask=nomask, copy=True, fill_value=None):
    """a, masked where it is nan or infinite; there the data is the fill value."""
    a = MaskedArray(a, copy=copy, mask=mask, subok=True)
    invalid = ~np.isfinite(a._data)
    if not invalid.any():
        return a
    a._mask = invalid if a._mask is nomask else a._mask | invalid
    a._data[invalid] = a.fill_value if fill_value is None else fill_value
    return a


# --- methods as functions ------------------------------------------------------------------------------------------------------------------------
def _method(name, reverse=False):
    def call(a, *args, **kwargs):
        if reverse:
            a, args = args[0], (a,) + args[1:]
        if not isinstance(a, MaskedArray):
            a = MaskedArray(a)
        return getattr(a, name)(*args, **kwargs)
    call.__name__ = name
    call.__doc__ = getattr(getattr(MaskedArray, name), "__doc__", None)
    return call


all, any, anom, count, cumprod, cumsum, diagonal, harden_mask, ids, mean, nonzero, prod, put_, ravel, repeat, shrink_mask, soften_mask, std, sum = (
    _method(n) for n in ("all", "any", "anom", "count", "cumprod", "cumsum", "diagonal", "harden_mask", "ids", "mean", "nonzero", "prod", "put",
                         "ravel", "repeat", "shrink_mask", "soften_mask", "std", "sum"))
swapaxes, trace, var, argmin, argmax, squeeze, reshape_, max_, min_ = (
    _method(n) for n in ("swapaxes", "trace", "var", "argmin", "argmax", "squeeze", "reshape", "max", "min"))
anomalies, sometrue, alltrue, product = anom, any, all, prod
compress = _method("compress", reverse=True)


def compressed(x):
    """The elements that are not masked, as a plain array of one dimension."""
    return asanyarray(x).compressed()


def round(a, decimals=0, out=None):
    """a, rounded to that many decimals; the mask stays."""
    return asanyarray(a).round(decimals, out) if out is not None else asanyarray(a).round(decimals)


round_ = round


def clip(a, *args, **kwargs):
    """a, with what lies beyond the limits set to them; the mask stays."""
    return asanyarray(a).clip(*args, **kwargs)


def min(obj, axis=None, out=None, fill_value=None, keepdims=unset):
    """The least element that is not masked, of all or along an axis."""
    return min_(obj, axis=axis, out=out, fill_value=fill_value, keepdims=keepdims)


def max(obj, axis=None, out=None, fill_value=None, keepdims=unset):
    """The greatest element that is not masked, of all or along an axis."""
    return max_(obj, axis=axis, out=out, fill_value=fill_value, keepdims=keepdims)


amin, amax = min, max


def ptp(obj, axis=None, out=None, fill_value=None, keepdims=unset):
    """The greatest element less the least, of all or along an axis."""
    return asanyarray(obj).ptp(axis=axis, out=out, fill_value=fill_value, keepdims=False if keepdims is unset else keepdims)


def take(a, indices, axis=None, out=None, mode="raise"):
    """The elements at the indices, along an axis or of the flat array. Shape: that of indices, where axis is None."""
    return asanyarray(a).take(indices, axis=axis, out=out, mode=mode)


def transpose(a, axes=None):
    """a with its axes in the other order, or in that of axes."""
    return asanyarray(a).transpose() if axes is None else asanyarray(a).transpose(axes)


def reshape(a, new_shape, order="C"):
    """a in another shape of as many elements."""
    return asanyarray(a).reshape(new_shape, order=order)


def put(a, indices, values, mode="raise"):
    """Sets elements of the flat array a; where values are masked, so are they then."""
    return a.put(indices, values, mode=mode)


def putmask(a, mask, values):
    """Sets the elements of a where mask is true to those of values."""
    if not isinstance(a, MaskedArray):
        a = MaskedArray(a)
    data, extra = getdata(values), getmask(values)
    if a._mask is nomask:
        if extra is not nomask:
            a._mask = make_mask_none(a.shape)
            np.copyto(a._mask, extra, where=mask)
    elif a._hardmask:
        if extra is not nomask:
            full = a._mask.copy()
            np.copyto(full, extra, where=mask)
            a._mask |= full
    else:
        np.copyto(a._mask, getmaskarray(values) if extra is nomask else extra, where=mask)
    np.copyto(a._data, data, where=mask)


def resize(x, new_shape):
    """x in another shape: its elements again and again, as many as needed."""
    mask = getmask(x)
    made = np.resize(getdata(x), new_shape)
    return wrapped(made, mask if mask is nomask else np.resize(mask, new_shape), None)


def argsort(a, axis=unset, kind=None, order=None, endwith=True, fill_value=None, *, stable=None):
    """The indices that sort a; masked elements come last (endwith=True) or first."""
    a = asanyarray(a)
    return a.argsort(axis=axis, kind=kind, order=order, endwith=endwith, fill_value=fill_value, stable=stable)


def sort(a, axis=-1, kind=None, order=None, endwith=True, fill_value=None, *, stable=None):
    """A sorted copy of a; masked elements come last (endwith=True) or first."""
    a = asanyarray(a).copy()
    if axis is None:
        a, axis = a.flatten(), 0
    a.sort(axis=axis, kind=kind, order=order, endwith=endwith, fill_value=fill_value, stable=stable)
    return a


def ndim(obj):
    """How many dimensions obj has."""
    return np.ndim(getdata(obj))


def shape(obj):
    """The shape of obj."""
    return np.shape(getdata(obj))


def size(obj, axis=None):
    """How many elements obj has, or along an axis."""
    return np.size(getdata(obj), axis)


# --- joining, choosing -----------------------------------------------------------------------------------------------------------------------------
def concatenate(arrays, axis=0):
    """The arrays one after the other along an axis; masks too."""
    arrays = list(arrays)
    data = np.concatenate([getdata(a) for a in arrays], axis)
    like = like_of(*arrays) if len({repr(a.fill_value) for a in arrays if isinstance(a, MaskedArray)}) == 1 else None
    made = wrapped(data, nomask, like)
    for a in arrays:
        if getmask(a) is not nomask:
            mask = np.concatenate([getmaskarray(a) for a in arrays], axis)
            made._mask = mask.reshape(data.shape)
            if not mask.any():
                made._mask = nomask
            break
    return made


def append(a, b, axis=None):
    """a with b after it, along an axis or both flat."""
    if axis is None:
        return concatenate([ravel(a), ravel(b)], 0)
    return concatenate([a, b], axis)


def where(condition, x=unset, y=unset):
    """x where the condition holds, else y; masked where the condition is. Without x and y: the places where it holds."""
    given = (x is not unset) + (y is not unset)
    if given == 1:
        raise ValueError("Must provide both 'x' and 'y' or neither.")
    if given == 0:
        return nonzero(condition)
    cond, cmask = filled(condition, False), getmaskarray(condition)
    xd, yd, xm, ym = getdata(x), getdata(y), getmaskarray(x), getmaskarray(y)
    if x is masked and y is not masked:
        xd, xm = np.zeros((), dtype=yd.dtype), np.ones((), dtype=bool)
    elif y is masked and x is not masked:
        yd, ym = np.zeros((), dtype=xd.dtype), np.ones((), dtype=bool)
    data = np.where(cond, xd, yd)
    mask = np.where(cmask, np.ones((), dtype=bool), np.where(cond, xm, ym))
    return MaskedArray(data, mask=_shrink(np.asarray(mask)))


def choose(indices, choices, out=None, mode="raise"):
    """For each index the element of that one of the choices."""
    index = filled(indices, 0)
    data = [filled(x, 0) if x is not masked else True for x in choices]
    mask = [getmaskarray(x)[()] if x is not masked else True for x in choices]
    made = np.choose(index, data, mode=mode)
    masks = make_mask(mask_or(np.choose(index, mask, mode=mode), getmask(indices)), copy=False, shrink=True)
    if out is not None:
        out[...] = made
        if isinstance(out, MaskedArray):
            out.mask = masks
        return out
    return wrapped(made, masks, None)


def diag(v, k=0):
    """The diagonal of v, or an array of two dimensions that has v as its diagonal."""
    mask = getmask(v)
    return wrapped(np.diag(getdata(v), k), mask if mask is nomask else np.diag(mask, k), None)


def diff(a, n=1, axis=-1, prepend=unset, append=unset):
    """Each element less the one before it, n times, along an axis, which gets n shorter."""
    if n == 0:
        return a
    if n < 0:
        raise ValueError("order must be non-negative but got " + repr(n))
    a = asanyarray(a)
    if a.ndim == 0:
        raise ValueError("diff requires input that is at least one dimensional")
    ends = [None if x is unset else asanyarray(x) for x in (prepend, append)]
    ends = [x if x is None or x.ndim else x.reshape((1,) * a.ndim) for x in ends]
    shape = list(a.shape)
    shape[axis] = 1
    ends = [x if x is None or x.size != 1 else MaskedArray(np.broadcast_to(x._data, shape), mask=np.broadcast_to(getmaskarray(x), shape)) for x in ends]
    together = [x for x in (ends[0], a, ends[1]) if x is not None]
    if len(together) > 1:
        a = concatenate(together, axis)
    later, earlier = [slice(None)] * a.ndim, [slice(None)] * a.ndim
    later[axis], earlier[axis] = slice(1, None), slice(None, -1)
    for _ in range(n):
        a = not_equal(a[tuple(later)], a[tuple(earlier)]) if a.dtype == bool else subtract(a[tuple(later)], a[tuple(earlier)])
    return a


def expand_dims(a, axis):
    """a with an axis of length 1 more."""
    mask = getmask(a)
    return wrapped(np.expand_dims(getdata(a), axis), mask if mask is nomask else np.expand_dims(mask, axis), like_of(a))


# --- products --------------------------------------------------------------------------------------------------------------------------------------
def dot(a, b, strict=False, out=None):
    """The product of a and b; masked elements count as 0, or (strict=True) mask their rows and columns."""
    if strict:
        a, b = mask_rowcols_for_dot(a, b)
    am, bm = ~getmaskarray(a), ~getmaskarray(b)
    data = np.dot(filled(a, 0), filled(b, 0))
    mask = ~np.dot(am, bm)
    if out is not None:
        out[...] = data
        out._mask = np.asarray(mask)
        return out
    if np.ndim(data) == 0:
        return MaskedArray(data, mask=bool(mask))
    return wrapped(data, mask, None)


def mask_rowcols_for_dot(a, b):
    from numpy.ma._extras import mask_cols, mask_rows
    if np.ndim(a) == 2 and np.ndim(b) == 2:
        return mask_rows(a), mask_cols(b)
    return a, b


def inner(a, b):
    """The inner product; masked elements count as 0."""
    one, other = filled(a, 0), filled(b, 0)
    made = np.inner(np.atleast_1d(one), np.atleast_1d(other))
    return MaskedArray(made) if np.ndim(made) else made


innerproduct = inner


def outer(a, b):
    """Each element of a by each of b: shape (a.size, b.size); masked where either is."""
    data = np.outer(filled(a, 0).ravel(), filled(b, 0).ravel())
    if getmask(a) is nomask and getmask(b) is nomask:
        return MaskedArray(data)
    mask = 1 - np.outer(1 - getmaskarray(a), 1 - getmaskarray(b))
    return MaskedArray(data, mask=mask)


outerproduct = outer


def _sliding(f, a, v, mode, propagate_mask):
    if propagate_mask:
        mask = f(getmaskarray(a), np.ones(np.shape(v), dtype=bool), mode) | f(np.ones(np.shape(a), dtype=bool), getmaskarray(v), mode)
        data = f(getdata(a), getdata(v), mode)
    else:
        mask = ~f(~getmaskarray(a), ~getmaskarray(v), mode)
        data = f(filled(a, 0), filled(v, 0), mode)
    return MaskedArray(data, mask=mask)


def _of_bools(f):
    def call(a, v, mode):
        if a.dtype == bool and v.dtype == bool:
            return f(a.astype(int), v.astype(int), mode) > 0
        return f(a, v, mode)
    return call


def correlate(a, v, mode="valid", propagate_mask=True):
    """The correlation of two arrays of one dimension."""
    return _sliding(_of_bools(np.correlate), a, v, mode, propagate_mask)


def convolve(a, v, mode="full", propagate_mask=True):
    """The convolution of two arrays of one dimension."""
    return _sliding(_of_bools(np.convolve), a, v, mode, propagate_mask)


# --- comparing whole arrays --------------------------------------------------------------------------------------------------------------------------
def allequal(a, b, fill_value=True):
    """Whether all elements are equal; where one is masked they are equal if fill_value."""
    mask = mask_or(getmask(a), getmask(b))
    one, other = getdata(a), getdata(b)
    if mask is nomask:
        return np.equal(one, other).all()
    if not fill_value:
        return False
    return np.where(mask, True, np.equal(one, other)).all()


def allclose(a, b, masked_equal=True, rtol=1e-5, atol=1e-8):
    """Whether all elements are close; where one is masked they are if masked_equal."""
    one, other = MaskedArray(a, copy=False), MaskedArray(b, copy=False)
    mask = mask_or(getmask(one), getmask(other))
    x, y = one._data, other._data
    close = np.isclose(x, y, rtol=rtol, atol=atol)
    finite_or_same = np.where(np.isinf(x) | np.isinf(y), x == y, close)
    return np.where(mask, bool(masked_equal), finite_or_same).all()
