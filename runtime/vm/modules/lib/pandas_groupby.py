"""Group-by: what by= may be, one value per group in all forms of agg, and how results are labelled. The groups themselves
(codes of rows, labels) are C objects; natives over them are group_* of _pandas. Values along groups: pandas._groupwise."""
import numpy as np
import pandas as pd
import _pandas
from pandas.errors import SpecificationError
from pandas._levels import under
from pandas._nullable import from_floats, is_nullable, pointwise
from pandas._levels import with_sets
from pandas._base import is_frame, is_list_like, is_missing, is_number_or_bool, is_series, kind, names_of, nan, of_results, take


class Info:
    """What a group-by object is made of."""

    def __init__(self, g):
        (self.frame, self.series, self.select, self.names, self.in_axis, self.as_index, self.sort, self.group_keys, self.observed,
         self.dropna, self.listed) = _pandas.group_info(g)

    def index(self):
        """The labels of the rows."""
        return self.series.index if self.frame is None else self.frame.index

    def columns(self):
        """(label, Series) of what is aggregated: the selection, or all columns that are no keys."""
        if self.series is not None:
            return [(self.series.name, self.series)]
        every = list(zip(_pandas.labels(self.frame), _pandas.columns(self.frame)))
        if self.select is not None:
            return [pair for label in self.select for pair in every if pair[0] == label]
        gone = [n for n, a in zip(self.names, self.in_axis) if a]
        return [pair for pair in every if pair[0] not in gone]

    def selected(self):
        """The Series or frame that [] left, keys included."""
        if self.series is not None:
            return self.series
        return self.frame if self.select is None else self.frame[list(self.select)]

    def column_names(self):
        return None if self.frame is None else names_of(self.frame.columns)

    def heads(self):
        """The index of whose labels the result's are some."""
        return None if self.frame is None else self.frame.columns

    def kind_name(self):
        return "SeriesGroupBy" if self.series is not None else "DataFrameGroupBy"


def same_values(a, b):
    return a is b or (len(a) == len(b) and _pandas.same(a, b))


# --- making group-bys ----------------------------------------------------------------------------------------------------------
class Grouper:
    """pd.Grouper(key=, level=, freq=, sort=): a key with more to say."""

    def __init__(self, key=None, level=None, freq=None, sort=False, dropna=True, closed=None, label=None, convention=None,
                 origin="start_day", offset=None):
        self.key, self.level, self.freq, self.sort, self.dropna = key, level, freq, sort, dropna
        self.closed, self.label, self.origin, self.offset, self.convention = closed, label, origin, offset, convention or "e"

    def __repr__(self):
        shown = [(n, getattr(self, n)) for n in ("key", "level", "freq", "sort", "dropna") if getattr(self, n) is not None]
        if self.freq is not None:
            from pandas._dates_bins import settings
            more = settings(self.freq, self.closed, self.label, self.origin, self.offset, self.convention)
            more.insert(3, ("how", "mean"))
            shown = [x for x in shown if x[0] in ("key", "level")] + [more[0], ("sort", True), ("dropna", self.dropna)] + more[1:]
        return "%sGrouper(%s)" % ("" if self.freq is None else "Time", ", ".join(["%s=%r" % x for x in shown]))


class NamedAgg(tuple):
    """pd.NamedAgg(column=, aggfunc=): one output of agg."""

    def __new__(cls, column, aggfunc):
        return tuple.__new__(cls, (column, aggfunc))

    @property
    def column(self):
        return self[0]

    @property
    def aggfunc(self):
        return self[1]

    def __repr__(self):
        return f"NamedAgg(column={self[0]!r}, aggfunc={self[1]!r})"


def _level_number(index, level):
    names = list(index.names)
    n = len(names)
    if isinstance(level, (int, np.integer)) and not isinstance(level, bool) and level not in names:
        if not -n <= level < n:
            raise IndexError(f"Too many levels: Index has only {n} level{'s' if n > 1 else ''}, not {level + 1}") if level >= 0 else IndexError(
                f"Too many levels: Index has only {n} levels, {level} is not a valid level number")
        return int(level) % n
    if level not in names:
        if n == 1:
            raise ValueError(f"level name {level} is not the name of the index")
        raise KeyError(f"Level {level} not found")
    return names.index(level)


def _level_key(index, level):
    k = _level_number(index, level)
    return _pandas.levels(index)[k], list(index.names)[k], False


def _mapped(labels, fn):
    if not isinstance(labels, pd.Index) or labels.nlevels > 1:
        return [fn(x) for x in labels]
    if not len(labels):  # of no labels pandas keeps the type
        return labels if not isinstance(labels, pd.RangeIndex) else pd.Index(labels.to_numpy())
    made = labels.map(fn)
    return made if made.nlevels == 1 else [fn(x) for x in labels]


def _binned(values, grouper, alone):
    """The bin of each date for Grouper(freq=). Beside other keys only bins that have rows are groups."""
    from pandas._dates_bins import bins_of
    return bins_of(values, grouper, alone)


def _key(obj, by, alone=True):
    """(values, name, in_axis) of one key."""
    frame = is_frame(obj)
    index = obj.index
    if isinstance(by, Grouper):
        if by.level is not None:
            if by.freq is not None and by.level not in index.names and not isinstance(by.level, int):
                raise ValueError(f"The level {by.level} is not valid")
            values, name, axis = _level_key(index, by.level)
        elif by.key is not None:
            if not callable(by.key) and by.key not in index.names and not (frame and by.key in obj.columns):
                raise KeyError(f"The grouper name {by.key} is not found")
            values, name, axis = _key(obj, by.key)
        else:
            values, name, axis = _pandas.levels(index)[0], list(index.names)[0], False
        return (values if by.freq is None else _binned(values, by, alone)), name, axis
    if is_series(by):
        same = frame and by.name is not None and by.name in list(_pandas.labels(obj)) and _pandas.same(by, obj[by.name])
        return (by if len(by) == len(index) and same_values(by.index, index) else by.reindex(index)), by.name, same
    if isinstance(by, pd.Index):
        if len(by) != len(index):
            raise ValueError("Grouper and axis must be same length")
        return by, by.name, False
    if isinstance(by, dict):
        return [by.get(x, nan) for x in index], index.name if index.nlevels == 1 else None, False
    if is_frame(by):
        raise ValueError("Grouper for '<class 'pandas.DataFrame'>' not 1-dimensional")
    if callable(by) and not isinstance(by, type) or any(by is t for t in (str, int, float, len, type)):
        values = _mapped(index, by)
        return values, index.name if index.nlevels == 1 and str(getattr(values, "dtype", "")) != "category" else None, False
    if isinstance(by, (list, np.ndarray)) or (is_list_like(by) and not isinstance(by, tuple)):
        if len(by) != len(index):
            raise ValueError("Grouper and axis must be same length")
        return by, None, False
    if frame and by in list(_pandas.labels(obj)):
        if list(_pandas.labels(obj)).count(by) > 1:
            raise ValueError(f"Grouper for '{by}' not 1-dimensional")
        return obj[by], by, True
    if by in list(index.names):
        return _level_key(index, by)
    if isinstance(by, tuple) and len(by) == len(index):
        return list(by), None, False
    raise KeyError(by)


def _is_label(obj, x):
    if is_list_like(x) and not isinstance(x, tuple) or isinstance(x, Grouper) or callable(x):
        return False
    return (is_frame(obj) and x in list(_pandas.labels(obj))) or x in list(obj.index.names)


def _keys(obj, by, level):
    if level is not None:
        index = obj.index
        levels = level if isinstance(level, (list, tuple)) else [level]
        if isinstance(level, (list, tuple)) and len(level) == 0:
            raise ValueError("No group keys passed!")
        if by is None:
            return [_level_key(index, v) for v in levels], isinstance(level, (list, tuple))
        values, name, _ = _level_key(index, levels[0])
        if isinstance(by, dict):
            return [([by.get(x, nan) for x in values.tolist()], name, False)], False
        if callable(by):
            return [(_mapped(values.tolist(), by), name, False)], False
        if is_series(by):
            table = dict(zip(by.index, by.tolist()))
            return [([table.get(x, nan) for x in values.tolist()], name, False)], False
        raise ValueError("level= with by= takes a function or a mapping")
    if isinstance(by, tuple) and not _is_label(obj, by):
        by = list(by)
    if isinstance(by, list):
        if not by and not len(obj.index):  # no key for each of no rows
            return [(np.zeros(0, dtype=np.int64), None, False)], False
        if not by:
            raise ValueError("No group keys passed!")
        several = any(callable(x) or isinstance(x, (dict, Grouper)) or is_list_like(x) and not isinstance(x, tuple) for x in by)
        if not several and len(by) == len(obj.index) and not all(_is_label(obj, x) for x in by):
            return [(by, None, False)], False
        return [_key(obj, x, len(by) == 1) for x in by], True
    return [_key(obj, by)], False


def _range_of(obj, by, keys):
    """The labels of the one group of a range of one row, or of none: the range."""
    values = keys[0][0]
    if len(keys) > 1 or len(values) > 1 or is_series(by) or isinstance(obj.index, pd.MultiIndex):
        return None
    own = by is None or isinstance(by, Grouper) and by.key is None and by.freq is None or isinstance(by, str) and not keys[0][2]
    index = values if isinstance(values, pd.RangeIndex) else obj.index if own and isinstance(obj.index, pd.RangeIndex) else None
    if index is None:
        return None
    index = index[:]
    index.name = keys[0][1]
    return index


def make(obj, by=None, level=None, as_index=True, sort=True, group_keys=True, observed=True, dropna=True):
    if by is None and level is None:
        raise TypeError("You have to supply one of 'by' and 'level'")
    if not as_index and not is_frame(obj):
        raise TypeError("as_index=False only valid with DataFrame")
    keys, listed = _keys(obj, by, level)
    if isinstance(by, Grouper) and by.freq is None:
        sort, dropna = by.sort, by.dropna
    if any(isinstance(x, Grouper) and x.freq is not None for x in (by if isinstance(by, list) else [by])):
        observed = observed if isinstance(by, list) and len(by) > 1 else None
    freq = _range_of(obj, by, keys)
    if observed is None and isinstance(by, Grouper):
        from pandas._offsets import to_offset
        times = _key(obj, Grouper(by.key, by.level))[0]
        freq = None if pd.Series(times).isna().any() else to_offset(by.freq)  # a missing time among the bins ends their steps
    return _pandas.group(obj, [k[0] for k in keys], [k[1] for k in keys], [k[2] for k in keys], as_index, sort, group_keys, observed,
                         dropna, listed, freq)


class DataFrame:
    def groupby(self, by=None, level=None, *, as_index=True, sort=True, group_keys=True, observed=True, dropna=True):
        return make(self, by, level, as_index, sort, group_keys, observed, dropna)


class Series:
    def groupby(self, by=None, level=None, *, as_index=True, sort=True, group_keys=True, observed=True, dropna=True):
        return make(self, by, level, as_index, sort, group_keys, observed, dropna)


# --- results ---------------------------------------------------------------------------------------------------------------------
def labels_of(g):
    return _pandas.group_labels(g)


def key_columns(g, i, have):
    """(label, values) of the keys that become columns with as_index=False."""
    levels = _pandas.levels(labels_of(g))
    return [(n, v) for n, v, a in zip(i.names, levels, i.in_axis) if a and n not in have]


def build(columns, labels, index=None, names=None, like=None):
    if not columns:
        return _pandas.frame([], like[:0] if like is not None else [], index)
    return _pandas.frame(columns, labels, index, names, like)


def per_group(g, i, columns, labels, names=None):
    """One row per group: a Series when one column was chosen, else a frame."""
    if i.as_index:
        if i.series is not None and len(columns) == 1:
            return _pandas.series(columns[0], labels_of(g), labels[0])
        return build(columns, labels, labels_of(g), names, i.heads())
    keys = key_columns(g, i, [x for x in labels])
    return build([v for _, v in keys] + list(columns), [n for n, _ in keys] + list(labels), None, names, i.heads())


def check_bool(numeric_only):
    if not isinstance(numeric_only, (bool, np.bool_)):
        raise ValueError("numeric_only accepts only Boolean values")


def reduced(g, fn, numeric_only=False, keep=None):
    """fn(column) for each column, as one row per group."""
    check_bool(numeric_only)
    i = Info(g)
    pairs = [p for p in i.columns() if not numeric_only or is_number_or_bool(p[1])]
    if numeric_only and i.series is not None and not pairs:
        raise TypeError(f"Cannot use numeric_only=True with {i.kind_name()} and non-numeric dtypes.")
    return per_group(g, i, [fn(c) for _, c in pairs], [n for n, _ in pairs], i.column_names())


def counts(g, c):
    return _pandas.group_reduce(g, c, "count").to_numpy()


def blanked(values, gone):
    """The Series with missing values where gone."""
    if not gone.any():
        return values
    at = np.arange(len(gone))
    at[gone] = -1
    return take(values, at)


def poisoned(g, c, values):
    """skipna=False: groups with a missing value have none."""
    sizes = _pandas.group_reduce(g, c, "size").to_numpy()
    return blanked(values, counts(g, c) < sizes)


def _inferred(c):
    """Objects that are all text or all times are a Series of those."""
    there = [x for x in c.tolist() if not is_missing(x)] if kind(c) == "O" else []
    return pd.Series(c.tolist()) if any(there and all(isinstance(x, t) for x in there) for t in (str, pd.Timestamp, pd.Timedelta)) else c


def _as_objects(r, alone):
    """What came of groups of objects: objects of one type where they have one; of a Series times are times."""
    if any(is_list_like(x) for x in r.tolist()):
        return r
    found = pd.Series(r.tolist())
    return found if alone and kind(found) in "Mm" else found.astype("object")


def simple(g, how, numeric_only=False, skipna=True, min_count=-1, ddof=1):
    alone = Info(g).series is not None

    def one(c):
        if alone and how in ("min", "max", "mean", "median", "prod", "var") and kind(c) == "O":
            found = _inferred(c)
            if kind(found) != "O" and not len(labels_of(g)):
                return take(_pandas.series(found if kind(found) == "s" else c), [])
            c = found
        k = kind(c)
        if k == "M" and how in ("sum", "prod", "var"):
            raise TypeError(f"datetime64 type does not support operation '{how}'")
        if k in "Os" and how in ("mean", "median", "std", "var", "prod") and (k == "s" or how == "prod" and k == "s"):
            raise TypeError(f"dtype '{c.dtype}' does not support operation '{how}'")
        if k == "C" and how in ("sum", "prod", "mean", "median", "std", "var"):
            raise TypeError(f"category type does not support {how} operations" if how in ("sum", "prod") else f"category dtype does not support aggregation '{how}'")
        if k == "m" and how in ("prod", "var"):
            raise TypeError(f"timedelta64 type does not support {how} operations")
        if k == "C" and how in ("min", "max") and not c.cat.ordered:
            raise TypeError(f"Cannot perform {how} with non-ordered Categorical")
        if k == "O" and how in ("mean", "median", "std", "var"):
            if how != "std" and not len(labels_of(g)):
                return _pandas.objects([])
            c = _objects_as_numbers(c, how)
        r = timed(g, c, how, k, ddof) if k in "Mm" else _pandas.group_reduce(g, c, how, ddof)
        if k == "O" and how in ("min", "max", "prod", "mean", "median", "var"):
            r = _as_objects(r, alone)
        if k == "O" and how in ("first", "last") and skipna:
            r = _pandas.objects([v if n else None for v, n in zip(r.tolist(), counts(g, c).tolist())])
        if not skipna:
            r = poisoned(g, c, r)
        if min_count > 0:
            r = blanked(r, counts(g, c) < min_count)
        return r
    return reduced(g, one, numeric_only)


def _zoned(c):
    return kind(c) == "M" and "," in str(c.dtype)


def _in_zone(r, c):
    """Moments in UTC as those of c's zone."""
    return r.dt.tz_localize("UTC").dt.tz_convert(c.dt.tz) if kind(r) == "M" else r


def timed(g, c, how, k, ddof):
    """Aggregates of dates and durations, over their numbers."""
    if _zoned(c) and how not in ("count", "size", "nunique", "first", "last", "any", "all"):
        return _in_zone(timed(g, c.dt.tz_convert(None), how, k, ddof), c)
    if how in ("count", "size", "nunique", "first", "last"):
        return _pandas.group_reduce(g, c, how)
    import _pandas_dates as n
    v = n.raw(c)
    if how in ("any", "all"):
        if k == "M":
            raise TypeError(f"'{how}' with {c.dtype} dtypes is not supported")
        return _pandas.group_reduce(g, _pandas.series(np.where(c.isna().to_numpy(), how == "all", v != 0)), how)
    x = v.astype("float64") if how in ("mean", "median", "std") else v.copy()
    missing = c.isna().to_numpy()
    if x.dtype.kind == "f":
        x[missing] = nan
        r = _pandas.group_reduce(g, pd.Series(x), how, ddof).to_numpy()
        gone = np.isnan(r)
        r = np.where(gone, 0, r)
    else:
        x[missing] = {"min": np.iinfo(np.int64).max, "max": np.iinfo(np.int64).min}.get(how, 0)
        r = _pandas.group_reduce(g, pd.Series(x), how).to_numpy()
        gone = counts(g, c) == 0
    out = r.astype("int64").copy()
    out[gone] = np.iinfo(np.int64).min if how != "sum" else 0
    zone = getattr(c.dtype, "tz", None)
    unit = str(c.dtype).split("[")[1].rstrip("]").split(",")[0]
    if how == "std":
        k, zone = "m", None
    return pd.Series(n.make(out, k, unit, None if zone is None else str(zone)))


def divided(spans, by):
    """Durations divided, cut to whole units."""
    import _pandas_dates as n
    gone = spans.isna().to_numpy()
    out = np.where(gone, 0, n.raw(spans) / np.where(gone, 1, by)).astype("int64")
    out[gone] = np.iinfo(np.int64).min
    return pd.Series(n.make(out, "m", str(spans.dtype).split("[")[1].rstrip("]"), None))


def _objects_as_numbers(c, how):
    """An object column that holds numbers and flags, as floats."""
    if how == "std":
        return _pandas.series(np.array([nan if x is None else float(x) for x in c.tolist()]))
    try:
        return _pandas.series(np.array([nan if is_missing(x) else float(x) if isinstance(x, (bool, int, float, np.number, np.bool_)) else _refused(c, how) for x in c.tolist()]))
    except ValueError:
        return _refused(c, how)


def _refused(c, how):
    raise TypeError(f"agg function failed [how->{how},dtype->{c.dtype}]")


INTERPOLATIONS = {"linear": "l", "lower": "L", "higher": "H", "midpoint": "m", "nearest": "n"}


def quantiles(g, c, q, interpolation):
    k = kind(c)
    if k == "b":
        raise TypeError("Cannot use quantile with bool dtype")
    if k in "sOC":
        raise TypeError(f"dtype '{c.dtype}' does not support operation 'quantile'")
    if _zoned(c):
        return _in_zone(quantiles(g, c.dt.tz_convert(None), q, interpolation), c)
    if k in "Mm":
        v = c.to_numpy()
        x = v.astype("int64").astype("float64")
        x[c.isna().to_numpy()] = nan
        r = _pandas.group_quantile(g, pd.Series(x), q, INTERPOLATIONS[interpolation]).to_numpy()
        out = np.where(np.isnan(r), 0, r).astype("int64").view(v.dtype).copy()
        out[np.isnan(r)] = np.array(["NaT"], dtype=out.dtype)[0]
        return _pandas.series(out)
    r = _pandas.group_quantile(g, c, q, INTERPOLATIONS[interpolation])
    return from_floats(r.to_numpy(), r) if k in "IFB" else r


# --- agg ---------------------------------------------------------------------------------------------------------------------------
CYTHON = ("sum", "mean", "min", "max", "count", "std", "var", "median", "nunique", "first", "last", "prod", "any", "all", "size")


def part_rows(g):
    begin, rows = _pandas.group_rows(g)
    begin = begin.tolist()
    return [rows[begin[k]:begin[k + 1]] for k in range(len(begin) - 1)]


def scalar_of(x):
    """A result of one group: Series and arrays of one value are that value."""
    if is_series(x):
        if len(x) == 1:
            return x.iloc[0]
        raise ValueError("Must produce aggregated value")
    if isinstance(x, (np.ndarray, pd.Index)):
        if np.ndim(x) == 0:
            return x.item()
        if len(x) == 1:
            return x[0]
        raise ValueError("Must produce aggregated value")
    if is_frame(x):
        raise ValueError("Must produce aggregated value")
    return x


def called(g, c, fn, args, kwargs):
    """fn of each group's values: a Series of one value per group."""
    engine = kwargs.pop("engine", None)
    kwargs.pop("engine_kwargs", None)
    out = []
    for rows in part_rows(g):
        part = take(c, rows)
        if engine == "numba":
            out.append(scalar_of(fn(part.to_numpy(), part.index.to_numpy(), *args, **kwargs)))
        else:
            out.append(scalar_of(fn(part, *args, **kwargs)))
    if not out:
        return take(_pandas.series(c), np.zeros(0, dtype=np.int64))
    if any(isinstance(x, (list, dict, set, tuple)) for x in out):
        return _pandas.objects(out)
    if is_nullable(c):
        return pointwise(out, c)
    r = pd.Series(of_results(out))
    if kind(c) == "C" and all(is_missing(x) or x in c.cat.categories for x in out):
        return _pandas.series(r.astype(c.dtype))
    return r


def one(g, c, name, fn, args, kwargs):
    """One output of agg: a Series of one value per group, or a frame (a function that gives several)."""
    if isinstance(fn, str):
        if fn in CYTHON and not args and not kwargs and fn != "size" and kind(c) in "iufbs":
            if kind(c) == "s" and fn in ("mean", "std", "var", "median", "prod"):
                raise TypeError(f"dtype '{c.dtype}' does not support operation '{fn}'")
            return _pandas.group_reduce(g, c, fn)
        column = _pandas.series(c, Info(g).index(), name)
        sub = _pandas.group_derive(g, column, True)
        if not hasattr(sub, fn):
            raise AttributeError(f"'SeriesGroupBy' object has no attribute '{fn}'")
        return getattr(sub, fn)(*args, **kwargs)
    if not callable(fn):
        raise TypeError(f"'{type(fn).__name__}' object is not callable")
    return called(g, _pandas.series(c, Info(g).index(), name), fn, args, dict(kwargs))


def function_name(fn):
    if isinstance(fn, str):
        return fn
    name = getattr(fn, "__name__", None)
    if name is None and hasattr(fn, "func"):
        name = function_name(fn.func)
    return name if name is not None else fn


def mangled(fns):
    """Names of functions; several lambdas are numbered."""
    names = [function_name(f) for f in fns]
    if len(names) > 1:
        k = 0
        for i, n in enumerate(names):
            if n == "<lambda>":
                names[i] = f"<lambda_{k}>"
                k += 1
    return names


def pairs_of(fns):
    """(name, function) of a list in agg, whose items may be such pairs."""
    fns = list(fns)
    if any(isinstance(x, (tuple, list)) for x in fns):
        return [(x[0], x[1]) if isinstance(x, (tuple, list)) else (x, x) for x in fns]
    return list(zip(mangled(fns), fns))


def flat(g, r):
    """A result of `one` without labels."""
    return r


def listed_series(g, i, column, fns, args, kwargs):
    """SeriesGroupBy.agg([...]): a column per function."""
    columns, labels, frames = [], [], False
    for name, fn in pairs_of(fns):
        r = one(g, column, i.series.name, fn, args, kwargs)
        if is_frame(r):
            frames = True
            for label, c in zip(_pandas.labels(r), _pandas.columns(r)):
                columns.append(c)
                labels.append((name, label))
        else:
            columns.append(r)
            labels.append(name)
    if frames:
        labels = [x if isinstance(x, tuple) else (x, "") for x in labels]
    return columns, labels, [None, None] if frames else None


def agg_series(g, i, func, args, kwargs):
    if func is None:
        columns, labels = [], []
        for label, fn in kwargs.items():
            if isinstance(fn, tuple):
                fn = fn[1]
            if not (isinstance(fn, str) or callable(fn)):
                raise TypeError(f"func is expected but received {type(fn).__name__} in **kwargs.")
            columns.append(one(g, i.series, i.series.name, fn, (), {}))
            labels.append(label)
        if not labels:
            raise TypeError("Must provide 'func' or named aggregation **kwargs.")
        return with_keys(g, i, columns, labels, None)
    if isinstance(func, dict):
        raise SpecificationError("nested renamer is not supported")
    if isinstance(func, str):
        if not hasattr(g, func):
            raise AttributeError(f"'SeriesGroupBy' object has no attribute '{func}'")
        return getattr(g, func)(*args, **kwargs)
    if isinstance(func, (list, tuple)) or is_list_like(func):
        columns, labels, names = listed_series(g, i, i.series, func, args, kwargs)
        return with_keys(g, i, columns, labels, names)
    r = one(g, i.series, i.series.name, func, args, kwargs)
    return per_group(g, i, [r], [i.series.name])


def with_keys(g, i, columns, labels, names):
    """Several columns of one Series: always a frame."""
    if i.as_index:
        return build(columns, labels, labels_of(g), names)
    keys = key_columns(g, i, labels + [x[0] for x in labels if isinstance(x, tuple)])
    pad = (lambda n: (n,) + ("",) * (len(names) - 1)) if labels and isinstance(labels[0], tuple) and names is not None and len(names) > 1 else (lambda n: n)
    return build([v for _, v in keys] + columns, [pad(n) for n, _ in keys] + labels, None, names)


def _missing_labels(i, labels):
    have = [n for n, _ in (zip(_pandas.labels(i.frame), _pandas.labels(i.frame)) if i.select is None else [(x, x) for x in i.select])]
    gone = [x for x in labels if x not in have]
    if gone:
        raise KeyError(f"Label(s) {gone} do not exist")


def _named(i, label):
    return [c for n, c in zip(_pandas.labels(i.frame), _pandas.columns(i.frame)) if n == label][0]


def agg_frame(g, i, func, args, kwargs):
    if func is None:
        if not kwargs or any(not isinstance(v, tuple) or len(v) != 2 for v in kwargs.values()):
            raise TypeError("Must provide 'func' or tuples of '(column, aggfunc).")
        _missing_labels(i, [v[0] for v in kwargs.values()])
        columns = [one(g, _named(i, column), column, fn, (), {}) for column, fn in kwargs.values()]
        return with_keys(g, i, columns, list(kwargs), None)
    if isinstance(func, str):
        if not hasattr(g, func) or func in list(_pandas.labels(i.frame)):
            raise AttributeError(f"'{func}' is not a valid function for 'DataFrameGroupBy' object")
        return getattr(g, func)(*args, **kwargs)
    if isinstance(func, dict):
        _missing_labels(i, func)
        several = any(isinstance(v, (list, tuple)) for v in func.values())
        columns, labels = [], []
        for label, fns in func.items():
            c = _named(i, label)
            if several:
                for name, fn in pairs_of(fns if isinstance(fns, (list, tuple)) else [fns]):
                    columns.append(one(g, c, label, fn, args, kwargs))
                    labels.append((label, name))
            else:
                columns.append(one(g, c, label, fns, args, kwargs))
                labels.append(label)
        if several and i.as_index and len(i.column_names()) == 1:
            at = [list(func).index(x) for x, _ in labels]
            return build(columns, under(pd.Index(list(func), name=i.column_names()[0]), at, [x for _, x in labels]), labels_of(g))
        return with_keys(g, i, columns, labels, i.column_names() + [None] if several else i.column_names())
    if isinstance(func, (list, tuple)):
        columns, labels, at, heads = [], [], [], i.frame.columns
        places = {x: k for k, x in enumerate(_pandas.labels(i.frame))}
        for label, c in i.columns():
            for name, fn in pairs_of(func):
                columns.append(one(g, c, label, fn, args, kwargs))
                labels.append(name)
                at.append(places[label])
        if not columns:
            raise ValueError("No objects to concatenate")
        heads = under(heads, at, labels)
        return build(columns, heads, labels_of(g)) if i.as_index else with_keys(g, i, columns, heads.tolist(), i.column_names() + [None])
    if not callable(func):
        raise TypeError(f"'{type(func).__name__}' object is not callable")
    pairs = i.columns()
    return per_group(g, i, [one(g, c, n, func, args, kwargs) for n, c in pairs], [n for n, _ in pairs], i.column_names())


class GroupBy:
    def agg(self, func=None, *args, engine=None, engine_kwargs=None, **kwargs):
        i = Info(self)
        if engine is not None:
            kwargs["engine"] = engine
        return (agg_series if i.series is not None else agg_frame)(self, i, func, args, kwargs)

    def sum(self, numeric_only=False, min_count=0, skipna=True, engine=None, engine_kwargs=None):
        return simple(self, "sum", numeric_only, skipna, min_count)

    def prod(self, numeric_only=False, min_count=0, skipna=True):
        return simple(self, "prod", numeric_only, skipna, min_count)

    def mean(self, numeric_only=False, skipna=True, engine=None, engine_kwargs=None):
        return simple(self, "mean", numeric_only, skipna)

    def median(self, numeric_only=False, skipna=True):
        return simple(self, "median", numeric_only, skipna)

    def min(self, numeric_only=False, min_count=-1, skipna=True, engine=None, engine_kwargs=None):
        return simple(self, "min", numeric_only, skipna, min_count)

    def max(self, numeric_only=False, min_count=-1, skipna=True, engine=None, engine_kwargs=None):
        return simple(self, "max", numeric_only, skipna, min_count)

    def std(self, ddof=1, engine=None, engine_kwargs=None, numeric_only=False, skipna=True):
        return simple(self, "std", numeric_only, skipna, -1, ddof)

    def var(self, ddof=1, engine=None, engine_kwargs=None, numeric_only=False, skipna=True):
        return simple(self, "var", numeric_only, skipna, -1, ddof)

    def sem(self, ddof=1, numeric_only=False, skipna=True):
        def one_column(c):
            k = kind(c)
            if k == "s":
                raise TypeError(f"dtype '{c.dtype}' does not support operation 'sem'")
            if k == "C":
                raise TypeError("category dtype does not support aggregation 'sem'")
            if k == "O":
                c = _objects_as_numbers(c, "std")
            if k in "Mm":
                r = divided(timed(self, c, "std", k, ddof), np.sqrt(counts(self, c)))
            else:
                r = _pandas.group_reduce(self, c, "std", ddof)
                values = r.to_numpy(dtype="float64", na_value=nan) if k in "IFB" else r.to_numpy()
                values = values / np.sqrt(counts(self, c)).astype(values.dtype)
                r = from_floats(values, r) if k in "IFB" else _pandas.series(values)
            return r if skipna else poisoned(self, c, r)
        return reduced(self, one_column, numeric_only)

    def first(self, numeric_only=False, min_count=-1, skipna=True):
        if not skipna:
            rows = part_rows(self)
            return reduced(self, lambda c: take(_pandas.series(c), np.array([r[0] for r in rows], dtype=np.int64)), numeric_only)
        return simple(self, "first", numeric_only, True, min_count)

    def last(self, numeric_only=False, min_count=-1, skipna=True):
        if not skipna:
            rows = part_rows(self)
            return reduced(self, lambda c: take(_pandas.series(c), np.array([r[-1] for r in rows], dtype=np.int64)), numeric_only)
        return simple(self, "last", numeric_only, True, min_count)

    def any(self, skipna=True):
        return simple(self, "any")

    def all(self, skipna=True):
        return simple(self, "all")

    def count(self):
        return simple(self, "count")

    def nunique(self, dropna=True):
        return reduced(self, lambda c: _pandas.group_nunique(self, c, dropna))

    def quantile(self, q=0.5, interpolation="linear", numeric_only=False):
        for x in q if is_list_like(q) else [q]:
            if not 0 <= x <= 1:
                raise ValueError(f"Each 'q' must be between 0 and 1. Got '{float(x)}' instead")
        if not is_list_like(q):
            return reduced(self, lambda c: quantiles(self, c, float(q), interpolation), numeric_only)
        check_bool(numeric_only)
        i = Info(self)
        qs = [float(x) for x in q]
        groups = len(labels_of(self))
        pairs = [p for p in i.columns() if not numeric_only or is_number_or_bool(p[1])]
        at = np.arange(groups * len(qs)) // len(qs) + np.arange(groups * len(qs)) % len(qs) * groups
        columns = []
        for _, c in pairs:
            every = [quantiles(self, c, x, interpolation) for x in qs]
            columns.append(take(pd.concat(every, ignore_index=True), at))
        if not i.as_index:
            keys = [(n, take(_pandas.series(v), np.arange(groups * len(qs)) // len(qs))) for n, v in key_columns(self, i, [])]
            return build([v for _, v in keys] + columns, [n for n, _ in keys] + [n for n, _ in pairs], None, i.column_names(), i.heads())
        index = extended(self, np.arange(groups * len(qs)) // len(qs), [_pandas.series(np.array(qs * groups))], [None])
        if i.series is not None:
            return _pandas.series(columns[0], index, i.series.name)
        return build(columns, [n for n, _ in pairs], index, i.column_names(), i.heads())

    def describe(self, percentiles=None, include=None, exclude=None):
        i = Info(self)
        qs = [0.25, 0.5, 0.75] if percentiles is None else sorted(set([float(x) for x in percentiles] + ([0.5] if 0.5 in percentiles else [])))
        texts = [f"{100 * x:g}%" for x in qs]
        pairs = i.columns()
        if not pairs:
            raise ValueError("Cannot describe a DataFrame without columns")
        if not len(labels_of(self)) or include is not None or exclude is not None or any(kind(c) not in "iuf" for _, c in pairs):
            return described(self, i, percentiles, include, exclude)
        columns, labels, at = [], [], []
        places = {} if i.series is not None else {x: k for k, x in enumerate(_pandas.labels(i.frame))}
        for n, c in pairs:
            stats = [("count", _pandas.series(counts(self, c).astype("float64")))]
            stats += [(how, _pandas.group_reduce(self, c, how).astype("float64")) for how in ("mean", "std", "min")]
            stats += [(t, _pandas.group_quantile(self, c, x, "l")) for x, t in zip(qs, texts)]
            stats.append(("max", _pandas.group_reduce(self, c, "max").astype("float64")))
            for s, v in stats:
                columns.append(v)
                labels.append(s)
                at.append(places.get(n))
        if i.series is not None:
            return with_keys(self, i, columns, labels, None)
        heads = under(i.frame.columns, at, labels)
        return build(columns, heads, labels_of(self)) if i.as_index else with_keys(self, i, columns, heads.tolist(), list(heads.names))


def described(g, i, percentiles, include, exclude):
    """describe of each group, unstacked: what describe gives decides on the types of the columns."""
    from pandas._groupwise import applied_object, apply
    obj = applied_object(g, i)
    if not len(obj):
        r = obj.describe(percentiles, include, exclude)
        return (r if is_series(r) else r.unstack()).to_frame().T.iloc[:0]
    whole = g if i.as_index else _pandas.group_derive(g, None, True)
    heads = []

    def one(x):
        r = x.describe(percentiles=percentiles, include=include, exclude=exclude)
        heads.append(list(r.index))
        return r
    r = apply(whole, one)
    r = r.unstack(sort=any(x != heads[0] for x in heads)) if heads else r.unstack()
    return r if i.as_index else r.reset_index()


def extended(g, groups, levels, names, indexes=()):
    """A MultiIndex: the labels of `groups` (numbers of groups), then more levels: those of the indexes, one below the other."""
    own = labels_of(g)
    index = _pandas.index([take(_pandas.series(v), groups) for v in _pandas.levels(own)] + list(levels), list(own.names) + list(names))
    if not len(indexes) or len(levels) != indexes[0].nlevels:
        return index
    from pandas._concat import inner_sets
    return with_sets(index, [None] * own.nlevels + inner_sets(indexes))
