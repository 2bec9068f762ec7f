"""Functions of whole groups: apply, transform, filter, pipe, and the windows of groups."""
import numpy as np
import pandas as pd
import _pandas
from pandas._levels import factored, level_set, with_sets
from pandas._base import bare, floats_of, is_frame, is_list_like, is_missing, is_series, kind, names_of, take
from pandas._group_base import Info, build, extended, key_columns, labels_of, part_rows, per_group
from pandas._group_rows import _relabelled, applied_object, groups_of, row_frame, same_index, spread


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
            r = r if len(own) != len(r) else _relabelled(r, own)
        elif not r.index.equals(own):  # labels that repeat come together, as pandas looks them up
            r = take(r, np.argsort(_pandas.find(own.unique(), r.index), kind="stable"))
    else:
        r = pd.concat(parts)
    if is_series(r):
        name = i.series.name if i.series is not None else None
        if name is not None:
            r = _pandas.series(r, r.index, name)
    return r


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


REDUCING = ("all", "any", "corrwith", "count", "first", "idxmax", "idxmin", "last", "max", "mean", "median", "min", "nunique", "prod", "quantile", "sem", "size", "skew",
            "kurt", "std", "sum", "var")
ALONG = ("cumsum", "cumprod", "cummax", "cummin", "shift", "diff", "pct_change", "rank", "ffill", "bfill", "cumcount", "ngroup", "fillna")


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
        if func not in ALONG and func not in REDUCING:
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
            if self._how == "resample" and (name != "size" or i.series is not None) and is_series(parts[0]):  # of no groups the labels are those of the times alone
                return parts[0]
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


class GroupBy:
    apply = apply
    filter = filter
    transform = transform

    def pipe(self, func, *args, **kwargs):
        if isinstance(func, tuple):
            fn, target = func
            kwargs[target] = self
            return fn(*args, **kwargs)
        return func(self, *args, **kwargs)

    def nlargest(self, n=5, keep="first"):
        return _ends(self, "nlargest", n, keep)

    def nsmallest(self, n=5, keep="first"):
        return _ends(self, "nsmallest", n, keep)

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

    def take(self, indices, **kwargs):
        return apply(self, lambda x: x.take(indices))


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
