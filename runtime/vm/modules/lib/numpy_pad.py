"""numpy.pad in all its modes."""
import numpy as np
from numpy._shape import _axis


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
