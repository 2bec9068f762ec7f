"""Labels that loc and at do not find: rows and cells added to a Series or DataFrame, by the rules of pandas/core/indexing.py.

A whole row is put below the frame: its values are one Series, so they have one dtype unless that is object. A cell adds a row of missing
values first. Either way a column that has changed its dtype then gets its old one back where that holds all values (`fitted`)."""
import numpy as np
import pandas as pd
import _pandas
from pandas._base import kind, names_of, ranged


def _inferred(s):
    """The values as pandas infers them from Python's objects."""
    return pd.Series(s.tolist())


def _whole(values, lo, hi):
    return bool(((values == np.floor(values)) & (values >= lo) & (values < hi)).all())


def _as_ints(s, dtype):
    """Floats that are whole as ints of that dtype; None where some are not, or are missing."""
    values = s.dropna().to_numpy().astype(np.float64)
    info = np.iinfo(dtype.lower())
    missing = len(values) < len(s)
    if missing and dtype == dtype.lower() or not _whole(values, float(info.min), float(info.max) + 1.0):
        return None
    return s.astype(dtype)


def _narrow(s, dtype):
    """Numbers as the dtype of their kind, where it holds them."""
    if str(s.dtype) == dtype:
        return s
    k = kind(s)
    if k in "iu":
        values = s.to_numpy()
        info = np.iinfo(dtype)
        return s.astype(dtype) if len(values) == 0 or int(values.min()) >= info.min and int(values.max()) <= info.max else s
    small = s.astype(dtype)
    wide = small.astype("float64").to_numpy()
    values = s.to_numpy()
    return small if bool(((wide == values) | (values != values)).all()) or np.allclose(wide, values, rtol=0, atol=5e-4, equal_nan=True) else s


def _fitted_masked(orig, s):
    gone = s.isna()
    dtype = str(orig.dtype)
    if any(v is pd.NaT for v in s.tolist()):
        return _inferred(s)
    if gone.all():
        return pd.Series([pd.NA] * len(s), dtype=dtype)
    known = _inferred(s[~gone])
    k, want = kind(known), kind(orig)
    if k not in "biuf":
        return _inferred(s)
    wide = {"b": "boolean", "i": "Int64", "u": "UInt64", "f": "Float64"}[k]
    out = pd.Series([pd.NA if g else v for v, g in zip(s.tolist(), gone.tolist())], dtype="object").astype(wide)
    if k in "iu" and want == "I":
        ints = known.to_numpy()
        info = np.iinfo(dtype.lower())
        return out.astype(dtype) if int(ints.min()) >= info.min and int(ints.max()) <= info.max else out
    if k == "f" and want == "I":
        ints = _as_ints(out, dtype)
        return out if ints is None else ints
    return out.astype(dtype) if k == "f" and want == "F" else out


def fitted(orig, s):
    """The values of s with the dtype of orig where that holds them all, else with the dtype that is inferred (pandas: infer_and_maybe_downcast)."""
    dtype = str(orig.dtype)
    if str(s.dtype) == dtype:
        return s
    k = kind(orig)
    if k in "IFB":
        return _fitted_masked(orig, s)
    if k == "s":
        if len(s) == 0 or any(isinstance(v, str) for v in s.tolist()) and all(isinstance(v, str) or pd.isna(v) is True or v is None for v in s.tolist()):
            return s.astype(dtype)
        out = _inferred(s)
        return out if dtype == "str" or kind(out) not in "biuf" else out.convert_dtypes(convert_integer=kind(out) in "iu")
    if k == "C":
        out = _inferred(s)
        if all(_pandas.fits(orig, v) for v in out.tolist()):
            return out.astype(orig.dtype)
        return out
    out = _inferred(pd.Series([pd.NaT if v is pd.NA else v for v in s.tolist()], dtype="object") if k in "Mm" else s)
    if k in "iuf" and kind(out) in "iuf":
        if (kind(out) in "iu") == (k in "iu"):
            return _narrow(out, dtype)
        if k in "iu":
            ints = _as_ints(out, dtype)
            return out if ints is None else ints
    if k in "Mm" and kind(out) == k and str(getattr(out.dtype, "tz", None)) == str(getattr(orig.dtype, "tz", None)):
        back = out.astype(dtype)
        return back if bool(((back == out) | out.isna()).all()) else out
    return out


def _row_parts(value, columns):
    """What a row holds for each column, as Series of one value: (parts, whether it came with a dtype)."""
    if isinstance(value, pd.Series):
        at = np.arange(len(columns), dtype="int64") if _pandas.same(value.index, columns) else _pandas.find(value.index, columns)
        row = _pandas.take(_pandas.series(value), at)
    elif isinstance(value, dict):
        row = pd.Series([value.get(c, np.nan) for c in columns], dtype="object")
    elif isinstance(value, (list, tuple, np.ndarray, pd.Index, range)) or hasattr(value, "_series"):
        if len(value) != len(columns):
            raise ValueError("cannot set a row with mismatched columns")
        row = _pandas.series(pd.Series(list(value) if isinstance(value, tuple) else value))
    else:
        row = pd.Series([np.nan if value is None else value] * len(columns))
    one = [_pandas.take(row, np.array([k], dtype="int64")) for k in range(len(columns))]
    if str(row.dtype) == "object":
        infer = len(columns) > 0
        return ([_inferred(p) for p in one] if infer else one), one, hasattr(value, "dtype")
    return one, one, hasattr(value, "dtype")


def _below(col, part):
    """A value under a column: what pd.concat makes of both in a frame."""
    from pandas._concat import _end_to_end
    return _pandas.series(_end_to_end([_pandas.series(col), _pandas.series(part)]))


def _same_values(a, b):
    gone, lost = a.isna().tolist(), b.isna().tolist()
    return gone == lost and all(g or x == y for g, x, y in zip(gone, a.tolist(), b.tolist()))


def _row_index(index, label):
    """The labels and one more, as a row that is put below has it."""
    from pandas._concat import stacked_index
    if len(index) == 0:
        out = pd.Index([label])
        if out.nlevels == index.nlevels:
            out.names = names_of(index)
        return out
    one = pd.Index([label])
    if index.nlevels == 1 and kind(index) in "CsIFB":
        one = pd.Index(fitted(_pandas.series(index[:0].to_series()), pd.Series([label])))
    if one.nlevels == index.nlevels:
        one.names = names_of(index)
    return ranged(stacked_index([index, one], None, None), index)


def row(obj, label, value):
    """A frame with one more row of that label."""
    index, columns = obj.index, obj.columns
    heads = names_of(columns)
    if not len(columns):
        return _pandas.become(obj, pd.DataFrame(index=index.insert(len(index), label), columns=columns))
    parts, bare, typed = _row_parts(value, columns)
    out = []
    for k in range(len(columns)):
        col = _pandas.column_at(obj, k)
        if not len(index):
            out.append(fitted(col, bare[k] if typed else parts[k]))
            continue
        part = parts[k]
        if str(part.dtype) != str(col.dtype) and str(col.dtype) != "object":
            cast = fitted(col.iloc[:0], part)
            if str(cast.dtype) == str(col.dtype) and _same_values(part, cast):
                part = cast
        out.append(fitted(col.iloc[:0], _below(col, part)))
    _pandas.become(obj, _pandas.frame(out, columns, _row_index(index, label), heads if columns.nlevels > 1 else heads[0]))


def cell(obj, label, where, each, index):
    """A frame with one more row, missing but in the columns at those positions."""
    from pandas._loc_set import _assigned
    columns = obj.columns
    heads = names_of(columns)
    n = len(obj)
    at = np.concatenate([np.arange(n), [-1]]).astype("int64")
    last = np.array([n], dtype="int64")
    new = dict(zip(where, each))
    out = []
    for k in range(len(columns)):
        col = _pandas.column_at(obj, k)
        more = _pandas.take(_pandas.series(col), at)
        if k in new:
            more = _assigned(more, last, new[k])
        out.append(fitted(col.iloc[:0], more))
    _pandas.become(obj, _pandas.frame(out, columns, index, heads if columns.nlevels > 1 else heads[0]))


def value(s, label, x, index):
    """A Series with one more value."""
    if isinstance(x, (list, tuple, dict)):
        scalar = pd.Series([x], dtype="object")
    elif kind(s) != "O" and pd.isna(x) is True and (x is not pd.NaT or kind(s) in "MmCs"):
        scalar = pd.Series([pd.NaT if kind(s) in "Mm" else pd.NA if kind(s) in "IFB" else np.nan], dtype="object")
    else:
        scalar = pd.Series([x], dtype="object")
    part = _inferred(scalar) if kind(s) == "O" else scalar.astype(s.dtype) if scalar[0] is pd.NaT and kind(s) in "Mm" and (len(s) or "," not in str(s.dtype)) else fitted(s.iloc[:0], scalar)
    out = pd.concat([_pandas.series(s), _pandas.series(part)], ignore_index=True) if len(s) else part
    out = fitted(s.iloc[:0], _pandas.series(out))
    _pandas.become(s, _pandas.series(out, index, s.name))
