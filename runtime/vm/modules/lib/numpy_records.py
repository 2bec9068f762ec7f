"""Functions and methods of numpy for arrays of records: elements are moved whole, whatever is in them.

Functions that give views are asked for one of the places at which records begin (_numpy.record_places: bytes, of the records' shape
and strides). The others are asked for the numbers of the elements, and those are taken. Records have no arithmetic."""
import numpy as np
from _numpy import from_raw, raw_bytes, record_places, records_at


# --- views ------------------------------------------------------------------------------------------------------------------------------
def _viewing(f):
    def call(a, *args, **kwargs):
        made = f(record_places(a), *args, **kwargs)
        return [records_at(part, a) for part in made] if isinstance(made, (list, tuple)) else records_at(made, a)
    return call


flip, fliplr, flipud, rot90 = _viewing(np.flip), _viewing(np.fliplr), _viewing(np.flipud), _viewing(np.rot90)
expand_dims, squeeze, broadcast_to = _viewing(np.expand_dims), _viewing(np.squeeze), _viewing(np.broadcast_to)
swapaxes, moveaxis, rollaxis, transpose = _viewing(np.swapaxes), _viewing(np.moveaxis), _viewing(np.rollaxis), _viewing(np.transpose)
split, array_split, hsplit, vsplit, dsplit = (_viewing(f) for f in (np.split, np.array_split, np.hsplit, np.vsplit, np.dsplit))


def _at_least(f):
    one = _viewing(f)

    def call(*arrays):
        made = tuple(one(a) for a in arrays)
        return made[0] if len(made) == 1 else made
    return call


atleast_1d, atleast_2d, atleast_3d = _at_least(np.atleast_1d), _at_least(np.atleast_2d), _at_least(np.atleast_3d)


# --- elements by their numbers --------------------------------------------------------------------------------------------------------
def _numbers(a, begin=0):
    return np.arange(begin, begin + a.size).reshape(a.shape)


def _taken(a, numbers):
    flat = a.ravel()
    if not isinstance(numbers, np.ndarray):
        return flat[numbers]
    return flat[numbers.ravel()].reshape(numbers.shape)


def _moving(f):
    def call(a, *args, **kwargs):
        return _taken(a, f(_numbers(a), *args, **kwargs))
    return call


take, repeat, tile, roll, resize, delete = (_moving(f) for f in (np.take, np.repeat, np.tile, np.roll, np.resize, np.delete))


def extract(condition, arr):
    return _taken(arr, np.extract(condition, _numbers(arr)))


def compress(a, condition, axis=None, out=None):
    return _taken(a, np.compress(condition, _numbers(a), axis))


# --- several arrays of one dtype ---------------------------------------------------------------------------------------------------------
def _joined(arrays, dtype=None):
    """All elements one behind the other, and their numbers as arrays of the same shapes."""
    dtype = dtype or next(a.dtype for a in arrays if getattr(getattr(a, "dtype", None), "names", None))
    arrays = [a if isinstance(a, np.ndarray) and a.dtype.names else np.array(a, dtype=dtype) for a in arrays]
    for a in arrays:
        if a.dtype.names != dtype.names:
            raise np.exceptions.DTypePromotionError("field names `%s` and `%s` mismatch." % (dtype.names, a.dtype.names))
        if a.dtype != dtype:
            raise NotImplementedError("records of different types are not joined: convert them with astype()")
    out = np.empty(sum(a.size for a in arrays), dtype=dtype)
    numbers, at = [], 0
    for a in arrays:
        out[at:at + a.size] = a.ravel()
        numbers.append(_numbers(a, at))
        at += a.size
    return out, numbers


def _joining(f):
    def call(arrays, *args, **kwargs):
        everything, numbers = _joined(list(arrays))
        return _taken(everything, f(numbers, *args, **kwargs))
    return call


concatenate, stack, vstack, hstack, dstack, column_stack = (
    _joining(f) for f in (np.concatenate, np.stack, np.vstack, np.hstack, np.dstack, np.column_stack))


def append(arr, values, axis=None):
    everything, (a, b) = _joined([arr, values])
    return _taken(everything, np.append(a, b, axis))


def insert(arr, obj, values, axis=None):
    everything, (a, b) = _joined([arr, values], arr.dtype)
    return _taken(everything, np.insert(a, obj, b, axis))


def where(condition, x, y):
    everything, (a, b) = _joined([x, y])
    return _taken(everything, np.where(condition, a, b))


def array_equal(a1, a2, equal_nan=False):
    same = isinstance(a1, np.ndarray) and isinstance(a2, np.ndarray) and a1.shape == a2.shape and a1.dtype == a2.dtype
    return bool(same and (a1 == a2).all())


# --- making and filling --------------------------------------------------------------------------------------------------------------------
def full(shape, fill_value, dtype=None, order="C"):
    out = np.empty(shape, dtype=fill_value.dtype if dtype is None else dtype)
    out[...] = fill_value
    return out


def full_like(a, fill_value, dtype=None, order="K", subok=True, shape=None):
    out = np.empty(a.shape if shape is None else shape, dtype=a.dtype if dtype is None else dtype)
    out[...] = fill_value
    return out


def ones_like(a, dtype=None, order="K", subok=True, shape=None):
    return full_like(a, 1, dtype, order, subok, shape)


def ascontiguousarray(a, dtype=None):
    return a.copy() if dtype is None else astype(a, dtype)


def copyto(dst, src, casting="same_kind", where=True):
    if where is True:
        dst[...] = src
    else:
        dst[where] = src[where] if getattr(src, "shape", ()) else src


def astype(a, dtype, order="K", casting="unsafe", subok=True, copy=True):
    dtype = np.dtype(dtype)
    if dtype.names is None:
        if len(a.dtype.names) > 1:
            raise TypeError("Cannot cast array data from %r to %r." % (a.dtype, dtype))
        return a[a.dtype.names[0]].astype(dtype)
    out = np.empty(a.shape, dtype=dtype)
    out[...] = a
    return out


def fill(a, value):
    a[...] = value


def put(a, ind, v, mode="raise"):
    flat, ind = a.ravel(), np.asarray(ind).ravel()
    everything, (old, new) = _joined([a, v], a.dtype)
    old = old.ravel()
    np.put(old, ind, new, mode)
    flat[...] = everything[old]
    if not shares_memory(flat, a):
        a[...] = flat.reshape(a.shape)


def tobytes(a, order="C"):
    return raw_bytes(a.flatten(order))


def flat(a):
    return a.ravel()


def fromiter(iter, dtype, count=-1, *, like=None):
    items = list(iter)
    return np.array(items if count < 0 else items[:count], dtype=dtype)


# --- questions ---------------------------------------------------------------------------------------------------------------------------------
def shares_memory(a, b, max_work=None):
    """Records that begin in the same bytes, or a field of theirs."""
    def parts(x):
        return [x[name] for name in x.dtype.names] if getattr(x.dtype, "names", None) else [x]
    return any(_share(p, q) for p in parts(a) for q in parts(b))


def _share(a, b):
    return shares_memory(a, b) if a.dtype.names or b.dtype.names else np.shares_memory(a, b)


def shape(a):
    return a.shape


def ndim(a):
    return a.ndim


def size(a, axis=None):
    return a.size if axis is None else a.shape[axis]


def ndenumerate(arr):
    return ((i, arr[i]) for i in np.ndindex(arr.shape))


def array2string(a, max_line_width=None, precision=None, suppress_small=None, separator=" ", prefix="", **options):
    if separator == " ":
        return str(a)
    raise NotImplementedError("array2string() of records with a separator is not supported")


# --- np.rec ---------------------------------------------------------------------------------------------------------------------------
def _named(types, names):
    """A dtype of fields: types in order, names as a list of them or as one text with commas."""
    given = [n.strip() for n in names.split(",")] if isinstance(names, str) else list(names or ())
    if len(set(given)) < len(given):
        raise ValueError("Duplicate field names: %s" % [n for n in given if given.count(n) > 1])
    return np.dtype([(given[i] if i < len(given) else "f%d" % i, t) for i, t in enumerate(types)])


def _wanted(dtype, formats, names):
    """The dtype that is asked for; None: the values say it."""
    if dtype is not None:
        dt = np.dtype(dtype)
        if dt.names is None:
            raise TypeError("np.rec needs a dtype with fields, not %s" % dt)
        return dt
    if formats is None:
        return None
    if isinstance(formats, str):
        formats = [t.strip() for t in formats.split(",")]
    return _named(formats, names)


def fromarrays(arrayList, dtype=None, shape=None, formats=None, names=None, titles=None, aligned=False, byteorder=None):
    arrays = [np.asarray(a) for a in arrayList]
    dt = _wanted(dtype, formats, names) or _named([a.dtype for a in arrays], names)
    if len(dt.names) != len(arrays):
        raise ValueError("mismatch between the number of fields and the number of arrays")
    shape = arrays[0].shape if shape is None or shape == 0 else (shape,) if isinstance(shape, int) else tuple(shape)
    out = np.zeros(shape, dtype=dt)
    for i, (name, a) in enumerate(zip(dt.names, arrays)):
        if a.shape[:len(shape)] != shape:
            raise ValueError("mismatch between array %d and the others: shape %s, not %s" % (i, a.shape, shape) if i == 0 else "array-shape mismatch in array %d (\"%s\")" % (i, name))
        out[name] = a
    return out.view(np.recarray)


def fromrecords(recList, dtype=None, shape=None, formats=None, names=None, titles=None, aligned=False, byteorder=None):
    dt = _wanted(dtype, formats, names)
    if getattr(getattr(recList, "dtype", None), "names", None):
        return np.array(recList, dtype=dt).view(np.recarray)
    rows = [tuple(r) for r in recList]
    if dt is None:
        if not rows:
            raise ValueError("fromrecords() of no rows needs a dtype")
        if len(set(len(r) for r in rows)) > 1:
            raise ValueError("the records are of different lengths")
        return fromarrays([np.array(list(c)) for c in zip(*rows)], shape=shape, names=names)
    out = np.array(rows, dtype=dt)
    return (out if shape is None else out.reshape(shape)).view(np.recarray)


def rec_array(obj, dtype=None, shape=None, offset=0, strides=None, formats=None, names=None, titles=None, aligned=False, byteorder=None, copy=True):
    if getattr(getattr(obj, "dtype", None), "names", None):
        dt = _wanted(dtype, formats, names)
        return np.array(obj, dtype=dt if dt is not None else obj.dtype).view(np.recarray)
    if not isinstance(obj, (list, tuple)):
        raise TypeError("np.rec.array() takes records, a list of tuples or a list of arrays, not %s" % type(obj).__name__)
    make = fromrecords if not len(obj) or isinstance(obj[0], (tuple, list)) or getattr(getattr(obj[0], "dtype", None), "names", None) else fromarrays
    return make(obj, dtype=dtype, shape=shape, formats=formats, names=names)
