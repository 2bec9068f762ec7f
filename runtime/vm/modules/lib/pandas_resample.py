"""resample of pandas, and pd.Grouper(freq=): rows by spans of time. The spans are the categories of a group-by, so every method of
a group-by is one of a resampler; here are the spans themselves, and what only a resampler has (ffill, asfreq, interpolate...)."""
import numpy as np
import pandas as pd
import _pandas
import _pandas_dates as _n
from pandas._base import bare, is_frame, is_list_like, is_series, kind, names_of, onto, take
from pandas._groupby import function_name
from pandas._time_units import _unit_of
from pandas._periods import _ordinals
from pandas._periods_math import _parse

_STEP = {"ns": 1, "us": 1000, "ms": 10 ** 6, "s": 10 ** 9, "min": 60 * 10 ** 9, "h": 3600 * 10 ** 9, "D": 86400 * 10 ** 9}
_DAY = 86400 * 10 ** 9
_ENDS = ("W", "ME", "QE", "YE", "BME", "BQE", "BYE")
_WHOLE_DAYS = _ENDS + ("SME", "MS", "QS", "YS", "BMS", "BQS", "BYS", "SMS")
_OF_GROUPS = ("sum", "prod", "min", "max", "first", "last", "median", "mean", "std", "var", "sem", "ohlc", "nunique", "count", "transform", "get_group", "groups", "ngroups", "indices",
              "plot", "ndim")  # methods that a resampler has of a group-by
_ROWS_OF_GROUPS = ("rolling", "expanding", "ewm", "cumcount", "ngroup", "head", "tail", "nth", "rank", "shift")
_KIND = "Only valid with DatetimeIndex, TimedeltaIndex or PeriodIndex, but got an instance of '%s'"


def _ns(labels):
    """Wall times (or spans) as int64 nanoseconds; of periods the ordinals."""
    if kind(labels) == "P":
        return _ordinals(labels)
    if kind(labels) == "m":
        return _n.raw(labels.astype("timedelta64[ns]"))
    wall = _n.wall(labels) if getattr(labels.dtype, "tz", None) is not None else labels
    return _n.raw(wall.astype("datetime64[ns]"))


def _labels(ns, like):
    """int64 nanoseconds as a Series of the dtype of `like`."""
    if kind(like) == "m":
        return _pandas.series(_n.make(ns, "m", "ns", None)).astype(like.dtype)
    plain = _n.make(ns, "M", "ns", None)
    zone = getattr(like.dtype, "tz", None)
    s = pd.Series(plain if zone is None else _n.localize(plain, str(zone), True, "shift_forward"))
    return bare(s.astype(like.dtype))


def _span_bins(t, step, closed, offset):
    """Bins of spans count from the first one; their labels are on the left."""
    start, end = int(t.min()), int(t.max()) + (step if closed == "right" else 0)
    k = (t - start) // step if closed == "left" else -((start - t) // step)
    moved = 0 if offset is None else pd.Timedelta(offset).as_unit("ns").value
    return k, start + np.arange((end - start) // step + 1) * step + moved


def _tick_bins(raw, unit, start, step, count, closed):
    """The bin of each count of a unit (in nanoseconds): of the first of `count` bins of step nanoseconds is start. Ascending times are cut
    at the bounds of the bins."""
    left = closed == "left"
    if len(raw) < 64 or count > len(raw) or not (raw[1:] >= raw[:-1]).all():
        t = raw * unit
        return (t - start) // step if left else -((start - t) // step) - 1
    bounds = start + np.arange(1, count) * step
    cuts = np.searchsorted(raw, -(-bounds // unit), side="left") if left else np.searchsorted(raw, bounds // unit, side="right")
    return np.repeat(np.arange(count), np.diff(np.concatenate(([0], cuts, [len(raw)]))))


def _day_bins(t, step, closed):
    """Bins of days of a zone's clocks, from the first day on: (bin of each wall time, beginnings of the bins)."""
    first, last = int(t.min()) // _DAY * _DAY, int(t.max()) // _DAY * _DAY
    first -= 0 if closed == "left" else step
    k = (t - first) // step if closed == "left" else -((first - t) // step) - 1
    return k, first + np.arange((last + step - first) // step) * step


def _start(t, origin, offset):
    if isinstance(origin, str):
        start = {"start_day": t.min() // _DAY * _DAY, "start": t.min(), "epoch": 0, "end": t.max(), "end_day": -(-t.max() // _DAY) * _DAY}.get(origin)
        if start is None:
            try:
                return _start(t, pd.Timestamp(origin), offset)
            except ValueError:
                pass
            raise ValueError(f"'origin' should be equal to 'epoch', 'start', 'start_day', 'end', 'end_day' or should be a Timestamp convertible type. Got '{origin}' instead.")
    else:
        start = pd.Timestamp(origin).tz_localize(None).as_unit("ns").value
    return int(start) + (0 if offset is None else pd.Timedelta(offset).as_unit("ns").value)


def _zoned_start(t, origin, offset, zone):
    """As _start, of moments in a zone: days are those of its clocks."""
    if isinstance(origin, str) and origin == "epoch":
        origin = pd.Timestamp("1970-01-01", tz=zone)
    if isinstance(origin, str) and origin in ("start_day", "end_day"):
        day = pd.Timestamp(int(t.min() if origin == "start_day" else t.max()), tz="UTC").tz_convert(zone)
        day = day.normalize() if origin == "start_day" else day.ceil("D")
        return day.as_unit("ns").value + (0 if offset is None else pd.Timedelta(offset).as_unit("ns").value)
    if not isinstance(origin, str) and getattr(pd.Timestamp(origin), "tz", None) is not None:
        return pd.Timestamp(origin).as_unit("ns").value + (0 if offset is None else pd.Timedelta(offset).as_unit("ns").value)
    return _start(t, origin, offset)


def bins(labels, rule, closed=None, label=None, origin="start_day", offset=None):
    """(bin of each time, labels of the bins as a Series of times, the offset)"""
    from pandas._offsets import Day, Tick
    from pandas._offset_names import to_offset
    off = to_offset(rule)
    base = off.rule_code.split("-")[0] if not isinstance(off, Tick) else ""
    right = base in _ENDS or origin in ("end", "end_day")
    closed = closed or ("right" if right else "left")
    label = label or ("right" if right else "left")
    if closed not in ("left", "right") or label not in ("left", "right"):
        raise ValueError(f"Unsupported value {closed} for `closed`" if closed not in ("left", "right") else f"Unsupported value {label} for `label`")
    zone = getattr(labels.dtype, "tz", None)
    if kind(labels) == "m":
        if not isinstance(off, (Tick, Day)):
            raise ValueError(f"Resampling on a TimedeltaIndex requires fixed-duration `freq`, e.g. '24h' or '3D', not {off}")
        k, edges = _span_bins(_ns(labels), off.n * off._step("ns"), closed, offset)
        return k, _labels(edges, labels), off
    if zone is not None and isinstance(off, Day):
        k, edges = _day_bins(_ns(labels), off.n * _DAY, closed)
        return k, _labels(edges + (off.n * _DAY if label == "right" else 0), labels), off
    if isinstance(off, (Tick, Day)):
        if not isinstance(origin, str):
            origin = pd.Timestamp(origin)
            if (origin.tz is None) is not (zone is None):
                raise ValueError("The origin must have the same timezone as the index.")
        step = off.n * off._step("ns")
        raw, unit = _n.raw(labels), _STEP[_unit_of(labels)]  # hours are as long as they are, also where clocks change
        ends = pd.Series(take(labels, np.array([raw.argmin(), raw.argmax()])))
        ends = _n.raw((ends if zone is None else ends.dt.tz_convert(None)).astype("datetime64[ns]"))
        start = _start(ends, origin, offset) if zone is None else _zoned_start(ends, origin, offset, zone)
        low, high = [(t - start) // step if closed == "left" else -((start - t) // step) - 1 for t in ends.tolist()]
        k = _tick_bins(raw, unit, start + low * step, step, high - low + 1, closed)
        edges = start + (np.arange(low, high + 1) + (1 if label == "right" else 0)) * step
        if zone is not None:
            moments = pd.Series(_n.make(edges, "M", "ns", None)).dt.tz_localize("UTC").dt.tz_convert(zone)
            return k, bare(moments.astype(labels.dtype)), off
        return k, _labels(edges, labels), off
    t, count, unit = _ns(labels), off.n, off._with(1)
    first, last = pd.Timestamp(int(t.min())), pd.Timestamp(int(t.max()))
    far = 400 * count if base in ("YE", "YS", "BYE", "BYS") else 110 * count if base.startswith(("Q", "BQ")) else 40 * count if base[0] != "W" else 8 * count
    wide = pd.Timedelta(days=far)
    e = _ns(_pandas.levels(pd.date_range(first.normalize() - wide, last.normalize() + wide, freq=unit))[0])
    days = t // _DAY * _DAY if base in (_ENDS if closed == "right" else _WHOLE_DAYS) else t
    # edges e[start], e[start + count]...: the first lies before (closed="right") or at the first time, as count steps back from it say
    if closed == "right":
        at = np.searchsorted(e, days, side="left")
        start = int(np.searchsorted(e, days.min() // _DAY * _DAY, side="left")) - count
        k = -((start - at) // count) - 1
    else:
        at = np.searchsorted(e, days, side="right") - 1
        start = int(np.searchsorted(e, days.min(), side="right")) - 1
        k = (at - start) // count
    low, high = 0, int(k.max())
    if closed == "right" and base in _ENDS and int(t.max()) == int(e[start + (high + 1) * count]) + _DAY - _STEP[_unit_of(labels)]:
        high += 1  # the last moment of the last bin opens another, as in pandas
    edges = e[start + (np.arange(low, high + 1) + (1 if label == "right" else 0)) * count]
    return k - low, _labels(edges, labels), off


def category_of(times, rule, closed=None, label=None, origin="start_day", offset=None, convention="e"):
    """The times as an ordered category of their bins, and the offset."""
    from pandas._offset_names import to_offset
    there = times.notna().to_numpy()
    if there.all() and kind(times) != "P" and len(times):
        codes, labels, off = bins(bare(times), rule, closed, label, origin, offset)
        return _pandas.cat_make(codes, labels, True), off
    there, codes = np.flatnonzero(there), np.full(len(times), -1, dtype=np.int64)
    if kind(times) == "P":
        from pandas._periods_index import _asfreq, _resampled
        if not len(there):
            return _pandas.cat_make(codes, _asfreq(take(bare(times), there), rule), True), None
        codes[there], labels = _resampled(take(bare(times), there), rule, convention, closed, origin, offset)
        return _pandas.cat_make(codes, labels, True), None
    if not len(there):
        return _pandas.cat_make(codes, take(bare(times), there), True), to_offset(rule)
    codes[there], labels, off = bins(take(bare(times), there), rule, closed, label, origin, offset)
    return _pandas.cat_make(codes, labels, True), off


_KEPT_OF_NOTHING = ("min", "max", "sum", "mean", "prod", "std", "var", "median", "first", "last", "sem", "nunique")
_FROM_THE_START = ("D", "h", "mi", "s", "ms", "us", "ns", "MS", "QS", "YS")  # frequencies of which 1970-01-01 is a moment


def _sided(t, want, way, limit):
    """Of each moment wanted the place of the last one of t that is not after it (way 1), or of the first that is not before it; -1: none, or `limit`
    others have been given the same already."""
    at = np.searchsorted(t, want, side="right") - 1 if way == 1 else np.searchsorted(t, want, side="left")
    at = np.where((at < 0) | (at >= len(t)), -1, at)
    if limit is None:
        return at
    if not isinstance(limit, (int, np.integer)) or isinstance(limit, bool):
        raise ValueError("limit must be an integer")
    if limit < 1:
        raise ValueError("Limit must be greater than 0")
    places, given, last = at.tolist(), 0, -1
    for i in (range(len(places)) if way == 1 else range(len(places) - 1, -1, -1)):
        p = places[i]
        if p != last:
            given, last = 0, p
        if p >= 0 and t[p] != want[i]:
            given += 1
            if given > limit:
                at[i] = -1
    return at


def _plainly_named(func):
    """Functions of a list with their own names: several lambdas are not numbered, as a group-by numbers them."""
    if not isinstance(func, list):
        return func
    return [(function_name(f), f) if callable(f) and function_name(f) == "<lambda>" else f for f in func]


class Resampler:
    """Groups of rows by time; the methods give a row for each span, also for those without rows."""

    def __init__(self, obj, rule, closed, label, on, level, origin, offset=None, convention="start", select=None):
        self.obj, self._how, self._select = obj, (rule, closed, label, on, level, origin, offset, convention), select
        if on is not None:
            times, name = bare(obj[on]), on
        else:
            names = names_of(obj.index)
            at = 0 if level is None else names.index(level) if level in names else int(level)
            times, name = _pandas.levels(obj.index)[at], names[at]
        if kind(times) not in "MmP":
            raise TypeError(_KIND % type(obj.index if on is None else pd.Index(times)).__name__)
        if not times.is_monotonic_increasing:
            from pandas._grouper import in_order
            obj, times = in_order(obj, times), in_order(times, times)
            self.obj = obj
        self._times = times
        if kind(times) == "P" and isinstance(rule, str):
            _parse(rule)  # refuses what is no frequency of periods
        cat, off = category_of(times, rule, closed, label, origin, offset, convention)
        there = times.notna().to_numpy()
        if not there.all() and off is not None and not (not there.any() and (on is None or off.freqstr.lstrip("-0123456789")[:2] in _FROM_THE_START)):
            off = None  # rows without time: pandas makes the labels anew
        self._g = _pandas.group(obj, [cat], [name], [on is not None], True, True, True, None, True, False, off)
        self._index = _pandas.group_labels(self._g)

    def _chosen(self):
        if kind(self._times) == "P":
            from pandas._periods_index import _comparable
            _comparable(self._times, self._how[0])
        return self._g if self._select is None else self._g[self._select]

    def __getitem__(self, key):
        if is_frame(self.obj):
            for x in (key if isinstance(key, list) else [key]):
                if x not in self.obj.columns:
                    raise KeyError(f"Columns not found: {x!r}" if isinstance(key, list) else f"Column not found: {x}")
        return Resampler(self.obj, *self._how, select=key)

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(f"'DatetimeIndexResampler' object has no attribute '{name}'")
        if is_frame(self.obj) and name in self.obj.columns and not hasattr(type(self._g), name):
            return self[name]
        if not len(self.obj) and self._select is None and name in _KEPT_OF_NOTHING and kind(self._times) != "P":
            return self._nothing
        g = self._chosen()
        if (name in _OF_GROUPS or self._select is not None and name not in _ROWS_OF_GROUPS) and hasattr(g, name):  # chosen columns are a group-by's
            return getattr(g, name)
        raise AttributeError(f"'DatetimeIndexResampler' object has no attribute '{name}'")

    def _nothing(self, *args, **kwargs):
        """Of no rows pandas gives the columns as they are, at no labels of the frequency."""
        obj = self.obj if self._how[3] is None else self.obj.drop(columns=[self._how[3]])
        index = self._index[:]
        index.names = names_of(self.obj.index)
        return obj.set_axis(index, axis=0)

    def __repr__(self):
        from pandas._dates_bins import settings
        name = {"M": "DatetimeIndex", "m": "TimedeltaIndex", "P": "PeriodIndex"}[kind(self._times)]
        rule, closed, label, _, _, origin, offset, convention = self._how
        found = settings(rule, closed, label, origin, offset, convention, kind(self._times) == "P")
        return "%sResampler [%s]" % (name, ", ".join(["%s=%s" % x for x in found]))

    @property
    def groups(self):
        """Where each bin ends among the sorted rows."""
        return dict(zip(self._index, np.cumsum(self._g.size().to_numpy())))

    def __len__(self):
        return len(self._index)

    def __iter__(self):
        from pandas._group_base import part_rows
        return iter([(label, take(self.obj, rows)) for label, rows in zip(self._index, part_rows(self._g))])

    def agg(self, func=None, *args, **kwargs):
        g = self._chosen()
        if isinstance(func, dict) and is_series(self.obj) and not any(is_list_like(f) for f in func.values()):  # a column for each name
            return pd.concat({name: self.agg(f) for name, f in func.items()}, axis=1)
        if func is None or isinstance(func, (str, dict)) or is_list_like(func):
            func = _plainly_named(func) if is_series(self.obj) else func
            return getattr(self, func)(*args, **kwargs) if isinstance(func, str) else g.agg(func, *args, **kwargs)
        try:
            return g.agg(lambda x: func(x, *args, **kwargs))
        except (AttributeError, KeyError):
            return g.apply(func, *args, **kwargs)
        except ValueError as e:
            if "Must produce aggregated value" not in str(e):
                raise
            return g.apply(func, *args, **kwargs)

    aggregate = agg
    apply = agg

    def pipe(self, func, *args, **kwargs):
        if isinstance(func, tuple):
            kwargs[func[1]] = self
            return func[0](*args, **kwargs)
        return func(self, *args, **kwargs)

    def quantile(self, q=0.5, **kwargs):
        return self._chosen().quantile(q, **kwargs)

    def count(self):
        r = self._chosen().count()
        return r if len(self.obj) else r.astype("int64")  # of no rows: also of columns that may miss values

    def size(self):
        self._chosen()
        if self._how[3] is not None and self._select is None and len(self.obj) and not self._times.notna().any():
            if kind(pd.Series(self.obj.index)) not in "MmP":
                raise TypeError(f"{type(self.obj.index)}")
        r = self._g.size()
        r.name = self.obj.name if is_series(self.obj) else self._select if not isinstance(self._select, list) else None
        one = self.obj if is_series(self.obj) else self.obj[self._select] if r.name is not None else None
        return r.astype("Int64") if is_series(one) and kind(one) in "IFB" else r

    # --- values at the bins' labels
    def _source(self):
        obj = self.obj if self._select is None else self.obj[self._select]
        if kind(self._times) == "P":  # at the first or last of the finer periods
            from pandas._periods_index import _from_ordinals, _members
            ordinals, freq = _members(self._times, self._how[0], self._how[7])
            return self._unique(obj.set_axis(_from_ordinals(ordinals, freq=freq, name=obj.index.name), axis=0))
        return self._unique(obj if self._how[3] is None else obj.set_axis(pd.Index(self._times), axis=0))

    def _unique(self, obj):
        if obj.index.is_unique:
            return obj
        if kind(self._times) == "P":
            raise pd.errors.InvalidIndexError("Reindexing only valid with uniquely valued Index objects")
        raise ValueError("cannot reindex on an axis with duplicate labels")

    def _whole(self, name):
        """What a chosen column does not have: pandas gives that to the group-by of the rows, which has no such method."""
        if self._select is not None:
            raise AttributeError(f"'{'DataFrame' if isinstance(self._select, list) else 'Series'}GroupBy' object has no attribute '{name}'")

    def asfreq(self, fill_value=None):
        self._whole("asfreq")
        source = self._source()
        r = onto(source, self._index)
        r = source.copy() if r is source else r
        r.index = self._index
        if fill_value is not None and kind(self._times) != "P":
            new = ~self._index.isin(source.index)
            r = r.mask(new, fill_value) if is_series(r) else r.apply(lambda c: c.mask(new, fill_value))
        return r

    def ffill(self, limit=None):
        return self._near(1, limit) if self._select is None else self._chosen().ffill(limit)  # of a chosen column: within the groups, a row for each row

    def bfill(self, limit=None):
        return self._near(-1, limit) if self._select is None else self._chosen().bfill(limit)

    def nearest(self, limit=None):
        self._whole("nearest")
        return self._near(0, limit)

    def _near(self, way, limit):
        source = self._source()
        source = source.sort_index() if not source.index.is_monotonic_increasing else source
        t, want = _ns(bare(pd.Series(source.index))), _ns(bare(pd.Series(self._index)))
        if way:
            at = _sided(t, want, way, limit)
        else:
            before, after = _sided(t, want, 1, limit), _sided(t, want, -1, limit)
            at = np.where((np.abs(t[before] - want) < np.abs(want - t[after])) | (after == -1), before, after)
        r = take(source, at)
        return _pandas.series(bare(r), self._index, r.name) if is_series(r) else _pandas.frame([bare(c) for c in _pandas.columns(r)], _pandas.labels(r), self._index, names_of(source.columns))

    def interpolate(self, method="linear", **kwargs):
        self._whole("interpolate")
        source = self._source()
        every = source.index.union(self._index)
        if len(every) == len(self._index) or method == "asfreq":
            return self.asfreq().interpolate(method, **kwargs)
        return onto(onto(source, every).interpolate(method, **kwargs), self._index)


class Series:
    def resample(self, rule, closed=None, label=None, convention="start", on=None, level=None, origin="start_day", offset=None, group_keys=False):
        return Resampler(self, rule, closed, label, on, level, origin, offset, convention)


class DataFrame:
    def resample(self, rule, closed=None, label=None, convention="start", on=None, level=None, origin="start_day", offset=None, group_keys=False):
        return Resampler(self, rule, closed, label, on, level, origin, offset, convention)
