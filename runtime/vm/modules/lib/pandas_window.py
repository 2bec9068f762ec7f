"""Windows of pandas: rolling, expanding, ewm."""
import numpy as np
import pandas as pd
import _pandas
import _pandas_dates as _dates
from pandas._levels import labelled, under
from pandas._base import bare, floats_of, is_frame, is_list_like, is_number_or_bool, is_series, kind, names_of, nan, take

_DAY = 86400 * 10 ** 9


def offset_ns(x):
    """A window given as time, in nanoseconds; None when it is not one."""
    if isinstance(x, (str, pd.DateOffset)):
        from pandas._offsets import Day
        from pandas._offset_names import to_offset
        try:
            off = to_offset(x)
            return off.n * _DAY if isinstance(off, Day) else int(off.nanos)
        except (ValueError, TypeError):
            raise ValueError(f"passed window {x} is not compatible with a datetimelike index") from None
    if hasattr(x, "total_seconds"):
        return int(round(x.total_seconds() * 10 ** 9))
    return None


def _prepared(c, read_only=False):
    """The values as float64 (pandas: _prep_values), infinities missing; NotImplementedError or TypeError of what are no numbers.
    read_only: they may be the column's own, and infinities are left to _pandas.window."""
    k = kind(c)
    if k in "MmP":
        raise NotImplementedError(f"ops for Rolling for this dtype {c.dtype} is not implemented")
    try:
        if k == "C":
            plain = c.astype(c.cat.categories.dtype) if kind(c.cat.categories) not in "iub" else c.astype("object")
            x = np.where(c.isna().to_numpy(), nan, plain.to_numpy().astype("int64").astype("float64")) if kind(plain) in "Mm" else floats_of(plain)
        elif k == "s":
            x = np.array([nan if v is None or v is pd.NA or v != v else float(v) for v in c.tolist()], dtype=np.float64)
        else:
            x = c.to_numpy() if read_only and str(c.dtype) == "float64" else floats_of(c)
        if x.ndim != 1:
            raise ValueError("cells of several values")
    except (ValueError, TypeError):
        raise TypeError(f"cannot handle this type -> {c.dtype}")
    return x if read_only or not np.isinf(x).any() else np.where(np.isinf(x), nan, x)


def _paired(c):
    """The values for what two columns give; pandas adds them first, which categories and times refuse."""
    if kind(c) in "CMP":
        raise TypeError(f"unsupported operand type(s) for *: 'int' and '{c.dtype}'")
    return _prepared(c)


def _numbers(c, series, read_only=False):
    """The values for a window over a Series or a column of a frame; DataError where there are none."""
    try:
        return _prepared(c, read_only)
    except (TypeError, NotImplementedError):
        raise pd.errors.DataError("No numeric types to aggregate" if series else f"Cannot aggregate non-numeric type: {c.dtype}")


class _Windows:
    """What Rolling and Expanding share: bounds(n) gives the windows, minimum() how many values each needs."""
    behind = None

    def _columns(self, numeric_only):
        if is_series(self.obj):
            return [self.obj]
        chosen = []
        for label, c in zip(_pandas.labels(self.obj), _pandas.columns(self.obj)):
            if label == self.on and self.on is not None:
                continue
            if not numeric_only or is_number_or_bool(c):
                chosen.append((label, c))
        self._labels = [x for x, _ in chosen]
        return [c for _, c in chosen]

    def _index(self):
        index = self.obj.index
        if self.step is None or self.step == 1:
            return index
        return index[::self.step]

    def _run(self, fn, numeric_only=False, fixed=False):
        """fn(values of a column, start, end) over the columns; fixed: fn takes the length of windows that end with each row, and None."""
        columns = self._columns(numeric_only)
        rows = self._fixed() if fixed else None
        start, end = self._bounds(len(self.obj)) if rows is None else (rows, None)
        results = [fn(_numbers(c, is_series(self.obj), fixed), start, end) for c in columns]
        index = self._index()
        if is_series(self.obj):
            return _pandas.series(results[0], index, self.obj.name)
        labels = self._labels
        if self.on is not None:
            at = _pandas.labels(self.obj).index(self.on)
            labels, results = labels[:at] + [self.on] + labels[at:], results[:at] + [self.obj[self.on]] + results[at:]
        if self.behind is not None:  # the times that were not selected come last
            return _pandas.frame(results + [self.behind_values], labels + [self.behind], index, names_of(self.obj.columns))
        return _pandas.frame(results, labels, index, names_of(self.obj.columns), self.obj.columns) if results else self.obj.copy()

    def _kind(self, name, ddof=1, q=0.0, numeric_only=False, minimum=None):
        minimum = self._minimum() if minimum is None else minimum
        return self._run(lambda x, s, e: _pandas.window(x, s, e, minimum, name, ddof, q), numeric_only, True)

    def sum(self, numeric_only=False, engine=None, engine_kwargs=None):
        return self._kind("sum", numeric_only=numeric_only)

    def mean(self, numeric_only=False, engine=None, engine_kwargs=None):
        return self._kind("mean", numeric_only=numeric_only)

    def min(self, numeric_only=False, *args, engine=None, engine_kwargs=None, **kwargs):
        return self._kind("min", numeric_only=numeric_only)

    def max(self, numeric_only=False, *args, engine=None, engine_kwargs=None, **kwargs):
        return self._kind("max", numeric_only=numeric_only)

    def median(self, numeric_only=False, engine=None, engine_kwargs=None):
        return self._kind("median", numeric_only=numeric_only)

    def var(self, ddof=1, numeric_only=False, engine=None, engine_kwargs=None):
        minimum = max(self._minimum(), 1)
        return self._run(lambda x, s, e: _pandas.window(x, s, e, minimum, "var", ddof, 0.0), numeric_only, True)

    def std(self, ddof=1, numeric_only=False, engine=None, engine_kwargs=None):
        minimum = max(self._minimum(), 1)
        return self._run(lambda x, s, e: np.sqrt(_pandas.window(x, s, e, minimum, "var", ddof, 0.0)), numeric_only, True)

    def sem(self, ddof=1, numeric_only=False):
        minimum = max(self._minimum(), 1)
        there = iter([np.where(c.isna().to_numpy(), nan, 1.0) for c in self._columns(numeric_only)])  # infinite cells are counted
        return self._run(lambda x, s, e: np.sqrt(_pandas.window(x, s, e, minimum, "var", ddof, 0.0)) / np.sqrt(self._counted(next(there), s, e)), numeric_only)

    def _counted(self, x, s, e):
        return _pandas.window(np.where(np.isnan(x), 0.0, 1.0), s, e, self._minimum(), "sum")

    def count(self, numeric_only=False):
        if is_frame(self.obj) and not numeric_only:
            start, end = self._bounds(len(self.obj))
            of = [(x, c) for x, c in zip(_pandas.labels(self.obj), _pandas.columns(self.obj)) if x != self.on or self.on is None]
            labels = [x for x, _ in of]
            parts = [self._counted(np.where(c.isna().to_numpy(), nan, 1.0), start, end) for _, c in of]
            return _pandas.frame(parts, labels, self._index(), names_of(self.obj.columns), self.obj.columns)
        if is_series(self.obj):
            start, end = self._bounds(len(self.obj))
            return _pandas.series(self._counted(np.where(self.obj.isna().to_numpy(), nan, 1.0), start, end), self._index(), self.obj.name)
        return self._run(self._counted, numeric_only)

    def skew(self, numeric_only=False):
        return self._kind("skew", numeric_only=numeric_only)

    def kurt(self, numeric_only=False):
        return self._kind("kurt", numeric_only=numeric_only)

    def first(self, numeric_only=False):
        return self._kind("first", numeric_only=numeric_only)

    def last(self, numeric_only=False):
        return self._kind("last", numeric_only=numeric_only)

    def nunique(self, numeric_only=False):
        return self._kind("nunique", numeric_only=numeric_only)

    def quantile(self, q, interpolation="linear", numeric_only=False):
        if q < 0 or q > 1:
            raise ValueError(f"quantile value {q} not in [0, 1]")
        if interpolation not in ("linear", "lower", "higher", "midpoint", "nearest"):
            raise ValueError(f"Interpolation '{interpolation}' is not supported")
        return self._kind(interpolation, 1, float(q), numeric_only)

    def rank(self, method="average", ascending=True, pct=False, numeric_only=False):
        if method not in ("average", "min", "max"):
            raise KeyError(method)
        return self._kind("pct" if pct else "rank", 1 if ascending else 0, float(("average", "min", "max").index(method)), numeric_only)

    def apply(self, func, raw=False, engine=None, engine_kwargs=None, args=None, kwargs=None):
        if raw not in (True, False):
            raise ValueError("raw parameter must be `True` or `False`")
        if engine not in (None, "cython", "numba"):
            raise ValueError("engine must be either 'numba' or 'cython'")
        args, kwargs, minimum = args or (), kwargs or {}, self._minimum()
        levels, names = _pandas.levels(self.obj.index), names_of(self.obj.index)
        whole = self.obj.index

        def run(x, start, end):
            there = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(~np.isnan(x))])
            out = np.full(len(start), nan)
            for i, (s, e) in enumerate(zip(start.tolist(), end.tolist())):
                if e > s and there[e] - there[s] >= minimum:
                    part = x[s:e] if raw else _pandas.series(x[s:e], whole[s:e])
                    out[i] = func(part, *args, **kwargs)
            return out
        return self._run(run)

    def agg(self, func=None, *args, **kwargs):
        if callable(func) and not isinstance(func, str):
            return self.apply(func, False, None, None, args, kwargs)
        if isinstance(func, str):
            return getattr(self, func)(*args, **kwargs)
        if isinstance(func, dict):
            parts, labels, at = [], [], []
            if is_series(self.obj):  # a column for each name
                if any(is_list_like(f) for f in func.values()):
                    raise pd.errors.SpecificationError("nested renamer is not supported")
                return _pandas.frame([self.agg(f) for f in func.values()], list(func), self._index())
            lists = any(is_list_like(f) for f in func.values())
            for n, (k, f) in enumerate(func.items()):
                one = self._of(self.obj[k])
                for g in (f if is_list_like(f) else [f]):
                    parts.append(one.agg(g))
                    labels.append(_name(g))
                    at.append(n)
            own = labelled(list(func), names_of(self.obj.columns))
            return _pandas.frame(parts, under(own, at, labels) if lists else own, self._index())
        if is_series(self.obj):
            return _pandas.frame([self.agg(f) for f in func], [_name(f) for f in func], self._index())
        parts, labels = [], []
        for c in _pandas.columns(self.obj):
            for f in func:
                parts.append(self._of(c).agg(f))
                labels.append(_name(f))
        if not parts:
            raise ValueError("No objects to concatenate")
        return _pandas.frame(parts, under(self.obj.columns, np.arange(len(parts)) // len(func), labels), self._index())

    def aggregate(self, func=None, *args, **kwargs):
        return self.agg(func, *args, **kwargs)

    def pipe(self, func, *args, **kwargs):
        return func(self, *args, **kwargs)

    def __getitem__(self, key):
        on = getattr(self, "on", None)
        if isinstance(key, list) and on is not None and on not in key and on in self.obj.columns:
            key = key + [on]  # the times stay beside what is chosen
        return self._of(self.obj[key])

    def __getattr__(self, name):
        if is_frame(self.obj) and name in self.obj.columns:
            return self[name]
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")

    def __iter__(self):
        start, end = self._bounds(len(self.obj))
        return iter([self.obj.iloc[s:e] for s, e in zip(start.tolist(), end.tolist())])

    def _pair(self, other, pairwise, fn):
        """fn(x, y) of pairs of columns."""
        a, labels = self.obj, _pandas.labels(self.obj) if is_frame(self.obj) else None
        index = a.index
        if other is None:
            other, pairwise = a, True if pairwise is None else pairwise
        if is_series(a) and is_series(other):
            from pandas._base import onto
            y = other if _pandas.same(other.index, index) else onto(other, index)
            return _pandas.series(fn(_paired(a), _paired(y)), index, a.name if a.name == other.name else None)
        if is_series(a) or is_series(other):
            one, many = (a, other) if is_series(a) else (other, a)
            return _pandas.frame([fn(_paired(c), _paired(one)) for c in _pandas.columns(many)], many.columns, index, names_of(many.columns))
        if not pairwise:
            both = [x for x in labels if x in other.columns]
            return _pandas.frame([fn(_paired(a[x]), _paired(other[x])) for x in both], both, index, names_of(a.columns), a.columns)
        heads, n, m = _pandas.labels(other), len(a), len(labels)
        columns = []
        for x in labels:
            cells = np.array([fn(_paired(a[x]), _paired(other[y])) for y in heads])
            columns.append(cells.T.reshape(-1))
        k = len(heads)
        if index.nlevels > 1 and n:
            raise ValueError("Length of names must match number of levels in MultiIndex.")
        if other.columns.nlevels > 1 and n:
            return self._pair_levels(other, index, columns, labels, k)
        rows = _pandas.index([take(v, np.repeat(np.arange(n), k)) for v in _pandas.levels(index)] + [take(_pandas.series(heads), np.tile(np.arange(k), n))],
                             names_of(index) + names_of(other.columns))
        return _pandas.frame(columns, a.columns, rows, names_of(a.columns))

    def _pair_levels(self, other, index, columns, labels, k):
        """Beside columns of several levels the rows have every combination of those, sorted with the labels of the rows."""
        levels = [x.tolist() for x in other.columns.levels]
        tops = [()]
        for x in levels:
            tops = [t + (v,) for t in tops for v in x]
        if len(tops) != k:
            raise ValueError(f"Length mismatch: Expected axis has {k * len(index)} elements, new values have {len(tops) * len(index)} elements")
        n = len(index)
        keys = [take(v, np.repeat(np.arange(n), k)) for v in _pandas.levels(index)]
        heads = _pandas.labels(other)
        keys += [take(_pandas.series([x[i] for x in heads]), np.tile(np.arange(k), n)) for i in range(len(levels))]
        rows = _pandas.index(keys, names_of(index) + names_of(other.columns))
        return _pandas.frame(columns, self.obj.columns, rows, names_of(self.obj.columns)).sort_index()

    def cov(self, other=None, pairwise=None, ddof=1, numeric_only=False):
        start, end = self._bounds(len(self.obj))
        return self._pair(other, pairwise, lambda x, y: _pandas.window2(x, y, start, end, self._minimum(), ddof, False))

    def corr(self, other=None, pairwise=None, ddof=1, numeric_only=False):
        start, end = self._bounds(len(self.obj))
        return self._pair(other, pairwise, lambda x, y: _pandas.window2(x, y, start, end, self._minimum(), ddof, True))


def _name(f):
    return f if isinstance(f, str) else getattr(f, "__name__", str(f))


def _check_minimum(m):
    if m is not None:
        if not isinstance(m, (int, np.integer)) or isinstance(m, bool):
            raise ValueError("min_periods must be an integer")
        if m < 0:
            raise ValueError("min_periods must be >= 0")


class Rolling(_Windows):
    def __init__(self, obj, window, min_periods=None, center=False, win_type=None, on=None, closed=None, step=None, method="single", when=None):
        if method not in ("single", "table"):
            raise ValueError("method must be 'table' or 'single")
        if method == "table":
            raise NotImplementedError("rolling(method='table') is not supported")
        if not isinstance(center, (bool, np.bool_)):
            raise ValueError("center must be a boolean")
        if on is not None and (is_series(obj) or on not in obj.columns):
            raise ValueError(f"invalid on specified as {on}, must be a column (of DataFrame), an Index or None")
        _check_minimum(min_periods)
        self.obj, self.window, self.min_periods, self.center, self.on, self.closed, self.step = obj, window, min_periods, center, on, closed, step
        self._labels, self._when = None, when
        self.times_name = "index" if on is None else on
        custom = hasattr(window, "get_window_bounds")
        self._ns = None if custom or isinstance(window, (int, np.integer)) else offset_ns(window)
        if custom:
            if win_type is None and step is not None and step < 0:
                raise ValueError("step must be >= 0")
        elif self._ns is None:
            if not isinstance(window, (int, np.integer)) or isinstance(window, bool) or window < 0:
                raise ValueError("window must be an integer 0 or greater")
            if min_periods is not None and min_periods > window:
                raise ValueError(f"min_periods {min_periods} must be <= window {window}")
        if closed is not None and closed not in ("right", "both", "left", "neither"):
            raise ValueError("closed must be 'right', 'left', 'both' or 'neither'")
        if step is not None and (not isinstance(step, (int, np.integer)) or step < 0):
            raise ValueError("step must be an integer" if not isinstance(step, (int, np.integer)) else "step must be >= 0")
        if self._ns is not None:
            labels = self._times() if when is None else when
            if kind(labels) not in "Mm":
                raise ValueError("window must be an integer 0 or greater")
            if when is None and _pandas.series(labels).isna().any():
                raise ValueError(f"{'index' if on is None else on} values must not have NaT")

    def _times(self):
        if self._when is not None:
            return self._when
        return _pandas.levels(self.obj.index)[0] if self.on is None else bare(self.obj[self.on])

    def _of(self, obj):
        on = None if is_series(obj) or self.on not in obj.columns else self.on
        when = self._times() if self.on is not None and on is None and self._ns is not None else None
        r = Rolling(obj, self.window, self.min_periods, self.center, None, on, self.closed, self.step, when=when)
        r.times_name = self.times_name
        r.behind = self.on if on is None and is_frame(obj) and self.on is not None else None
        r.behind_values = self.obj[self.on] if r.behind is not None else None
        return r

    def _minimum(self):
        if self.min_periods is not None:
            return self.min_periods
        if hasattr(self.window, "get_window_bounds"):
            return self.window.window_size
        return self.window if self._ns is None else 1

    def _fixed(self):
        return int(self.window) if self._ns is None and not hasattr(self.window, "get_window_bounds") and not self.center and not self.step and self.closed in (None, "right") else None

    def _bounds(self, n):
        if self._ns is not None:
            return self._time_bounds(n)
        if hasattr(self.window, "get_window_bounds"):
            start, end = self.window.get_window_bounds(num_values=n, min_periods=self.min_periods, center=self.center, closed=self.closed, step=self.step)
            if len(start) != len(end):
                raise ValueError("start (%d) and end (%d) bounds must be the same length" % (len(start), len(end)))
            start, end = np.clip(np.asarray(start, dtype=np.int64), 0, n), np.clip(np.asarray(end, dtype=np.int64), 0, n)
            return np.minimum(start, end), end
        shift = (self.window - 1) // 2 if self.center or self.window == 0 else 0
        end = np.arange(1 + shift, n + 1 + shift)
        if self.step:
            end = end[::self.step]
        start = end - self.window
        if self.closed in ("left", "both"):
            start = start - 1
        if self.closed in ("left", "neither"):
            end = end - 1
        end = np.clip(end, 0, n)
        return np.minimum(np.clip(start, 0, n), end), end

    def _time_bounds(self, n):
        t = self._times()
        if kind(t) == "M" and "," in str(t.dtype):
            t = t.dt.tz_convert(None)
        unit = {"s": 10 ** 9, "ms": 10 ** 6, "us": 1000, "ns": 1}[str(t.dtype).partition("[")[2].strip("]")]
        t = t.astype("datetime64[ns]" if kind(t) == "M" else "timedelta64[ns]").to_numpy().astype(np.int64)
        if len(t) and (np.diff(t) < 0).any():
            if (np.diff(t) > 0).any():
                raise ValueError(f"{self.times_name} values must be monotonic")
            t = -t
        closed = self.closed or "right"
        if self.center:
            if self._ns // unit % 2:  # half a tick on both sides
                closed = "both"
            half = self._ns // 2
            start = np.searchsorted(t, t - half, side="left" if closed in ("left", "both") else "right")
            end = np.searchsorted(t, t + half, side="right" if closed in ("right", "both") else "left")
            return start.astype(np.int64), np.maximum(start, end).astype(np.int64)
        start = np.searchsorted(t, t - self._ns, side="left" if closed in ("left", "both") else "right")
        end = np.arange(1, n + 1) if closed in ("right", "both") else np.searchsorted(t, t, side="left")
        return np.minimum(start, end).astype(np.int64), end.astype(np.int64)

    def __repr__(self):
        words = [f"window={self.window}", f"center={self.center}", "method=single"]
        if self.min_periods is not None:
            words.insert(1, f"min_periods={self.min_periods}")
        if self.on is not None:
            words.insert(-1, f"on={self.on}")
        if self.closed is not None:
            words.insert(-1, f"closed={self.closed}")
        return f"Rolling [{','.join(words)}]"


def _rolling(obj, window, min_periods, center, win_type, on, closed, step, method):
    if win_type is None:
        return Rolling(obj, window, min_periods, center, None, on, closed, step, method)
    from pandas._window_weights import Window
    return Window(obj, window, min_periods, center, win_type, on, closed, step, method)


class Expanding(_Windows):
    def __init__(self, obj, min_periods=1, method="single"):
        _check_minimum(min_periods)
        self.obj, self.min_periods, self.on, self.step, self._labels = obj, min_periods, None, None, None

    def _of(self, obj):
        return Expanding(obj, self.min_periods)

    def _minimum(self):
        return self.min_periods

    def _fixed(self):
        return len(self.obj)

    def _bounds(self, n):
        return np.zeros(n, dtype=np.int64), np.arange(1, n + 1)

    def __repr__(self):
        return f"Expanding [min_periods={self.min_periods},method=single]"


def _deltas(times, halflife, n):
    """The gaps between times in half-lives."""
    if not hasattr(times, "dtype") or not str(times.dtype).startswith("datetime64"):
        raise ValueError("times must be datetime64 dtype.")
    if len(times) != n:
        raise ValueError("times must be the same length as the object.")
    if not isinstance(halflife, (str, np.timedelta64)) and not hasattr(halflife, "total_seconds"):
        raise ValueError("halflife must be a timedelta convertible object")
    t = bare(pd.Series(times))
    if t.isna().any():
        raise ValueError("Cannot convert NaT values to integer")
    unit = str(t.dtype).partition("[")[2].strip("]").split(",")[0]
    return np.diff(_dates.raw(t).astype("float64")) / float(pd.Timedelta(halflife).as_unit(unit)._value)


class ExponentialMovingWindow(_Windows):
    def __init__(self, obj, com=None, span=None, halflife=None, alpha=None, min_periods=0, adjust=True, ignore_na=False, times=None, method="single"):
        if method != "single":
            raise NotImplementedError("ewm(method=) is not supported")
        self._deltas, self._times_given, given = None, times, (com, span, halflife, alpha)
        if times is not None:
            self._deltas = _deltas(times, halflife, len(obj))
            if all(x is None for x in (com, span, alpha)):
                com = 1.0
            elif not adjust:
                raise NotImplementedError("None of com, span, or alpha can be specified if times is provided and adjust=False")
            halflife = None
        elif isinstance(halflife, (str, np.timedelta64)) or hasattr(halflife, "total_seconds"):
            raise ValueError("halflife can only be a timedelta convertible argument if times is not None.")
        if sum(x is not None for x in (com, span, halflife, alpha)) > 1:
            raise ValueError("comass, span, halflife, and alpha are mutually exclusive")
        com_given = None if com is None else float(com)
        if com is not None:
            if com < 0:
                raise ValueError("comass must satisfy: comass >= 0")
        elif span is not None:
            if span < 1:
                raise ValueError("span must satisfy: span >= 1")
            com = (span - 1) / 2
        elif halflife is not None:
            if halflife <= 0:
                raise ValueError("halflife must satisfy: halflife > 0")
            com = 1 / (1 - np.exp(np.log(0.5) / halflife)) - 1
        elif alpha is not None:
            if alpha <= 0 or alpha > 1:
                raise ValueError("alpha must satisfy: 0 < alpha <= 1")
            com = (1 - alpha) / alpha
        else:
            raise ValueError("Must pass one of comass, span, halflife, or alpha")
        self._given, self._shown = [(k, float(x) if k == "com" else x) for k, x in zip(("com", "span", "halflife", "alpha"), given) if x is not None][0]
        self.obj, self._com, self.adjust, self.ignore_na, self.on, self.step, self._labels = obj, float(com), adjust, ignore_na, None, None, None
        self.min_periods = 1 if min_periods is None else max(int(min_periods), 1)

    def _of(self, obj):
        r = ExponentialMovingWindow(obj, com=self._com, min_periods=self.min_periods, adjust=self.adjust, ignore_na=self.ignore_na)
        r._deltas = self._deltas
        return r

    def _no_times(self, what):
        if self._deltas is not None:
            raise NotImplementedError(f"{what} is not implemented with times")

    def _bounds(self, n):
        return np.zeros(n, dtype=np.int64), np.full(n, n, dtype=np.int64)

    def _ewm(self, what, numeric_only):
        return self._run(lambda x, s, e: _pandas.ewm(x, self._deltas, self._com, self.min_periods, self.adjust, self.ignore_na, what), numeric_only)

    def mean(self, numeric_only=False, engine=None, engine_kwargs=None):
        return self._ewm("mean", numeric_only)

    def sum(self, numeric_only=False, engine=None, engine_kwargs=None):
        if not self.adjust:
            raise NotImplementedError("sum is not implemented with adjust=False")
        self._no_times("sum")
        return self._ewm("sum", numeric_only)

    def _pair_cov(self, x, y, bias, minimum=None):
        return _pandas.ewm(x, y, self._com, self.min_periods if minimum is None else minimum, self.adjust, self.ignore_na, "cov", bias)

    def var(self, bias=False, numeric_only=False):
        self._no_times("var")
        return self._run(lambda x, s, e: self._pair_cov(x, x, bias), numeric_only)

    def std(self, bias=False, numeric_only=False):
        self._no_times("std")
        return self._run(lambda x, s, e: np.sqrt(np.maximum(self._pair_cov(x, x, bias), 0.0)), numeric_only)

    def cov(self, other=None, pairwise=None, bias=False, numeric_only=False):
        self._no_times("cov")
        return self._pair(other, pairwise, lambda x, y: self._pair_cov(x, y, bias))

    def corr(self, other=None, pairwise=None, numeric_only=False):
        self._no_times("corr")

        def fn(x, y):
            gone = np.isnan(x) | np.isnan(y)
            x, y = np.where(gone, nan, x), np.where(gone, nan, y)
            xx, yy = self._pair_cov(x, x, True, 1), self._pair_cov(y, y, True, 1)
            r = self._pair_cov(x, y, True)
            d = xx * yy
            return np.where(d > 0, r / np.sqrt(np.where(d > 0, d, 1.0)), nan)
        return self._pair(other, pairwise, fn)

    def __repr__(self):
        words = [f"{self._given}={self._shown}", f"min_periods={self.min_periods}", f"adjust={self.adjust}", f"ignore_na={self.ignore_na}"]
        if self._times_given is not None:
            words.append(f"times={self._times_given}")
        return f"ExponentialMovingWindow [{','.join(words)},method=single]"


class Series:
    def rolling(self, window, min_periods=None, center=False, win_type=None, on=None, closed=None, step=None, method="single"):
        return _rolling(self, window, min_periods, center, win_type, on, closed, step, method)

    def expanding(self, min_periods=1, method="single"):
        return Expanding(self, min_periods, method)

    def ewm(self, com=None, span=None, halflife=None, alpha=None, min_periods=0, adjust=True, ignore_na=False, times=None, method="single"):
        return ExponentialMovingWindow(self, com, span, halflife, alpha, min_periods, adjust, ignore_na, times, method)


class DataFrame:
    def rolling(self, window, min_periods=None, center=False, win_type=None, on=None, closed=None, step=None, method="single"):
        return _rolling(self, window, min_periods, center, win_type, on, closed, step, method)

    def expanding(self, min_periods=1, method="single"):
        return Expanding(self, min_periods, method)

    def ewm(self, com=None, span=None, halflife=None, alpha=None, min_periods=0, adjust=True, ignore_na=False, times=None, method="single"):
        return ExponentialMovingWindow(self, com, span, halflife, alpha, min_periods, adjust, ignore_na, times, method)
