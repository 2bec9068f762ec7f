"""numpy.ma: rows and columns with masked elements, runs of elements, sets, statistics, fits, and functions along axes."""
import numpy as np
from numpy.ma import _functions as fn
from numpy.ma._array import MaskedArray, masked
from numpy.ma._functions import array, asanyarray, asarray, concatenate, count, sort, where
from numpy.ma._masks import MAError, filled, getdata, getmask, getmaskarray, is_masked_array, mask_or, nomask, unset
from numpy.ma._ops import divide, like_of, multiply, sqrt, wrapped


# --- functions of numpy, of data and mask each ------------------------------------------------------------------------------------------------
def _joined(f):
    def call(arrays, *args, **params):
        arrays = list(arrays)
        return wrapped(f([getdata(a) for a in arrays], *args, **params), f([getmaskarray(a) for a in arrays], *args, **params), None)
    call.__name__ = f.__name__
    return call


vstack, hstack, column_stack, dstack, stack = (_joined(f) for f in (np.vstack, np.hstack, np.column_stack, np.dstack, np.stack))
row_stack = vstack


def _at_least(f):
    def call(*arrays):
        made = [wrapped(f(getdata(a)), f(getmaskarray(a)), None) for a in arrays]
        return made[0] if len(made) == 1 else tuple(made)
    call.__name__ = f.__name__
    return call


atleast_1d, atleast_2d, atleast_3d = _at_least(np.atleast_1d), _at_least(np.atleast_2d), _at_least(np.atleast_3d)


def hsplit(ary, indices_or_sections):
    return [wrapped(d, m, None) for d, m in zip(np.hsplit(getdata(ary), indices_or_sections), np.hsplit(getmaskarray(ary), indices_or_sections))]


def diagflat(v, k=0):
    return wrapped(np.diagflat(getdata(v), k), np.diagflat(getmaskarray(v), k), None)


def apply_along_axis(func1d, axis, arr, *args, **kwargs):
    """func1d of every slice along an axis."""
    arr = array(arr, copy=False)
    axis = axis + arr.ndim if axis < 0 else axis
    if not 0 <= axis < arr.ndim:
        raise np.exceptions.AxisError(axis, arr.ndim)
    others = arr.shape[:axis] + arr.shape[axis + 1:]
    results = []
    for place in np.ndindex(*others):
        results.append(func1d(arr[place[:axis] + (slice(None),) + place[axis:]], *args, **kwargs))
    first = results[0]
    if np.ndim(first) == 0:
        data = np.array([getdata(r)[()] if is_masked_array(r) else r for r in results]).reshape(others)
        mask = np.array([bool(getmask(r)) for r in results]).reshape(others)
        return MaskedArray(data, mask=mask if mask.any() else nomask) if others else first
    data = np.array([getdata(r) for r in results]).reshape(others + np.shape(first))
    mask = np.array([getmaskarray(r) for r in results]).reshape(data.shape)
    if np.ndim(first) == 1:
        data, mask = np.moveaxis(data, -1, axis), np.moveaxis(mask, -1, axis)
    return MaskedArray(data, mask=mask)


def apply_over_axes(func, a, axes):
    """func of a along one axis after the other, which stay with length 1."""
    made = asarray(a)
    for axis in (axes,) if np.ndim(axes) == 0 else axes:
        axis = axis + np.ndim(a) if axis < 0 else axis
        result = func(made, axis)
        if np.ndim(result) == made.ndim:
            made = result
            continue
        made = fn.expand_dims(result, axis)
        if np.ndim(made) != np.ndim(a):
            raise ValueError("function is not returning an array of the correct shape")
    return made


def count_masked(arr, axis=None):
    """How many elements are masked, of all or along an axis."""
    return getmaskarray(arr).sum(axis)


# --- statistics ---------------------------------------------------------------------------------------------------------------------------------
def average(a, axis=None, weights=None, returned=False, *, keepdims=unset):
    """The mean with weights, of all or along an axis; masked elements take no part."""
    a = asarray(a)
    keep = {} if keepdims is unset else {"keepdims": keepdims}
    if weights is None:
        mean = a.mean(axis, **keep)
        scale = mean.dtype.type(a.count(axis)) if np.ndim(mean) == 0 else asarray(a.count(axis)).astype(mean.dtype)
    else:
        weights = asarray(weights)
        kind = np.result_type(a.dtype, weights.dtype, "f8") if a.dtype.kind in "iub" else np.result_type(a.dtype, weights.dtype)
        if a.shape != weights.shape:
            if axis is None:
                raise TypeError("Axis must be specified when shapes of a and weights differ.")
            axes = axis if isinstance(axis, tuple) else (axis,)
            axes = tuple(k + a.ndim if k < 0 else k for k in axes)
            if weights.shape != tuple(a.shape[k] for k in axes):
                raise ValueError("Shape of weights must be consistent with shape of a along specified axis.")
            weights = weights.transpose(np.argsort(axes)).reshape(tuple(n if k in axes else 1 for k, n in enumerate(a.shape)))
            weights = MaskedArray(np.broadcast_to(weights._data, a.shape), mask=np.broadcast_to(getmaskarray(weights), a.shape)) \
                if getmask(weights) is not nomask else MaskedArray(np.broadcast_to(weights._data, a.shape))
        if getmask(a) is not nomask:
            weights = MaskedArray(weights._data * ~a._mask, mask=mask_or(weights._mask, a._mask))
        scale = weights.sum(axis=axis, dtype=kind, **keep)
        mean = multiply(a, weights).sum(axis, dtype=kind, **keep) / scale
    if not returned:
        return mean
    if np.shape(scale) != np.shape(mean):
        scale = np.broadcast_to(scale, np.shape(mean)).copy()
    return mean, scale


def median(a, axis=None, out=None, overwrite_input=False, keepdims=False):
    """The median of what is not masked, of all or along an axis."""
    if not hasattr(a, "mask"):
        made = np.median(getdata(a), axis=axis, keepdims=keepdims)
        return MaskedArray(made, copy=False) if np.ndim(made) else made
    if isinstance(axis, tuple):
        raise NotImplementedError("ma.median() over several axes is not supported")
    values = sort(a, axis=axis)
    flat = axis is None
    along = 0 if flat else axis + a.ndim if axis < 0 else axis
    if not values.size:
        return np.median(values._data, axis=along, keepdims=keepdims)
    left = np.asarray(count(values, axis=along, keepdims=True))
    high = left // 2
    low = np.where(left % 2 == 1, high, high - 1)
    low = np.clip(low, 0, None)
    high = np.clip(high, None, values.shape[along] - 1)
    pair = [np.take_along_axis(values._data, at, along) for at in (low, high)]
    if values.dtype.kind in "f":
        middle = np.where(low == high, pair[0], (pair[0] + pair[1]) / values.dtype.type(2))
    else:
        middle = (pair[0] + pair[1]) / 2.0
    none = left == 0
    made = middle if keepdims and not flat else np.squeeze(middle, axis=along)
    gone = none if keepdims and not flat else np.squeeze(none, axis=along)
    if flat and keepdims:
        made, gone = made.reshape((1,) * a.ndim), gone.reshape((1,) * a.ndim)
    if out is not None:
        out[...] = wrapped(made, gone, None) if np.ndim(made) else made
        return out
    if np.ndim(made) == 0:
        return masked if gone else made[()]
    return wrapped(made, gone if gone.any() else nomask if getmask(a) is nomask else gone, None)


def _covariance_data(x, y, rowvar, allow_masked):
    x = MaskedArray(np.array(getdata(x), ndmin=2, dtype=float, copy=True), mask=np.array(getmaskarray(x), ndmin=2))
    if not allow_masked and getmaskarray(x).any():
        raise ValueError("Cannot process masked data.")
    rowvar = True if x.shape[0] == 1 else rowvar
    present = None
    if y is not None:
        y = MaskedArray(np.array(getdata(y), ndmin=2, dtype=float, copy=True), mask=np.array(getmaskarray(y), ndmin=2))
        if not allow_masked and getmaskarray(y).any():
            raise ValueError("Cannot process masked data.")
        if (getmaskarray(x).any() or getmaskarray(y).any()) and x.shape == y.shape:
            both = getmaskarray(x) | getmaskarray(y)
            x._mask, y._mask = both, both.copy()
        x = concatenate((x, y), 0 if rowvar else 1)
    present = (~getmaskarray(x)).astype(float)
    mean = x.mean(axis=1 if rowvar else 0)
    return x - (fn.expand_dims(mean, 1 if rowvar else 0)), present, rowvar


def cov(x, y=None, rowvar=True, bias=False, allow_masked=True, ddof=None):
    """The matrix of covariances of the variables; masked elements take no part."""
    if ddof is not None and ddof != int(ddof):
        raise ValueError("ddof must be an integer")
    ddof = (0 if bias else 1) if ddof is None else ddof
    far, present, rowvar = _covariance_data(x, y, rowvar, allow_masked)
    if not rowvar:
        far, present = far.T, present.T
    number = np.dot(present, present.T) - ddof
    mask = number <= 0
    data = filled(far, 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        made = np.dot(data, data.T.conj()) / number
    return MaskedArray(made, mask=mask).squeeze()


def corrcoef(x, y=None, rowvar=True, bias=unset, allow_masked=True, ddof=unset):
    """The matrix of correlations of the variables; masked elements take no part."""
    made = cov(x, y, rowvar, allow_masked=allow_masked)
    if np.ndim(made) == 0:
        return divide(made, made)
    spread = sqrt(fn.diag(made))
    made = made / fn.expand_dims(spread, 1)
    made = made / fn.expand_dims(spread, 0)
    return made


def polyfit(x, y, deg, rcond=None, full=False, w=None, cov=False):
    """The polynomial of that degree that fits best; masked points take no part."""
    x, y = asarray(x), asarray(y)
    mask = getmask(x)
    if y.ndim == 1:
        mask = mask_or(mask, getmask(y))
    elif y.ndim == 2:
        mine = getmaskarray(y).any(axis=1)
        mask = mask_or(mask, mine)
    else:
        raise TypeError("Expected a 1D or 2D array for y!")
    if w is not None:
        w = asarray(w)
        if w.ndim != 1:
            raise TypeError("expected a 1-d array for weights")
        if w.shape[0] != y.shape[0]:
            raise TypeError("expected w and y to have the same length")
        mask = mask_or(mask, getmask(w))
    keep = slice(None) if mask is nomask else ~mask
    return np.polyfit(x._data[keep], y._data[keep], deg, rcond, full, None if w is None else w._data[keep], cov)


def vander(x, n=None):
    """The matrix of the powers of x; rows of masked elements are 0."""
    made = np.vander(getdata(x), n)
    mask = getmask(x)
    if mask is not nomask:
        made[mask] = 0
    return made


# --- rows and columns ---------------------------------------------------------------------------------------------------------------------------
def mask_rowcols(a, axis=None):
    """a of two dimensions, with rows and columns masked that have a masked element."""
    a = array(a, subok=False)
    if a.ndim != 2:
        raise NotImplementedError("mask_rowcols works for 2D arrays only.")
    if getmask(a) is nomask or not a._mask.any():
        return a
    rows, columns = a._mask.nonzero()
    a._mask = a._mask.copy()
    if not axis:
        a[np.unique(rows)] = masked
    if axis in (None, 1, -1):
        a[:, np.unique(columns)] = masked
    return a


def mask_rows(a, axis=unset):
    """a, with rows masked that have a masked element."""
    return mask_rowcols(a, 0)


def mask_cols(a, axis=unset):
    """a, with columns masked that have a masked element."""
    return mask_rowcols(a, 1)


def compress_nd(x, axis=None):
    """x without the slices along the axes that have a masked element."""
    x = asarray(x)
    axes = range(x.ndim) if axis is None else axis if isinstance(axis, tuple) else (axis,)
    axes = [k + x.ndim if k < 0 else k for k in axes]
    if getmask(x) is nomask or not x._mask.any():
        return x._data
    if x._mask.all():
        return np.array([])
    data = x._data
    for axis in axes:
        others = tuple(k for k in range(x.ndim) if k != axis)
        data = data[(slice(None),) * axis + (~x._mask.any(axis=others),)]
    return data


def compress_rowcols(x, axis=None):
    """x of two dimensions without the rows and columns that have a masked element."""
    if asarray(x).ndim != 2:
        raise NotImplementedError("compress_rowcols works for 2D arrays only.")
    return compress_nd(x, axis=axis)


def compress_rows(a):
    """a without the rows that have a masked element."""
    a = asarray(a)
    if a.ndim != 2:
        raise NotImplementedError("compress_rows works for 2D arrays only.")
    return compress_rowcols(a, 0)


def compress_cols(a):
    """a without the columns that have a masked element."""
    a = asarray(a)
    if a.ndim != 2:
        raise NotImplementedError("compress_cols works for 2D arrays only.")
    return compress_rowcols(a, 1)


# --- runs --------------------------------------------------------------------------------------------------------------------------------------------
def flatnotmasked_edges(a):
    """The first and the last index of the flat array that are not masked."""
    mask = getmask(a)
    if mask is nomask or not mask.any():
        return np.array([0, a.size - 1])
    there = np.flatnonzero(~mask)
    return there[[0, -1]] if len(there) else None


def notmasked_edges(a, axis=None):
    """The first and the last places that are not masked, of all or along an axis."""
    a = asarray(a)
    if axis is None or a.ndim == 1:
        return flatnotmasked_edges(a)
    mask = getmaskarray(a)
    places = array(np.indices(a.shape), mask=np.asarray([mask] * a.ndim))
    return [tuple(places[i].min(axis).compressed() for i in range(a.ndim)), tuple(places[i].max(axis).compressed() for i in range(a.ndim))]


def _runs(mask, wanted, numpy_ints=False):
    """Slices of the runs of that value."""
    ends = np.flatnonzero(mask[1:] != mask[:-1]) + 1
    ends = [0] + list(ends) + [len(mask)]
    if not wanted and not numpy_ints:
        ends = [int(e) for e in ends]
    return [slice(b, e, None) for b, e in zip(ends, ends[1:]) if e > b and bool(mask[b]) == wanted]


def flatnotmasked_contiguous(a):
    """Slices of the runs of the flat array that are not masked."""
    mask = getmask(a)
    return [slice(0, a.size)] if mask is nomask else _runs(mask.ravel(), False)


def notmasked_contiguous(a, axis=None):
    """Slices of the runs that are not masked, of all or along an axis."""
    a = asarray(a)
    if a.ndim > 2:
        raise NotImplementedError("Currently limited to at most 2D array.")
    if axis is None or a.ndim == 1:
        return flatnotmasked_contiguous(a)
    lines = getmaskarray(a) if (axis % 2) == 1 else getmaskarray(a).T
    return [_runs(line, False) for line in lines]


def clump_unmasked(a):
    """Slices of the runs that are not masked, of one dimension."""
    mask = getmask(a)
    return [slice(0, a.size)] if mask is nomask else _runs(mask, False, True)


def clump_masked(a):
    """Slices of the runs that are masked, of one dimension."""
    mask = getmask(a)
    return [] if mask is nomask or mask.ndim == 0 else _runs(mask, True)


# --- sets --------------------------------------------------------------------------------------------------------------------------------------------
def unique(ar1, return_index=False, return_inverse=False):
    """Masked elements count as one, which comes last."""
    a = asanyarray(ar1)
    flat, mask = a._data.ravel(), getmaskarray(a).ravel()
    there = np.flatnonzero(~mask)
    values, first, back = np.unique(flat[there], return_index=True, return_inverse=True)
    gone = bool(mask.any())
    data = np.concatenate([values, flat[mask][:1]]) if gone else values
    made = wrapped(data, nomask, like_of(a))
    if getmask(a) is not nomask:
        made._mask = np.array([False] * len(values) + [True] * gone)
    answers = [made]
    if return_index:
        answers.append(np.concatenate([there[first], np.flatnonzero(mask)[:1]]) if gone else there[first])
    if return_inverse:
        inverse = np.full(len(flat), len(values))
        inverse[there] = back
        answers.append(inverse)
    return made if len(answers) == 1 else tuple(answers)


def _neighbours_equal(aux):
    later, earlier = aux[1:], aux[:-1]
    return filled(later == earlier, False) | (getmaskarray(later) & getmaskarray(earlier))


def intersect1d(ar1, ar2, assume_unique=False):
    """The sorted elements that both have; masked ones are one element."""
    both = concatenate((ar1, ar2)) if assume_unique else concatenate((unique(ar1), unique(ar2)))
    both.sort()
    return both[:-1][_neighbours_equal(both)]


def setxor1d(ar1, ar2, assume_unique=False):
    """The sorted elements that one of the two has."""
    if not assume_unique:
        ar1, ar2 = unique(ar1), unique(ar2)
    both = concatenate((ar1, ar2), axis=None)
    if both.size == 0:
        return both
    both.sort()
    same = _neighbours_equal(both.filled() if getmask(both) is nomask else both)
    edges = np.concatenate(([True], ~np.asarray(same), [True]))
    return both[edges[1:] & edges[:-1]]


def in1d(ar1, ar2, assume_unique=False, invert=False):
    """For each element of ar1 whether ar2 has it."""
    return isin(np.ma.ravel(asanyarray(ar1)), ar2, assume_unique, invert)


def isin(element, test_elements, assume_unique=False, invert=False):
    """For each element whether it is among the others. Shape: that of element."""
    element, tests = asarray(element), asarray(test_elements).ravel()
    found = np.isin(element._data, tests.compressed())
    mask = getmaskarray(element)
    found = np.where(mask, bool(getmaskarray(tests).any()), found)
    return MaskedArray(~found if invert else found, mask=nomask if getmask(element) is nomask and getmask(tests) is nomask else mask)


def union1d(ar1, ar2):
    """The sorted elements that either has."""
    return unique(concatenate((ar1, ar2), axis=None))


def setdiff1d(ar1, ar2, assume_unique=False):
    """The elements of ar1 that ar2 has not."""
    ar1 = asarray(ar1).ravel() if assume_unique else unique(ar1)
    return ar1[np.asarray(filled(in1d(ar1, ar2), False)) == False]  # noqa: E712


def ediff1d(arr, to_end=None, to_begin=None):
    """Each element of the flat array less the one before it."""
    arr = asanyarray(arr).ravel()
    made = arr[1:] - arr[:-1]
    parts = [made]
    if to_begin is not None:
        parts.insert(0, to_begin)
    if to_end is not None:
        parts.append(to_end)
    return hstack([asanyarray(np.atleast_1d(p) if not is_masked_array(p) else p) for p in parts]) if len(parts) > 1 else made


# --- places, rows of arrays ---------------------------------------------------------------------------------------------------------------------------
def ndenumerate(a, compressed=True):
    """Places and elements of a, one by one; masked ones are left out where compressed."""
    mask = getmaskarray(a)
    for place, value in np.ndenumerate(getdata(a)):
        if not mask[place]:
            yield place, value
        elif not compressed:
            yield place, masked


class _Rows:
    """np.ma.mr_[...]: np.r_ for masked arrays."""

    def __getitem__(self, key):
        if isinstance(key, str):
            raise MAError("Unavailable for masked array.")
        keys = key if isinstance(key, tuple) else (key,)
        return concatenate([np.r_[k] if isinstance(k, slice) else np.atleast_1d(k) if not is_masked_array(k) else k for k in keys])


mr_ = _Rows()
