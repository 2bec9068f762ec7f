"""numpy.ma: masks, fill values, and what of a masked array is data and what is mask.

A mask is nomask (np.False_: no element is masked) or an array of bools of the data's shape. An object is a masked array when its class
has `_mask`; the class itself is in numpy_ma_array.py. Masks of records are not supported: a dtype with fields is refused."""
import numpy as np

MaskType = np.bool_
nomask = np.False_
unset = type("_NoValueType", (), {"__repr__": lambda self: "<no value>"})()  # of an argument that was not given


class MAError(Exception):
    __module__ = "numpy.ma"


class MaskError(MAError):
    __module__ = "numpy.ma"


def no_records(dtype):
    if dtype is not None and dtype.names:
        raise NotImplementedError("masked arrays of records are not supported")


# --- data and mask --------------------------------------------------------------------------------------------------------------------
def is_masked_array(x):
    return hasattr(type(x), "_mask")


def getdata(a, subok=True):
    """The data of a as an array, masked or not."""
    if is_masked_array(a):
        return a._data
    if isinstance(a, (list, tuple)):
        return parts(a)[0]
    made = np.asarray(a)
    no_records(made.dtype)
    return made


def getmask(a):
    """The mask of a, or nomask."""
    return a._mask if is_masked_array(a) else nomask


def getmaskarray(arr):
    """The mask of arr as an array of its shape."""
    mask = getmask(arr)
    if mask is nomask:
        return np.zeros(np.shape(arr), dtype=bool)
    return mask


def _has_masked(items):
    return any(is_masked_array(x) or (isinstance(x, (list, tuple)) and _has_masked(x)) for x in items)


def _plain(x):
    if is_masked_array(x):
        return x._data[()]
    return [_plain(e) for e in x] if isinstance(x, (list, tuple)) else x


def _masks(x):
    if isinstance(x, (list, tuple)):
        return [_masks(e) for e in x]
    return getmaskarray(x)[()]


def parts(a):
    """The data of a nested list and its mask, where masked arrays, or `masked` itself, are among its items."""
    made = np.array(a) if not _may_hold(a) else None
    if made is not None and made.dtype != object:
        return made, nomask
    if made is not None and not _has_masked(a):
        return made, nomask
    return np.array(_plain(a)), np.array(_masks(a), dtype=bool)


def _may_hold(a):
    """Items that np.array could not put together."""
    return any(is_masked_array(x) for x in a)


def is_mask(m):
    """Whether m is an array of bools."""
    return getattr(m, "dtype", None) == np.bool_ and not isinstance(m, np.dtype)


def make_mask_none(newshape, dtype=None):
    """A mask of that shape with nothing masked."""
    if dtype is not None:
        no_records(np.dtype(dtype))
    return np.zeros(newshape, dtype=bool)


def make_mask_descr(ndtype):
    made = np.dtype(ndtype)
    no_records(made)
    return np.dtype(bool)


def shrunk(m):
    return nomask if m is nomask or not m.any() else m


def make_mask(m, copy=False, shrink=True, dtype=MaskType):
    """m as a mask: nomask where nothing is masked and shrink is true."""
    if m is nomask:
        return nomask
    no_records(np.dtype(dtype))
    if is_masked_array(m):
        m = m.filled(True)
    made = np.array(m, dtype=bool) if copy else np.asarray(m, dtype=bool)
    return shrunk(made) if shrink else made


def mask_or(m1, m2, copy=False, shrink=True):
    """What either mask masks."""
    if m1 is nomask or m1 is False:
        return make_mask(m2, copy=copy, shrink=shrink, dtype=getattr(m2, "dtype", MaskType))
    if m2 is nomask or m2 is False:
        return make_mask(m1, copy=copy, shrink=shrink, dtype=getattr(m1, "dtype", MaskType))
    if m1 is m2 and is_mask(m1):
        return shrunk(m1) if shrink else m1
    one, other = getattr(m1, "dtype", None), getattr(m2, "dtype", None)
    if one != other and (getattr(one, "names", None) or getattr(other, "names", None)):
        raise ValueError("Incompatible dtypes '%s'<>'%s'" % (one, other))
    return make_mask(np.logical_or(m1, m2), copy=copy, shrink=shrink)


def either_mask(a, b):
    """The mask of what comes of two operands: nomask where neither has one."""
    one, other = getmask(a), getmask(b)
    if one is nomask and other is nomask:
        return nomask
    return np.logical_or(getmaskarray(a) if one is nomask else one, getmaskarray(b) if other is nomask else other)


def flatten_mask(mask):
    """The mask in one dimension."""
    if getattr(getattr(mask, "dtype", None), "names", None):
        no_records(mask.dtype)

    def flat(x):
        if isinstance(x, (list, tuple)) or np.ndim(x):
            for e in x:
                yield from flat(e)
        else:
            yield x
    return np.array(list(flat(mask)), dtype=bool)


def is_masked(x):
    """Whether x has a masked element."""
    m = getmask(x)
    return bool(m is not nomask and m.any())


# --- fill values -------------------------------------------------------------------------------------------------------------------------
_default = {"b": True, "c": 1.e20 + 0.0j, "f": 1.e20, "i": 999999, "O": "?", "S": b"N/A", "u": 999999, "V": b"???", "U": "N/A", "T": "N/A"}


def _dtype_of(obj):
    if isinstance(obj, np.dtype):
        found = obj
    elif hasattr(obj, "dtype"):
        found = obj.dtype
    elif isinstance(obj, type):
        found = np.dtype(obj)
    else:
        found = np.asarray(obj).dtype
    no_records(found)
    return found


def default_fill_value(obj):
    """The fill value of arrays of obj's dtype."""
    dtype = _dtype_of(obj)
    if dtype.kind in "mM":
        return np.array("NaT", dtype=dtype)[()]
    return _default.get(dtype.kind, "?")


def _end(obj, highest):
    dtype = _dtype_of(obj)
    if dtype.kind in "iu":
        info = np.iinfo(dtype)
        return info.max if highest else info.min
    if dtype.kind == "f":
        return np.inf if highest else -np.inf
    if dtype.kind == "c":
        return complex(np.inf, np.inf) if highest else complex(-np.inf, -np.inf)
    if dtype.kind == "b":
        return highest
    if dtype.kind in "mM":
        info = np.iinfo(np.int64)
        return info.max if highest else info.min + 1
    raise TypeError("Unsuitable type %s for calculating %s." % (dtype, "minimum" if highest else "maximum"))


def minimum_fill_value(obj):
    """What masked elements are for a minimum: the greatest value of the dtype."""
    return _end(obj, True)


def maximum_fill_value(obj):
    """What masked elements are for a maximum: the least value of the dtype."""
    return _end(obj, False)


def check_fill_value(fill_value, dtype):
    """The fill value as an array of no dimensions: a default in its own dtype, one that is given in the data's."""
    no_records(dtype)
    if fill_value is None:
        return np.array(default_fill_value(dtype), dtype=np.uint64 if dtype.kind == "u" else object if dtype.kind == "O" else None)
    if isinstance(fill_value, str) and dtype.kind not in "OSUMmVT":
        raise TypeError("Cannot set fill value of string with array of dtype %s" % dtype)
    elif is_masked_array(fill_value):
        fill_value = fill_value._data
    if dtype.kind in "OST":
        return np.array(fill_value, dtype=object if dtype.kind == "O" else None)
    try:
        return np.array(fill_value, copy=None, dtype=dtype)
    except (OverflowError, ValueError):
        raise TypeError("Cannot convert fill_value %s to dtype %s" % (fill_value, dtype)) from None


def set_fill_value(a, fill_value):
    """Sets a's fill value, where it is a masked array."""
    if is_masked_array(a):
        a.set_fill_value(fill_value)


def get_fill_value(a):
    return a.fill_value if is_masked_array(a) else default_fill_value(a)


def common_fill_value(a, b):
    """The fill value of both, or None."""
    one, other = get_fill_value(a), get_fill_value(b)
    return one if one == other else None


def filled(a, fill_value=None):
    """The data of a, with the fill value where it is masked."""
    if hasattr(a, "filled"):
        return a.filled(fill_value)
    if isinstance(a, (np.ndarray, dict)):
        return a
    return np.array(a)
