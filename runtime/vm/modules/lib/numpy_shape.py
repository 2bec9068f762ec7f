"""What numpy has over the shape of arrays, beyond the natives: broadcasting, blocks, triangles, diagonals. Numbers are moved by the
natives; what is here decides where they go."""
import operator
import numpy as np
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
        a = a.copy(order="F" if "F" in wanted else "C")
    return a
