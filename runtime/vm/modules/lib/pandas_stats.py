"""Statistics of pandas: describe, value_counts, mode, quantile, skew, kurt, sem."""
import math
import numpy as np
import pandas as pd
import _pandas
import _pandas_dates as _n
from pandas._base import (unambiguous, axis_of, bare, codes_of, float_labels, floats_of, onto, make_index, is_list_like, is_number_or_bool, kind, names_of, nan,
                          take)
from pandas._levels import with_sets
from pandas._time_units import _unit_of


# --- describe -----------------------------------------------------------------------------------------------------------------
def _precision(array):
    first = array[0] if array[0] > 0 else None
    last = 100 - array[-1] if array[-1] < 100 else None
    steps = ([first] if first is not None else []) + [b - a for a, b in zip(array[:-1], array[1:])] + ([last] if last is not None else [])
    return max(1, int(-math.floor(math.log10(min(abs(d) for d in steps)))))


def format_percentiles(percentiles):
    p = [100 * float(x) for x in percentiles]
    if not p:
        return []
    digits = _precision(p)
    whole = [int(round(x, digits)) for x in p]
    close = [abs(w - x) <= 1e-8 + 1e-5 * abs(x) for w, x in zip(whole, p)]
    if all(close):
        return [f"{w}%" for w in whole]
    digits = _precision(sorted(set(p)))
    return [f"{int(round(x))}%" if c else f"{round(x, digits)}%" for x, c in zip(p, close)]


def _refined(percentiles):
    if percentiles is None:
        return [0.25, 0.5, 0.75]
    p = [float(x) for x in (percentiles if is_list_like(percentiles) else [percentiles])]
    if not all(0 <= x <= 1 for x in p):
        raise ValueError("percentiles should all be in the interval [0, 1]")
    if len(set(p)) < len(p):
        raise ValueError("percentiles cannot contain duplicates")
    return sorted(p)


def _describe_one(s, percentiles, moments=None):
    k = kind(s)
    if k in "iufcIFm":
        labels = ["count", "mean", "std", "min"] + format_percentiles(percentiles) + ["max"]
        q = s.quantile(percentiles).tolist() if percentiles else []
        d = moments[:4] + q + moments[4:] if moments else [s.count(), s.mean(), s.std(), s.min()] + q + [s.max()]
        if k in "iuf":
            d = np.array([float(x) for x in d])
        elif k in "IF":
            return pd.Series(d, index=labels, name=s.name, dtype="Float64")
        return pd.Series(d, index=labels, name=s.name)
    if k == "M":
        labels = ["count", "mean", "min"] + format_percentiles(percentiles) + ["max"]
        return pd.Series([s.count(), s.mean(), s.min()] + s.quantile(percentiles).tolist() + [s.max()], index=labels, name=s.name)
    counts = s.value_counts()
    there = counts[counts != 0]
    top, freq = (counts.index[0], counts.iloc[0]) if len(there) else (nan, nan)
    if str(s.dtype) == "string" and len(there):  # its counts are nullable, whose cells are ints
        freq = int(freq)
    d = [s.count(), len(there), top, freq]
    labels = ["count", "unique", "top", "freq"]
    if k in "CO" and len(there) and isinstance(top, (int, float, np.integer, np.floating)) and not isinstance(top, bool):
        return pd.Series(d, index=labels, name=s.name)
    return _pandas.objects(d, make_index(labels), s.name)


def _moments(columns):
    """For each column count, mean, std, min and max, all found in one pass; None: not of its type."""
    found = _pandas.reductions(columns, ["count", "mean", "std", "min", "max"])
    return [None if str(c.dtype) == "float32" else m for c, m in zip(columns, found)]  # whose mean and std are as narrow


def _describe_frame(f, percentiles, include, exclude):
    if len(f.columns) == 0:
        raise ValueError("Cannot describe a DataFrame without columns")
    if include is None and exclude is None:
        pairs = zip(_pandas.columns(f), _pandas.labels(f))
        chosen = [(c, x) for c, x in pairs if kind(c) in "iufcIFm" or kind(c) == "M" and "," not in str(c.dtype)]
        data = _pandas.frame([c for c, _ in chosen], [x for _, x in chosen], f.index, names_of(f.columns), f.columns) if chosen else f
    elif isinstance(include, str) and include == "all":
        if exclude is not None:
            raise ValueError("exclude must be None when include is 'all'")
        data = f
    else:
        data = f.select_dtypes(include=include, exclude=exclude)
        if len(data.columns) == 0:
            raise ValueError("No columns match the specified include or exclude data types")
    columns = _pandas.columns(data)
    parts = [_describe_one(c, percentiles, m) for c, m in zip(columns, _moments(columns))]
    labels = []
    for p in sorted(parts, key=len):
        labels += [x for x in p.index.tolist() if x not in labels]
    index = make_index(labels)
    return _pandas.frame([p if p.index.tolist() == labels else onto(p, index) for p in parts], data.columns, index, names_of(data.columns))


# --- counts -------------------------------------------------------------------------------------------------------------------
def _binned(s, bins, normalize, sort, ascending, dropna):
    cut = pd.cut(s, bins, include_lowest=True)
    r = cut.value_counts(normalize=normalize, sort=False, dropna=dropna)
    r = r.sort_index()
    r.index = _pandas.index([_pandas.objects(list(r.index))], [None])
    return r.sort_values(ascending=ascending) if sort else r


def value_counts(s, normalize=False, sort=True, ascending=False, bins=None, dropna=True):
    name = "proportion" if normalize else "count"
    if bins is not None:
        return _binned(s, bins, normalize, sort, ascending, dropna)
    if kind(s) == "C":
        levels = _pandas.index([s], [None])
        cats = levels.categories
        codes, ordered = _pandas.cat_codes(s).to_numpy().astype(np.int64), levels.ordered
        known = np.arange(len(cats))
        if not dropna and (codes < 0).any():
            codes, known = np.where(codes < 0, len(cats), codes), np.append(known, -1)
        count = np.bincount(codes[codes >= 0], minlength=len(known)).astype(np.int64)
        labels = _pandas.cat_make(known, cats, ordered)
    else:
        codes, first = codes_of(s, dropna)
        if not dropna and str(s.dtype).startswith(("Int", "UInt", "Float", "boolean", "string")) and s.isna().any():  # the missing one is last
            lost = int(np.flatnonzero(s.isna().to_numpy()[first])[0])
            place = np.arange(len(first))
            place[lost], place[lost + 1:] = len(first) - 1, place[lost + 1:] - 1
            codes, first = place[codes], np.append(np.delete(first, lost), first[lost])
        count = np.bincount(codes[codes >= 0], minlength=len(first)).astype(np.int64)
        labels = take(s, first)
    if sort:
        order = np.argsort(count if ascending else -count, kind="stable")
        count, labels = count[order], take(labels, order)
    if normalize:
        count = count / count.sum()
    if str(s.dtype).startswith(("Int", "UInt", "Float", "boolean", "string")):
        count = _pandas.series(count).astype("Float64" if normalize else "Int64")
    return _pandas.series(count, _pandas.index([labels], [s.name]), name)


def _found(c, dropna):
    """The values of a column as a level: as they come, of objects by their type."""
    return pd.Index(_typed(take(bare(c), _pandas.codes([c], dropna)[1])))


def _typed(labels):
    """Labels that are objects by the type that they have."""
    return pd.Series([nan if gone else x for x, gone in zip(labels.tolist(), labels.isna().tolist())]) if kind(labels) == "O" and len(labels) else labels


def _frame_value_counts(f, subset, normalize, sort, ascending, dropna):
    names = list(subset) if is_list_like(subset) else _pandas.labels(f) if subset is None else [subset]
    have = _pandas.labels(f)
    for x in names if len(set(have)) < len(have) else ():
        if have.count(x) > 1:
            raise ValueError(f"Grouper for '{x}' not 1-dimensional")
    columns = [_grouping_column(f, n) for n in names]
    if not columns and not len(f):
        return pd.Series(np.zeros(0, dtype=np.int64), index=pd.Index(np.zeros(0, dtype=np.int64)), name="count")
    if not columns:
        raise ValueError("No group keys passed!")
    if len(columns) > 1:
        columns = [_first_alike(c) if kind(c) == "O" else c for c in columns]
    codes, first = _pandas.codes(columns, dropna)
    count = np.bincount(codes[codes >= 0], minlength=len(first)).astype(np.int64)
    levels = [_typed(take(c, first)) for c in columns]
    if any(kind(c) == "C" for c in columns):
        count, levels = _with_every_category(columns, count, levels, dropna)
    if sort:
        order = np.argsort(count if ascending else -count, kind="stable")
        count, levels = count[order], [take(x, order) for x in levels]
    if normalize:
        count = count / count.sum()
    index = with_sets(_pandas.index(levels, names), [None if kind(c) == "C" else _found(c, dropna) for c in columns])
    if len(names) == 1 and (subset is None or is_list_like(subset)):
        index = _pandas.index_tuples(index)
    return _pandas.series(count, index, "proportion" if normalize else "count")


def _first_alike(c):
    """Of cells that are equal (1 and True) each as the first of them is."""
    codes, first = _pandas.codes(c, False)
    return take(c, first[codes])


def _grouping_column(f, label):
    """The column, or the level of the labels, that is grouped by."""
    if label not in f.columns and label in list(f.index.names):
        return pd.Series(f.index.get_level_values(label), index=f.index)
    unambiguous(f, label)
    return f[label]


def _with_every_category(columns, count, levels, dropna):
    """Combinations that no row has count too; the order is that of groups that are not sorted."""
    plain = [i for i, c in enumerate(columns) if kind(c) != "C"]
    n, parts = 1, {}
    for i in reversed(range(len(columns))):
        if i not in plain:
            have = _pandas.cat_codes(columns[i]).to_numpy().astype(np.int64)
            seen = list(dict.fromkeys((have if not dropna else have[have >= 0]).tolist()))
            known = np.array(seen + [k for k in range(len(columns[i].dtype.categories)) if k not in seen], dtype=np.int64)
            parts = {j: np.tile(p, len(known)) for j, p in parts.items()}
            parts[i] = np.repeat(known, n)
            n *= len(known)
    groups = _pandas.codes([columns[i] for i in plain], dropna)[1] if plain else np.zeros(1, dtype=np.int64)
    out = []
    for i in range(len(columns)):
        out.append(take(columns[i], np.repeat(groups, n)) if i in plain else _pandas.cat_make(np.tile(parts[i], len(groups)), columns[i].dtype.categories, columns[i].dtype.ordered))
    place, first = _pandas.codes([_pandas.join([bare(a), bare(b)]) for a, b in zip(levels, out)], False)
    have = len(count)
    full = np.zeros(len(first), dtype=np.int64)
    full[place[:have]] = count
    if plain:
        order = first
    else:  # categories alone: in the order of the whole product
        order = have + np.arange(len(out[0]))
    return full[place[order]], [take(_pandas.join([bare(a), bare(b)]), order) for a, b in zip(levels, out)]


def mode(s, dropna=True):
    codes, first = codes_of(s, dropna)
    count = np.bincount(codes[codes >= 0], minlength=len(first))
    best = first[count == count.max()] if len(first) else first
    picked = take(s, best)
    try:
        order = _pandas.order([picked.notna(), picked]) if kind(s) in "CMm" else _pandas.order([picked], True, True)
    except (TypeError, ValueError):  # no order: as they come
        order = np.arange(len(picked))
    return _pandas.series(take(picked, order), None, s.name)


# --- quantiles ----------------------------------------------------------------------------------------------------------------
def _check_q(q):
    for x in (q if is_list_like(q) else [q]):
        if not 0 <= x <= 1:
            raise ValueError("percentiles should all be in the interval [0, 1]")


def _quantile_values(values, q, interpolation):
    there = values[~np.isnan(values)]
    if len(there) == 0:
        return np.full(len(q), nan)
    return np.quantile(there, np.asarray(q, dtype=np.float64), method=interpolation)


_INTERPOLATIONS = ("linear", "lower", "higher", "midpoint", "nearest")


def _back(values, s, interpolation):
    """Quantiles of ints that are among the values are ints again."""
    if kind(s) in "iu" and interpolation in ("lower", "higher", "nearest") and not np.isnan(values).any():
        return values.astype(s.to_numpy().dtype)
    return values


def quantile(s, q=0.5, interpolation="linear"):
    _check_q(q)
    if interpolation not in _INTERPOLATIONS:
        raise ValueError(f"invalid interpolation: {interpolation}")
    k = kind(s)
    if k in "Mm":
        r = _date_quantile(s, q, interpolation)
        return r
    if k == "O" and not s.notna().any():  # nothing there: floats without a value
        s = s.astype("float64")
        k = "f"
    if k == "O" and not any(isinstance(v, str) for v in s.tolist()):  # numbers: Python's own, as they were
        s = s.astype("float64")
        return float(quantile(s, q, interpolation)) if not is_list_like(q) else quantile(s, q, interpolation).astype("object")
    if k == "C":
        return _code_quantile(s, q, interpolation)
    if k in "sO":
        raise TypeError(f"dtype '{s.dtype}' does not support operation 'quantile'" if k == "s" else "unsupported operand type(s) for -: 'str' and 'str'")
    if k == "B" and not s.notna().any():
        s = s.astype("Float64")
        k = "F"
    if k in "Bb" and len(s):
        raise TypeError("numpy boolean subtract, the `-` operator, is not supported, use the bitwise_xor, the `^` operator, or the logical_xor function instead.")
    listed = is_list_like(q)
    wanted = [float(x) for x in q] if listed else [float(q)]
    values = _pandas.quantiles([s], sorted(set(wanted)))[0] if interpolation == "linear" and k in "iuf" and all(x == x for x in wanted) else None
    if values is not None:
        at = dict(zip(sorted(set(wanted)), values))
        values = np.array([at[x] for x in wanted])
    else:
        values = _back(_quantile_values(floats_of(s), wanted, interpolation), s, interpolation)
    if str(s.dtype) == "float32" and (s.isna().any() or len(s) and interpolation in ("lower", "higher", "nearest")):  # without gaps they are wider
        values = values.astype(np.float32)
    if k in "IF":
        from pandas._nullable import quantiles
        values = quantiles(values, s, interpolation)
        return _pandas.series(values, float_labels(q), s.name) if listed else values.iloc[0]
    if not listed:
        return s.dtype.type(values[0]) if k == "f" and len(s) and values[0] != values[0] else values[0]
    return _pandas.series(values, float_labels(q), s.name)


def _code_quantile(s, q, interpolation):
    """Quantiles of the codes of categories, cut off."""
    listed = is_list_like(q)
    codes = s.cat.codes.to_numpy().astype(np.float64)
    found = _quantile_values(codes[codes >= 0], [float(x) for x in q] if listed else [float(q)], interpolation)
    r = pd.Series(pd.Categorical.from_codes(np.where(np.isnan(found), -1, found).astype(np.int64), dtype=s.dtype))
    return _pandas.series(r, float_labels(q), s.name) if listed else r.iloc[0]


def _between_times(order, lo, hi, part):
    """As NumPy has it between two floats, counted from the nearer one, and cut off."""
    a, b = [int(x) for x in _n.raw(order)[[lo, hi]]]
    gap = float(b - a)
    r = float(a) + gap * part if part < 0.5 else float(b) - gap * (1 - part)
    return order.iloc[lo] + pd.Timedelta(int(r) - a, unit=_unit_of(order)).as_unit(_unit_of(order))


def _date_quantile(s, q, interpolation):
    listed = is_list_like(q)
    there = s.dropna()
    order = there.sort_values()
    out = []
    for x in (q if listed else [q]):
        n = len(order)
        if n == 0:
            out.append(pd.NaT)
            continue
        at = x * (n - 1)
        lo = int(at)
        hi = min(lo + 1, n - 1)
        a, b = order.iloc[lo], order.iloc[hi]
        out.append(_between_times(order, lo, hi, at - lo) if interpolation == "linear" else b if interpolation == "higher" and at != lo else a)
    return pd.Series(out, index=[float(x) for x in q], name=s.name) if listed else out[0]


def _row_quantiles(f, wanted, interpolation):
    """For each row of floats and ints its quantiles, linear between values; None: others."""
    columns = _pandas.columns(f)
    types = set(str(c.dtype) for c in columns)
    if interpolation != "linear" or len(columns) < 2 or not types <= {"float64", "int64"} or any(x != x for x in wanted):
        return None
    values = np.sort(np.array([c.to_numpy().astype(np.float64) for c in columns]).T, axis=1)
    last = (~np.isnan(values)).sum(axis=1) - 1
    rows, out = np.arange(len(values)), []
    for x in wanted:
        at = x * np.maximum(last, 0)
        low = np.floor(at).astype(np.int64)
        a, b, t = values[rows, low], values[rows, np.minimum(low + 1, np.maximum(last, 0))], at - low
        out.append(np.where(t >= 0.5, b - (b - a) * (1 - t), a + (b - a) * t))
    return out


def _frame_quantile(f, q, axis, numeric_only, interpolation, method):
    _check_q(q)
    if method not in ("single", "table"):
        raise ValueError(f"Invalid method: {method}. Method must be in ['single', 'table'].")
    if method == "table":
        raise NotImplementedError("quantile: method='table' is not supported")
    data = numeric_part(f) if numeric_only else f
    listed = is_list_like(q)
    if axis_of(axis) == 1:
        wanted = [float(x) for x in q] if listed else [float(q)]
        each = _row_quantiles(data, wanted, interpolation)
        if each is not None and not listed:
            return _pandas.series(each[0], data.index, np.float64(q))
        if each is not None and len(wanted) <= len(data):
            return _pandas.frame([pd.Series(x, index=data.index) for x in each], float_labels(q), data.index).T
        data = data.T
    parts = [quantile(c, list(q) if listed else [q], interpolation) for c in _pandas.columns(data)]
    narrow = [str(c.dtype) == "float32" for c in _pandas.columns(data)]
    if any(n and c.isna().any() for n, c in zip(narrow, _pandas.columns(data))):  # where one has gaps all stay narrow
        parts = [p.astype("float32") if n else p for n, p in zip(narrow, parts)]
    if not listed and any(kind(c) in "IFB" for c in _pandas.columns(data)):
        return _pandas.series(pd.concat(parts, ignore_index=True), data.columns, np.float64(q))
    if not listed:
        first = [p.iloc[0] for p in parts]
        if all(kind(p) == "f" for p in parts):
            first = np.array(first, dtype=np.result_type(*[p.dtype for p in parts]) if parts else np.float64)
        return _pandas.series(first, data.columns, np.float64(q))
    return _pandas.frame(parts, data.columns, float_labels(q), names_of(data.columns))


def numeric_part(f):
    return f.iloc[:, [i for i, c in enumerate(_pandas.columns(f)) if is_number_or_bool(c)]]


# --- moments ------------------------------------------------------------------------------------------------------------------
def _numbers(s, what):
    if not is_number_or_bool(s):
        k = kind(s)
        if k == "O" and not s.notna().any():
            return np.array([])
        if k == "s":
            raise TypeError(f"Cannot perform reduction '{what}' with string dtype")
        text = [v for v in s.tolist() if isinstance(v, str)] if k == "O" else []
        if text:
            raise TypeError(f"Could not convert '{text[0]}' to numeric")
        if k in "Mm":
            raise TypeError(f"'{type(s.array).__name__}' with dtype {s.dtype} does not support operation '{what}'")
    return floats_of(s)


def sem_of(v, ddof):
    """Of floats; missing ones count as 0 in the sums, whose order depends on where they stand."""
    gone = np.isnan(v)
    n = len(v) - int(gone.sum())
    if n - ddof <= 0:
        return nan
    d = np.where(gone, 0.0, v).sum() / n - v
    return math.sqrt(np.where(gone, 0.0, d * d).sum() / (n - ddof)) / math.sqrt(n)


def _moment(s, what, skipna, ddof=1, wide=False):
    scalar = s.dtype.type if kind(s) == "f" and (len(s) or what != "sem") else np.float64
    if not skipna and s.isna().any():
        return pd.NA if kind(s) in "IFB" else scalar(nan)
    x = _numbers(s, what)
    if what == "sem":
        r = sem_of(x, ddof)
    else:
        x = np.ascontiguousarray(x, dtype=np.float64)
        r = _pandas.shapes(x, what == "kurt")[0] if wide else _pandas.shape(x, what == "kurt", kind(s) in "IFB")
    return pd.NA if r != r and kind(s) in "IFB" else scalar(r)


def _frame_moment(f, what, axis, skipna, numeric_only, ddof=1):
    data = numeric_part(f) if numeric_only else f
    if axis_of(axis) == 1:
        kinds = {kind(c) for c in _pandas.columns(data)}
        data = (data.astype("Float64") if kinds & set("IFB") and kinds <= set("iufbIFB") else data).T
    types = [str(c.dtype) for c in _pandas.columns(data)]
    rows = axis_of(axis) == 1
    wide = [rows or t == "bool" or len(data) / 1000 <= types.count(t) for t in types]  # many columns of a type are summed side by side
    values = [_moment(c, what, skipna, ddof, w and kind(c) not in "IFB") for c, w in zip(_pandas.columns(data), wide)]
    if any(kind(c) in "IFB" for c in _pandas.columns(data)):
        from pandas._nullable import typed
        return typed([float(v) if v is not pd.NA else v for v in values], _pandas.columns(data), data.columns)
    return _pandas.series(np.array(values, dtype=np.float64), data.columns)


class Series:
    def describe(self, percentiles=None, include=None, exclude=None):
        return _describe_one(self, _refined(percentiles), _moments([self])[0])

    def value_counts(self, normalize=False, sort=True, ascending=False, bins=None, dropna=True):
        return value_counts(self, normalize, sort, ascending, bins, dropna)

    def mode(self, dropna=True):
        return mode(self, dropna)

    def quantile(self, q=0.5, interpolation="linear"):
        return quantile(self, q, interpolation)

    def skew(self, *, axis=0, skipna=True, numeric_only=False):
        return _moment(self, "skew", skipna)

    def kurt(self, *, axis=0, skipna=True, numeric_only=False):
        return _moment(self, "kurt", skipna)

    kurtosis = kurt

    def sem(self, *, axis=None, skipna=True, ddof=1, numeric_only=False):
        return _moment(self, "sem", skipna, ddof)


class DataFrame:
    def describe(self, percentiles=None, include=None, exclude=None):
        return _describe_frame(self, _refined(percentiles), include, exclude)

    def value_counts(self, subset=None, normalize=False, sort=True, ascending=False, dropna=True):
        return _frame_value_counts(self, subset, normalize, sort, ascending, dropna)

    def mode(self, axis=0, numeric_only=False, dropna=True):
        data = numeric_part(self) if numeric_only else self
        if axis_of(axis) == 1:
            data = data.T
        parts = [mode(c, dropna) for c in _pandas.columns(data)]
        n = max([len(p) for p in parts] + [0])
        r = _pandas.frame([take(p, np.where(np.arange(n) < len(p), np.arange(n), -1)) if len(p) < n else p for p in parts], data.columns, None, names_of(data.columns))
        if axis_of(axis) == 1:
            r = r.T
            r.index = self.index
        return r

    def quantile(self, q=0.5, axis=0, numeric_only=False, interpolation="linear", method="single"):
        return _frame_quantile(self, q, axis, numeric_only, interpolation, method)

    def skew(self, *, axis=0, skipna=True, numeric_only=False):
        return _frame_moment(self, "skew", axis, skipna, numeric_only)

    def kurt(self, *, axis=0, skipna=True, numeric_only=False):
        return _frame_moment(self, "kurt", axis, skipna, numeric_only)

    kurtosis = kurt

    def sem(self, *, axis=0, skipna=True, ddof=1, numeric_only=False):
        return _frame_moment(self, "sem", axis, skipna, numeric_only, ddof)
