"""resample of pandas: rows of a DatetimeIndex by spans of time."""
import numpy as np
import pandas as pd
import _pandas
from pandas._base import bare, is_frame, is_list_like, is_series, kind, make_index, names_of, nan, no_default, take

_STEP = {"ns": 1, "us": 1000, "ms": 10 ** 6, "s": 10 ** 9, "min": 60 * 10 ** 9, "h": 3600 * 10 ** 9, "D": 86400 * 10 ** 9}
_DAY = 86400 * 10 ** 9
_ENDS = ("W", "ME", "QE", "YE", "BME", "BQE", "BYE")


def _parsed(rule):
    """(how many, unit) of "15min"."""
    if not isinstance(rule, str):
        text = getattr(rule, "freqstr", None)
        if text is None:
            if hasattr(rule, "total_seconds"):
                return int(rule.total_seconds()), "s"
            raise NotImplementedError(f"resample: a rule of type {type(rule).__name__} is not supported")
        rule = text
    digits = ""
    while len(digits) < len(rule) and rule[len(digits)].isdigit():
        digits = rule[:len(digits) + 1]
    return int(digits or 1), rule[len(digits):]


def _ns(labels):
    return labels.astype("datetime64[ns]").to_numpy().astype(np.int64)


def _bins(labels, rule, closed, label, origin):
    """(bin of each row, labels of the bins as a Series of times)"""
    count, unit = _parsed(rule)
    t = _ns(labels)
    base = unit.split("-")[0]
    right = base in _ENDS
    closed = closed or ("right" if right else "left")
    label = label or ("right" if right else "left")
    if closed not in ("left", "right") or label not in ("left", "right"):
        raise ValueError(f"Unsupported value {closed} for `closed`" if closed not in ("left", "right") else f"Unsupported value {label} for `label`")
    if unit in _STEP:
        step = count * _STEP[unit]
        start = {"start_day": t.min() // _DAY * _DAY, "start": t.min(), "epoch": 0}.get(origin)
        if start is None:
            raise NotImplementedError(f"resample(origin={origin!r}) is not supported")
        k = (t - start) // step if closed == "left" else -((start - t) // step) - 1
        low, high = int(k.min()), int(k.max())
        edges = start + (np.arange(low, high + 1) + (1 if label == "right" else 0)) * step
        return k - low, _pandas.series(edges.astype("datetime64[ns]")).astype(labels.dtype)
    first, last = labels.min(), labels.max()
    day = pd.Timestamp(first).normalize()
    wide = pd.Timedelta(days=400 * count if base in ("YE", "YS", "BYE", "BYS") else 110 * count if base.startswith(("Q", "BQ")) else 40 * count if base[0] != "W" else 8 * count)
    every = pd.date_range(day - wide, pd.Timestamp(last).normalize() + wide, freq=unit)
    e = _ns(_pandas.levels(every)[0])
    days = t // _DAY * _DAY if base in _ENDS or base in ("MS", "QS", "YS", "BMS", "BQS", "BYS") else t
    if closed == "right":
        first_at = int(np.searchsorted(e, days.min(), side="left"))
        k = np.searchsorted(e, days, side="left")
        low = first_at - 1
    else:
        first_at = int(np.searchsorted(e, days.min(), side="right")) - 1
        k = np.searchsorted(e, days, side="right") - 1
        low = first_at
    k = k - first_at
    k = k // count
    n = int(k.max()) + 1
    if closed == "right":
        at = (first_at + np.arange(n) * count) if label == "right" else (low + np.arange(n) * count)
    else:
        at = first_at + np.arange(n) * count + (count if label == "right" else 0)
    return k, _pandas.series(e[at].astype("datetime64[ns]")).astype(labels.dtype)


class Resampler:
    """Groups of rows by time; the methods give a row for each span, also for those without rows."""

    def __init__(self, obj, rule, closed, label, on, level, origin, select=None):
        self.obj, self._how = obj, (rule, closed, label, on, level, origin)
        if on is not None:
            times, self._drop = bare(obj[on]), on
            name = on
        else:
            names = names_of(obj.index)
            at = 0 if level is None else names.index(level) if level in names else int(level)
            times, self._drop, name = _pandas.levels(obj.index)[at], None, names[at]
        if kind(times) not in "MP":
            raise TypeError(f"Only valid with DatetimeIndex, TimedeltaIndex or PeriodIndex, but got an instance of '{type(obj.index).__name__}'")
        self._select = select
        there = np.flatnonzero(times.notna().to_numpy())
        if len(there) and kind(times) == "P":
            from pandas._periods import _resampled
            codes, labels = _resampled(take(times, there), rule)
        elif len(there):
            codes, labels = _bins(take(times, there), rule, closed, label, origin)
        else:
            codes, labels = np.zeros(0, dtype=np.int64), times
        self._codes = np.full(len(times), -1, dtype=np.int64)
        self._codes[there] = codes
        self._index = _pandas.index([labels], [name])
        if len(labels) and kind(times) == "M":
            regular = pd.date_range(labels.iloc[0], periods=len(labels), freq=rule)  # labels that know their frequency
            if _pandas.same(regular, self._index):
                self._index = regular.rename(name)
        self._order = np.argsort(self._codes, kind="stable")

    def __getitem__(self, key):
        return Resampler(self.obj, *self._how, select=key)

    def __getattr__(self, name):
        if is_frame(self.obj) and name in self.obj.columns:
            return self[name]
        raise AttributeError(f"'DatetimeIndexResampler' object has no attribute '{name}'")

    def __iter__(self):
        return iter([(label, take(self.obj, rows)) for label, rows in zip(self._index, self._rows())])

    def _rows(self):
        n = len(self._index)
        counts = np.bincount(self._codes[self._codes >= 0], minlength=n) if n else np.zeros(0, dtype=np.int64)
        start = int((self._codes < 0).sum())
        out = []
        for c in counts.tolist():
            out.append(self._order[start:start + c])
            start += c
        return out

    def _columns(self, numeric_only=False):
        if is_series(self.obj):
            return [(self.obj.name, self.obj)]
        labels, columns = _pandas.labels(self.obj), _pandas.columns(self.obj)
        if self._select is not None:
            wanted = list(self._select) if is_list_like(self._select) else [self._select]
            return [(x, self.obj[x]) for x in wanted]
        return [(x, c) for x, c in zip(labels, columns) if x != self._drop and not (numeric_only and kind(c) in "sO")]

    def _one(self, c, how):
        n = len(self._index)
        keep = np.flatnonzero(self._codes >= 0)
        part = bare(take(c, keep))
        if how == "size":
            return _pandas.series(np.bincount(self._codes[keep], minlength=n).astype(np.int64))
        if isinstance(how, str):
            r = part.groupby(_pandas.series(self._codes[keep])).agg(how)
            have = np.asarray(r.index.to_numpy()).astype(np.int64)
            at = np.full(n, -1, dtype=np.int64)
            at[have] = np.arange(len(have))
            out = take(bare(r), at)
            if (at < 0).any() and how in ("sum", "count", "nunique", "prod"):
                out = out.fillna(1 if how == "prod" else 0)
                out = out.astype(r.dtype) if kind(r) in "iu" else out
            return out
        return _pandas.series([how(take(c, rows)) for rows in self._rows()])

    def _apply(self, how, numeric_only=False):
        columns = self._columns(numeric_only)
        parts = [self._one(c, how) for _, c in columns]
        if is_series(self.obj) or (self._select is not None and not is_list_like(self._select)):
            return _pandas.series(parts[0], self._index, columns[0][0])
        return _pandas.frame(parts, [x for x, _ in columns], self._index, names_of(self.obj.columns))

    def sum(self, numeric_only=False, min_count=0):
        return self._apply("sum", numeric_only)

    def prod(self, numeric_only=False, min_count=0):
        return self._apply("prod", numeric_only)

    def mean(self, numeric_only=False):
        return self._apply("mean", numeric_only)

    def median(self, numeric_only=False):
        return self._apply("median", numeric_only)

    def min(self, numeric_only=False, min_count=0):
        return self._apply("min", numeric_only)

    def max(self, numeric_only=False, min_count=0):
        return self._apply("max", numeric_only)

    def first(self, numeric_only=False, min_count=0, skipna=True):
        return self._apply("first", numeric_only)

    def last(self, numeric_only=False, min_count=0, skipna=True):
        return self._apply("last", numeric_only)

    def count(self):
        return self._apply("count")

    def nunique(self):
        return self._apply("nunique")

    def std(self, ddof=1, numeric_only=False):
        return self._apply("std" if ddof == 1 else lambda s: s.std(ddof=ddof), numeric_only)

    def var(self, ddof=1, numeric_only=False):
        return self._apply("var" if ddof == 1 else lambda s: s.var(ddof=ddof), numeric_only)

    def quantile(self, q=0.5, **kwargs):
        return self._apply(lambda s: s.quantile(q, **kwargs))

    def size(self):
        return _pandas.series(self._one(self._columns()[0][1], "size"), self._index, self.obj.name if is_series(self.obj) else None)

    def ohlc(self):
        name, c = self._columns()[0]
        return _pandas.frame([self._one(c, x) for x in ("first", "max", "min", "last")], ["open", "high", "low", "close"], self._index)

    def agg(self, func=None, *args, **kwargs):
        if isinstance(func, dict):
            parts, labels = [], []
            for x, f in func.items():
                for g in (f if is_list_like(f) else [f]):
                    parts.append(self._one(self.obj[x], g))
                    labels.append((x, g if isinstance(g, str) else g.__name__) if is_list_like(f) else x)
            return _pandas.frame(parts, labels, self._index)
        if func is None:
            return _pandas.frame([self._one(self.obj[c], f) for c, f in kwargs.values()], list(kwargs), self._index)
        if is_list_like(func):
            names = [f if isinstance(f, str) else f.__name__ for f in func]
            columns = self._columns()
            if len(columns) == 1 and (is_series(self.obj) or not is_list_like(self._select) and self._select is not None):
                return _pandas.frame([self._one(columns[0][1], f) for f in func], names, self._index)
            return _pandas.frame([self._one(c, f) for _, c in columns for f in func], [(x, f) for x, _ in columns for f in names], self._index)
        if isinstance(func, str):
            return getattr(self, func)(*args, **kwargs)
        return self._apply(lambda s: func(s, *args, **kwargs))

    aggregate = agg

    def apply(self, func, *args, **kwargs):
        if is_frame(self.obj) and self._select is None:
            return _pandas.series([func(take(self.obj, rows), *args, **kwargs) for rows in self._rows()], self._index)
        return self.agg(func, *args, **kwargs)

    def transform(self, func, *args, **kwargs):
        r = self.agg(func, *args, **kwargs)
        r = take(r, self._codes)
        return _pandas.series(bare(r), self.obj.index, r.name) if is_series(r) else _pandas.frame(_pandas.columns(r), _pandas.labels(r), self.obj.index)

    def asfreq(self, fill_value=None):
        from pandas._base import onto
        r = onto(self.obj, self._index)
        return r if fill_value is None else r.fillna(fill_value)

    def ffill(self, limit=None):
        return self._near(True, limit)

    def bfill(self, limit=None):
        return self._near(False, limit)

    def _near(self, forward, limit):
        t = _ns(_pandas.levels(self.obj.index)[0])
        want = _ns(_pandas.levels(self._index)[0])
        at = np.searchsorted(t, want, side="right") - 1 if forward else np.searchsorted(t, want, side="left")
        at = np.where((at < 0) | (at >= len(t)), -1, at)
        if limit is not None:
            exact = np.isin(want, t)
            run = np.zeros(len(want), dtype=np.int64)
            gap = 0
            for i in (range(len(want)) if forward else range(len(want) - 1, -1, -1)):
                gap = 0 if exact[i] else gap + 1
                run[i] = gap
            at = np.where(run > limit, -1, at)
        r = take(self.obj, at)
        return _pandas.series(bare(r), self._index, r.name) if is_series(r) else _pandas.frame(_pandas.columns(r), _pandas.labels(r), self._index, names_of(self.obj.columns))

    def interpolate(self, method="linear", **kwargs):
        return self.asfreq().interpolate(method, **kwargs)


def resample(x, rule, closed, label, on, level, origin, offset):
    if offset is not None:
        raise NotImplementedError("resample(offset=) is not supported")
    return Resampler(x, rule, closed, label, on, level, origin)


class Series:
    def resample(self, rule, closed=None, label=None, convention=no_default, on=None, level=None, origin="start_day", offset=None, group_keys=False):
        return resample(self, rule, closed, label, on, level, origin, offset)


class DataFrame:
    def resample(self, rule, closed=None, label=None, convention=no_default, on=None, level=None, origin="start_day", offset=None, group_keys=False):
        return resample(self, rule, closed, label, on, level, origin, offset)
