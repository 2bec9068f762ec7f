"""to_numeric: numbers out of text and objects."""
import numpy as np
import pandas as pd
import _pandas
import _pandas_dates as _n
from pandas._base import kind
from pandas._time_units import _missing


def to_numeric(arg, errors="raise", downcast=None, dtype_backend=None):
    """pandas.to_numeric: text and objects to numbers."""
    if errors not in ("raise", "coerce"):
        raise ValueError("invalid error value specified")
    if downcast not in (None, "integer", "signed", "unsigned", "float"):
        raise ValueError("invalid downcasting method provided")
    if isinstance(arg, pd.DataFrame) or isinstance(arg, np.ndarray) and arg.ndim > 1:
        raise TypeError("arg must be a list, tuple, 1-d array, or Series")
    scalar = not isinstance(arg, (pd.Series, pd.Index, list, tuple, np.ndarray))
    s = pd.Series([arg]) if scalar else arg if isinstance(arg, (pd.Series, pd.Index)) else pd.Series(list(arg) if isinstance(arg, tuple) else arg)
    dtype = str(s.dtype)
    masked = dtype in ("string", "boolean") or dtype.startswith(("Int", "UInt", "Float"))
    if dtype.startswith(("datetime", "timedelta")):
        out = pd.Series(_n.raw(s))
    elif dtype in ("str", "object", "category", "string"):
        out = _pandas.numbers(_pandas.series(s)) if dtype in ("str", "string") and len(s) else None
        out = pd.Series(_numbers_of(list(s), errors), dtype=None if len(s) else "int64") if out is None else out
    elif masked:
        out = pd.Series(s.dropna().to_numpy())
    else:
        out = pd.Series(s)
    gone = s.isna() if dtype != "string" else None
    if dtype == "string":  # what is no number is missing too
        gone = out.isna()
        out = pd.Series([x for x in out.tolist() if x == x], dtype=out.dtype) if gone.any() else out
        whole = kind(out) == "f" and len(out) and all(isinstance(x, int) for x in _numbers_of([x for x, g in zip(list(s), gone.tolist()) if not g], errors))
        out = out.astype("int64") if whole else out
    if downcast is not None and kind(out) in "iufb":
        out = _downcast(out, downcast)
    if masked or dtype_backend == "numpy_nullable" and isinstance(arg, pd.Series):
        out = _masked(out, np.asarray(gone, dtype=bool), masked)
    if isinstance(s, pd.Series) and len(out) == len(s):
        out.index, out.name = s.index, s.name
    if scalar:
        x = out.iloc[0]
        return x
    if isinstance(arg, (pd.Series, pd.Index)):
        return out if isinstance(arg, pd.Series) else pd.Index(out, name=arg.name)
    return out.to_numpy()


def _is_number(t):
    body = t[1:] if t[:1] in "+-" else t
    mantissa, e, power = body.lower().partition("e")
    whole, _, frac = mantissa.partition(".")
    if not (whole + frac).isdigit() or not (whole + frac).isascii():
        return False
    return not e or (power[1:] if power[:1] in "+-" else power).isdigit()


def _numbers_of(values, errors):
    out, whole = [], True
    for i, x in enumerate(values):
        if _missing(x):
            out.append(float("nan"))
            whole = False
            continue
        if isinstance(x, str):
            t = x.strip()
            low = t.lower()
            if _is_number(t):
                if "." in t or "e" in low:
                    out.append(float(t))
                    whole = False
                else:
                    out.append(int(t))
                continue
            if low in ("inf", "+inf", "-inf", "infinity", "+infinity", "-infinity"):
                out.append(float(low))
                whole = False
                continue
            if t == "" or errors == "coerce":
                out.append(float("nan"))
                whole = False
                continue
            raise ValueError("Unable to parse string %r at position %d" % (x, i))
        if isinstance(x, (bool, int, float, np.integer, np.floating, np.bool_)):
            out.append(x)
            whole = whole and not isinstance(x, (float, np.floating))
            continue
        if errors == "coerce":
            out.append(float("nan"))
            whole = False
            continue
        raise TypeError("Invalid object type at position %d" % i)
    return out if whole else [float(x) for x in out]


def _masked(out, gone, shorter):
    """Numbers as a nullable column: those of the rows that are not missing, or of all."""
    k = kind(out)
    to = {"b": "boolean", "i": "Int", "u": "UInt", "f": "Float"}[k] + ("" if k == "b" else str(8 * out.to_numpy().dtype.itemsize))
    if not shorter:
        return out.convert_dtypes(convert_string=False, convert_integer=True)
    at = np.where(gone, -1, np.cumsum(~gone) - 1)
    return _pandas.take(out.astype(to), at) if len(out) else pd.Series([pd.NA] * len(gone), dtype=to)


def _downcast(s, how):
    """The smallest type of that kind that holds the numbers, as NumPy compares them."""
    v = s.to_numpy()
    if v.dtype.kind == "b" or how == "unsigned" and len(v) and v.min() < 0:
        return s
    types = {"integer": "int8 int16 int32 int64", "signed": "int8 int16 int32 int64", "unsigned": "uint8 uint16 uint32 uint64", "float": "float32 float64"}[how].split()
    for t in types:
        to = np.dtype(t)
        if to.itemsize > v.dtype.itemsize or to.kind == v.dtype.kind and v.dtype.itemsize <= to.itemsize and len(v):
            continue
        if to.kind == "f":
            fits = np.allclose(v.astype(to), v, rtol=0.0, atol=5e-4 if to.itemsize == 4 else 5e-8, equal_nan=True)
        else:
            fits = not len(v) or not np.isnan(v).any() and np.allclose(v.astype(to), v, rtol=0)
        if fits:
            return pd.Series(v.astype(to), index=s.index, name=s.name)
    return s
