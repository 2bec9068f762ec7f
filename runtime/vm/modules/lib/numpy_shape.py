"""What numpy has over the shape and the elements of arrays, beyond the natives: padding, blocks, triangles, picking and
storing along an axis. Numbers are moved by the natives; what is here decides where they go."""
import operator

import numpy as np
from _numpy import argpart as _argpart, store_out as _store_out
from numpy.exceptions import AxisError as _AxisError


def _axis(axis, ndim):
    i = operator.index(axis)
    if not -ndim <= i < ndim:
        raise _AxisError("axis %d is out of bounds for array of dimension %d" % (i, ndim))
    return i + ndim if i < 0 else i


def _axes(axes, ndim):
    if not isinstance(axes, (tuple, list)):
        axes = (axes,)
    found = tuple(_axis(a, ndim) for a in axes)
    if len(set(found)) != len(found):
        raise ValueError("repeated axis")
    return found


# --- shapes ------------------------------------------------------------------------------------------------------------
def broadcast_shapes(*args):
    """The shape that arrays of these shapes have together. ValueError when they do not fit."""
    shapes = [(operator.index(s),) if not isinstance(s, (tuple, list)) else tuple(operator.index(n) for n in s) for s in args]
    rank = max([len(s) for s in shapes], default=0)
    out, first = [1] * rank, [0] * rank
    for i, s in enumerate(shapes):
        for k, n in enumerate(s):
            d = rank - len(s) + k
            if n < 0:
                raise ValueError("negative dimensions are not allowed")
            if n == 1 or n == out[d]:
                continue
            if out[d] != 1:
                raise ValueError("shape mismatch: objects cannot be broadcast to a single shape.  Mismatch is between arg %d with "
                                 "shape %s and arg %d with shape %s." % (first[d], _shape_text(shapes[first[d]]), i, _shape_text(s)))
            out[d], first[d] = n, i
    return tuple(out)


def _shape_text(s):
    return "(" + ", ".join(str(n) for n in s) + (",)" if len(s) == 1 else ")")


class broadcast:
    """Arrays as they are stretched to a common shape: shape, size, nd, and their elements together."""

    def __init__(self, *args):
        self._arrays = np.broadcast_arrays(*args) if args else ()
        self.shape = broadcast_shapes(*[a.shape for a in self._arrays])
        self.ndim = self.nd = len(self.shape)
        self.numiter = len(args)
        self.size = 1
        for n in self.shape:
            self.size *= n
        self.iters = tuple(a.flat for a in self._arrays)
        self.index = 0

    def reset(self):
        self.index = 0

    def __iter__(self):
        return self

    def __next__(self):
        if self.index >= self.size:
            raise StopIteration
        at = np.unravel_index(self.index, self.shape) if self.shape else ()
        self.index += 1
        return tuple(a[tuple(at)] for a in self._arrays)


class _Index:
    def __init__(self, always):
        self.always = always

    def __getitem__(self, key):
        return (key,) if self.always and not isinstance(key, tuple) else key


s_ = _Index(False)
index_exp = _Index(True)


def iterable(y):
    try:
        iter(y)
    except TypeError:
        return False
    return True


def matrix_transpose(x, /):
    x = np.asanyarray(x)
    if x.ndim < 2:
        raise ValueError("Input array must be at least 2-dimensional, but it is %d" % x.ndim)
    return np.swapaxes(x, -1, -2)


def unstack(x, /, *, axis=0):
    if np.asarray(x).ndim == 0:
        raise ValueError("Input array must be at least 1-d.")
    return tuple(np.moveaxis(np.asarray(x), axis, 0))


def row_stack(tup, *, dtype=None, casting="same_kind"):
    import warnings
    warnings.warn("`row_stack` alias is deprecated. Use `np.vstack` directly.", DeprecationWarning, stacklevel=1)
    return np.vstack(tup) if dtype is None else np.vstack(tup).astype(dtype)


def dsplit(ary, indices_or_sections):
    if np.asarray(ary).ndim < 3:
        raise ValueError("dsplit only works on arrays of 3 or more dimensions")
    return np.split(ary, indices_or_sections, 2)


def apply_over_axes(func, a, axes):
    val = np.asarray(a)
    ndim = val.ndim
    for axis in np.array(axes, ndmin=1).tolist():
        if axis < 0:
            axis += ndim
        res = func(val, axis)
        if np.ndim(res) == ndim:
            val = res
            continue
        res = np.expand_dims(res, axis)
        if res.ndim != ndim:
            raise ValueError("function is not returning an array of the correct shape")
        val = res
    return val


def _block_depth(arrays, at=()):
    if isinstance(arrays, tuple):
        raise TypeError("arrays%s is a tuple. Only lists can be used to arrange blocks, and np.block does not allow implicit conversion "
                        "from tuple to ndarray." % "".join("[%d]" % i for i in at))
    if not isinstance(arrays, list):
        return len(at), np.ndim(arrays)
    if not arrays:
        raise ValueError("List at arrays%s cannot be empty" % "".join("[%d]" % i for i in at))
    first = None
    most = 0
    for i, a in enumerate(arrays):
        depth, ndim = _block_depth(a, at + (i,))
        most = max(most, ndim)
        if first is None:
            first = depth
        elif depth != first:
            raise ValueError("List depths are mismatched. First element was at depth %d, but there is an element at depth %d (arrays%s)"
                             % (first, depth, "".join("[%d]" % k for k in at + (i,))))
    return first, most


def _block_join(arrays, depth, ndim):
    if depth == 0:
        return arrays.reshape((1,) * (ndim - arrays.ndim) + arrays.shape)
    return np.concatenate([_block_join(a, depth - 1, ndim) for a in arrays], axis=-depth)


def _block_leaves(arrays):
    if not isinstance(arrays, list):
        return [arrays]
    found = []
    for a in arrays:
        found += _block_leaves(a)
    return found


def _block_shape(arrays, depth, ndim):
    if depth == 0:
        return (1,) * (ndim - arrays.ndim) + arrays.shape
    shapes = [_block_shape(a, depth - 1, ndim) for a in arrays]
    axis = ndim - depth
    first = shapes[0]
    for s in shapes:
        if s[:axis] + s[axis + 1:] != first[:axis] + first[axis + 1:]:
            raise ValueError("Mismatched array shapes in block along axis %d." % axis)
    return first[:axis] + (sum(s[axis] for s in shapes),) + first[axis + 1:]


def _block_place(out, arrays, depth, ndim):
    """Blocks straight to their places in out."""
    if depth == 0:
        out[...] = arrays
        return
    axis = ndim - depth
    at = 0
    for a in arrays:
        length = _block_shape(a, depth - 1, ndim)[axis]
        _block_place(out[(slice(None),) * axis + (slice(at, at + length),)], a, depth - 1, ndim)
        at += length


def block(arrays):
    """An array put together from nested lists of blocks: the innermost lists join along the last axis."""
    depth, ndim = _block_depth(arrays)
    ndim = max(ndim, depth)
    arrays = _blocks_as_arrays(arrays)
    leaves = _block_leaves(arrays)
    if sum(a.size for a in leaves) > 2 * 512 * 512 and all(a.dtype == leaves[0].dtype for a in leaves):
        fortran = all(a.flags.f_contiguous for a in leaves) and not all(a.flags.c_contiguous for a in leaves)
        out = np.empty(_block_shape(arrays, depth, ndim), leaves[0].dtype, order="F" if fortran else "C")
        _block_place(out, arrays, depth, ndim)
        return out
    out = _block_join(arrays, depth, ndim)
    return out.copy() if depth == 0 else out


def _blocks_as_arrays(arrays):
    return [_blocks_as_arrays(a) for a in arrays] if isinstance(arrays, list) else np.asarray(arrays)


def trim_zeros(filt, trim="fb", axis=None):
    trim = trim.lower()
    if trim not in ("fb", "bf", "f", "b"):
        raise ValueError("unexpected character(s) in `trim`: %r" % (trim,))
    a = np.asarray(filt)
    which = range(a.ndim) if axis is None else _axes(axis, a.ndim)
    found = np.nonzero(a)
    cut = [slice(None)] * a.ndim
    for d in which:
        n = a.shape[d]
        if found[d].size == 0:
            first, last = n, n - 1
        else:
            first, last = int(found[d].min()), int(found[d].max())
        if found[d].size == 0:
            cut[d] = slice(0, 0)
        else:
            cut[d] = slice(first if "f" in trim else 0, last + 1 if "b" in trim else n)
    out = a[tuple(cut)]
    if isinstance(filt, (list, tuple)) and a.ndim == 1:
        return filt[cut[0]]
    return out


# --- triangles, diagonals ------------------------------------------------------------------------------------------------
def tril_indices(n, k=0, m=None):
    return np.nonzero(np.tri(n, n if m is None else m, k=k, dtype=bool))


def triu_indices(n, k=0, m=None):
    return np.nonzero(~np.tri(n, n if m is None else m, k=k - 1, dtype=bool))


def tril_indices_from(arr, k=0):
    if arr.ndim != 2:
        raise ValueError("input array must be 2-d")
    return tril_indices(arr.shape[-2], k=k, m=arr.shape[-1])


def triu_indices_from(arr, k=0):
    if arr.ndim != 2:
        raise ValueError("input array must be 2-d")
    return triu_indices(arr.shape[-2], k=k, m=arr.shape[-1])


def mask_indices(n, mask_func, k=0):
    return np.nonzero(mask_func(np.ones((n, n), int), k) != 0)


def diag_indices(n, ndim=2):
    return (np.arange(n),) * ndim


def diag_indices_from(arr):
    if arr.ndim < 2:
        raise ValueError("input array must be at least 2-d")
    if any(n != arr.shape[0] for n in arr.shape):
        raise ValueError("All dimensions of input must be of equal length")
    return diag_indices(arr.shape[0], arr.ndim)


def diagflat(v, k=0):
    v = np.asarray(v).ravel()
    n = len(v) + abs(k)
    res = np.zeros((n, n), v.dtype)
    i = np.arange(len(v))
    res[i + max(-k, 0), i + max(k, 0)] = v
    return res


def ravel_multi_index(multi_index, dims, mode="raise", order="C"):
    """Positions in the flattened array of `dims`, of a tuple of index arrays. mode: 'raise', 'wrap', 'clip', one or for each."""
    dims = (operator.index(dims),) if not isinstance(dims, (tuple, list)) else tuple(dims)
    if isinstance(multi_index, np.ndarray) or not isinstance(multi_index, (tuple, list)):
        multi_index = tuple(np.atleast_1d(multi_index))
    if len(multi_index) != len(dims):
        raise ValueError("parameter multi_index must be a sequence of length %d" % len(dims))
    modes = mode if isinstance(mode, (tuple, list)) else (mode,) * len(dims)
    if order not in ("C", "F"):
        raise ValueError("only 'C' or 'F' order is permitted")
    flat, step = np.int64(0), 1
    for d in (range(len(dims) - 1, -1, -1) if order == "C" else range(len(dims))):
        i, n = np.asarray(multi_index[d]), dims[d]
        if i.dtype.kind not in "iub":
            raise TypeError("only int indices permitted")
        i = i.astype(np.int64)
        if modes[d] == "clip":
            i = np.clip(i, 0, n - 1)
        elif modes[d] == "wrap":
            i = i % n
        elif modes[d] == "raise":
            if ((i < 0) | (i >= n)).any():
                raise ValueError("invalid entry in coordinates array")
        else:
            raise ValueError("clipmode must be one of 'clip', 'raise', or 'wrap' (got %r)" % (modes[d],))
        flat = flat + i * step
        step *= n
    return flat


# --- whole arrays -----------------------------------------------------------------------------------------------------------
def astype(x, dtype, /, *, copy=True, device=None):
    if not isinstance(x, np.ndarray):
        raise TypeError("Input should be a NumPy array. It is a %s instead." % type(x))
    if device is not None and device != "cpu":
        raise ValueError('Device not understood. Only "cpu" is allowed, but received: %s' % device)
    return x.astype(dtype, copy=copy)


def asarray_chkfinite(a, dtype=None, order=None):
    a = np.asarray(a) if dtype is None else np.asarray(a, dtype=dtype)
    if order == "F":
        a = np.asfortranarray(a)
    if a.dtype.kind in "fc" and not np.isfinite(a).all():
        raise ValueError("array must not contain infs or NaNs")
    return a


def require(a, dtype=None, requirements=None, *, like=None):
    wanted = {r.upper() for r in ([requirements] if isinstance(requirements, str) else requirements or [])}
    names = {"C": "C", "C_CONTIGUOUS": "C", "CONTIGUOUS": "C", "F": "F", "F_CONTIGUOUS": "F", "FORTRAN": "F", "A": "A", "ALIGNED": "A",
             "W": "W", "WRITEABLE": "W", "O": "O", "OWNDATA": "O", "E": "E", "ENSUREARRAY": "E"}
    wanted = {names[r] for r in wanted}
    if "C" in wanted and "F" in wanted:
        raise ValueError('Cannot specify both "C" and "F" order')
    a = np.asarray(a) if dtype is None else np.asarray(a, dtype=dtype)
    if "C" in wanted:
        a = np.ascontiguousarray(a) if a.ndim else a
    if "F" in wanted:
        a = np.asfortranarray(a)
    if ("W" in wanted and not a.flags.writeable) or ("O" in wanted and not a.flags.owndata):
        a = a.copy()
    return a


def _writable(a, name):
    if not isinstance(a, np.ndarray):
        raise TypeError("%s: first argument must be an array, not %s" % (name, type(a).__name__))


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


def place(arr, mask, vals):
    _writable(arr, "place")
    mask = np.asarray(mask, dtype=bool)
    if mask.size != arr.size:
        raise ValueError("place: mask and data must be the same size")
    mask = mask.reshape(arr.shape)
    n = int(np.count_nonzero(mask))
    if n == 0:
        return
    vals = np.asarray(vals).ravel()
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
    values = np.asarray(values).ravel()
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
    ind, v = np.asarray(ind).ravel(), np.asarray(v).ravel()
    if ind.size == 0 or v.size == 0:
        return
    if mode == "raise" and a.ndim == 1 and ind.dtype == np.int64 and v.size in (1, ind.size):
        a[ind] = v if v.size > 1 else v[0]
        return
    if ind.dtype.kind not in "iub":
        raise TypeError("Cannot cast array data from %r to dtype('int64') according to the rule 'safe'" % (ind.dtype,))
    ind, n = ind.astype(np.int64), a.size
    if n == 0:
        raise IndexError("cannot replace elements of an empty array")
    if mode == "wrap":
        ind = ind % n
    elif mode == "clip":
        ind = np.clip(ind, 0, n - 1)
    elif mode == "raise":
        bad = (ind < -n) | (ind >= n)
        if bad.any():
            raise IndexError("index %d is out of bounds for axis 0 with size %d" % (ind[bad][0], n))
        ind = np.where(ind < 0, ind + n, ind)
    else:
        raise ValueError("clipmode must be one of 'clip', 'raise', or 'wrap' (got %r)" % (mode,))
    if v.size != ind.size:
        v = np.resize(v, ind.size)
    if a.ndim == 1:
        a[ind] = v
    else:
        a[np.unravel_index(ind, a.shape)] = v


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


# --- padding ----------------------------------------------------------------------------------------------------------------
def _pairs(x, ndim, whole):
    """What pad_width and its kin accept, as a pair for each axis: a number, (before, after), ((b, a), …), or a dict by axis."""
    if x is None:
        return [(None, None)] * ndim
    a = np.asarray(x)
    if whole:
        a = np.round(a).astype(np.int64) if a.dtype.kind == "f" else a
    if a.ndim > 2:
        raise ValueError("operands could not be broadcast together with remapped shapes")
    try:
        a = np.broadcast_to(a, (ndim, 2))
    except ValueError:
        raise ValueError("operands could not be broadcast together with remapped shapes [original->remapped]: %s and requested shape %s"
                         % (str(a.shape) + "  " if a.ndim else "()", (ndim, 2))) from None
    pairs = [tuple(p) for p in a.tolist()]
    if whole and any(n < 0 for p in pairs for n in p):
        raise ValueError("index can't contain negative values")
    return pairs


_PAD_KEYS = {"empty": (), "edge": (), "wrap": (), "constant": ("constant_values",), "linear_ramp": ("end_values",),
             "maximum": ("stat_length",), "mean": ("stat_length",), "median": ("stat_length",), "minimum": ("stat_length",),
             "reflect": ("reflect_type",), "symmetric": ("reflect_type",)}


def pad(array, pad_width, mode="constant", **kwargs):
    """The array with a border. pad_width: elements before and after, for each axis."""
    array = np.asarray(array)
    if isinstance(pad_width, dict):
        widths = [(0, 0)] * array.ndim
        for axis, w in pad_width.items():
            widths[_axis(axis, array.ndim)] = (w, w) if isinstance(w, int) else tuple(w)
        pad_width = widths
    width = np.asarray(pad_width)
    if width.dtype.kind != "i":
        raise TypeError("`pad_width` must be of integral type.")
    pairs = _pairs(pad_width, array.ndim, True)
    if callable(mode):
        return _pad_by_function(array, pairs, mode, kwargs)
    if mode not in _PAD_KEYS:
        raise ValueError("mode '%s' is not supported" % (mode,))
    unknown = set(kwargs) - set(_PAD_KEYS[mode])
    if unknown:
        raise ValueError("unsupported keyword arguments for mode '%s': %s" % (mode, unknown))
    shape = tuple(b + n + a for (b, a), n in zip(pairs, array.shape))
    out = np.empty(shape, array.dtype)
    inner = tuple(slice(b, b + n) for (b, a), n in zip(pairs, array.shape))
    if mode == "constant":
        return _pad_constant(array, out, inner, pairs, kwargs.get("constant_values", 0))
    out[inner] = array
    if mode == "empty":
        return out
    if array.size == 0:
        for axis, (b, a) in enumerate(pairs):
            if array.shape[axis] == 0 and (b or a):
                raise ValueError("can't extend empty axis %d using modes other than 'constant' or 'empty'" % axis)
        return out
    ends = _pairs(kwargs.get("end_values", 0), array.ndim, False)
    stat = _pairs(kwargs.get("stat_length"), array.ndim, True)
    for axis in range(array.ndim):
        b, a = pairs[axis]
        if not b and not a:
            continue
        # axes to come are not filled yet: only their inner part is read and written
        rest = tuple(slice(None) if d <= axis else inner[d] for d in range(array.ndim))
        lines = np.moveaxis(out[rest], axis, 0)
        n = array.shape[axis]
        if mode == "edge":
            lines[:b] = lines[b]
            lines[b + n:] = lines[b + n - 1]
        elif mode == "wrap":
            lines[:b] = lines[b + (np.arange(-b, 0) % n)]
            lines[b + n:] = lines[b + (np.arange(n, n + a) % n)]
        elif mode == "linear_ramp":
            _pad_ramp(lines, b, n, a, ends[axis])
        elif mode in ("reflect", "symmetric"):
            _pad_mirror(lines, b, n, a, mode, kwargs.get("reflect_type", "even"))
        else:
            _pad_stat(lines, b, n, a, mode, stat[axis])
    return out


def _pad_constant(array, out, inner, pairs, values):
    values = _pairs(values, array.ndim, False)
    same = {v for p in values for v in p}
    if len(same) == 1 and array.size < 10000:  # of larger arrays only the border
        out.fill(same.pop())
    else:
        for axis in range(array.ndim):
            rest = tuple(slice(None) if d <= axis else inner[d] for d in range(array.ndim))
            lines = np.moveaxis(out[rest], axis, 0)
            b, a = pairs[axis]
            if b:
                lines[:b] = values[axis][0]
            if a:
                lines[b + array.shape[axis]:] = values[axis][1]
    out[inner] = array
    return out


def _pad_ramp(lines, b, n, a, ends):
    whole = lines.dtype.kind in "iu"
    for count, edge, end, back in ((b, lines[b].copy(), ends[0], False), (a, lines[b + n - 1].copy(), ends[1], True)):
        if not count:
            continue
        ramp = np.linspace(np.zeros(edge.shape) + end, edge, count, endpoint=False, axis=0)
        if whole:
            ramp = np.floor(ramp)
        if back:
            lines[b + n:] = ramp[::-1].astype(lines.dtype)
        else:
            lines[:b] = ramp.astype(lines.dtype)


def _pad_mirror(lines, b, n, a, mode, kind):
    if kind == "even":
        if n == 1 and mode == "reflect":
            lines[:b] = lines[b]
            lines[b + n:] = lines[b]
            return
        period = 2 * n - 2 if mode == "reflect" else 2 * n
        for where, i in ((slice(0, b), np.arange(-b, 0)), (slice(b + n, b + n + a), np.arange(n, n + a))):
            i = i % period
            i = np.where(i >= n, period - i if mode == "reflect" else period - 1 - i, i)
            lines[where] = lines[b + i]
        return
    if kind != "odd":
        raise ValueError("unsupported reflect_type %r" % (kind,))
    if n == 1 and mode == "reflect":
        lines[:b] = lines[b]
        lines[b + n:] = lines[b]
        return
    first, last = b, b + n - 1            # what is filled so far; each turn mirrors all of it at its ends
    skip = 1 if mode == "reflect" else 0
    left, right = b, a
    while left > 0 or right > 0:
        size = last - first + 1 - skip
        if left > 0:
            m = min(size, left)
            part = lines[first + skip:first + skip + m][::-1].copy()
            lines[first - m:first] = 2 * lines[first] - part
            left -= m
        if right > 0:
            m = min(size, right)
            part = lines[last - skip - m + 1:last - skip + 1][::-1].copy()
            lines[last + 1:last + 1 + m] = 2 * lines[last] - part
            right -= m
        first, last = left, b + n + a - 1 - right


def _pad_stat(lines, b, n, a, mode, length):
    fold = {"maximum": np.max, "minimum": np.min, "mean": np.mean, "median": np.median}[mode]
    before, after = [n if k is None or k > n else k for k in length]
    if (before == 0 or after == 0) and mode in ("maximum", "minimum"):
        raise ValueError("stat_length of 0 yields no value for padding")
    x = fold(lines[b:b + before], axis=0)
    y = fold(lines[b + n - after:b + n], axis=0)
    if lines.dtype.kind in "iu":
        x, y = np.round(x), np.round(y)
    if b:
        lines[:b] = np.asarray(x).astype(lines.dtype)
    if a:
        lines[b + n:] = np.asarray(y).astype(lines.dtype)


def _pad_by_function(array, pairs, function, kwargs):
    out = np.zeros(tuple(b + n + a for (b, a), n in zip(pairs, array.shape)), array.dtype)
    out[tuple(slice(b, b + n) for (b, a), n in zip(pairs, array.shape))] = array
    for axis in range(out.ndim):
        lines = np.moveaxis(out, axis, -1)
        for at in np.ndindex(*lines.shape[:-1]):
            function(lines[at], pairs[axis], axis, kwargs)
    return out
