"""What the parts of pandas that are written in Python share: kinds of columns, axes, and building by position."""
import numpy as np
import pandas as pd
import _pandas
import _pandas_dates as dates

nan = float("nan")


class NoDefault:
    def __repr__(self):
        return "<no_default>"


no_default = NoDefault()


def kind(x):
    """One letter for the dtype of a Series, Index or array: b i u f c O as NumPy, s text, M m dates, C category, I F B nullable."""
    t = str(x.dtype)
    if t == "str" or t.startswith("string"):
        return "s"
    if t == "category":
        return "C"
    if t.startswith("datetime64"):
        return "M"
    if t.startswith("timedelta64"):
        return "m"
    if t == "boolean":
        return "B"
    if t.startswith(("Int", "UInt")):
        return "I"
    if t.startswith("Float"):
        return "F"
    if t.startswith("period") or t.startswith("interval"):
        return "P"
    return np.dtype(t).kind


def is_number(x):
    return kind(x) in "iufcIF"


def is_number_or_bool(x):
    return kind(x) in "biufcIFB"


def is_series(x):
    return isinstance(x, pd.Series)


def is_frame(x):
    return isinstance(x, pd.DataFrame)


def is_list_like(x):
    return isinstance(x, (list, tuple, set, frozenset, dict, range, np.ndarray, pd.Series, pd.Index, pd.DataFrame)) or (
        hasattr(x, "__iter__") and not isinstance(x, (str, bytes, type)))


def is_missing(x):
    return not is_list_like(x) and bool(pd.isna(x))


def axis_of(axis, frame=True):
    if axis in (0, "index", "rows") and not isinstance(axis, bool):
        return 0
    if frame and (axis == 1 or axis == "columns"):
        return 1
    raise ValueError(f"No axis named {axis} for object type {'DataFrame' if frame else 'Series'}")


def refuse(method, **given):
    """Refuses arguments that are not None, by name."""
    for name in given:
        if given[name] is not None and given[name] is not no_default:
            raise NotImplementedError(f"{method}: {name}= is not supported")


def floats_of(x):
    """The values as float64, NaN where missing."""
    k = kind(x)
    if k in "iufb":
        return x.to_numpy().astype(np.float64)
    if k in "IFB":
        return np.asarray(x.to_numpy(dtype="float64", na_value=nan))
    if k == "O":
        return np.array([nan if v is None or v is pd.NA else v for v in x.tolist()], dtype=np.float64)
    return x.to_numpy().astype(np.float64)


def unambiguous(f, label):
    if label is not None and label in list(f.index.names):
        raise ValueError(f"'{label}' is both an index level and a column label, which is ambiguous.")


def ranged(index, *others):
    """The index as a range, where the labels are evenly spaced ints and those that it was made of were ranges."""
    if not all(isinstance(x, pd.RangeIndex) for x in others) or isinstance(index, pd.RangeIndex) or str(index.dtype) != "int64":
        return index
    v = index.to_numpy()
    if len(v) < 2:
        return pd.RangeIndex(int(v[0]), int(v[0]) + 1, name=index.name) if len(v) else pd.RangeIndex(0, name=index.name)
    step = int(v[1]) - int(v[0])
    if step == 0 or (v[1:] - v[:-1] != step).any():
        return index
    return pd.RangeIndex(int(v[0]), int(v[-1]) + step, step, name=index.name)


def timed(index, a, b, always=False):
    """The union of two indexes of times with its frequency: that of both, or whatever the times show where one was out of order."""
    if not all(isinstance(x, (pd.DatetimeIndex, pd.TimedeltaIndex)) for x in (index, a, b)):
        return index
    if a.freq is not None and a.freq == b.freq:
        if len(index) > 1 and index[0] + (len(index) - 1) * a.freq == index[-1]:
            index.freq = a.freq
    elif len(index) > 2 and (always or not (a.is_monotonic_increasing and b.is_monotonic_increasing)):
        found = pd.infer_freq(index)
        if found is not None:
            from pandas._offset_names import to_offset
            index.freq = to_offset(found)
    return index


def with_step(index, parts):
    """The index with the freq that its parts share, where each begins one step behind the last."""
    parts = [x for x in parts if len(x)]
    first = parts[0] if parts else index
    if first.nlevels > 1 or not str(first.dtype).startswith(("datetime", "timedelta")) or first.freq is None or len(parts) < 2:
        return index
    if any(x.nlevels > 1 or x.dtype != first.dtype or x.freq != first.freq for x in parts[1:]):
        return index
    for a, b in zip(parts[:-1], parts[1:]):
        if a[-1] + first.freq != b[0]:
            return index
    return dates.set_freq(index, first.freq)


_UNITS = ("s", "ms", "us", "ns")


def finer(s, value):
    """Times in the unit of those that are put among them, where their own cannot tell one of these."""
    if isinstance(value, str) or not isinstance(value, (pd.Timestamp, pd.Timedelta, pd.Series, pd.Index)):
        return s
    dtype = str(s.dtype)
    if is_series(value) or isinstance(value, pd.Index):
        if str(value.dtype)[:9] != dtype[:9] or dtype[:6] == "period":
            return s
        value = pd.Series(value)
        unit = value.dt.unit
    elif isinstance(value, pd.Timestamp) != (dtype[0] == "d") or dtype[:6] == "period":
        return s
    else:
        unit = value.unit
    own = s.dt.unit
    if _UNITS.index(unit) <= _UNITS.index(own):
        return s
    if is_series(value):
        lossless = bool((value.isna() | (value.dt.as_unit(own) == value)).all())
    else:
        lossless = value.as_unit(own) == value
    return s if lossless else s.dt.as_unit(unit)


def names_of(index):
    return list(index.names)


def of_results(values):
    """Results as a column: NumPy's numbers of one type keep it."""
    first = values[0] if values else None
    if isinstance(first, (np.integer, np.floating)) and first.dtype.itemsize < 8 or isinstance(first, np.uint64):
        if all(type(v) is type(first) for v in values):
            return np.array(values, dtype=first.dtype)
    return values


def remade(s):
    """A column of objects as pd.Series makes one of such an array: text and times are found, numbers and flags stay objects."""
    if str(s.dtype) != "object" or not len(s):
        return s
    plain = pd.Series(s.tolist())
    return _pandas.series(plain, s.index, s.name) if kind(plain) in "sMmP" else s


def like_series(values, s, name=no_default):
    """A Series of these values with the labels of s."""
    return _pandas.series(values, s.index, s.name if name is no_default else name)


def like_frame(columns, f):
    """A frame of these columns with the labels of f."""
    if not columns:
        return f.copy()
    return _pandas.frame(columns, f.columns, f.index, names_of(f.columns))


def map_frame(f, fn):
    """fn over each column, by position."""
    return like_frame([fn(c) for c in _pandas.columns(f)], f)


def take(x, positions):
    return _pandas.take(x, np.asarray(positions, dtype=np.int64))


def common(columns):
    """The columns as arrays of one dtype, side by side: a 2-D array, as a frame's values."""
    return _pandas.frame(columns, list(range(len(columns)))).to_numpy()


def make_index(values, name=None):
    """An Index of these labels."""
    return _pandas.index([values], [name])


def float_labels(q):
    return make_index(np.array([float(x) for x in q]))


def onto(x, index):
    """The rows of a Series or frame at the labels of an index; missing where it has none."""
    if _pandas.same(x.index, index):
        return x
    at = _pandas.find(x.index, index)
    if is_series(x):
        return _pandas.series(take(_pandas.series(x), at), index, x.name)
    return _pandas.frame([take(_pandas.series(c), at) for c in _pandas.columns(x)], x.columns, index, names_of(x.columns))


def settle(target, result, inplace, gives_self=True):
    """What a method with inplace= gives: the result, or the target that has become it (None from methods that give nothing)."""
    if not isinstance(inplace, (bool, np.bool_)):
        raise ValueError(f'For argument "inplace" expected type bool, received type {type(inplace).__name__}.')
    if not inplace:
        return result
    _pandas.become(target, result)
    return target if gives_self else None


def _unlike(a, b):
    """Text and numbers, each in order: they stay one behind the other."""
    kinds = [kind(x) for x in (a, b) if x.nlevels == 1]
    return len(kinds) == 2 and "s" in kinds and any(k in "iuf" for k in kinds) and a.is_monotonic_increasing and b.is_monotonic_increasing


def codes_of(columns, dropna):
    """The group of each row and each group's first row; lists, sets and dicts are told apart by how they are written, arrays are each their own."""
    try:
        return _pandas.codes(columns, dropna)
    except TypeError:
        if not is_series(columns) and not isinstance(columns, list) or not is_series(columns) and len(columns) > 1:
            raise
    cells = (columns if is_series(columns) else columns[0]).tolist()
    plain = [("unhashable", repr(x)) if isinstance(x, (list, dict, set)) else ("unhashable", i) if hasattr(x, "dtype") and hasattr(x, "__len__") else x for i, x in enumerate(cells)]
    return _pandas.codes(_pandas.objects(plain), dropna)


def union(a, b, sort=True):
    """The labels of two indexes: a's when they are the same, else all, sorted where they can be compared."""
    if _pandas.same(a, b) or len(b) == 0:
        return a
    if len(a) == 0:
        return b
    parts = [_pandas.join([x, y]) for x, y in zip(_pandas.levels(a), _pandas.levels(b))]
    _, first = _pandas.codes(parts, False)
    parts = [take(p, first) for p in parts]
    if sort and not _unlike(a, b):
        try:
            order = _pandas.order(parts, True, len(parts) == 1)
            parts = [take(p, order) for p in parts]
        except TypeError:
            pass
    names = [x if x == y else None for x, y in zip(a.names, b.names)]
    return timed(ranged(_pandas.index(parts, names), a, b), a, b)


def united(indexes, sort=True):
    """The labels of several indexes, sorted where they differ and can be compared; the name that all have."""
    first = indexes[0]
    if all(_pandas.same(x, first) for x in indexes[1:]):
        pass
    elif all(type(x) is pd.Index for x in indexes):
        labels = _pandas.join([_pandas.levels(x)[0] for x in indexes])
        labels = take(labels, _pandas.codes(labels, False)[1])
        try:
            labels = take(labels, _pandas.order([labels], True, True)) if sort else labels
        except TypeError:
            pass
        first = _pandas.index([labels], names_of(first))
    else:
        for x in indexes[1:]:
            first = first.union(x, sort=None if sort else False)
    names = [x if all(x == o for o in rest) else None for x, *rest in zip(*[names_of(x) for x in indexes])]
    return first if names == names_of(first) else first.set_names(names)


def joined_labels(a, b):
    """The labels of both as two operands meet: named as the first ones are."""
    return named_as(union(a, b), a)


def named_as(index, like):
    names = names_of(like)
    if names_of(index) == names or index.nlevels != like.nlevels:
        return index
    index = index[:]
    index.names = names
    return index


def bare(s):
    """The Series without labels and name."""
    return _pandas.series(s)


def _promoted(dtype, fill):
    """The dtype of NumPy that holds its values and the fill, as pandas' maybe_promote has it; None: objects."""
    if isinstance(fill, (bool, np.bool_)):
        return dtype if dtype.kind == "b" else None
    if isinstance(fill, (int, np.integer)):
        if dtype.kind == "f":
            return dtype
        if dtype.kind not in "iu":
            return None
        fits = np.iinfo(dtype).min <= fill <= np.iinfo(dtype).max
        return dtype if fits else np.result_type(dtype, np.min_scalar_type(fill))
    if isinstance(fill, (float, np.floating)):
        return dtype if dtype.kind == "f" else np.dtype("float64") if dtype.kind in "iu" else None
    return None


def _check_fill(s, fill, used):
    """What pandas' arrays refuse as fill_value, whether a row needs it or not."""
    k, dtype = kind(s), str(s.dtype)
    if k in "IF" and not used:
        own = np.dtype(dtype.lower())
        value = int(fill) if k == "I" else float(fill)
        if k == "I" and not np.iinfo(own).min <= value <= np.iinfo(own).max:
            raise OverflowError(f"Python integer {value} out of bounds for {own}")
    elif dtype.startswith("period[") and not isinstance(fill, pd.Period):
        raise TypeError(f"value should be a 'Period' or 'NaT'. Got '{type(fill).__name__}' instead.")
    elif dtype.startswith("interval[") and not isinstance(fill, pd.Interval):
        raise TypeError("can only insert Interval objects and NA into an IntervalArray")


def take_fill(c, at, fill):
    """The rows of a column, fill where a position is -1: the types and refusals of pandas' take with fill_value."""
    s = _pandas.series(c)
    gone = at < 0
    if fill is no_default or fill is None or is_missing(fill) and (fill is not pd.NaT or kind(s) != "O" or str(s.dtype) != "object"):
        return take(s, at)
    _check_fill(s, fill, gone.any())
    if not gone.any() and kind(s) not in "CMm":
        return take(s, at)
    k = kind(s)
    if not len(s) and (k == "s" and isinstance(fill, str) or k == "C" and fill in s.cat.categories.tolist() or k == "I" and isinstance(fill, (int, np.integer))):
        return pd.Series([fill] * len(at), dtype=s.dtype)
    if k == "s":
        if not isinstance(fill, str):
            raise TypeError(f"Invalid value '{fill}' for dtype 'str'. Value should be a string or missing value, got '{type(fill).__name__}' instead.")
    elif k == "C":
        if fill not in s.cat.categories.tolist():
            raise TypeError(f"Cannot setitem on a Categorical with a new category ({fill}), set the categories first")
    elif k == "M" and "," in str(s.dtype):
        if not isinstance(fill, pd.Timestamp):
            raise TypeError(f"value should be a 'Timestamp' or 'NaT'. Got '{type(fill).__name__}' instead.")
    elif k in "Mm":
        if not isinstance(fill, pd.Timestamp if k == "M" else pd.Timedelta):
            values = take(s.astype("object"), at).tolist()
            return _pandas.objects([fill if g else v for g, v in zip(gone.tolist(), values)])
    elif k in "IF":
        own = np.dtype(str(s.dtype).lower())
        to = _promoted(own, fill)
        if to is None or to.kind != own.kind:
            raise KeyError(np.dtype("O") if to is None else to)
        if to != own:
            s = s.astype(str(to).replace("uint", "UInt").replace("int", "Int"))
    elif k in "iufb":
        v = s.to_numpy()
        to = _promoted(v.dtype, fill)
        if to is None:
            values = s.tolist()
            return _pandas.objects([fill if g else values[i] for g, i in zip(gone.tolist(), at.tolist())])
        v = v[at].astype(to) if len(v) else np.zeros(len(at), dtype=to)
        v[gone] = fill
        return _pandas.series(v)
    elif k == "O":
        values = s.tolist()
        return _pandas.objects([fill if g else values[i] for g, i in zip(gone.tolist(), at.tolist())])
    r = _pandas.assign(take(s, at), np.flatnonzero(gone), fill)
    if r is None:  # a boolean column that pandas gives a value of another type
        raise TypeError(f"Invalid value '{fill}' for dtype '{s.dtype}'")
    return r if str(r.dtype) == str(s.dtype) else r.astype(s.dtype)
