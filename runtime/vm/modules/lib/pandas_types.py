"""pandas.api.types: what kind of values a dtype, Series or array has."""
import datetime
import decimal
import numbers

import numpy as np
import pandas as pd
from pandas import CategoricalDtype, DatetimeTZDtype
from pandas._base import kind as _kind_of, is_list_like as _listed, is_missing as _missing


class _Holder:
    def __init__(self, dtype):
        self.dtype = dtype


def _kind(x):
    """The letter of pandas._base.kind; a blank for what is no dtype."""
    if x is None:
        return " "
    if hasattr(x, "dtype") and not isinstance(x, type):
        return _kind_of(x)
    if x is str:
        return "s"
    try:
        name = str(x) if not isinstance(x, type) else str(np.dtype(x))
        return _kind_of(_Holder(name))
    except TypeError:
        return " "


def is_numeric_dtype(x):
    return _kind(x) in "iufcbIFB"


def is_integer_dtype(x):
    return _kind(x) in "iuI"


def is_signed_integer_dtype(x):
    return _kind(x) == "i" or (_kind(x) == "I" and not str(getattr(x, "dtype", x)).startswith("U"))


def is_unsigned_integer_dtype(x):
    return _kind(x) == "u" or (_kind(x) == "I" and str(getattr(x, "dtype", x)).startswith("U"))


def is_int64_dtype(x):
    return x is np.int64 or str(getattr(x, "dtype", x)) == "int64"


def is_float_dtype(x):
    return _kind(x) in "fF"


def is_complex_dtype(x):
    return _kind(x) == "c"


def is_bool_dtype(x):
    return _kind(x) in "bB"


def is_object_dtype(x):
    return _kind(x) == "O"


def is_string_dtype(x):
    if _kind(x) == "O" and hasattr(x, "tolist"):
        return all(isinstance(v, str) for v in x.tolist())
    return _kind(x) in "sO"


def is_datetime64_dtype(x):
    return _kind(x) == "M" and "," not in str(getattr(x, "dtype", x))


def is_datetime64tz_dtype(x):
    return _kind(x) == "M" and "," in str(getattr(x, "dtype", x))


def is_datetime64_any_dtype(x):
    return _kind(x) == "M"


def is_datetime64_ns_dtype(x):
    return str(getattr(x, "dtype", x)).startswith("datetime64[ns")


def is_timedelta64_dtype(x):
    return _kind(x) == "m"


def is_timedelta64_ns_dtype(x):
    return str(getattr(x, "dtype", x)) == "timedelta64[ns]"


def is_categorical_dtype(x):
    return _kind(x) == "C"


def is_period_dtype(x):
    return str(getattr(x, "dtype", x)).startswith("period")


def is_interval_dtype(x):
    return str(getattr(x, "dtype", x)).startswith("interval")


def is_sparse(x):
    return False


def is_extension_array_dtype(x):
    return _kind(x) in "sCIFB" or is_datetime64tz_dtype(x)


def is_any_real_numeric_dtype(x):
    return _kind(x) in "iufIF"


def is_dtype_equal(a, b):
    if isinstance(a, type) and a in (int, float, bool, complex):
        a = np.dtype(a)
    if isinstance(b, type) and b in (int, float, bool, complex):
        b = np.dtype(b)
    if {str(getattr(x, "dtype", x)) for x in (a, b)} <= {"int", "int64"}:
        return True
    return str(getattr(a, "dtype", a)) == str(getattr(b, "dtype", b))


def is_list_like(obj, allow_sets=True):
    return _listed(obj) and not (isinstance(obj, np.ndarray) and obj.ndim == 0) and (allow_sets or not isinstance(obj, (set, frozenset)))


def is_dict_like(obj):
    return all(hasattr(obj, x) for x in ("__getitem__", "keys", "__contains__")) and not isinstance(obj, type)


def is_array_like(obj):
    return is_list_like(obj) and hasattr(obj, "dtype")


def is_file_like(obj):
    return (hasattr(obj, "read") or hasattr(obj, "write")) and hasattr(obj, "__iter__")


def is_hashable(obj, allow_slice=True):
    try:
        hash(obj)
    except TypeError:
        return False
    return True


def is_iterator(obj):
    return hasattr(obj, "__next__")


def is_named_tuple(obj):
    return isinstance(obj, tuple) and hasattr(obj, "_fields")


def is_number(obj):
    return isinstance(obj, (numbers.Number, np.number))


def is_integer(obj):
    return isinstance(obj, (int, np.integer)) and not isinstance(obj, (bool, np.bool_))


def is_float(obj):
    return isinstance(obj, (float, np.floating))


def is_bool(obj):
    return isinstance(obj, (bool, np.bool_))


def is_complex(obj):
    return isinstance(obj, (complex, np.complexfloating))


def is_scalar(obj):
    return obj is None or obj is pd.NaT or obj is pd.NA or isinstance(obj, (str, bytes, int, float, complex, np.generic)) or hasattr(obj, "isoformat") or hasattr(obj, "total_seconds")


def is_re(obj):
    return hasattr(obj, "pattern") and hasattr(obj, "search")


def is_re_compilable(obj):
    import re
    try:
        re.compile(obj)
    except (TypeError, re.error):
        return False
    return True


def pandas_dtype(dtype):
    return pd.Series([], dtype=dtype).dtype


_INFERRED = {"i": "integer", "u": "integer", "f": "floating", "c": "complex", "b": "boolean", "M": "datetime64", "m": "timedelta64", "C": "categorical", "s": "string",
             "I": "integer", "F": "floating", "B": "boolean"}


def _inferred(x):
    """What infer_dtype calls one value."""
    for name, test in (("boolean", is_bool), ("integer", is_integer), ("floating", is_float), ("complex", is_complex)):
        if test(x):
            return name
    for name, types in (("string", str), ("bytes", bytes), ("period", pd.Period), ("interval", pd.Interval), ("datetime", datetime.datetime), ("date", datetime.date),
                        ("time", datetime.time), ("timedelta", datetime.timedelta), ("decimal", decimal.Decimal)):
        if isinstance(x, types):
            return name
    return "datetime" if hasattr(x, "isoformat") and not hasattr(x, "total_seconds") else "timedelta" if hasattr(x, "total_seconds") else "mixed"


def infer_dtype(value, skipna=True):
    dtype = str(getattr(value, "dtype", "object"))
    k = "O" if dtype == "object" else _kind(value)
    if k in _INFERRED or dtype.startswith(("period", "interval")):
        return _INFERRED.get(k) or dtype.split("[")[0]
    v = value.tolist() if hasattr(value, "tolist") else list(value)
    if skipna:
        v = [x for x in v if not _missing(x)]
    if not v:
        return "empty"
    names = set(_inferred(x) for x in v)
    if len(names) == 1 and dtype == "object" and names <= {"integer", "floating", "boolean"} and hasattr(value, "dtype") and any(x is pd.NaT for x in value.tolist()):
        return "mixed-integer" if names == {"integer"} else "mixed"
    if len(names) == 1:
        return list(names)[0]
    if names == {"integer", "floating"}:
        return "mixed-integer-float"
    return "mixed-integer" if "integer" in names else "mixed"


def union_categoricals(*args, **kwargs):
    from pandas._arrays import union_categoricals as union
    return union(*args, **kwargs)
