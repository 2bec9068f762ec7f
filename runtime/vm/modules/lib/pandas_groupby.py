"""agg in all forms, and the reductions of groups as methods. Values along groups: pandas._group_along; functions of groups: pandas._group_apply."""
import numpy as np
import pandas as pd
import _pandas
from pandas.errors import SpecificationError
from pandas._levels import labelled, under
from pandas._nullable import from_floats, is_nullable, pointwise
from pandas._base import is_frame, is_list_like, is_missing, is_number_or_bool, is_series, kind, nan, of_results, take
from pandas._group_base import Info, build, check_bool, counts, extended, key_columns, labels_of, part_rows, per_group, reduced, with_keys
from pandas._group_values import _objects_as_numbers, divided, poisoned, quantiles, simple, timed


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


# --- agg ---------------------------------------------------------------------------------------------------------------------------
CYTHON = ("sum", "mean", "min", "max", "count", "std", "var", "median", "nunique", "first", "last", "prod", "any", "all", "size")


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
        if several:
            if not i.as_index and len(i.column_names()) > 1:
                raise ValueError("Item must have length equal to number of levels.")
            at = [list(func).index(x) for x, _ in labels]
            heads = under(labelled(list(func), i.column_names()), at, [x for _, x in labels])
            if i.as_index:
                return build(columns, heads, labels_of(g))
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
                r = _pandas.group_reduce(self, c, "var", ddof)
                values = r.to_numpy(dtype="float64", na_value=nan) if k in "IFB" else r.to_numpy()
                values = np.sqrt(values / counts(self, c).astype(values.dtype))
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
            keys = [(n, take(_pandas.series(v), np.arange(groups * len(qs)) // len(qs))) for n, v in key_columns(self, i, [n for n, _ in pairs])]
            keys = [("level_0" if i.names == [None] and n == "index" else n, v) for n, v in keys]  # as the levels of an index are called
            keys.append(("level_%d" % len(i.names), _pandas.series(np.array(qs * groups))))
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
        if not pairs and not len(labels_of(self)):
            names = [None] + list(labels_of(self).names)
            return _pandas.series(np.zeros(0), _pandas.index([_pandas.series(np.zeros(0))] * len(names), names))
        if not pairs:
            raise ValueError("Cannot describe a DataFrame without columns")
        if not len(labels_of(self)) or include is not None or exclude is not None or any(kind(c) not in "iuf" or kind(c) == "f" and np.isinf(c.to_numpy()).any() for _, c in pairs):
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
    from pandas._group_rows import applied_object
    from pandas._group_apply import apply
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
