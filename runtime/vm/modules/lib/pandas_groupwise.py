"""Group-by, continued: functions of whole groups (apply, transform, filter), values along groups, choosing rows, windows."""
import numpy as np
import pandas as pd
import _pandas
from pandas._levels import factored, level_set, with_sets
from pandas._nullable import from_floats
from pandas._base import bare, floats_of, is_frame, is_list_like, is_missing, is_number_or_bool, is_series, kind, names_of, nan, no_default, take, take_fill
from pandas._groupby import Info, build, check_bool, counts, extended, key_columns, labels_of, part_rows, per_group, reduced, with_keys


def labels_list(g):
    return list(labels_of(g))


def codes_of(g):
    return _pandas.group_codes(g)


def _rows_before(g, periods):
    """The row that lies `periods` rows before in its group; each row itself for none, in a group or not."""
    return _pandas.group_along(g, None, "shift", int(periods)) if periods else np.arange(len(codes_of(g)))


def back_by(g, c, periods):
    """The values `periods` rows before in the group, without labels."""
    return _pandas.series(take(_pandas.series(c), _rows_before(g, periods)))


def same_index(a, b):
    return a is b or (len(a) == len(b) and _pandas.same(a, b))


def index_at(index, rows):
    return _pandas.index([take(_pandas.series(v), rows) for v in _pandas.levels(index)], list(index.names))


def row_frame(g, i, columns, labels):
    """Columns with a value for each row, under the frame's own labels of rows."""
    if i.series is not None:
        return _pandas.series(columns[0], i.index(), labels[0])
    return build(columns, labels, i.index(), i.column_names(), i.heads())


def along(g, fn, numeric_only=False):
    """fn(column) for each column: a value for each row."""
    check_bool(numeric_only)
    i = Info(g)
    pairs = [p for p in i.columns() if not numeric_only or is_number_or_bool(p[1])]
    return row_frame(g, i, [fn(c) for _, c in pairs], [n for n, _ in pairs])


def chosen_rows(i, mask):
    """The rows of the selection where mask, in their order."""
    return take(i.selected(), np.flatnonzero(mask))


# --- functions of whole groups -----------------------------------------------------------------------------------------------------
def groups_of(g, obj):
    """(label, rows, part of obj) for each group; the part's name is the label."""
    parts = part_rows(g)
    plain = isinstance(obj.index, pd.RangeIndex) and _mixed(obj.index, parts)
    for label, rows in zip(labels_list(g), parts):
        part = take(obj, rows)
        yield label, rows, _pandas.group_named(_relabelled(part, pd.Index(part.index.to_numpy(), name=part.index.name)) if plain else part, label)


def _mixed(index, parts):
    """Whether the rows in the order of the groups are no range: then those of a group, which pandas slices from them, are none."""
    return len(parts) > 0 and not isinstance(_pandas.index_take(index, np.concatenate(parts)), pd.RangeIndex)


def applied_object(g, i):
    """What apply sees: the frame without keys, or the selection."""
    if i.series is not None:
        return i.series
    return build([c for _, c in i.columns()], [n for n, _ in i.columns()], i.frame.index, i.column_names(), i.heads())


def _glue(g, i, values, groups, same, transform=False):
    """pandas' _concat_objects: Series or frames of groups put together, under the labels of the groups."""
    values = [v for v in values]
    there = [k for k, v in enumerate(values) if v is not None]
    parts = [values[k] for k in there]
    if i.group_keys and not transform:
        r = pd.concat(parts)
        if i.as_index:
            which = np.repeat(np.array([groups[k] for k in there], dtype=np.int64), np.array([len(p) for p in parts], dtype=np.int64))
            r = _relabelled(r, extended(g, which, _pandas.levels(r.index), list(r.index.names), [p.index for p in parts]))
    elif same:
        rows = part_rows(g)
        order = np.concatenate([rows[groups[k]] for k in there]) if there else np.zeros(0, dtype=np.int64)
        r = pd.concat(parts)
        own = (i.frame if i.frame is not None else i.series).index
        own = own if len(own) == len(order) else own.take(np.sort(order))
        if own.is_unique:
            r = take(r, np.argsort(order, kind="stable"))
        elif not r.index.equals(own):  # labels that repeat come together, as pandas looks them up
            r = take(r, np.argsort(_pandas.find(own.unique(), r.index), kind="stable"))
    else:
        r = pd.concat(parts)
    if is_series(r):
        name = i.series.name if i.series is not None else None
        if name is not None:
            r = _pandas.series(r, r.index, name)
    return r


def _relabelled(x, index):
    if is_series(x):
        return _pandas.series(x, index, x.name)
    if not len(_pandas.labels(x)):
        return _pandas.frame([], x.columns, index)
    return _pandas.frame(_pandas.columns(x), x.columns, index, names_of(x.columns))


def _all_same(indexes):
    first = indexes[0]
    return all(same_index(first, x) for x in indexes[1:])


def _apply_series(g, i, values, groups, same):
    first = values[0]
    if isinstance(first, dict):
        r = pd.DataFrame(values, index=labels_of(g)).stack()
        return r.rename(i.series.name)
    if is_series(first) or is_frame(first):
        return _glue(g, i, values, groups, same)
    return per_group(g, i, [pd.Series(values) if not any(is_list_like(v) for v in values) else _pandas.objects(values)], [i.series.name])


def _apply_frame(g, i, values, groups, same):
    first = next((v for v in values if v is not None), None)
    if first is None:
        return applied_object(g, i).iloc[:0]
    if is_frame(first):
        return _glue(g, i, values, groups, same)
    index = labels_of(g) if i.as_index else None
    if not is_series(first):
        column = _pandas.objects(values) if any(is_list_like(v) for v in values) else pd.Series(values)
        if i.as_index:
            return _pandas.series(column, index)
        keys = key_columns(g, i, [])
        return build([v for _, v in keys] + [column], [n for n, _ in keys] + [None])
    values = [pd.Series(index=first.index) if v is None else v for v in values]
    if not _all_same([v.index for v in values]):
        return _glue(g, i, values, groups, False)
    floats = all(kind(v) in "iufIF" for v in values) and any(kind(v) == "F" or kind(v) == "I" and v.isna().any() for v in values)
    lists = [floats_of(v).tolist() if floats else v.tolist() for v in values]
    names = list(first.index.names)
    if names == [None]:
        series_names = [v.name for v in values]
        if all(n == series_names[0] for n in series_names):
            names = [series_names[0]]
    columns = [pd.Series([row[k] for row in lists]) for k in range(len(first))]
    if all(kind(v) == kind(first) and kind(v) in "iufb" for v in values):
        columns = [c.astype(first.dtype) if kind(first) != "f" or kind(c) != "f" else c for c in columns]
    if i.as_index:
        return build(columns, list(first.index), index, names, first.index)
    keys = key_columns(g, i, [])
    return build([v for _, v in keys] + columns, [n for n, _ in keys] + list(first.index), None, names, first.index)


def apply(self, func, *args, include_groups=False, **kwargs):
    if include_groups:
        raise ValueError("include_groups=True is no longer allowed.")
    i = Info(self)
    if isinstance(func, str):
        if not hasattr(self, func):
            raise TypeError(f"apply func should be callable, not '{func}'")
        r = getattr(self, func)
        if callable(r):
            return r(*args, **kwargs)
        if args or kwargs:
            raise ValueError(f"Cannot pass arguments to property {func}")
        return r
    if not callable(func):
        raise TypeError(f"'{type(func).__name__}' object is not callable")
    obj = applied_object(self, i)
    values, same = [], True
    for label, rows, part in groups_of(self, obj):
        index = part.index
        r = func(part, *args, **kwargs)
        values.append(r)
        if same:
            same = (is_series(r) or is_frame(r)) and same_index(r.index, index)
    if not values:
        if i.series is not None:
            return _pandas.series(take(_pandas.series(i.series), np.zeros(0, dtype=np.int64)), labels_of(self), i.series.name)
        return build([take(_pandas.series(c), np.zeros(0, dtype=np.int64)) for _, c in i.columns()], [n for n, _ in i.columns()],
                     labels_of(self) if i.group_keys and i.as_index else None, i.column_names())
    groups = list(range(len(values)))
    return (_apply_series if i.series is not None else _apply_frame)(self, i, values, groups, same)


ALONG = ("cumsum", "cumprod", "cummax", "cummin", "shift", "diff", "pct_change", "rank", "ffill", "bfill", "cumcount", "ngroup", "fillna")


def spread(g, c):
    """One value per group onto the rows."""
    return take(_pandas.series(c), codes_of(g))


def _transformed(g, c, name, fn, args, kwargs, engine):
    out = []
    column = _pandas.series(c, Info(g).index(), name)
    order = []
    for label, rows, part in groups_of(g, column):
        r = fn(part.to_numpy(), part.index.to_numpy(), *args) if engine == "numba" else fn(part, *args, **kwargs)
        if is_frame(r):
            raise ValueError("transform must return a scalar value for each group")
        if is_list_like(r):
            if len(r) != len(rows):
                raise ValueError(f"Length of values ({len(r)}) does not match length of index ({len(rows)})")
            r = _pandas.series(r) if not isinstance(r, pd.Series) else _pandas.series(r)
        else:
            r = pd.Series([r] * len(rows))
        out.append(r)
        order.append(rows)
    values = pd.concat(out, ignore_index=True)
    order = np.concatenate(order)
    at = np.full(len(column), -1, dtype=np.int64)
    at[order] = np.arange(len(order))
    return take(values, at)


def transform(self, func, *args, engine=None, engine_kwargs=None, **kwargs):
    i = Info(self)
    if isinstance(func, str):
        if func not in ALONG and not (hasattr(self, func) and (i.series is not None or func not in list(_pandas.labels(i.frame)))):
            raise ValueError(f"'{func}' is not a valid function name for transform(name)")
        if func in ALONG:
            return getattr(self, func)(*args, **kwargs)
        r = getattr(_pandas.group_derive(self, None, True), func)(*args, **kwargs)
        if is_series(r):
            return _pandas.series(spread(self, r), i.index(), i.series.name if i.series is not None else None)
        if not len(labels_of(self)) and len(i.index()):
            raise IndexError("cannot do a non-empty take from an empty axes.")
        return build([spread(self, c) for c in _pandas.columns(r)], r.columns, i.index(), names_of(r.columns))
    if not callable(func):
        raise TypeError(f"'{type(func).__name__}' object is not callable")
    pairs = i.columns()
    if not len(labels_of(self)):
        if i.series is None:
            raise ValueError("No objects to concatenate")
        return pd.Series(np.zeros(0), name=i.series.name)  # without the labels of the rows, as pandas gives it
    return row_frame(self, i, [_transformed(self, c, n, func, args, kwargs, engine) for n, c in pairs], [n for n, _ in pairs])


def _passes(r, series):
    if series:
        try:
            return bool(r) and not is_missing(r)
        except ValueError:
            raise TypeError("the filter must return a boolean result") from None
    if hasattr(r, "squeeze"):
        r = r.squeeze()
    if isinstance(r, (bool, np.bool_)):
        return bool(r)
    if is_missing(r):
        return False
    raise TypeError(f"filter function returned a {type(r).__name__}, but expected a scalar bool")


def filter(self, func, dropna=True, *args, **kwargs):
    i = Info(self)
    obj = i.selected()
    mask = np.zeros(len(obj), dtype=np.bool_)
    for label, rows, part in groups_of(self, obj):
        r = getattr(part, func)(*args, **kwargs) if isinstance(func, str) else func(part, *args, **kwargs)
        if _passes(r, i.series is not None):
            mask[rows] = True
    if dropna:
        return take(obj, np.flatnonzero(mask))
    at = np.where(mask, np.arange(len(obj)), -1)
    r = take(obj, at)
    return _relabelled(r, i.index())


# --- values along groups ---------------------------------------------------------------------------------------------------------------
def _cumulative(what):
    def method(self, numeric_only=False, *args, skipna=True, **kwargs):
        def one(c):
            k = kind(c)
            if k == "M" and "," in str(c.dtype) and what in ("cummax", "cummin"):
                return one(c.dt.tz_convert(None)).dt.tz_localize("UTC").dt.tz_convert(c.dt.tz)
            if k == "B":
                return one(c.astype("Int64")) if what in ("cumsum", "cumprod") else one(c.astype("Int8")).astype("boolean")
            if k in "IF":  # along the values that are there
                from pandas._nullable import boxed, parts
                v, gone = parts(c)
                r = _pandas.group_along(self, _pandas.series(np.where(gone, nan, v.astype(np.float64)) if gone.any() or v.dtype.kind == "f" else v), what, bool(skipna)).to_numpy()
                gone = gone | np.isnan(r) if r.dtype.kind == "f" else gone
                whole = np.where(gone, 0, r) if r.dtype.kind == "f" else r
                small = what in ("cummax", "cummin") or v.dtype.kind == "f" or not len(r) or (whole.min() >= np.iinfo(v.dtype).min and whole.max() <= np.iinfo(v.dtype).max)
                return boxed(whole.astype(v.dtype if small else "uint64" if v.dtype.kind == "u" else "int64"), gone, c)
            if k == "m" and what == "cumsum" or k in "Mm" and what in ("cummax", "cummin"):
                return _along_times(self, c, what, bool(skipna))
            r = _pandas.group_along(self, c, what, bool(skipna))
            if str(c.dtype) in ("float32", "bool") and what in ("cummax", "cummin"):
                r = r.astype(c.dtype)
            elif str(c.dtype) == "float32":
                r = r.astype("float32")
            elif k in "iu" and kind(r) in "iu" and str(r.dtype) != str(c.dtype):
                if what in ("cummax", "cummin") or not len(r) or (r.min() >= np.iinfo(c.dtype).min and r.max() <= np.iinfo(c.dtype).max):
                    r = r.astype(c.dtype)
                elif k == "u":
                    r = r.astype("uint64")
            return r
        return along(self, one, numeric_only)
    return method


def _along_times(g, c, what, skipna):
    """Running values of times as pandas has them: over their numbers, missing ones left out; where rows have no group over floats, in which
    missing times are the least number."""
    v = c.to_numpy()
    raw = v.astype("int64")
    missing = c.isna().to_numpy()
    least = np.iinfo(np.int64).min
    if (codes_of(g) < 0).any():
        r = _pandas.group_along(g, _pandas.series(raw.astype("float64")), what).to_numpy()
        gone = np.isnan(r) | (r <= least)
        return _pandas.series(np.where(gone, least, np.where(gone, 0, r).astype("int64")).view(v.dtype))
    neutral = {"cumsum": 0, "cummax": least, "cummin": np.iinfo(np.int64).max}[what]
    r = _pandas.group_along(g, _pandas.series(np.where(missing, neutral, raw)), what).to_numpy()
    gone = missing if skipna else _pandas.group_along(g, _pandas.series(missing.astype("int64")), "cummax").to_numpy() > 0
    return _pandas.series(np.where(gone, least, r).view(v.dtype))


def _shifted(self, c, periods, fill_value):
    if kind(c) in "Mm" and "," not in str(c.dtype) and isinstance(fill_value, (int, float, np.integer)) and fill_value == fill_value:  # beside a number times are objects
        c = c.astype("object")
    return take_fill(c, _rows_before(self, periods), fill_value)


def _ranks(g, c, method, ascending, na_option, pct):
    k = kind(c)
    if k == "C" and not c.cat.ordered:
        raise TypeError("Cannot perform rank with non-ordered Categorical")
    if k == "O":
        sorted([x for x in c.tolist() if not is_missing(x)])  # what has no order raises
    if k in "Mm" and (codes_of(g) < 0).any():  # pandas ranks the numbers of times then, the missing ones as the least
        import _pandas_dates as n
        c = _pandas.series(n.raw(c))
    r = _ranks_of(g, c, method, ascending, na_option, pct)
    return from_floats(r.to_numpy(), r) if k in "IFB" else r


def _ranks_of(g, c, method, ascending, na_option, pct):
    codes = codes_of(g)
    n = len(codes)
    values = _pandas.series(c)
    missing = values.isna().to_numpy()
    there = np.flatnonzero((codes >= 0) & ~missing)
    order = there[_pandas.order([codes[there], take(values, there)], [True, ascending])]
    gone = np.flatnonzero((codes >= 0) & missing)
    if na_option != "keep" and len(gone):
        every = np.concatenate([gone, order] if na_option == "top" else [order, gone])
        order = every[np.argsort(codes[every], kind="stable")]
    out = np.full(n, nan)
    m = len(order)
    if m == 0:
        return _pandas.series(out)
    same, _ = _pandas.codes([codes, values], False)
    a, b = codes[order], same[order]
    group_start = np.ones(m, dtype=np.bool_)
    group_start[1:] = a[1:] != a[:-1]
    new = np.ones(m, dtype=np.bool_)
    new[1:] = (b[1:] != b[:-1]) | group_start[1:]
    run = np.cumsum(new) - 1
    begin = np.flatnonzero(new)
    size = np.diff(np.append(begin, m))
    own = np.maximum.accumulate(np.where(group_start, np.arange(m), 0))
    first = begin[run] - own + 1
    last = first + size[run] - 1
    if method == "first":
        r = np.arange(m) - own + 1
    elif method == "dense":
        r = run - run[own] + 1
    else:
        r = {"average": (first + last) / 2, "min": first, "max": last}[method]
    out[order] = r
    if pct:
        ends = np.append(np.flatnonzero(group_start)[1:], m) - 1
        group = np.cumsum(group_start) - 1
        total = np.zeros(m)
        total[:] = (r[ends] if method == "dense" else np.diff(np.append(np.flatnonzero(group_start), m)))[group]
        out[order] = r / total
    return _pandas.series(out)


def _nth_mask(g, n, dropna=None):
    front = _pandas.group_along(g, None, "cumcount")
    back = _pandas.group_along(g, None, "countback")
    inside = codes_of(g) >= 0
    mask = np.zeros(len(front), dtype=np.bool_)

    def add(x):
        if isinstance(x, slice):
            step = 1 if x.step is None else x.step
            if step < 0:
                raise ValueError(f"Invalid step {step}. Must be non-negative")
            m = np.ones(len(front), dtype=np.bool_)
            start = 0 if x.start is None else x.start
            if x.start is not None:
                m &= (front >= start) if start >= 0 else (back < -start)
            if x.stop is not None:
                m &= (front < x.stop) if x.stop >= 0 else (back >= -x.stop)
            if step != 1:
                offset = front - start if start >= 0 else front - np.maximum(front + back + 1 + start, 0)
                m &= offset % step == 0
            return m
        if isinstance(x, (int, np.integer)) and not isinstance(x, bool):
            return front == x if x >= 0 else back == -x - 1
        raise TypeError(f"Invalid index {type(x)}. Must be integer, list-like, slice or a tuple of integers and slices")

    if is_list_like(n) and not isinstance(n, slice):
        for x in n:
            mask |= add(x)
    else:
        mask |= add(n)
    return mask & inside


def _matrices(g, cov, min_periods, ddof, numeric_only):
    """corr and cov of each group, below each other; None: not in this way."""
    i = Info(g)
    if i.series is not None or not i.as_index or not (min_periods is None or isinstance(min_periods, int)) or not isinstance(ddof, int):
        return None
    pairs = [p for p in i.columns() if not numeric_only or is_number_or_bool(p[1])]
    labels = labels_of(g)
    m, n = len(pairs), len(labels)
    if not 0 < m <= 16 or n == 0 or any([kind(c) not in "iufb" for _, c in pairs]) or i.column_names() != [None]:
        return None
    if any([isinstance(name, tuple) for name, _ in pairs]):
        return None
    sizes = _pandas.group_reduce(g, pairs[0][1], "size").to_numpy()
    if (sizes == 0).any() or sizes.sum() != len(pairs[0][1]):  # groups of categories without rows; rows without group
        return None
    names = [name for name, _ in pairs]
    values = _pandas.group_corr(g, [c for _, c in pairs], cov, 1 if min_periods is None else min_periods, ddof)
    rows = np.repeat(np.arange(n), m)
    levels = _pandas.take_columns([_pandas.series(v) for v in _pandas.levels(labels)], rows)
    levels += _pandas.take_columns([_pandas.series(names)], np.tile(np.arange(m), n))
    return _pandas.frame(values, names, with_sets(_pandas.index(levels, list(labels.names) + [None]), [None] * labels.nlevels + [pd.Index(names)]))


class Nth:
    """g.nth(k), g.nth[k]"""

    def __init__(self, g):
        self.g = g

    def __call__(self, n, dropna=None):
        i = Info(self.g)
        if dropna is None:
            return chosen_rows(i, _nth_mask(self.g, n))
        if dropna not in ("any", "all"):
            raise ValueError(f"For a DataFrame or Series groupby.nth, dropna must be either None, 'any' or 'all', (was passed {dropna}).")
        obj = i.selected()
        keep = np.flatnonzero(obj.notna().to_numpy() if is_series(obj) else getattr(obj.notna(), "all" if dropna == "any" else "any")(axis=1).to_numpy())
        kept = take(obj, keep)
        sub = _pandas.group(kept, [take(_pandas.series(c), keep) for c in _pandas.group_keys(self.g)], i.names, i.in_axis, True, i.sort,
                            i.group_keys, i.observed, i.dropna, i.listed)
        return chosen_rows(Info(sub), _nth_mask(sub, n))

    def __getitem__(self, n):
        return self(n)


class PrettyDict(dict):
    """What .groups gives: labels to the labels of rows."""

    def __repr__(self):
        return _pandas.pprint(dict(self))


# --- windows and other things that are done group by group ------------------------------------------------------------------------------
class Windows:
    """g.rolling(…), g.expanding(…), g.ewm(…), g.resample(…): the method of each group's rows, under the labels of the groups."""

    def __init__(self, g, how, args, kwargs, within=None):
        self._g, self._how, self._args, self._kwargs = g, how, args, kwargs
        i, on = Info(g), kwargs.get("on")
        if how == "rolling" and on is not None and within is None and (i.series is not None or on not in [n for n, _ in i.columns()]):
            raise ValueError(f"invalid on specified as {on}, must be a column (of DataFrame), an Index or None")

    def __getitem__(self, key):
        return Windows(self._g[key], self._how, self._args, self._kwargs, self)

    def _run(self, name, args, kwargs):
        g, i = self._g, Info(self._g)
        obj = applied_object(g, i)
        on = self._kwargs.get("on")
        parts, which, every = [], [], part_rows(g)
        chosen = None if on is None or i.frame is None or i.series is not None else [x for x, _ in i.columns()]
        dicts = name in ("agg", "aggregate") and args and isinstance(args[0], dict)
        timed = on is not None and i.frame is not None and (i.series is not None or self._how != "resample" and (on not in chosen or dicts))
        for k, rows in enumerate(every):
            part = take(i.frame if chosen is not None and self._how == "resample" else i.frame[chosen] if chosen is not None else obj, rows)
            if timed:  # the times are labels of the result unless they are among its columns
                part = part.set_axis(pd.Index(take(i.frame[on], rows)), axis=0)
                window = getattr(part, self._how)(*self._args, **{a: b for a, b in self._kwargs.items() if a != "on"})
            else:
                own = self._kwargs if self._kwargs.get("times") is None else dict(self._kwargs, times=take(pd.Series(self._kwargs["times"]), rows))
                window = getattr(part, self._how)(*self._args, **own)
                if self._how == "resample" and on is not None:
                    window = window[[x for x, _ in i.columns() if x != on]]
            r = getattr(window, name)
            r = r(*args, **kwargs) if callable(r) else r
            parts.append(r)
            which += [k] * len(r)
        if not parts:
            if len(obj):
                raise ValueError("need at least one array to concatenate")
            window = getattr(obj, self._how)(*self._args, **self._kwargs)
            r = getattr(window, name)
            parts = [r(*args, **kwargs) if callable(r) else r]
        r = pd.concat(parts)
        index, which = r.index, np.array(which, dtype=np.int64)
        if every and on is None and len(r) == sum(len(x) for x in every) and self._how != "resample" and not isinstance(index, pd.RangeIndex):
            own = _pandas.index_take(i.index(), np.concatenate(every))
            index = extended(g, which, _pandas.levels(own), list(own.names))
            return _relabelled(r, with_sets(index, [None] * (index.nlevels - own.nlevels) + ([level_set(own, k) for k in range(own.nlevels)] if own.nlevels > 1 else [factored(own)])))
        return _relabelled(r, extended(g, which, _pandas.levels(index), list(index.names), [p.index for p in parts]))

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        i = Info(self._g)
        if i.series is None and name in list(_pandas.labels(i.frame)):
            return self[name]
        return lambda *args, **kwargs: self._run(name, args, kwargs)


def _observed_levels(keys, observed, sorts, dropna):
    """The groups of several keys by pandas' rules, some of which may be categories of which all are groups:
    (group of each row, the codes of the groups at each key, the labels of each key's codes)."""
    codes, labels, whole = [], [], []
    for c, seen, up, drop in zip(keys, observed, sorts, dropna):
        if kind(c) == "C" and not seen:
            own = c.cat.codes.to_numpy().astype("int64")
            order = np.arange(len(c.cat.categories))
            if not up:  # as they come, the others behind
                order = pd.unique(np.append(own[own >= 0], order))
                place = np.full(len(order) + 1, -1, dtype=np.int64)
                place[order] = np.arange(len(order))
                own = place[own]
            labels.append(_pandas.cat_make(order, c.cat.categories, c.cat.ordered))
            if not drop and (own < 0).any():
                own = np.where(own < 0, len(labels[-1]), own)
                labels[-1] = take(_pandas.series(labels[-1]), np.append(np.arange(len(c.cat.categories)), -1))
        else:
            there = np.arange(len(c)) if not drop else np.flatnonzero(c.notna().to_numpy())
            part, first = _pandas.codes([take(c, there)], False)
            uniques = take(take(c, there), first)
            order = _pandas.order([uniques], True, True) if up else np.arange(len(first))
            place = np.empty(len(first), dtype=np.int64)
            place[order] = np.arange(len(first))
            own = np.full(len(c), -1, dtype=np.int64)
            own[there] = place[part]
            labels.append(take(uniques, order))
        codes.append(own)
        whole.append(kind(c) == "C" and not seen)

    def joint(which):
        ids, gone = np.zeros(len(codes[0]), dtype=np.int64), np.zeros(len(codes[0]), dtype=np.bool_)
        for k in which:
            ids = ids * len(labels[k]) + codes[k]
            gone |= codes[k] < 0
        return np.where(gone, -1, ids)

    def taken(ids, which):
        out = {}
        for k in reversed(which):
            n = max(len(labels[k]), 1)
            out[k] = ids % n
            ids = ids // n
        return out

    seen_keys = [k for k in range(len(keys)) if not whole[k]]
    all_keys = [k for k in range(len(keys)) if whole[k]]
    own = joint(seen_keys)
    there = np.flatnonzero(own >= 0)
    distinct, first = np.unique(own[there], return_index=True)
    if not (seen_keys and all(sorts[k] for k in seen_keys)):
        distinct = distinct[np.argsort(first, kind="stable")]
    place = {int(x): n for n, x in enumerate(distinct.tolist())}
    ids = np.array([place.get(x, -1) for x in own.tolist()], dtype=np.int64)
    at = taken(distinct, seen_keys)
    up = [k for k in seen_keys if sorts[k]]
    if up and len(up) < len(seen_keys):
        order = np.lexsort([at[k] for k in reversed(up)])
        back = np.empty(len(order), dtype=np.int64)
        back[order] = np.arange(len(order))
        at = {k: v[order] for k, v in at.items()}
        ids = np.where(ids < 0, -1, back[ids]) if len(back) else ids
    n = len(distinct)
    if all_keys:
        m = int(np.prod([len(labels[k]) for k in all_keys]))
        inner = joint(all_keys)
        ids = np.where((ids < 0) | (inner < 0), -1, ids * m + inner)
        grid = taken(np.arange(m), all_keys)
        at = {k: np.tile(grid[k], n) if k in grid else np.repeat(at[k], m) for k in range(len(keys))}
        if any(sorts):
            order = np.lexsort([at[k] for k in reversed(range(len(keys))) if sorts[k]])
        else:  # groups with rows first, as they appear
            kept = ids[ids >= 0]
            _, first = np.unique(kept, return_index=True)
            there = kept[np.sort(first)]
            order = np.concatenate([there, np.setdiff1d(np.arange(n * m), there)])
        back = np.empty(len(order), dtype=np.int64)
        back[order] = np.arange(len(order))
        at = {k: v[order] for k, v in at.items()}
        ids = np.where(ids < 0, -1, back[ids]) if len(back) else ids
    return ids, [at[k] for k in range(len(keys))], labels


def _counted_index(uniques, order, names, nk):
    """The labels of counts: a level that has a missing value has it last, and one without an order is as it was found."""
    parts = [take(u, order) for u in uniques]
    index = _pandas.index(parts, names)
    if index.nlevels < 2:
        return index
    sets = []
    for k, (p, u) in enumerate(zip(parts, uniques)):
        gone = k >= nk and kind(p) != "C" and p.isna().any()
        own = None
        if gone or kind(p) == "O":
            own = pd.Index(u, name=None).unique()
            try:
                own = own.dropna().sort_values()
            except TypeError:
                own = own.dropna()
            own = own.insert(len(own), np.nan) if gone else own
        sets.append(own)
    return with_sets(index, sets)


def _value_counts(g, i, pairs, name, normalize, sort, ascending, dropna):
    keys = _pandas.group_keys(g)
    own = [n for n, a in zip(i.names, i.in_axis) if a]
    if i.series is not None:
        pairs = [] if pairs[0][0] in own else pairs  # of the key itself: its levels alone
    nk = len(keys)
    columns = [_pandas.series(c) for c in keys] + [_pandas.series(c) for _, c in pairs]
    names = list(i.names) + [n for n, _ in pairs]
    if any(kind(c) == "C" for c in columns):
        drop = [i.dropna] * nk + [dropna] * len(pairs)  # a row with a missing key is counted nowhere, but its other keys are seen
        ids, at, labels = _observed_levels(columns, [i.observed] * nk + [False] * len(pairs), [i.sort] * nk + [False] * len(pairs), drop)
        if len(columns) == 1:
            at = [np.arange(len(labels[0]))]
        n = np.bincount(ids[ids >= 0], minlength=len(at[0]))
        uniques, group_codes = [take(_pandas.series(v), x) for v, x in zip(labels, at)], at[:nk]
    else:
        keep = codes_of(g) >= 0
        if dropna:
            for _, c in pairs:
                keep &= c.notna().to_numpy()
        rows = np.flatnonzero(keep)
        part = [take(c, rows) for c in columns]
        codes, first = _pandas.codes(part, False)
        n = np.bincount(codes, minlength=len(first)) if len(first) else np.zeros(0, dtype=np.int64)
        uniques = [take(c, first) for c in part]
        group_codes = [codes_of(g)[rows][first]]
    order = np.arange(len(n))
    if sort:
        order = order[np.argsort(n if ascending else -n, kind="stable")]
    if i.sort:
        order = order[np.lexsort([x[order] for x in reversed(group_codes)])]
    values = n[order]
    if normalize:
        group, _ = _pandas.codes([_pandas.series(x) for x in group_codes], False)
        total = np.bincount(group, weights=n) if len(n) else np.zeros(0)
        values = values / np.where(total[group[order]] == 0, 1, total[group[order]]) if len(n) else values.astype("float64")
    index = _counted_index(uniques, order, names, nk)
    r = _pandas.series(values, index, name)
    if i.series is not None and str(i.series.dtype).startswith(("Int", "UInt", "Float", "boolean", "string")):
        r = r.astype("Float64" if normalize else "Int64")
    return r if i.as_index else r.reset_index()


def _extreme(self, what, skipna, numeric_only):
    """The label of the row of each group's greatest or least value."""
    def one(c):
        codes = codes_of(self)
        if kind(c) == "C" and not c.cat.ordered:
            raise TypeError(f"Cannot perform idx{what} with non-ordered Categorical")
        if kind(c) in "IFB":
            v = floats_of(c) if kind(c) != "I" or c.isna().any() else c.to_numpy()
        elif kind(c) == "O":
            values = c.tolist()
            at = []
            for rows in part_rows(self):
                best = -1
                for k in rows.tolist():
                    if not is_missing(values[k]) and (best < 0 or (values[k] > values[best] if what == "max" else values[k] < values[best])):
                        best = k
                at.append(best)
            return labels_at(np.array(at, dtype=np.int64), counts(self, c) < _pandas.group_reduce(self, c, "size").to_numpy())
        elif kind(c) in "sC":  # the place of each value in their order
            _, first = _pandas.codes([c], False)
            order = _pandas.order([take(_pandas.series(c), first)])
            place = np.empty(len(first), dtype=np.int64)
            place[order] = np.arange(len(first))
            v = place[_pandas.codes([c], False)[0]] if len(first) else np.zeros(0, dtype=np.int64)
            missing = c.isna().to_numpy()
            v = np.where(missing, nan, v.astype("float64")) if missing.any() else v
        elif kind(c) in "Mm":
            import _pandas_dates as n
            v = n.raw(c)
        else:
            v = c.to_numpy()
        best = spread(self, _pandas.group_reduce(self, _pandas.series(v), what)).to_numpy()
        there = c.notna().to_numpy() & (codes >= 0)
        rows = np.flatnonzero((v == best) & there)
        at = np.full(len(labels_of(self)), -1, dtype=np.int64)
        at[codes[rows][::-1]] = rows[::-1]
        return labels_at(at, counts(self, c) < _pandas.group_reduce(self, c, "size").to_numpy())

    def labels_at(at, some_missing):
        if (at < 0).any():
            raise ValueError(f"{type(self).__name__}.idx{what} with skipna=True encountered all NA values in a group.")
        if not skipna and some_missing.any():
            raise ValueError(f"{type(self).__name__}.idx{what} with skipna=False encountered an NA value.")
        index = Info(self).index()
        levels = _pandas.levels(index)
        if len(levels) == 1:
            return take(_pandas.series(levels[0]), at)
        labels = list(index)
        return _pandas.objects([labels[k] for k in at.tolist()])
    return reduced(self, one, numeric_only)


class GroupBy:
    apply = apply
    filter = filter
    transform = transform
    cumsum = _cumulative("cumsum")
    cumprod = _cumulative("cumprod")
    cummax = _cumulative("cummax")
    cummin = _cumulative("cummin")

    def pipe(self, func, *args, **kwargs):
        if isinstance(func, tuple):
            fn, target = func
            kwargs[target] = self
            return fn(*args, **kwargs)
        return func(self, *args, **kwargs)

    def cumcount(self, ascending=True):
        i = Info(self)
        r = _pandas.group_along(self, None, "cumcount" if ascending else "countback")
        gone = codes_of(self) < 0
        if gone.any():
            r = r.astype("float64")
            r[gone] = nan
        return _pandas.series(r, i.index())

    def ngroup(self, ascending=True):
        i = Info(self)
        codes = codes_of(self)
        gone = codes < 0
        r = codes if ascending else len(labels_of(self)) - 1 - codes
        if gone.any():
            r = r.astype("float64")
            r[gone] = nan
        return _pandas.series(r, i.index())

    def shift(self, periods=1, freq=None, fill_value=no_default, suffix=None):
        if freq is not None:
            raise NotImplementedError("groupby.shift: freq= is not supported")
        if is_list_like(periods):
            i = Info(self)
            columns, labels = [], []
            for p in periods:
                for n, c in i.columns():
                    columns.append(_shifted(self, c, p, fill_value))
                    labels.append(f"{n}{'' if suffix is None else suffix}_{p}")
            return build(columns, labels, i.index(), None)
        if suffix is not None:
            raise ValueError("Cannot specify `suffix` if `periods` is an int.")
        return along(self, lambda c: _shifted(self, c, periods, fill_value))

    def diff(self, periods=1):
        def one(c):
            if kind(c) == "s":
                raise TypeError("unsupported operand type(s) for -: 'str' and 'str'")
            r = _pandas.series(c) - back_by(self, c, periods)
            return r.astype("float32") if str(c.dtype) in ("int8", "int16") else r
        return along(self, one)

    def pct_change(self, periods=1, fill_method=None, freq=None):
        if fill_method is not None:
            raise ValueError(f"fill_method must be None; got fill_method={fill_method!r}.")
        def one(c):
            if kind(c) == "s":
                raise TypeError(f"operation 'truediv' not supported for dtype '{c.dtype}' with dtype '{c.dtype}'")
            if kind(c) == "B":
                raise NotImplementedError("operator 'truediv' not implemented for bool dtypes")
            return _pandas.series(c) / back_by(self, c, periods) - 1
        return along(self, one)

    def ffill(self, limit=None):
        return along(self, lambda c: take(_pandas.series(c), _pandas.group_along(self, c, "ffill", -1 if limit is None else int(limit))))

    def bfill(self, limit=None):
        return along(self, lambda c: take(_pandas.series(c), _pandas.group_along(self, c, "bfill", -1 if limit is None else int(limit))))

    def rank(self, method="average", ascending=True, na_option="keep", pct=False):
        if na_option not in ("keep", "top", "bottom"):
            raise ValueError("na_option must be one of 'keep', 'top', or 'bottom'")
        if method not in ("average", "min", "max", "first", "dense"):
            raise KeyError(method)
        return along(self, lambda c: _ranks(self, c, method, bool(ascending), na_option, pct))

    def head(self, n=5):
        if isinstance(n, int) and 0 <= n < 2 ** 31:
            r = _pandas.group_least(self, n)
            return chosen_rows(Info(self), _pandas.group_front(self, n)) if r is None else r
        return chosen_rows(Info(self), _nth_mask(self, slice(None, n)))

    def tail(self, n=5):
        if isinstance(n, int) and 0 <= n < 2 ** 31:
            return chosen_rows(Info(self), _pandas.group_front(self, -n))
        mask = _nth_mask(self, slice(-n, None)) if n else np.zeros(len(codes_of(self)), dtype=np.bool_)
        return chosen_rows(Info(self), mask)

    def nth(self):
        return Nth(self)

    def idxmax(self, skipna=True, numeric_only=False):
        return _extreme(self, "max", skipna, numeric_only)

    def idxmin(self, skipna=True, numeric_only=False):
        return _extreme(self, "min", skipna, numeric_only)

    def skew(self, skipna=True, numeric_only=False, **kwargs):
        return _moment(self, "skew", skipna, numeric_only)

    def kurt(self, skipna=True, numeric_only=False, **kwargs):
        return _moment(self, "kurt", skipna, numeric_only)

    def corr(self, method="pearson", min_periods=1, numeric_only=False):
        if is_series(method):
            other = method
            return called_pairs(self, other, lambda a, b: a.corr(b))
        r = _matrices(self, False, min_periods, 1, numeric_only) if isinstance(method, str) and method == "pearson" else None
        return r if r is not None else apply(self, lambda x: x.corr(method=method, min_periods=min_periods, numeric_only=numeric_only))

    def cov(self, min_periods=None, ddof=1, numeric_only=False):
        if is_series(min_periods):
            return called_pairs(self, min_periods, lambda a, b: a.cov(b, ddof=ddof))
        r = _matrices(self, True, min_periods, ddof, numeric_only)
        return r if r is not None else apply(self, lambda x: x.cov(min_periods=min_periods, ddof=ddof, numeric_only=numeric_only))

    def corrwith(self, other, drop=False, method="pearson", numeric_only=False):
        return apply(self, lambda x: x.corrwith(other, drop=drop, method=method, numeric_only=numeric_only))

    def unique(self):
        i = Info(self)
        if i.series is None:
            raise AttributeError("'DataFrameGroupBy' object has no attribute 'unique'")
        rows = part_rows(self)
        values = _pandas.objects([take(i.series, r).unique() for r in rows]) if rows else take(bare(i.series), [])
        return _pandas.series(values, labels_of(self), i.series.name)

    def nlargest(self, n=5, keep="first"):
        return _ends(self, "nlargest", n, keep)

    def nsmallest(self, n=5, keep="first"):
        return _ends(self, "nsmallest", n, keep)

    def is_monotonic_increasing(self):
        return apply(self, lambda s: s.is_monotonic_increasing)

    def is_monotonic_decreasing(self):
        return apply(self, lambda s: s.is_monotonic_decreasing)

    def value_counts(self, subset=no_default, normalize=False, sort=True, ascending=False, bins=None, dropna=True):
        i = Info(self)
        if i.series is not None:
            if subset is not no_default and isinstance(subset, (bool, np.bool_)):
                normalize = subset
            if bins is not None:
                raise NotImplementedError("groupby.value_counts: bins= is not supported")
            pairs = [(i.series.name, i.series)]
        else:
            pairs = i.columns()
            if subset is not no_default and subset is not None:
                pairs = [p for p in pairs if p[0] in list(subset)]
        name = "proportion" if normalize else "count"
        return _value_counts(self, i, pairs, name, normalize, sort, ascending, dropna)

    def sample(self, n=None, frac=None, replace=False, weights=None, random_state=None):
        i = Info(self)
        obj = i.selected()
        if obj.empty:
            return obj
        if n is not None and frac is not None:
            raise ValueError("Please enter a value for `frac` OR `n`, not both")
        size = 1 if n is None and frac is None else n
        if isinstance(random_state, (int, np.integer)):
            random_state = np.random.RandomState(random_state)
        elif random_state is None:
            random_state = np.random
        out = []
        for rows in part_rows(self):
            m = size if frac is None else round(frac * len(rows))
            p = None
            if weights is not None:
                p = np.asarray(obj[weights] if isinstance(weights, str) else weights, dtype="float64")[rows]
                p = p / p.sum()
            if m > len(rows) and not replace:
                raise ValueError("Cannot take a larger sample than population when 'replace=False'")
            out.append(rows[random_state.choice(len(rows), size=m, replace=replace, p=p)])
        return take(obj, np.concatenate(out))

    def rolling(self, *args, **kwargs):
        return Windows(self, "rolling", args, kwargs)

    def expanding(self, *args, **kwargs):
        return Windows(self, "expanding", args, kwargs)

    def ewm(self, *args, **kwargs):
        return Windows(self, "ewm", args, kwargs)

    def resample(self, *args, **kwargs):
        return Windows(self, "resample", args, kwargs)

    def get_group(self, name):
        i = Info(self)
        labels = labels_list(self)
        if i.listed and len(i.names) == 1:
            if not isinstance(name, tuple) or len(name) != 1:
                raise KeyError(name)
            key = name[0]
        else:
            key = name
        if key not in labels:
            raise KeyError(name)
        return take(i.selected(), part_rows(self)[labels.index(key)])

    def groups(self):
        i = Info(self)
        index = i.index()
        single = i.listed and len(i.names) == 1
        pairs = [((label,) if single else label, index_at(index, rows)) for label, rows in zip(labels_list(self), part_rows(self))]
        return dict(pairs) if len(i.names) > 1 else PrettyDict(pairs)

    def indices(self):
        i = Info(self)
        single = i.listed and len(i.names) == 1
        return dict([((label,) if single else label, rows) for label, rows in zip(labels_list(self), part_rows(self))])

    def ndim(self):
        return 1 if Info(self).series is not None else 2

    def ohlc(self):
        i = Info(self)
        if i.series is None:
            columns, labels = [], []
            for label, c in i.columns():
                columns += [_pandas.group_reduce(self, c, how) for how in ("first", "max", "min", "last")]
                labels += [(label, x) for x in ("open", "high", "low", "close")]
            return with_keys(self, i, columns, labels, (i.column_names() or [None]) + [None])
        columns = [_pandas.group_reduce(self, i.series, how) for how in ("first", "max", "min", "last")]
        return with_keys(self, i, columns, ["open", "high", "low", "close"], None)

    def take(self, indices, **kwargs):
        return apply(self, lambda x: x.take(indices))


def _moment(g, how, skipna, numeric_only):
    def one(c):
        k = kind(c)
        if k == "s":
            raise TypeError(f"dtype '{c.dtype}' does not support operation '{how}'")
        if k == "C":
            raise TypeError(f"category type does not support {how} operations")
        if k in "Mm":
            raise TypeError(f"datetime64 type does not support operation '{how}'" if k == "M" else f"timedelta64 type does not support {how} operations")
        if k == "O":
            if not len(c):
                return _pandas.objects([])
            c = _pandas.series(np.array([nan if x is None or x is pd.NA else float(x) for x in c.tolist()]))
        if not len(labels_of(g)):
            return take(_pandas.series(c), [])
        values = _pandas.series(floats_of(c))
        r = np.array([getattr(take(values, rows), how)(skipna=skipna) for rows in part_rows(g)], dtype=np.float64)
        return from_floats(r, _pandas.series(r)) if k in "IFB" else _pandas.series(r.astype("float32") if str(c.dtype) == "float32" else r)
    return reduced(g, one, numeric_only)


def _ends(g, how, n, keep):
    i = Info(g)
    if i.series is None:
        raise AttributeError(f"'DataFrameGroupBy' object has no attribute '{how}'")
    parts = [getattr(take(i.series, rows), how)(n, keep=keep) for rows in part_rows(g)]
    if not parts:
        return _pandas.series(take(bare(i.series), np.zeros(0, dtype=np.int64)), labels_of(g), i.series.name)
    return _glue(g, i, parts, list(range(len(parts))), False)


def called_pairs(g, other, fn):
    i = Info(g)
    out = [fn(take(i.series, rows), take(other, rows)) for rows in part_rows(g)]
    return per_group(g, i, [pd.Series(out)], [i.series.name])
