"""Rows and columns of pandas' frames that are chosen or put together: isin, between, duplicated, nlargest, sample, assign, insert, filter,
select_dtypes, combine."""
import numpy as np
import pandas as pd
import _pandas
from pandas._col import filtered
from pandas._nullable import pointwise
from pandas._base import (axis_of, bare, codes_of, is_frame, is_list_like, is_series, kind, like_frame, like_series, make_index, names_of, nan, onto, ranged, refuse,
                          settle, take, union)


# --- membership -------------------------------------------------------------------------------------------------------------------
_gap_of = {"f": nan, "c": nan, "b": nan, "i": nan, "u": nan, "I": pd.NA, "F": pd.NA, "B": pd.NA}


def _same_gap(x, y):
    """Two missing values of one kind: pandas' table of objects holds None, NaN, NaT and NA apart."""
    return x is y or isinstance(x, float) and isinstance(y, float)


def _isin_numbers(s, wanted):
    """The same of a column of numbers among numbers; None: of others."""
    real, t = kind(s) == "f", str(s.dtype)
    if t == "uint64" or not all(isinstance(v, (int, float, np.integer, np.floating)) and not isinstance(v, np.uint64) for v in wanted):
        return None
    if real:  # an int that no float64 is equal to is in no row
        keys = np.array([float(v) for v in wanted if float(v) == v], dtype=np.float64)
    else:
        limit = 9223372036854775808.0
        keys = np.array([int(v) for v in wanted if isinstance(v, (int, np.integer)) or -limit <= v < limit and v == int(v)], dtype=np.int64)
    into = "float64" if real else "int64"
    flags = _pandas.isin(bare(s) if t == into else bare(s).astype(into), keys)
    return None if flags is None else flags.to_numpy()


def _as_taken(r, s):
    """Values found cell by cell, of the nullable type or the categories of the column that they came from where these hold them."""
    k = kind(s)
    if k in "Mm" and len(r) and kind(r) == "M" and not r.notna().any():  # NaT alone tells no type
        return r.astype("object")
    if k == "C":
        return r.astype(s.dtype) if r.dropna().isin(list(s.cat.categories)).all() else r
    if k in "IFB":
        return _pandas.series(pointwise(r.tolist(), s), r.index, r.name)
    if str(s.dtype) == "string" and kind(r) in "sO" and all(isinstance(v, str) or v is pd.NA or v != v for v in r.tolist()):
        return r.astype("string")
    if k in "iuf" and kind(r) in ("f" if k == "f" else "iu") and str(r.dtype) != str(s.dtype):
        narrow = r.astype(s.dtype)
        return narrow if (narrow == r).all() else r
    return r


def _among(v, wanted):
    try:
        return v in wanted
    except TypeError:  # it has no hash
        return False


def isin(s, values):
    if not is_list_like(values):
        raise TypeError(f"only list-like objects are allowed to be passed to isin(), you passed a `{type(values).__name__}`")
    listed = values.tolist() if hasattr(values, "tolist") else list(values)
    gone = [v for v in listed if not is_list_like(v) and bool(pd.isna(v))]
    wanted = [v for v in listed if is_list_like(v) or not pd.isna(v)]
    try:
        wanted = set(wanted)
    except TypeError:  # lists and the like: looked through
        return _pandas.series(np.array([any(x is v or type(x) is type(v) and not hasattr(x, "dtype") and x == v for x in wanted) for v in s.tolist()], dtype=np.bool_), s.index, s.name)
    k = kind(s)
    if k in "biuf":
        wanted = set(v for v in wanted if not isinstance(v, str))
    elif k == "s":
        wanted = set(v for v in wanted if isinstance(v, str))
    out = _isin_numbers(s, wanted) if k in "biuf" else None
    if out is None:
        few = _pandas.distinct(s) if k == "s" else None
        if k == "s" and not few and wanted:
            out = _pandas.join_rows([_pandas.series(s)], [pd.Series(list(wanted), dtype="str")], "left", False)[1] >= 0
        else:
            out = np.array([_among(v, wanted) for v in (few[0] if few else s).tolist()] if k == "O" else [v in wanted for v in (few[0] if few else s).tolist()], dtype=np.bool_)
            out = out[few[1]] if few else out
    if k == "O" and gone:  # each missing value is found by its own kind only
        out = out | np.array([any(_same_gap(v, g) for g in gone) if m else False for v, m in zip(s.tolist(), s.isna().tolist())], dtype=np.bool_)
    elif any(k in "sC" or _same_gap(_gap_of[k] if k in _gap_of else pd.NaT, g) for g in gone):
        out = out | s.isna().to_numpy()
    if k in "IFB":
        out = out & (s.notna().to_numpy() | any(g is pd.NA for g in gone) & (isinstance(values, (list, tuple, set, np.ndarray)) or str(getattr(values, "dtype", "")) in ("boolean", "object")))
        out = _pandas.series(out).astype("boolean")
    return like_series(out, s)


def _frame_isin(f, values):
    labels, columns = _pandas.labels(f), _pandas.columns(f)
    no = np.zeros(len(f), dtype=np.bool_)
    if isinstance(values, dict):
        return like_frame([isin(c, values[x]) if x in values else isin(c, []) for x, c in zip(labels, columns)], f)
    if is_series(values) or is_frame(values):
        if not values.index.is_unique:
            raise ValueError("cannot compute isin with a duplicate axis.")
        parts = []
        for x, c in zip(labels, columns):
            v = values if is_series(values) else values[x] if x in values.columns else None
            same = None if v is None else bare(c) == bare(onto(v, f.index))
            parts.append((_pandas.series(no).astype("boolean") if kind(c) in "IFB" else no) if v is None else same if str(same.dtype) == "boolean" else same.to_numpy())
        return like_frame(parts, f)
    if not is_list_like(values):
        raise TypeError(f"only list-like or dict-like objects are allowed to be passed to DataFrame.isin(), you passed a '{type(values).__name__}'")
    return like_frame([isin(c, values) for c in columns], f)


def _between(s, left, right, inclusive):
    if inclusive not in ("both", "left", "right", "neither"):
        raise ValueError("Inclusive has to be either string of 'both','left', 'right', or 'neither'.")
    low = s >= left if inclusive in ("both", "left") else s > left
    return low & (s <= right if inclusive in ("both", "right") else s < right)


# --- duplicates -------------------------------------------------------------------------------------------------------------------
def duplicated(columns, n, keep):
    """A bool array: rows that repeat another. columns: one Series or several of n rows."""
    if keep not in ("first", "last", False) or keep == 0 and keep is not False:
        raise ValueError('keep must be either "first", "last" or False')
    if n == 0 or (isinstance(columns, list) and not columns):
        return np.zeros(n, dtype=np.bool_)
    codes, first = codes_of(columns[0] if isinstance(columns, list) and len(columns) == 1 else columns, False)
    out = np.ones(n, dtype=np.bool_)
    if keep == "first":
        out[first] = False
    elif keep == "last":
        last = np.zeros(len(first), dtype=np.int64)
        last[codes] = np.arange(n)
        out[last] = False
    else:
        out = np.bincount(codes)[codes] > 1
    return out


def _subset(f, subset):
    if subset is None:
        return _pandas.columns(f)
    names = [subset] if not is_list_like(subset) or (isinstance(subset, tuple) and subset in _pandas.labels(f)) else list(subset)
    labels, columns = _pandas.labels(f), _pandas.columns(f)
    absent = [x for x in names if x not in labels]
    if absent:
        raise KeyError(make_index(absent))
    return [c for x in names for c, y in zip(columns, labels) if y == x]


# --- the largest ------------------------------------------------------------------------------------------------------------------
def _check_keep(keep):
    if keep not in ("first", "last", "all"):
        raise ValueError('keep must be either "first", "last" or "all"')


def _extreme_positions(column, n, keep, smallest):
    """Positions of the n smallest or largest of a column without missing values."""
    rows = len(column)
    if keep == "last":
        order = rows - 1 - _pandas.order([take(column, np.arange(rows)[::-1])], smallest)
    else:
        order = _pandas.order([column], smallest)
    if keep == "all" and 0 < n < rows:
        codes, _ = _pandas.codes([column], False)
        edge = codes[order[n - 1]]
        while n < rows and codes[order[n]] == edge:
            n += 1
    return order[:max(n, 0)]


def _series_extreme(s, n, keep, smallest):
    _check_keep(keep)
    if kind(s) in "sOC":
        raise TypeError(f"Cannot use method 'n{'smallest' if smallest else 'largest'}' with dtype {'str' if kind(s) == 's' else s.dtype}")
    if n <= 0:
        return take(s, np.zeros(0, dtype=np.int64))
    if n >= len(s):
        return take(s, _pandas.order([s], smallest))
    there = np.flatnonzero(s.notna().to_numpy())
    gone = np.flatnonzero(s.isna().to_numpy())
    part = take(bare(s), there)
    at = there[_extreme_positions(part, min(n, len(part)), keep, smallest)] if len(part) else there
    rest = max(n - len(at), 0)
    return take(s, np.concatenate([at, gone if keep == "all" and rest else gone[:rest]]))


def _frame_extreme(f, n, columns, keep, smallest):
    _check_keep(keep)
    names = list(columns) if is_list_like(columns) and not isinstance(columns, tuple) else [columns]
    for x in names:
        if x not in f.columns:
            raise KeyError(x)
        if kind(f[x]) in "sOC":
            raise TypeError(f"Column {x!r} has dtype {f[x].dtype}, cannot use method {'nsmallest' if smallest else 'nlargest'!r} with this dtype")
    whole = pd.RangeIndex(len(f))
    own = _pandas.frame([bare(f[x]) for x in names], make_index(np.arange(len(names))), whole)
    part, left, at = own, n, np.zeros(0, dtype=np.int64)
    for k in range(len(names)):  # as pandas narrows it down: rows that equal the last one in one column are told apart by the next
        values = _series_extreme(part[k], left, keep if k == len(names) - 1 else "all", smallest)
        rows = values.index.to_numpy()
        if k == len(names) - 1 or len(values) <= left:
            at = np.concatenate([at, rows] if smallest else [rows, at])
            break
        if not len(values):
            raise IndexError("index -1 is out of bounds for axis 0 with size 0")
        last = values == values.iloc[-1]
        edge, safe = (x.fillna(False).to_numpy(dtype="bool") for x in (last, ~last))
        at = np.concatenate([at, rows[safe]] if smallest else [rows[safe], at])
        part, left = part.iloc[rows[edge]], n - len(at)
    if len(names) > 1:
        at = at[_pandas.order([take(bare(f[x]), at) for x in names], smallest)]
    return take(f, at)


# --- sample -----------------------------------------------------------------------------------------------------------------------
def _random(state):
    if state is None:
        return np.random
    if isinstance(state, (np.random.RandomState, np.random.Generator)):
        return state
    if isinstance(state, (int, np.integer)):
        return np.random.RandomState(state)
    raise ValueError("random_state must be an integer, array-like, a BitGenerator, Generator, a numpy RandomState, or None")


def _weights(x, weights, axis, n):
    if isinstance(weights, str):
        if not is_frame(x):
            raise ValueError("Strings cannot be passed as weights when sampling from a Series.")
        if axis != 0:
            raise ValueError("Strings can only be passed to weights when sampling from rows on a DataFrame")
        if weights not in x.columns:
            raise KeyError("String passed to weights not a valid column")
        weights = x[weights]
    if is_series(weights):
        labels = x.index if axis == 0 else x.columns
        weights = onto(weights, labels)
    w = np.asarray(weights, dtype=np.float64)
    if len(w) != n:
        raise ValueError("Weights and axis to be sampled must be of same length")
    if np.isinf(w).any():
        raise ValueError("weight vector may not include `inf` values")
    if (w < 0).any():
        raise ValueError("weight vector many not include negative values")
    return np.where(np.isnan(w), 0.0, w)


def sample_positions(length, n, replace, weights, rng):
    if weights is not None:
        total = weights.sum()
        if total == 0:
            raise ValueError("Invalid weights: weights sum to zero")
        weights = weights / total
        if not replace and n * weights.max() > 1:
            raise ValueError("Weighted sampling cannot be achieved with replace=False. Either set replace=True or use smaller weights. See the docstring of sample for "
                             "details.")
    if weights is None:
        if n == 0:
            return np.zeros(0, dtype=np.int64)
        return np.asarray(rng.choice(length, size=n, replace=replace))
    return np.asarray(rng.choice(length, size=n, replace=replace, p=weights))


def sample_size(n, frac, replace):
    if n is not None and frac is not None:
        raise ValueError("Please enter a value for `frac` OR `n`, not both")
    if n is None and frac is None:
        return 1
    if n is not None:
        if n < 0:
            raise ValueError("A negative number of rows requested. Please provide `n` >= 0.")
        if n % 1 != 0:
            raise ValueError("Only integers accepted as `n` values")
        return int(n)
    if frac > 1 and not replace:
        raise ValueError("Replace has to be set to `True` when upsampling the population `frac` > 1.")
    if frac < 0:
        raise ValueError("A negative number of rows requested. Please provide `frac` >= 0.")
    return None


def _sample(x, n, frac, replace, weights, random_state, axis, ignore_index):
    axis = axis_of(axis or 0, is_frame(x))
    length = x.shape[axis]
    rng = _random(random_state)
    size = sample_size(n, frac, replace)
    if size is None:
        size = round(frac * length)
    w = None if weights is None else _weights(x, weights, axis, length)
    at = sample_positions(length, size, replace, w, rng)
    r = take(x, at) if axis == 0 else x.iloc[:, at.tolist()]
    if ignore_index:
        if axis == 0:
            r = r.reset_index(drop=True)
        else:
            r.columns = list(range(len(at)))
    return r


# --- columns ----------------------------------------------------------------------------------------------------------------------
_KINDS = {"number": "iufcmIF", "object": "O", "bool": "b", "boolean": "B", "category": "C", "datetime": "M", "datetime64": "M", "timedelta": "m", "timedelta64": "m",
          "str": "s", "string": "s", "float": "f", "int": "i", "integer": "iuI", "floating": "fF", "datetimetz": "M", "signedinteger": "i", "unsignedinteger": "u"}


def _matches(c, want):
    k, t = kind(c), str(c.dtype)
    if want is np.number:
        want = "number"
    elif want is np.integer or want is np.floating:
        want = want.__name__
    elif isinstance(want, type):
        want = {"int64": "int64", "float64": "float64", "float": "float64", "int": "int64", "bool": "bool", "bool_": "bool", "object": "object", "str": "str",
                "datetime64": "datetime", "timedelta64": "timedelta"}.get(want.__name__, want.__name__)
    want = str(want)
    if t == want:
        return True
    if want[:1].isupper() and want.rstrip("0123456789") in ("Int", "UInt", "Float"):
        return False
    if want in ("int", "float"):
        return t == want + "64" or want == "float" and k == "F" or want == "int" and t == "Int64"
    if want == "bool":
        return k in "bB"
    if want in ("O", "object"):
        return k in "Os"
    if want in _KINDS:
        if want == "datetime" or want == "datetime64":
            return k == "M" and "," not in t
        return k in _KINDS[want]
    if want == "number":
        return k in _KINDS["number"]
    return t == str(np.dtype(want)) if want not in ("category",) else False


def _is_object(want):
    return want is object or want is np.object_ or isinstance(want, str) and want in ("O", "object")


def _warn_of_str(verb):
    import warnings
    here, there, keep = ("include", "exclude", ("select", "remove")) if verb == "included" else ("exclude", "include", ("remove", "keep"))
    warnings.warn(f"For backward compatibility, 'str' dtypes are {verb} by select_dtypes when 'object' dtype is specified. This behavior is deprecated and will be removed in "
                  f"a future version. Explicitly pass 'str' to `{here}` to {keep[0]} them, or to `{there}` to {keep[1]} them and silence this warning.\n"
                  "See https://pandas.pydata.org/docs/dev/user_guide/migration.html#string-migration-select-dtypes for details on how to write code that works with "
                  "pandas 2 and 3.", pd.errors.Pandas4Warning, stacklevel=4)


def _select_dtypes(f, include, exclude):
    listed = [[] if x is None else list(x) if is_list_like(x) else [x] for x in (include, exclude)]
    if not listed[0] and not listed[1]:
        raise ValueError("at least one of include or exclude must be nonempty")
    both = [x for x in listed[0] if x in listed[1]]
    if both:
        raise ValueError(f"include and exclude overlap on {frozenset(both)}")
    columns = _pandas.columns(f)
    for given, verb in zip(listed, ("included", "excluded")):
        if any(str(c.dtype) == "str" for c in columns) and any(_is_object(w) for w in given) and not any(w is str or isinstance(w, str) and w == "str" for w in listed[0] + listed[1]):
            _warn_of_str(verb)
    keep = []
    for i, c in enumerate(columns):
        if listed[0] and not any(_matches(c, w) for w in listed[0]):
            continue
        if any(_matches(c, w) for w in listed[1]):
            continue
        keep.append(i)
    return f.iloc[:, keep]


def _filter(x, items, like, regex, axis):
    given = sum(v is not None for v in (items, like, regex))
    if given > 1:
        raise TypeError("Keyword arguments `items`, `like`, or `regex` are mutually exclusive")
    if not given:
        raise TypeError("Must pass either `items`, `like`, or `regex`")
    axis = (1 if is_frame(x) else 0) if axis is None else axis_of(axis, is_frame(x))
    labels = x.columns if axis == 1 else x.index
    if items is not None:
        items = pd.Index(items).intersection(labels)
        items = (labels[:0] if labels.nlevels > 1 else labels[:0].rename(None)) if not len(items) else items.astype("object") if str(labels.dtype) == "object" else ranged(items, labels)
        return x.reindex(columns=items) if axis == 1 else x.reindex(items)
    labels = labels.tolist()
    if like is not None:
        at = [i for i, v in enumerate(labels) if like in str(v)]
    else:
        import re
        at = [i for i, v in enumerate(labels) if re.search(regex, str(v)) is not None]
    if axis == 1:
        return x.iloc[:, at]
    return take(x, np.array(at, dtype=np.int64))


# --- combining --------------------------------------------------------------------------------------------------------------------
def _combine_first(a, b):
    from pandas._pairs import common_dtype
    index = union(a.index, b.index)
    x, y = onto(a, index), onto(b, index)
    missing = x.isna().to_numpy()
    ints = kind(a) in "iu" and kind(b) in "iu"
    if not missing.any() and len(a) == len(index):
        both = kind(a) + kind(b)
        return a.astype(common_dtype(a, b)) if ints else a.astype("float64") if both in ("if", "uf") else a.astype("object") if both == "bO" else a.copy()
    r = _pandas.put(x, missing, bare(y))
    if ints and not r.isna().any():
        r = r.astype(common_dtype(a, b))
    elif kind(a) == kind(b) == "b" and not r.isna().any():
        r = r.astype("bool")
    return r


class Series:
    def isin(self, values):
        return isin(self, values)

    def between(self, left, right, inclusive="both"):
        return _between(self, left, right, inclusive)

    def duplicated(self, keep="first"):
        return like_series(duplicated(self, len(self), keep), self)

    def drop_duplicates(self, *, keep="first", inplace=False, ignore_index=False):
        r = take(self, np.flatnonzero(~duplicated(self, len(self), keep)))
        return settle(self, _pandas.series(r, None, r.name) if ignore_index else r, inplace, False)

    def nlargest(self, n=5, keep="first"):
        return _series_extreme(self, n, keep, False)

    def nsmallest(self, n=5, keep="first"):
        return _series_extreme(self, n, keep, True)

    def sample(self, n=None, frac=None, replace=False, weights=None, random_state=None, axis=None, ignore_index=False):
        return _sample(self, n, frac, replace, weights, random_state, axis, ignore_index)

    def filter(self, arg=None, /, like=None, regex=None, axis=None, *, items=None, cond=None, na=False):
        masked, items = filtered(self, arg, items, cond, like, regex, axis, na)
        return _filter(self, items, like, regex, axis) if masked is None else masked

    def combine_first(self, other):
        return _combine_first(self, other)

    def combine(self, other, func, fill_value=None):
        if not is_series(other):
            return _as_taken(_pandas.series([func(x, other) for x in self.tolist()], self.index, self.name), self)
        name = self.name if self.name == other.name else None
        if _pandas.same(self.index, other.index):
            return _as_taken(_pandas.series([func(u, v) for u, v in zip(self.tolist(), other.tolist())], self.index, name), self)
        index = union(self.index, other.index)
        x, y = onto(self, index), onto(other, index)
        fill = nan if fill_value is None else fill_value
        ax, ay = _pandas.find(self.index, index) < 0, _pandas.find(other.index, index) < 0
        r = [func(fill if p else u, fill if q else v) for u, v, p, q in zip(x.tolist(), y.tolist(), ax.tolist(), ay.tolist())]
        return _as_taken(_pandas.series(r, index, name), self)

    def update(self, other):
        if not is_series(other):
            other = pd.Series(other)
        from pandas._loc_set import _assigned
        that = take(bare(other), _pandas.find(other.index, self.index))
        rows = np.flatnonzero(that.notna().to_numpy())
        if len(rows):
            _pandas.become(self, _assigned(self, rows, take(that, rows)))

    def pop(self, item):
        r = self[item]
        _pandas.become(self, self.drop(item))
        return r


class DataFrame:
    def isin(self, values):
        return _frame_isin(self, values)

    def duplicated(self, subset=None, keep="first"):
        if len(self) == 0 or self.shape[1] == 0 and subset is None:
            return pd.Series([False] * len(self), index=self.index, dtype="bool")
        return _pandas.series(duplicated(_subset(self, subset), len(self), keep), self.index)

    def drop_duplicates(self, subset=None, *, keep="first", inplace=False, ignore_index=False):
        if len(self) == 0:
            r = self.copy()
        else:
            r = take(self, np.flatnonzero(~duplicated(_subset(self, subset), len(self), keep)))
        return settle(self, r.reset_index(drop=True) if ignore_index and len(r) else r, inplace, False)

    def nlargest(self, n, columns, keep="first"):
        return _frame_extreme(self, n, columns, keep, False)

    def nsmallest(self, n, columns, keep="first"):
        return _frame_extreme(self, n, columns, keep, True)

    def sample(self, n=None, frac=None, replace=False, weights=None, random_state=None, axis=None, ignore_index=False):
        return _sample(self, n, frac, replace, weights, random_state, axis, ignore_index)

    def filter(self, arg=None, /, like=None, regex=None, axis=None, *, items=None, cond=None, na=False):
        masked, items = filtered(self, arg, items, cond, like, regex, axis, na)
        return _filter(self, items, like, regex, axis) if masked is None else masked

    def select_dtypes(self, include=None, exclude=None):
        return _select_dtypes(self, include, exclude)

    def pop(self, item):
        r = self[item]
        del self[item]
        return r

    def combine_first(self, other):
        from pandas._pairs import combine_first
        return combine_first(self, other)

    def combine(self, other, func, fill_value=None, overwrite=True):
        from pandas._pairs import combine
        return combine(self, other, func, fill_value, overwrite)

    def update(self, other, join="left", overwrite=True, filter_func=None, errors="ignore"):
        if join != "left":
            raise NotImplementedError("Only left join is supported")
        if errors not in ("ignore", "raise"):
            raise ValueError("The parameter errors must be either 'ignore' or 'raise'")
        refuse("update", filter_func=filter_func)
        if not is_frame(other):
            other = pd.DataFrame(other)
        if not other.index.is_unique:
            raise ValueError("Update not allowed with duplicate indexes on other.")
        from pandas._loc_set import _assigned
        at, out = _pandas.find(other.index, self.index), []
        for x, c in zip(_pandas.labels(self), _pandas.columns(self)):
            if x not in other.columns:
                out.append(c)
                continue
            that = _pandas.series(other[x])
            if kind(that) in "iu" and kind(c) in "iu" and (at < 0).any() and errors != "raise":  # ints stay what they are, also beside missing ones
                rows = np.flatnonzero(at >= 0)
                out.append(_assigned(c, rows, take(bare(that), at[rows])) if overwrite and len(rows) else c)
                continue
            that = bare(take(that, at))
            if errors == "raise" and (that.notna().to_numpy() & c.notna().to_numpy()).any():
                raise ValueError("Data overlaps.")
            rows = np.flatnonzero((that.notna() if overwrite else bare(c).isna()).to_numpy())
            out.append(_assigned(c, rows, take(that, rows)) if len(rows) else c)
        _pandas.become(self, like_frame(out, self))
