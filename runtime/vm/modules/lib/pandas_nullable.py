"""Columns of pandas' nullable types (Int64, Float64, boolean, string) in what NumPy computes: the values beside a mask of what is missing,
and results that are of such types again."""
import numpy as np
import pandas as pd
import _pandas
from pandas._base import kind, of_results

_NAMES = {"bool": "boolean", "float64": "Float64", "float32": "Float32"}


def is_nullable(x):
    t = str(x.dtype)
    return t.startswith(("Int", "UInt", "Float", "boolean", "string"))


def parts(s):
    """(values as NumPy has them, something for missing ones, the mask of those)"""
    gone = s.isna().to_numpy()
    if not gone.any():
        return s.to_numpy(), gone
    t = str(s.dtype)
    return s.fillna(False if t == "boolean" else 0).to_numpy(), gone


def boxed(values, gone, like, index=None):
    """A nullable Series of an array, missing where gone; labels and name of like."""
    values = np.asarray(values)
    name = _NAMES.get(str(values.dtype)) or str(values.dtype).replace("uint", "UInt").replace("int", "Int")
    s = pd.Series(values).astype(name)
    at = np.where(gone, -1, np.arange(len(values)))
    return _pandas.series(_pandas.take(s, at), like.index if index is None else index, like.name)


def from_floats(values, like, index=None):
    """Float64 of an array, missing where it has NaN."""
    values = np.asarray(values, dtype=np.float64)
    return boxed(values, np.isnan(values), like, index)


def pointwise(values, s):
    """What a function gave for each cell of a nullable column, as pandas types it."""
    there = [v for v in values if not _gone(v)]
    if not there:
        try:
            return pd.Series(values, dtype=str(s.dtype))
        except (TypeError, ValueError):
            return pd.Series(values, dtype="object")
    if all(isinstance(v, (bool, np.bool_)) for v in there):
        name = "boolean"
    elif all(isinstance(v, (int, np.integer)) and not isinstance(v, bool) for v in there):
        name = "Int64"
        own = str(s.dtype)
        if own.startswith(("Int", "UInt")):
            range_of = np.iinfo(own.lower())
            if all(range_of.min <= v <= range_of.max for v in there):
                name = own
    elif all(isinstance(v, (int, float, np.integer, np.floating)) and not isinstance(v, bool) for v in there):
        name = "Float32" if str(s.dtype) == "Float32" and all(float(np.float32(v)) == v for v in there) else "Float64"
    elif all(isinstance(v, str) for v in there):
        name = "string" if kind(s) == "s" else "str"
    else:
        return pd.Series(values)
    return pd.Series([pd.NA if _gone(v) else v for v in values], dtype="object").astype(name)


def _gone(v):
    return v is None or v is pd.NA or (isinstance(v, float) and v != v)


def magnitude_of_objects(s):
    return pd.Series([abs(v) for v in s.tolist()], index=s.index, name=s.name, dtype="object")


def ufunc(fn, inputs, kwargs):
    """A NumPy function of one result over Series of which some are nullable."""
    like = [x for x in inputs if isinstance(x, pd.Series)][0]
    gone = np.zeros(len(like), dtype=np.bool_)
    plain = []
    for x in inputs:
        if isinstance(x, pd.Series) and is_nullable(x):
            x, mask = parts(x)
            gone = gone | mask
        elif isinstance(x, pd.Series):
            x = x.to_numpy()
        plain.append(x)
    r = fn(*plain, **kwargs)
    if not isinstance(r, np.ndarray) or r.shape != gone.shape or r.dtype.kind not in "biuf":
        return r
    return boxed(r, gone | (np.isnan(r) if r.dtype.kind == "f" else False), like)


def cumulate(s, what, skipna):
    if kind(s) == "B" and what in ("cumsum", "cumprod"):
        s = s.astype("Int64")
    x, gone = parts(s)
    if not skipna and gone.any():
        gone = np.arange(len(x)) >= int(np.flatnonzero(gone)[0])
    if x.dtype.kind == "b":
        fill = what == "cummin"
    elif x.dtype.kind == "f":
        fill = {"cumsum": 0.0, "cumprod": 1.0, "cummin": np.inf, "cummax": -np.inf}[what]
    else:
        span = np.iinfo(x.dtype)
        fill = {"cumsum": 0, "cumprod": 1, "cummin": span.max, "cummax": span.min}[what]
    x = np.where(gone, np.asarray(fill, dtype=x.dtype), x)
    if what in ("cumsum", "cumprod") and x.dtype.kind in "iu":
        x = x.astype("int64" if x.dtype.kind == "i" else "uint64")
    if len(x):
        x = {"cumsum": np.cumsum, "cumprod": np.cumprod, "cummin": np.minimum.accumulate, "cummax": np.maximum.accumulate}[what](x)
    return boxed(x, gone, s)


def quantiles(values, s, interpolation):
    """Quantiles of a nullable column: ints again where all of them are whole."""
    gone = np.isnan(values)
    if not s.isna().any() and interpolation in ("linear", "midpoint"):  # ints stay only beside missing ones
        return boxed(values, gone, s, pd.RangeIndex(len(values)))
    whole = kind(s) == "I" and bool((values[~gone] == np.floor(values[~gone])).all())
    if whole:
        return boxed(np.where(gone, 0, values).astype(str(s.dtype).lower()), gone, s, pd.RangeIndex(len(values)))
    return boxed(values, gone, s, pd.RangeIndex(len(values)))


def typed(values, columns, index, counts=False):
    """One value for each column, as a Series; of a nullable type where the columns are numbers of which some are nullable."""
    kinds = set(kind(c) for c in columns)
    if not counts and kinds & set("IFB") and kinds <= set("IFBiufb"):
        there = [v for v in values if not _gone(v)]
        if all(isinstance(v, (bool, np.bool_)) for v in there) and there:
            name = "boolean"
        elif all(isinstance(v, (int, np.integer)) and not isinstance(v, (bool, np.bool_)) for v in there) and there:
            name = "Int64"
        elif all(isinstance(v, (int, float, np.integer, np.floating)) and not isinstance(v, (bool, np.bool_)) for v in there):
            name = "Float64"
        else:
            return _pandas.series(values, index)
        return _pandas.series(pd.Series([pd.NA if _gone(v) else v for v in values], dtype="object").astype(name), index)
    return _pandas.series(of_results(values), index)


def absolute(s):
    values, gone = parts(s)
    return boxed(np.abs(values), gone, s)


def magnitude(s):
    """abs of spans, and of numbers of other widths than 64 bits."""
    return _pandas.series(np.abs(s.to_numpy()), s.index, s.name)


# --- as arrays --------------------------------------------------------------------------------------------------------------------
_no = object()


def _text_dtype(dtype):
    return dtype is str or isinstance(dtype, str) and dtype in ("str", "U", "<U")


def _cast(a, dtype):
    return a if dtype is None else np.array([str(x) for x in a.tolist()]) if _text_dtype(dtype) else a.astype(dtype)


def _array_of_masked(s, dtype, na_value):
    """pandas: BaseMaskedArray.to_numpy."""
    v, gone = parts(s)
    if not gone.any():
        return _cast(v, dtype)
    if dtype is None:
        numbers = kind(s) != "B" and isinstance(na_value, (int, float, np.integer, np.floating)) and not isinstance(na_value, bool)
        dtype = np.float64 if numbers and kind(s) == "I" else v.dtype if numbers else object
    if na_value is _no and not _text_dtype(dtype):
        want = np.dtype(dtype)
        if want.kind not in "fO":
            raise ValueError(f"cannot convert to '{want}'-dtype NumPy array with missing values. Specify an appropriate 'na_value' for this dtype.")
        na_value = np.nan if want.kind == "f" else pd.NA
    if _text_dtype(dtype):
        fill = "<NA>" if na_value is _no else na_value
        return np.array([fill if g else str(x) for x, g in zip(v.tolist(), gone.tolist())])
    out = v.astype(dtype)
    out[gone] = na_value
    return out


def _array(s, dtype, na_value):
    if kind(s) in "IFB":
        return _array_of_masked(s, dtype, na_value)
    gone = s.isna().to_numpy()
    if na_value is _no or not gone.any() or kind(s) == "f" and isinstance(na_value, float) and na_value != na_value:
        return _cast(s.to_numpy(), dtype)
    if kind(s) == "f" and isinstance(na_value, (int, float)) and dtype is None:
        return np.where(gone, na_value, s.to_numpy())
    if kind(s) == "s" and not isinstance(na_value, str) and na_value is not None and na_value is not pd.NA and na_value == na_value:
        raise TypeError(f"Invalid value '{na_value}' for dtype '{s.dtype}'. Value should be a string or missing value, got '{type(na_value).__name__}' instead.")
    out = s.to_numpy(dtype=object).copy()
    out[gone] = na_value
    return _cast(out, dtype)


class Series:
    def to_numpy(self, dtype=None, copy=False, na_value=_no):
        return _array(self, dtype, na_value)


class DataFrame:
    def to_numpy(self, dtype=None, copy=False, na_value=_no):
        columns = _pandas.columns(self)
        if not columns:
            return _cast(self.to_numpy(), dtype)
        if len(columns) == 1:
            return _array(columns[0], dtype, na_value).reshape(-1, 1)
        want = self.iloc[:0].to_numpy().dtype if dtype is None else dtype
        out = np.array([_array(c, want, na_value if kind(c) in "IFB" else _no) for c in columns]).T if not _text_dtype(want) and np.dtype(want) != object else None
        if out is None:
            out = np.empty(self.shape, dtype=object)
            for k, c in enumerate(columns):
                out[:, k] = _array(c, object, na_value if kind(c) in "IFB" else _no)
        if na_value is not _no:
            gone = pd.isna(out.ravel()).reshape(out.shape)
            if gone.any():
                out[gone] = na_value
        return np.array([[str(x) for x in row] for row in out.tolist()]) if _text_dtype(want) else out
