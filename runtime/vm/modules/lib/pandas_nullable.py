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
        name = "Float64"
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
