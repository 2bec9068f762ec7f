"""Functions over pandas' rows and columns: map, apply, agg, transform, pipe."""
import numpy as np
import pandas as pd
import _pandas
from pandas._levels import under
from pandas._base import (axis_of, bare, is_frame, is_list_like, is_missing, is_series, kind, like_frame, like_series, make_index, names_of, nan, of_results,
                          onto, take, union, united)


def _callable_name(f):
    if isinstance(f, str):
        return f
    while hasattr(f, "func"):
        f = f.func
    return getattr(f, "__name__", type(f).__name__)


# --- map --------------------------------------------------------------------------------------------------------------------------
def _looked_up(s, keys, values):
    """Values by key, a Series; missing where a key is absent."""
    place, missing, whole, k = {}, -1, keys, kind(s)
    there = [x for x in keys if isinstance(x, tuple) or not is_missing(x)]
    bools = [isinstance(x, (bool, np.bool_)) for x in there]
    numbers = bool(there) and not any(bools) and all(isinstance(x, (int, float, np.number)) for x in there)
    if len(s) and (k in "bB" and numbers or k in "iufIF" and bools and all(bools) and len(there) == len(keys)):
        keys = []  # labels that are bools are no numbers
    for i, x in enumerate(keys):
        if not isinstance(x, tuple) and is_missing(x):
            missing = i
        elif _hashable(x):
            place[x] = i
    gone = _gap(s, keys[missing], numbers, there) if missing >= 0 else None
    if k in "biufs" and len(s):
        codes, first = _pandas.codes([_pandas.series(s)])
        at = np.array([place.get(v, -1) for v in take(s, first).tolist()] + [missing if gone is all else -1])[codes]
    else:
        at = [(missing if gone is all or _alike(gone, v) else -1) if is_missing(v) else place.get(v, -1) if _hashable(v) else _place_of(v, whole, s.tolist()) for v in s.tolist()]
    if not len(values):
        return _pandas.series(np.full(len(s), nan), s.index, s.name)
    return _pandas.series(take(values, np.array(at, dtype=np.int64)), s.index, s.name)


def _gap(s, label, numbers, there):
    """Which missing values a missing label stands for: all, or those like it (of objects); None: none, as labels of that type are never equal."""
    k = kind(s)
    if k == "O" and not all(isinstance(v, str) or is_missing(v) for v in s.tolist()) or k == "O" and s.isna().all():
        return (nan if numbers else label,)
    if label is None and not there or k in "Mm" and (numbers or isinstance(label, float) and not there):
        return None
    return all


def _alike(gone, v):
    return gone is not None and (gone[0] is v or isinstance(gone[0], float) and isinstance(v, float))


def _hashable(v):
    return not isinstance(v, (list, dict, set, np.ndarray))


def _place_of(v, keys, values):
    """Where a value without a hash stands: pandas knows it where the labels are the values, one by one."""
    if len(keys) == len(values) and all(x is y or type(x) is type(y) and not isinstance(x, np.ndarray) and x == y or isinstance(x, np.ndarray) and np.array_equal(x, y)
                                        for x, y in zip(keys, values)):
        return next(i for i, x in enumerate(keys) if x is v or not isinstance(v, np.ndarray) and x == v or isinstance(v, np.ndarray) and np.array_equal(x, v))
    raise TypeError("unhashable type: '%s'" % ("numpy.ndarray" if isinstance(v, np.ndarray) else type(v).__name__))


def map_series(s, arg, na_action=None):
    from pandas._nullable import is_nullable, pointwise
    if hasattr(arg, "keys") and not callable(arg) and not is_series(arg):
        from pandas._construct import unmapped
        arg = unmapped(arg)
    if str(s.dtype) == "category" and (callable(arg) or isinstance(arg, dict)):
        return _map_categories(s, arg, na_action)
    if not len(s) and str(s.dtype) == "str":
        return s.copy()
    r = _map_plain(s, arg, na_action)
    found = not callable(arg) and kind(r) in "sCIFBP"  # looked up among values of another such type: as those are
    return _pandas.series(pointwise(r.tolist(), s), s.index, s.name) if is_nullable(s) and not found else r


def _map_categories(s, arg, na_action):
    """The categories are mapped; the result is of categories again where each stays one, and missing values stay."""
    if is_series(arg):
        arg = dict(zip(arg.index.tolist(), arg.tolist()))
    call = arg if callable(arg) else lambda x: arg[x] if x in arg or hasattr(type(arg), "__missing__") else nan
    old = s.cat.categories
    new = [call(c) for c in old]
    codes = s.cat.codes.to_numpy()
    gone = nan
    if na_action is None and (codes < 0).any():
        gone = arg(nan) if callable(arg) else arg[nan] if nan in arg else nan
    if isinstance(gone, float) and gone != gone and not any(isinstance(v, tuple) or is_missing(v) for v in new) and len(set(new)) == len(new):
        return _pandas.series(_pandas.cat_make(codes.astype(np.int64), _pandas.series(new) if len(new) else old[:0], s.cat.ordered), s.index, s.name)
    if not len(s):
        return _pandas.series(_pandas.series(new).iloc[:0], s.index, s.name)
    r = _pandas.series([(new + [gone])[k] for k in codes.tolist()], s.index, s.name)
    if kind(r) in "iub" and any(isinstance(v, float) and v != v for v in new):  # also of categories that no row has
        return r.astype("float64" if kind(r) != "b" else "object")
    return r


def _map_plain(s, arg, na_action=None):
    if na_action not in (None, "ignore"):
        raise ValueError(f"na_action must either be 'ignore' or None, {na_action} was passed")
    if kind(s) == "C":
        return _map_categories(s, arg, na_action)
    if isinstance(arg, dict) and not hasattr(type(arg), "__missing__"):
        from pandas._pairs import inferred
        return inferred(_looked_up(s, list(arg.keys()), _pandas.series(list(arg.values())) if arg else []))
    if isinstance(arg, dict):
        return _pandas.map(s, lambda x: arg[x], na_action == "ignore")
    if is_series(arg):
        if not arg.index.is_unique:
            raise ValueError("Reindexing only valid with uniquely valued Index objects")
        if isinstance(arg.index, pd.IntervalIndex):  # the interval that each value lies in
            return _pandas.series(_pandas.take(bare(arg), arg.index.get_indexer(pd.Index(bare(s)))), s.index, s.name)
        return _looked_up(s, arg.index.tolist(), bare(arg))
    if len(s) == 0:
        return s.copy()
    return _pandas.map(s, arg, na_action == "ignore")


# --- agg ----------------------------------------------------------------------------------------------------------------------------
def _call(x, f, args=(), kwargs=None):
    kwargs = kwargs or {}
    if isinstance(f, str):
        try:
            method = getattr(x, f)
        except AttributeError:
            if hasattr(np, f):
                return getattr(np, f)(x, *args, **kwargs)
            raise AttributeError(f"'{f}' is not a valid function for '{type(x).__name__}' object")
        return method(*args, **kwargs) if callable(method) else method
    return f(x, *args, **kwargs)


def _in_one_pass(columns, funcs, args, kwargs):
    """For each column the list of its aggregates where one pass finds several of them; else None."""
    if len(funcs) < 2 or args or kwargs or not all(isinstance(f, str) for f in funcs):
        return [None] * len(columns)
    return _pandas.reductions(columns, funcs)


def _series_agg_list(s, funcs, args, kwargs, results=None):
    results = results or _in_one_pass([s], funcs, args, kwargs)[0] or [_call(s, f, args, kwargs) for f in funcs]
    if str(s.dtype) == "float32":
        results = [np.float32(r) if isinstance(r, np.float64) else r for r in results]
    names = [_callable_name(f) for f in funcs]
    if any(is_series(r) for r in results):
        if not all(is_series(r) for r in results):
            raise ValueError("cannot combine transform and aggregation operations")
        return pd.concat(results, axis=1, keys=names)
    return _values(results, names, s.name)


def _values(results, labels, name):
    index = make_index(labels)
    if set(np.dtype(type(r)).kind for r in results if isinstance(r, np.number)) >= {"i", "u"} and any(isinstance(r, np.uint64) for r in results):
        return _pandas.objects(results, index, name)  # floats would round them
    if len(set(type(r) is str for r in results)) > 1 or any(isinstance(r, (bool, np.bool_)) for r in results) and not all(isinstance(r, (bool, np.bool_)) for r in results):
        return _pandas.objects(results, index, name)
    return _pandas.series(of_results(results), index, name)


def agg_series(s, func, args, kwargs):
    if func is None:
        if not kwargs:
            raise TypeError("Must provide 'func' or named aggregation **kwargs.")
        return _values([_call(s, f) for f in kwargs.values()], list(kwargs), s.name)
    if isinstance(func, dict):
        if any(is_list_like(f) for f in func.values()):
            parts = {}
            for k in func:
                r = _series_agg_list(s, list(func[k]), args, kwargs) if is_list_like(func[k]) else _series_agg_list(s, [func[k]], args, kwargs)
                parts[k] = r
            return pd.concat(list(parts.values()), keys=list(parts))
        results = [_call(s, f, args, kwargs) for f in func.values()]
        if results and all(is_series(r) for r in results):
            return pd.concat(results, keys=list(func))
        return _values(results, list(func), s.name)
    if is_list_like(func):
        return _series_agg_list(s, list(func), args, kwargs)
    return _call(s, func, args, kwargs)


_REDUCTIONS = frozenset(("all", "any", "count", "idxmax", "idxmin", "kurt", "kurtosis", "max", "mean", "median", "min", "nunique", "prod", "product",
                         "quantile", "sem", "skew", "std", "sum", "var"))


def _apart(rows):
    """Whether rows of these types are stacked as objects: bools beside others, ints beside unsigned ones that only floats hold."""
    kinds = set({"B": "b", "I": "u" if str(r.dtype).startswith("U") else "i", "F": "f"}.get(kind(r), kind(r)) for r in rows)
    return "b" in kinds and len(kinds) > 1 or kinds >= {"i", "u"} and kind(_pandas.join([r.iloc[:0] for r in rows])) in "fF"


def _frame_agg_reductions(f, columns, funcs, args, kwargs):
    """pandas: _agg_list_like_frame_reductions: the columns of each type are reduced together. None: column by column."""
    if not f.columns.is_unique or not all(isinstance(x, str) and x in _REDUCTIONS for x in funcs) or kwargs.get("numeric_only") or kwargs.get("bool_only"):
        return None
    groups = {}
    for j, c in enumerate(columns):
        t = str(c.dtype)
        groups.setdefault((t, tuple(c.cat.categories.tolist()), c.cat.ordered) if t == "category" else t, []).append(j)
    out = [None] * len(columns)
    for places in groups.values():
        part = f.iloc[:, places]
        rows = []
        for name in funcs:
            try:
                row = getattr(part, name)(*args, **kwargs)
            except TypeError:
                return None
            if not is_series(row) or len(row) != len(places):
                return None
            rows.append(row)
        if _apart(rows):
            rows = [r.astype("object") for r in rows]
        n = len(places)
        whole = _pandas.join(rows)
        for i, j in enumerate(places):
            out[j] = take(whole, np.arange(len(rows)) * n + i)
    return _pandas.frame(out, f.columns, make_index(funcs), names_of(f.columns))


def _frame_agg_list(f, funcs, args, kwargs):
    columns = _pandas.columns(f)
    if not columns:
        return _pandas.frame([], f.columns, make_index([_callable_name(x) if callable(x) else x for x in funcs]))
    if not all(str(c.dtype) in ("int64", "float64") for c in columns):
        r = _frame_agg_reductions(f, columns, funcs, args, kwargs)
        if r is not None:
            return r
    columns = [_series_agg_list(c, funcs, args, kwargs, r) for c, r in zip(columns, _in_one_pass(columns, funcs, args, kwargs))]
    if is_frame(columns[0]):
        parts, at, labels = [], [], []
        for k, t in enumerate(columns):
            parts, labels = parts + _pandas.columns(t), labels + _pandas.labels(t)
            at += [k] * t.shape[1]
        return _pandas.frame(parts, under(f.columns, at, labels), columns[0].index)
    return _pandas.frame(columns, f.columns, columns[0].index, names_of(f.columns))


def _frame_agg_dict(f, spec, args, kwargs):
    labels = _pandas.labels(f)
    missing = [k for k in spec if k not in labels]
    if missing:
        raise KeyError(f"Label(s) {missing} do not exist")
    if not any(is_list_like(v) for v in spec.values()):
        results = [_call(f[k], v, args, kwargs) for k, v in spec.items()]
        if any(is_frame(f[k]) and is_series(r) for k, r in zip(spec, results)):  # labels of several columns
            return _values([x for r in results for x in (r.tolist() if is_series(r) else [r])], [k for k, r in zip(spec, results) for _ in range(len(r) if is_series(r) else 1)], None)
        if results and all(is_series(r) for r in results):
            return pd.concat(results, axis=1, keys=list(spec))
        return _values(results, list(spec), None)
    at = [(i, k) for k in spec for i, x in enumerate(labels) if x == k]
    parts = [_series_agg_list(f.iloc[:, i], list(spec[k]) if is_list_like(spec[k]) else [spec[k]], args, kwargs) for i, k in at]
    index = None
    for p in parts:
        index = p.index if index is None else union(index, p.index, False)
    if any(not _pandas.same(p.index, index) for p in parts):
        index = union(index, index)
        names = index.tolist()
        order = [x for x in names]
        index = make_index(order)
    heads = f.columns.take(np.array([i for i, _ in at], dtype=np.int64)) if f.columns.nlevels > 1 else [k for _, k in at]
    return _pandas.frame([onto(p, index) for p in parts], heads, index)


def _frame_agg_named(f, kwargs):
    order, columns = list(kwargs), []
    for label, (column, func) in kwargs.items():
        if column not in columns:
            columns.append(column)
    index = make_index(order)
    parts = []
    for column in columns:
        cells = [_call(f[column], func) if c == column else nan for c, func in kwargs.values()]
        parts.append(_pandas.series(cells))
    return _pandas.frame(parts, columns, index)


def agg_frame(f, func, axis, args, kwargs):
    axis = axis_of(axis)
    if func is None:
        if not kwargs or not all(isinstance(v, tuple) and len(v) == 2 for v in kwargs.values()):
            raise TypeError("Must provide 'func' or tuples of '(column, aggfunc).")
        return _frame_agg_named(f, kwargs)
    if axis == 1 and (is_list_like(func)):
        return agg_frame(f.T, func, 0, args, kwargs).T
    if isinstance(func, dict):
        r = _frame_agg_dict(f, func, args, kwargs)
        if is_frame(r) and names_of(f.columns) != names_of(r.columns) and r.columns.nlevels == f.columns.nlevels:
            r.columns.names = names_of(f.columns)
        return r
    if is_list_like(func):
        return _frame_agg_list(f, list(func), args, kwargs)
    if isinstance(func, str):
        kwargs = dict(kwargs)
        if axis == 1:
            kwargs["axis"] = 1
        return _call(f, func, args, kwargs)
    return apply_frame(f, func, axis, False, None, args, kwargs)


# --- apply --------------------------------------------------------------------------------------------------------------------------
def apply_series(s, func, args, kwargs):
    if isinstance(func, str):
        return _call(s, func, args, kwargs)
    if is_list_like(func):
        return agg_series(s, func, args, kwargs)
    if len(s) == 0:
        return s.copy()
    if isinstance(func, np.ufunc):
        return func(s, *args, **kwargs)
    fn = func if not args and not kwargs else lambda x: func(x, *args, **kwargs)
    from pandas._nullable import is_nullable, pointwise
    r = _pandas.map(s, fn, False) if kind(s) != "C" else _map_categories(s, fn, None)
    if is_nullable(s) and (kind(r) in "iufb" or kind(r) == "O" and any(v is pd.NA for v in r.tolist())):
        r = like_series(pointwise(r.tolist(), s), s)
    if kind(r) == "O" and len(r) and is_series(r.iloc[0]):
        return _stacked(r.tolist(), s.index, False)
    return r


def _stacked(rows, index, sort=True):
    """Series, one under the other, as the rows of a frame."""
    head = united([r.index for r in rows], sort)
    labels = head.tolist()
    same = all(_pandas.same(r.index, head) for r in rows)
    cells = [r.tolist() if same else spread(r, labels) for r in rows]
    kinds = set(kind(r) for r in rows)
    columns = []
    for j in range(len(labels)):
        v = [row[j] for row in cells]
        columns.append(_pandas.objects(v) if v and all(x is pd.NaT for x in v) and not kinds & set("Mm") else _pandas.series(v) if kinds != {"f"} else _pandas.series(np.array(v, dtype=np.float64)))
    return _pandas.frame(columns, head, index, names_of(head)) if columns else _pandas.frame([], [], index)


def spread(r, labels):
    """The cells of a Series under these labels; ints beside a label that it lacks are floats."""
    have = dict(zip(r.index.tolist(), r.tolist()))
    if kind(r) in "iu" and any(x not in have for x in labels):
        return [float(have[x]) if x in have else nan for x in labels]
    return [have.get(x, nan) for x in labels]


def _lines(f, axis):
    if axis == 0:
        return _pandas.columns(f)
    rows = f.iloc
    if len(f) and kind(rows[0]) == "O":  # the rows of a matrix of objects, whose numbers are Python's
        rows = f.astype(object).iloc
    return [rows[i] for i in range(len(f))]


def _empty_apply(f, func, axis, args, kwargs, result_type):
    if result_type not in (None, "reduce"):
        return f.copy()
    reduce = result_type == "reduce"
    if not reduce:
        try:
            r = func(pd.Series([], dtype="float64") if axis == 0 else _pandas.series(np.full(len(f.columns), nan), f.columns), *args, **kwargs)
        except Exception:
            return f.copy()
        reduce = not is_series(r)
    if not reduce:
        return f.copy()
    index = f.columns if axis == 0 else f.index
    if not len(index):
        return _pandas.series(np.zeros(0), index)
    r = func(pd.Series([], dtype="float64"), *args, **kwargs)
    return _pandas.series([nan if r is None else r] * len(index), index)


def apply_frame(f, func, axis, raw, result_type, args, kwargs):
    axis = axis_of(axis)
    if result_type not in (None, "reduce", "broadcast", "expand"):
        raise ValueError("invalid value for result_type, must be one of {None, 'reduce', 'broadcast', 'expand'}")
    if isinstance(func, str):
        kwargs = dict(kwargs)
        if axis == 1:
            kwargs["axis"] = 1
        return _call(f, func, args, kwargs)
    if is_list_like(func):
        return agg_frame(f, func, axis, args, kwargs)
    if isinstance(func, np.ufunc):
        return like_frame([func(c, *args, **kwargs) for c in _pandas.columns(f)], f)
    if f.shape[0] == 0 or f.shape[1] == 0:
        return _empty_apply(f, func, axis, args, kwargs, result_type)
    if raw:
        values = f.to_numpy()
        lines = [values[:, j] for j in range(values.shape[1])] if axis == 0 else [values[i] for i in range(values.shape[0])]
    else:
        lines = _lines(f, axis)
    results = [func(x, *args, **kwargs) for x in lines]
    if result_type == "broadcast":
        return _broadcast(f, results, axis)
    return _wrapped(f, results, axis, result_type)


def _broadcast(f, results, axis):
    n = f.shape[axis]
    cells = [r.tolist() if is_series(r) or isinstance(r, np.ndarray) else list(r) if is_list_like(r) else [r] * n for r in results]
    if any(len(c) != n for c in cells):
        raise ValueError("cannot broadcast result")
    if axis == 0:
        return like_frame([_pandas.series(c) for c in cells], f)
    return like_frame([_pandas.series([c[j] for c in cells]) for j in range(n)], f)


def _wrapped(f, results, axis, result_type):
    first = results[0]
    other = f.columns if axis == 0 else f.index
    sequence = is_series(first) or isinstance(first, (list, tuple, np.ndarray))
    if result_type == "reduce" or not sequence:
        if any(is_series(r) or isinstance(r, (list, tuple, dict, np.ndarray)) for r in results):
            return _pandas.objects(results, other)
        return _pandas.series(results, other)
    if axis == 0:
        if is_series(first):
            index = united([r.index for r in results])
            results = [r if _pandas.same(r.index, index) else onto(r, index) for r in results]
            return _pandas.frame(results, f.columns, index, names_of(f.columns))
        if len(set(len(r) for r in results)) > 1:
            return _pandas.objects([r for r in results], other)
        index = f.index if len(first) == len(f) else None
        return _pandas.frame([_pandas.series(r if isinstance(r, np.ndarray) else list(r)) for r in results], f.columns, index, names_of(f.columns))
    if is_series(first):
        return _stacked([r if is_series(r) else pd.Series(r) for r in results], f.index)
    if result_type == "expand":
        m = max(len(r) for r in results)
        rows = [list(r) + [nan] * (m - len(r)) for r in results]
        return _pandas.frame([_pandas.series(r) for r in rows], range(len(rows))).T.set_axis(f.index, axis=0).infer_objects()  # a matrix: numbers take one type
    return _pandas.objects(results, other)


# --- transform ------------------------------------------------------------------------------------------------------------------------
def _transform(x, func, axis, args, kwargs):
    if axis == 1:
        return _transform(x.T, func, 0, args, kwargs).T
    if isinstance(func, dict):
        if not len(func):
            raise ValueError("No transform functions were provided")
        labels = _pandas.labels(x)
        missing = [k for k in func if k not in labels]
        if missing:
            raise KeyError(f"Label(s) {missing} do not exist")
        return pd.concat({k: _transform(x[k], f, 0, args, kwargs) for k, f in func.items()}, axis=1)
    if is_list_like(func):
        if not len(func):
            raise ValueError("No transform functions were provided")
        if is_series(x):
            return _pandas.frame([_transform(x, f, 0, args, kwargs) for f in func], [_callable_name(f) for f in func], x.index)
        parts = [_transform(c, f, 0, args, kwargs) for c in _pandas.columns(x) for f in func]
        at = np.repeat(np.arange(x.shape[1]), len(func))
        return _pandas.frame(parts, under(x.columns, at, [_callable_name(f) for f in func] * x.shape[1]), x.index)
    try:
        if isinstance(func, str):
            r = _call(x, func, args, kwargs)
        elif is_series(x):
            r = apply_series(x, func, args, kwargs)
        else:
            r = apply_frame(x, func, 0, False, None, args, kwargs)
    except (TypeError, AttributeError):
        r = func(x, *args, **kwargs)
    if not (is_series(r) or is_frame(r)) or len(r) != len(x) or not _pandas.same(r.index, x.index) or (is_frame(x) and not is_frame(r)):
        raise ValueError("Function did not transform")
    return r


def pipe(x, func, args, kwargs):
    if isinstance(func, tuple):
        func, target = func
        if target in kwargs:
            raise ValueError(f"{target} is both the pipe target and a keyword argument")
        kwargs[target] = x
        return func(*args, **kwargs)
    return func(x, *args, **kwargs)


class Series:
    def map(self, func=None, na_action=None, engine=None, **kwargs):
        if func is None:
            raise ValueError("The `func` parameter is required")
        return map_series(self, func if not kwargs else lambda x: func(x, **kwargs), na_action)

    def apply(self, func, args=(), *, by_row="compat", **kwargs):
        if not by_row and callable(func):
            return func(self, *args, **kwargs)
        return apply_series(self, func, args, kwargs)

    def agg(self, func=None, axis=0, *args, **kwargs):
        return agg_series(self, func, args, kwargs)

    aggregate = agg

    def transform(self, func, axis=0, *args, **kwargs):
        return _transform(self, func, 0, args, kwargs)

    def pipe(self, func, *args, **kwargs):
        return pipe(self, func, args, kwargs)


class DataFrame:
    def map(self, func, na_action=None, **kwargs):
        if not callable(func):
            raise TypeError("the first argument must be callable")
        fn = func if not kwargs else lambda x: func(x, **kwargs)
        return like_frame([map_series(c, fn, na_action) for c in _pandas.columns(self)], self)

    def apply(self, func, axis=0, raw=False, result_type=None, args=(), by_row="compat", engine=None, engine_kwargs=None, **kwargs):
        return apply_frame(self, func, axis, raw, result_type, args, kwargs)

    def agg(self, func=None, axis=0, *args, **kwargs):
        return agg_frame(self, func, axis, args, kwargs)

    aggregate = agg

    def transform(self, func, axis=0, *args, **kwargs):
        return _transform(self, func, axis_of(axis), args, kwargs)

    def pipe(self, func, *args, **kwargs):
        return pipe(self, func, args, kwargs)
