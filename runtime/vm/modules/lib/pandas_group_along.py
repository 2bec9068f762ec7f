"""Values along groups: cumulative sums and their like, shift, ranks, the n-th rows, extremes with their places."""
import numpy as np
import pandas as pd
import _pandas
from pandas._nullable import from_floats
from pandas._base import floats_of, is_list_like, is_missing, is_series, kind, nan, no_default, take, take_fill
from pandas._group_base import Info, build, counts, labels_of, part_rows, reduced
from pandas._group_rows import _rows_before, along, back_by, chosen_rows, codes_of, spread
from pandas._group_apply import apply


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
            if what == "min":  # a missing one is the least of all counts
                v = np.where(c.isna().to_numpy(), np.iinfo(np.int64).max, v)
        else:
            v = c.to_numpy()
        best = spread(self, _pandas.group_reduce(self, _pandas.series(v), what)).to_numpy()
        there = c.notna().to_numpy() & (codes >= 0)
        rows = np.flatnonzero((v == best) & there)
        at = np.full(len(labels_of(self)), -1, dtype=np.int64)
        at[codes[rows][::-1]] = rows[::-1]
        return labels_at(at, counts(self, c) < _pandas.group_reduce(self, c, "size").to_numpy())

    def labels_at(at, some_missing):
        if not skipna and some_missing.any():
            raise ValueError(f"idx{what} with skipna=False encountered an NA value.")
        if (at < 0).any():
            raise ValueError(f"idx{what} with skipna=True encountered all NA values in a group.")
        index = Info(self).index()
        levels = _pandas.levels(index)
        if len(levels) == 1:
            found = take(_pandas.series(levels[0]), at)
            return pd.Series(found.tolist()) if kind(found) == "O" and len(found) else found  # objects of one type are of that type
        labels = list(index)
        return _pandas.objects([labels[k] for k in at.tolist()])
    return reduced(self, one, numeric_only)


class GroupBy:
    cumsum = _cumulative("cumsum")
    cumprod = _cumulative("cumprod")
    cummax = _cumulative("cummax")
    cummin = _cumulative("cummin")

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

    def is_monotonic_increasing(self):
        return apply(self, lambda s: s.is_monotonic_increasing)

    def is_monotonic_decreasing(self):
        return apply(self, lambda s: s.is_monotonic_decreasing)
