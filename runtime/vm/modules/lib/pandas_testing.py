"""pandas.testing: assertions that two Series, frames or indexes are equal, with pandas' order of checks and its messages."""
import numpy as np
import pandas as pd
import _pandas
from pandas._base import bare, floats_of, is_frame, is_series, kind, names_of, no_default, onto, take

__all__ = ["assert_extension_array_equal", "assert_frame_equal", "assert_series_equal", "assert_index_equal"]


# --- messages -------------------------------------------------------------------------------------------------------------------------
def _fail(obj, what, left, right, index=None, first=None):
    text = f"{obj} are different\n\n{what}"
    if index is not None:
        text += f"\n[index]: {_listed(index.tolist())}"
    text += f"\n[left]:  {left}\n[right]: {right}"
    raise AssertionError(text if first is None else f"{text}\n{first}")


def _listed(values):
    return "[" + ", ".join([_word(v) for v in values[:100]] + (["..."] if len(values) > 100 else [])) + "]"


def _word(v):
    return "nan" if isinstance(v, float) and v != v else str(v)


def _shown(dtype):
    return repr(dtype) if not isinstance(dtype, str) and (str(dtype) == "category" or str(dtype).startswith("str")) else dtype


def _attribute(name, left, right, obj):
    a, b = getattr(left, name), getattr(right, name)
    same = a is b or (_gone(a) and _gone(b) and type(a) is type(b))
    if not same:
        try:
            same = bool(a == b)
        except (TypeError, ValueError):
            same = False
    if not same:
        _fail(obj, f'Attribute "{name}" are different', _shown(a), _shown(b))


def _instances(left, right, cls, obj=None):
    name = cls.__name__
    for x in (left, right):
        if not isinstance(x, cls):
            raise AssertionError(f"{name} Expected type {cls}, found {type(x)} instead")


# --- values ---------------------------------------------------------------------------------------------------------------------------
def _gone(v):
    return v is None or v is pd.NaT or v is pd.NA or (isinstance(v, float) and v != v)


def _same(p, q):
    if p is q or (_gone(p) and _gone(q)):
        return True
    try:
        return bool(p == q)
    except (TypeError, ValueError):
        return False


def _differ(a, b, x, y, close):
    """A bool for each row: where two columns, whose cells are x and y, differ. close: (rtol, atol), or None: exactly."""
    if close is not None and kind(a) in "iufb" and kind(b) in "iufb":
        rtol, atol = close
        u, v = floats_of(a), floats_of(b)
        with np.errstate(invalid="ignore"):
            return ~((np.isnan(u) & np.isnan(v)) | (u == v) | (np.abs(u - v) <= atol + rtol * np.abs(v)))
    if close is not None:
        return np.array([not (_same(p, q) or _near(p, q, *close)) for p, q in zip(x, y)], dtype=bool)
    return np.array([not _same(p, q) for p, q in zip(x, y)], dtype=bool)


def _near(p, q, rtol, atol):
    number = lambda v: isinstance(v, (int, float, np.number)) and not isinstance(v, bool)
    return number(p) and number(q) and abs(p - q) <= atol + rtol * abs(q)


def _cells(a, b, obj, close, index=None, shown=None):
    """Rows of equal length. Those that may be close name the first that is not."""
    x, y = a.tolist(), b.tolist()
    bad = _differ(a, b, x, y, close)
    if not bad.any():
        return
    k, first = int(bad.argmax()), None
    if close is not None:
        first = f"At positional index {k}, first diff: {_quoted(x[k])} != {_quoted(y[k])}"
    left, right = shown or (_listed(x), _listed(y))
    _fail(obj, f"{obj} values are different ({np.round(int(bad.sum()) * 100.0 / len(x), 5)} %)", left, right, index, first)


def _quoted(v):
    return "nan" if isinstance(v, float) and v != v else repr(v) if isinstance(v, (str, int, float, bool, tuple)) else str(v)


def _counts(c):
    """Times as the numbers that they are kept as."""
    t = c.dt.tz_localize(None) if kind(c) == "M" and "," in str(c.dtype) else c
    return t.astype("int64")


def _whole(dtype):
    t = str(dtype)
    return t.startswith(("int", "uint", "Int", "UInt", "bool", "complex"))


def _array(a, b, obj, exact, rtol, atol, index=None, dtypes=True):
    """Columns of an extension type: times as numbers, of others the missing rows first, and then what is there."""
    if dtypes and str(a.dtype) != str(b.dtype):
        _fail(f"Attributes of {obj}", 'Attribute "dtype" are different', _shown(a.dtype), _shown(b.dtype))
    if kind(a) in "Mm" and kind(b) in "Mm":
        return _cells(_counts(a), _counts(b), obj, None, index)
    _cells(a.isna(), b.isna(), f"{obj} NA mask", None, index)
    there = ~a.isna().to_numpy()
    _cells(bare(a[there].astype("object")), bare(b[there].astype("object")), obj, None if exact else (rtol, atol), index)


def _is_extension(c):
    return kind(c) in "sCMmIFBP" and not (kind(c) in "Mm" and "," not in str(c.dtype))


# --- indexes --------------------------------------------------------------------------------------------------------------------------
def _index_types(left, right, exact, obj):
    if not exact:
        return
    plain = lambda x: type(x) is pd.Index or isinstance(x, pd.RangeIndex)
    if type(left) is not type(right) and not (exact == "equiv" and plain(left) and plain(right)):
        _fail(obj, f"{obj} classes are different", left, right)
    _attribute("inferred_type", left, right, obj)
    if str(left.dtype) != "category" or str(right.dtype) != "category":
        _attribute("dtype", left, right, obj)


def assert_index_equal(left, right, exact="equiv", check_names=True, check_exact=True, check_categorical=True, check_order=True, rtol=1e-05, atol=1e-08, obj=None, *,
                       check_freq=False):
    """Checks that left and right Index are equal."""
    obj = "MultiIndex" if obj is None and isinstance(left, pd.MultiIndex) else "Index" if obj is None else obj
    _instances(left, right, pd.Index)
    _index_types(left, right, exact, obj)
    if left.nlevels != right.nlevels:
        _fail(obj, f"{obj} levels are different", f"{left.nlevels}, {left}", f"{right.nlevels}, {right}")
    if len(left) != len(right):
        _fail(obj, f"{obj} length are different", f"{len(left)}, {left}", f"{len(right)}, {right}")
    if not check_order:
        left, right = left.sort_values(), right.sort_values()
    if left.nlevels > 1:
        for i in range(left.nlevels):
            assert_index_equal(left.get_level_values(i), right.get_level_values(i), exact, check_names, check_exact, check_categorical, True, rtol, atol, f"{obj} level [{i}]")
    else:
        _cells(_pandas.levels(left)[0], _pandas.levels(right)[0], obj, None if check_exact and check_categorical else (rtol, atol), None, (left, right))
    if check_names:
        if names_of(left) != names_of(right):
            _fail(obj, 'Attribute "names" are different', left.names, right.names)
    if check_freq and check_order and hasattr(left, "freq") and left.freq != right.freq:
        _fail(obj, 'Attribute "freq" are different', left.freq, right.freq)
    if check_categorical and "category" in (str(left.dtype), str(right.dtype)):
        _categories(left, right, f"{obj} category", True)


def _categories(left, right, obj, ordered):
    a, b = (left.categories, right.categories) if isinstance(left, pd.Index) else (left.cat.categories, right.cat.categories)
    if not ordered:
        a, b = a.sort_values(), b.sort_values()
    assert_index_equal(a, b, exact="equiv" if isinstance(a, pd.RangeIndex) or isinstance(b, pd.RangeIndex) else True, obj=f"{obj}.categories")


def _axis_freq(index, check_freq):
    return check_freq is True or (check_freq is no_default and isinstance(index, (pd.DatetimeIndex, pd.TimedeltaIndex)))


# --- series and frames ----------------------------------------------------------------------------------------------------------------
def assert_series_equal(left, right, check_dtype=True, check_index_type="equiv", check_series_type=True, check_names=True, check_exact=no_default, check_datetimelike_compat=False,
                        check_categorical=True, check_category_order=True, check_freq=no_default, check_flags=True, rtol=no_default, atol=no_default, obj="Series", *,
                        check_index=True, check_like=False):
    """Checks that left and right Series are equal."""
    _instances(left, right, pd.Series)
    exact, exact_index = check_exact, check_exact
    if check_exact is no_default:
        free = rtol is no_default and atol is no_default
        exact = free and (_whole(left.dtype) or _whole(right.dtype))
        exact_index = free and any(all(kind(c) in "iu" for c in _pandas.levels(x.index)) for x in (left, right))
    rtol, atol = 1e-5 if rtol is no_default else rtol, 1e-8 if atol is no_default else atol
    if not check_index and check_like:
        raise ValueError("check_like must be False if check_index is False")
    if check_series_type and type(left) is not type(right):
        _fail(obj, f"{obj} classes are different", type(left).__name__, type(right).__name__)
    if len(left) != len(right):
        _fail(obj, "Series length are different", f"{len(left)}, {left.index}", f"{len(right)}, {right.index}")
    if check_index:
        assert_index_equal(left.index, right.index, check_index_type, check_names, exact_index, check_categorical, not check_like, rtol, atol, f"{obj}.index",
                           check_freq=_axis_freq(left.index, check_freq))
    if check_like:
        left = onto(left, right.index)
    categories = kind(left) == "C" and kind(right) == "C"
    a, b = bare(left), bare(right)
    if check_dtype and kind(left) + kind(right) == "CC":
        if check_categorical and left.dtype != right.dtype:
            _fail(f"Attributes of {obj}", 'Attribute "dtype" are different', repr(left.dtype), repr(right.dtype))
    elif check_dtype and str(left.dtype) != str(right.dtype):
        _fail(f"Attributes of {obj}", 'Attribute "dtype" are different', _shown(left.dtype), _shown(right.dtype))
    if not categories and (_is_extension(a) and _is_extension(b) or (kind(a) in "Mm" and kind(b) in "Mm")):
        _array(a, b, obj, exact, rtol, atol, left.index, check_dtype)
    else:
        _cells(a, b, obj, None if exact else (rtol, atol), left.index, (left.array, right.array) if categories else None)
    if check_names:
        _attribute("name", left, right, obj)
    if check_categorical and categories:
        _categories(left, right, f"{obj} category", check_category_order)


def assert_frame_equal(left, right, check_dtype=True, check_index_type="equiv", check_column_type="equiv", check_frame_type=True, check_names=True, by_blocks=False,
                       check_exact=no_default, check_datetimelike_compat=False, check_categorical=True, check_like=False, check_freq=no_default, check_flags=True,
                       rtol=no_default, atol=no_default, obj="DataFrame"):
    """Checks that left and right DataFrame are equal."""
    _instances(left, right, pd.DataFrame)
    near = 1e-5 if rtol is no_default else rtol, 1e-8 if atol is no_default else atol
    if left.shape != right.shape:
        _fail(obj, f"{obj} shape mismatch", f"{left.shape}", f"{right.shape}")
    exact = False if check_exact is no_default else check_exact
    assert_index_equal(left.index, right.index, check_index_type, check_names, exact, check_categorical, not check_like, *near, f"{obj}.index",
                       check_freq=_axis_freq(left.index, check_freq))
    assert_index_equal(left.columns, right.columns, check_column_type, check_names, exact, check_categorical, not check_like, *near, f"{obj}.columns",
                       check_freq=check_freq is True)
    if check_like:
        left = onto(left, right.index)[right.columns.tolist()]
    for i, (label, a, b) in enumerate(zip(_pandas.labels(left), _pandas.columns(left), _pandas.columns(right))):
        assert_series_equal(a, b, check_dtype, check_index_type, check_names=check_names, check_exact=check_exact, check_categorical=check_categorical, rtol=rtol, atol=atol,
                            obj=f'{obj}.iloc[:, {i}] (column name="{label}")', check_index=False)


def assert_extension_array_equal(left, right, check_dtype=True, index_values=None, check_exact=no_default, rtol=no_default, atol=no_default, obj="ExtensionArray"):
    """Checks that two arrays of a Series are equal."""
    a, b = pd.Series(left), pd.Series(right)
    exact = check_exact
    if check_exact is no_default:
        exact = rtol is no_default and atol is no_default and (_whole(a.dtype) or _whole(b.dtype))
    _array(a, b, obj, exact, 1e-5 if rtol is no_default else rtol, 1e-8 if atol is no_default else atol, index_values, check_dtype)
