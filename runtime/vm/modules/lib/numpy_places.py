"""Elements picked and stored: put, place, copyto, choose, compress, along an axis."""
import numpy as np
from _numpy import argpart as _argpart, store_out as _store_out
from numpy._shape import _axis


def _writable(a, name):
    if not isinstance(a, np.ndarray):
        raise TypeError("argument 1 must be numpy.ndarray, not %s" % (type(a),))


def copyto(dst, src, casting="same_kind", where=True):
    if where is True and type(src) is np.ndarray and type(dst) is np.ndarray and src.dtype == dst.dtype:
        dst[...] = src
        return
    if not isinstance(dst, np.ndarray):
        raise TypeError("copyto() argument 1 must be numpy.ndarray, not %s" % type(dst).__name__)
    src = np.asarray(src) if not isinstance(src, (int, float, complex)) or isinstance(src, bool) else src
    if isinstance(src, np.ndarray):
        if not np.can_cast(src.dtype, dst.dtype, casting):
            raise TypeError("Cannot cast array data from %r to %r according to the rule '%s'" % (src.dtype, dst.dtype, casting))
    elif not np.can_cast(np.result_type(src, dst.dtype), dst.dtype, casting):
        raise TypeError("Cannot cast scalar from %r to %r according to the rule '%s'" % (np.asarray(src).dtype, dst.dtype, casting))
    if where is True:
        dst[...] = src
        return
    where = np.asarray(where, dtype=bool)
    if type(src) is np.ndarray and src.shape == dst.shape == where.shape and src.dtype == dst.dtype:
        dst[where] = src[where]
        return
    where = np.broadcast_to(where, dst.shape)
    dst[where] = np.broadcast_to(src, dst.shape)[where]


def _elements(x, dtype):
    """x as a run of elements of a dtype: arrays are cast safely, other values converted one by one."""
    if isinstance(x, np.ndarray):
        if not np.can_cast(x.dtype, dtype, "safe"):
            raise TypeError("Cannot cast %s from %r to %r according to the rule 'safe'" % ("array data" if x.ndim else "scalar", x.dtype, dtype))
        return x.ravel().astype(dtype)
    return np.array(x, dtype=dtype).ravel()


def place(arr, mask, vals):
    _writable(arr, "place")
    mask = np.asarray(mask, dtype=bool)
    if mask.size != arr.size:
        raise ValueError("place: mask and data must be the same size")
    mask = mask.reshape(arr.shape)
    vals = _elements(vals, arr.dtype)
    n = int(np.count_nonzero(mask))
    if n == 0:
        return
    if vals.size == 0:
        raise ValueError("Cannot insert from an empty array!")
    arr[mask] = np.resize(vals, n)


def putmask(a, mask, values):
    if type(a) is np.ndarray and type(mask) is np.ndarray and isinstance(values, (int, float)) and mask.dtype == np.bool_ and mask.shape == a.shape:
        a[mask] = values
        return
    _writable(a, "putmask")
    mask = np.asarray(mask, dtype=bool)
    if mask.size != a.size:
        raise ValueError("putmask: mask and data must be the same size")
    values = _elements(values, a.dtype)
    if values.size == 0:
        return
    mask = mask.reshape(a.shape)
    a[mask] = values[0] if values.size == 1 else np.resize(values, a.size).reshape(a.shape)[mask]


def put(a, ind, v, mode="raise"):
    """a.flat[ind] = v, v repeated as often as is needed."""
    _writable(a, "put")
    if a.dtype.names:
        return a.put(ind, v, mode)
    if not a.flags.writeable:
        raise ValueError("put: output array is read-only")
    if mode not in ("raise", "wrap", "clip"):
        raise ValueError("clipmode must be one of 'clip', 'raise', or 'wrap' (got %r)" % (mode,))
    if isinstance(ind, np.ndarray) and not np.can_cast(ind.dtype, np.int64):
        raise TypeError("Cannot cast %s from %r to dtype('int64') according to the rule 'safe'" % ("array data" if ind.ndim else "scalar", ind.dtype))
    ind = ind.ravel().astype(np.int64) if isinstance(ind, np.ndarray) else np.array(ind, dtype=np.int64).ravel()
    v = v.ravel().astype(a.dtype) if isinstance(v, np.ndarray) else np.array(v, dtype=a.dtype).ravel()
    if ind.size == 0 or v.size == 0:
        return
    if a.size == 0:
        raise IndexError("cannot replace elements of an empty array")
    if a.dtype.kind in "biufc" and a.dtype.isnative:
        plain = np.array(a, order="C")
        try:
            np.put(plain, ind, v, mode=mode)
        except IndexError:
            if a.flags.c_contiguous:
                a[...] = plain
            raise
        a[...] = plain
        return
    places = np.arange(a.size)[ind] if mode == "raise" else np.take(np.arange(a.size), ind, mode=mode)
    a[np.unravel_index(places, a.shape)] = np.take(v, np.arange(ind.size) % v.size)


def compress(condition, a, axis=None, out=None):
    a, condition = np.asarray(a), np.asarray(condition)
    if condition.ndim != 1:
        raise ValueError("condition must be a 1-d array")
    if axis is None:
        a, axis = a.ravel(), 0
    axis = _axis(axis, a.ndim)
    i = np.flatnonzero(condition)
    if i.size and i[-1] >= a.shape[axis]:
        raise IndexError("index %d is out of bounds for axis %d with size %d" % (i[i >= a.shape[axis]][0], axis, a.shape[axis]))
    r = np.take(a, i, axis)
    return _store_out(out, r, "index", "compress")


def choose(a, choices, out=None, mode="raise"):
    """choices[a[i]][i] for every i, after broadcasting all."""
    a = np.asarray(a)
    if a.dtype.kind not in "iub":
        raise TypeError("Cannot cast array data from %r to dtype('int64') according to the rule 'safe'" % (a.dtype,))
    a = a.astype(np.int64)
    choices = list(choices) if not isinstance(choices, np.ndarray) or choices.ndim else [choices]
    n = len(choices)
    dtype = np.result_type(*[c.dtype if isinstance(c, np.ndarray) else np.asarray(c).dtype for c in choices])
    all_of = np.broadcast_arrays(a, *choices)
    a, choices = all_of[0], all_of[1:]
    if mode == "wrap":
        a = a % n
    elif mode == "clip":
        a = np.clip(a, 0, n - 1)
    elif mode == "raise":
        if ((a < 0) | (a >= n)).any():
            raise ValueError("invalid entry in choice array")
    else:
        raise ValueError("clipmode must be one of 'clip', 'raise', or 'wrap' (got %r)" % (mode,))
    scalar = a.ndim == 0 and out is None
    r = np.empty(a.shape, dtype)
    for i, c in enumerate(choices):
        if i == 0:
            r[...] = c
        else:
            r = np.asarray(np.where(a == i, c, r))
    if out is not None and out.shape != r.shape:
        raise TypeError("choose: invalid shape for output array.")
    return r[()] if scalar else _store_out(out, r, "reduction", "choose")


# --- along an axis -----------------------------------------------------------------------------------------------------------
def _along(shape, indices, axis):
    if indices.dtype.kind not in "iu":
        raise IndexError("`indices` must be an integer array")
    if len(shape) != indices.ndim:
        raise ValueError("`indices` and `arr` must have the same number of dimensions")
    key = []
    for d, n in enumerate(shape):
        key.append(indices if d == axis else np.arange(n).reshape((1,) * d + (-1,) + (1,) * (len(shape) - d - 1)))
    return tuple(key)


def take_along_axis(arr, indices, axis=-1):
    """arr[..., indices[..., k, ...], ...]: what argsort and argmax with keepdims give, applied."""
    arr, indices = np.asarray(arr), np.asarray(indices)
    if axis is None:
        if indices.ndim != 1:
            raise ValueError("when axis=None, `indices` must have a single dimension.")
        arr, axis = arr.ravel(), 0
    else:
        axis = _axis(axis, arr.ndim)
    return arr[_along(arr.shape, indices, axis)]


def put_along_axis(arr, indices, values, axis):
    indices = np.asarray(indices)
    if axis is None:
        if indices.ndim != 1:
            raise ValueError("when axis=None, `indices` must have a single dimension.")
        put(arr, indices, values)
        return
    axis = _axis(axis, arr.ndim)
    arr[_along(arr.shape, indices, axis)] = values


def argpartition(a, kth, axis=-1, kind="introselect", order=None):
    a = np.asarray(a)
    if axis is None:
        a, axis = a.ravel(), 0
    n = a.shape[_axis(axis, a.ndim)]
    if a.size == 0:
        return np.argsort(a, axis=axis)
    for k in np.atleast_1d(kth).tolist():
        if not -n <= k < n:
            raise ValueError("kth(=%d) out of bounds (%d)" % (k, n))
    if isinstance(kth, int) and a.dtype.kind in "iuf" and n > 64:
        return _argpart(a, kth % n, axis)
    return np.argsort(a, axis=axis)
