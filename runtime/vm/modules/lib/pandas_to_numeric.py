"""to_numeric: numbers out of text and objects."""
import numpy as np
import pandas as pd
import _pandas_dates as _n
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
    kind = str(s.dtype)
    if kind.startswith(("datetime", "timedelta")):
        out = pd.Series(_n.raw(s))
        out.index = s.index
    elif kind in ("str", "object", "category", "string"):
        out = _numbers_of(list(s), errors)
        out = pd.Series(out)
        if isinstance(s, pd.Series):
            out.index, out.name = s.index, s.name
    else:
        out = s
    if isinstance(arg, pd.Series) and (dtype_backend == "numpy_nullable" or kind == "string"):
        whole = kind == "string" and str(out.dtype).startswith("float") and not len(out.dropna())
        out = out.astype("Float64") if whole else out.convert_dtypes(convert_string=False, convert_integer=True)
    if downcast is not None:
        out = _downcast(out, downcast)
    if scalar:
        x = out.iloc[0]
        return x
    if isinstance(arg, (pd.Series, pd.Index)):
        return out if isinstance(arg, pd.Series) or out is s else pd.Index(out)
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
            if low in ("inf", "+inf", "-inf", "infinity", "-infinity", "nan"):
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


def _downcast(s, how):
    v = s.to_numpy()
    if v.dtype.kind == "f" and how != "float":
        if np.isnan(v).any() or not (v == np.trunc(v)).all():
            return s
    types = {"integer": ["int8", "int16", "int32", "int64"], "signed": ["int8", "int16", "int32", "int64"], "unsigned": ["uint8", "uint16", "uint32", "uint64"],
             "float": ["float32"]}[how]
    if how == "unsigned" and len(v) and v.min() < 0:
        return s
    for t in types:
        w = v.astype(t)
        same = (w.astype(v.dtype) == v) | ((w != w) & (v != v)) if how != "float" else np.isclose(w, v, rtol=5e-4, equal_nan=True)
        if same.all():
            return s.astype(t)
    return s
