"""pandas.testing: assertions that two Series, frames or indexes are equal."""
import numpy as np
import pandas as pd
import _pandas
from pandas._base import bare, floats_of, is_frame, is_series, kind, names_of

__all__ = ["assert_extension_array_equal", "assert_frame_equal", "assert_series_equal", "assert_index_equal"]


def _fail(obj, what, left, right, extra=None):
    text = f"{obj} are different\n\n{what}"
    if extra is not None:
        text += f"\n{extra}"
    raise AssertionError(f"{text}\n[left]:  {left}\n[right]: {right}")


def _listed(values):
    return "[" + ", ".join(_word(v) for v in values) + "]"


def _word(v):
    return "nan" if isinstance(v, float) and v != v else str(v)


def _cells(a, b, obj, exact, rtol, atol, what="values", index=None, shown=None):
    x, y = a.tolist(), b.tolist()
    if len(x) != len(y):
        _fail(obj, f"{obj} length are different" if what == "values" else "length are different", len(x), len(y))
    number = kind(a) in "iufb" and kind(b) in "iufb"
    if number and not exact:
        u, v = floats_of(a), floats_of(b)
        both = np.isnan(u) & np.isnan(v)
        close = both | (u == v) | (np.abs(u - v) <= atol + rtol * np.abs(v))
        different = int((~close).sum())
    else:
        different = sum(not _same(p, q) for p, q in zip(x, y))
    if different:
        share = np.round(different * 100.0 / len(x), 5)
        extra = None if index is None else f"[index]: {_listed(index.tolist())}"
        p, q = shown or (_listed(x), _listed(y))
        _fail(obj, f"{obj} {what} are different ({share} %)", p, q, extra)


def _same(p, q):
    if p is q:
        return True
    if isinstance(p, float) and isinstance(q, float) and p != p and q != q:
        return True
    try:
        if (p is None or p is pd.NaT or p is pd.NA or p != p) and (q is None or q is pd.NaT or q is pd.NA or q != q):
            return True
        return bool(p == q)
    except (TypeError, ValueError):
        return False


def assert_index_equal(left, right, exact="equiv", check_names=True, check_exact=True, check_categorical=True, check_order=True, rtol=1e-05, atol=1e-08, obj=None):
    """Checks that left and right Index are equal."""
    obj = "MultiIndex" if obj is None and isinstance(left, pd.MultiIndex) else "Index" if obj is None else obj
    a, b = _pandas.levels(left), _pandas.levels(right)
    if len(a) != len(b):
        _fail(obj, f"{obj} levels are different", f"{len(a)}, {left}", f"{len(b)}, {right}")
    if len(left) != len(right):
        _fail(obj, f"{obj} length are different", f"{len(left)}, {left}", f"{len(right)}, {right}")
    if exact is True and type(left) is not type(right):
        _fail(obj, f"{obj} classes are different", left, right)
    if not check_order:
        from pandas._base import take
        a, b = [take(x, _pandas.order(a)) for x in a], [take(x, _pandas.order(b)) for x in b]
    for i, (x, y) in enumerate(zip(a, b)):
        name = obj if len(a) == 1 else f"MultiIndex level [{i}]"
        if exact and str(x.dtype) != str(y.dtype):
            _fail(name, 'Attribute "dtype" are different', x.dtype, y.dtype)
        _cells(x, y, name, check_exact, rtol, atol, shown=(left, right) if len(a) == 1 else None)
    if check_names and names_of(left) != names_of(right):
        _fail(obj, 'Attribute "names" are different', names_of(left), names_of(right))


def assert_series_equal(left, right, check_dtype=True, check_index_type="equiv", check_series_type=True, check_names=True, check_exact=None, check_datetimelike_compat=False,
                        check_categorical=True, check_category_order=True, check_freq=True, check_flags=True, rtol=1e-05, atol=1e-08, obj="Series", *, check_index=True,
                        check_like=False):
    """Checks that left and right Series are equal."""
    for x in (left, right):
        if not is_series(x):
            raise AssertionError(f"{obj} Expected type <class 'pandas.Series'>, found {type(x)} instead")
    if len(left) != len(right):
        _fail(obj, f"{obj} length are different", f"{len(left)}, {left.index}", f"{len(right)}, {right.index}")
    if check_like:
        from pandas._base import onto
        left = onto(left, right.index)
    if check_index:
        assert_index_equal(left.index, right.index, check_index_type, check_names, True, obj=f"{obj}.index")
    if check_dtype and str(left.dtype) != str(right.dtype):
        _fail(f"Attributes of {obj}", 'Attribute "dtype" are different', repr(left.dtype) if kind(left) == "s" else left.dtype, repr(right.dtype) if kind(right) == "s" else right.dtype)
    if check_exact is None:
        check_exact = kind(left) not in "fFc" and kind(right) not in "fFc"
    _cells(bare(left), bare(right), obj, check_exact, rtol, atol, "values", left.index)
    if check_names and left.name != right.name:
        _fail(obj, 'Attribute "name" are different', left.name, right.name)


def assert_frame_equal(left, right, check_dtype=True, check_index_type="equiv", check_column_type="equiv", check_frame_type=True, check_names=True, check_exact=None,
                       by_blocks=False, check_datetimelike_compat=False, check_categorical=True, check_like=False, check_freq=True, check_flags=True, rtol=1e-05,
                       atol=1e-08, obj="DataFrame"):
    """Checks that left and right DataFrame are equal."""
    for x in (left, right):
        if not is_frame(x):
            raise AssertionError(f"{obj} Expected type <class 'pandas.DataFrame'>, found {type(x)} instead")
    if left.shape != right.shape:
        _fail(obj, f"{obj} shape mismatch", f"{left.shape}", f"{right.shape}")
    if check_like:
        from pandas._base import onto
        left = onto(left, right.index)[right.columns.tolist()]
    assert_index_equal(left.index, right.index, check_index_type, check_names, True, obj=f"{obj}.index")
    assert_index_equal(left.columns, right.columns, check_column_type, check_names, True, obj=f"{obj}.columns")
    for i, (label, a, b) in enumerate(zip(_pandas.labels(left), _pandas.columns(left), _pandas.columns(right))):
        assert_series_equal(a, b, check_dtype, check_index_type, check_names=check_names, check_exact=check_exact, rtol=rtol, atol=atol,
                            obj=f'{obj}.iloc[:, {i}] (column name="{label}")', check_index=False)


def assert_extension_array_equal(left, right, check_dtype=True, **kwargs):
    """Checks that two arrays of a Series are equal."""
    assert_series_equal(pd.Series(left), pd.Series(right), check_dtype, obj="ExtensionArray")
