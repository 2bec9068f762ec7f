"""The .dt accessor of Series, and the same parts and methods of DatetimeIndex and TimedeltaIndex."""
import numpy as np
import pandas as pd
import _pandas
import _pandas_dates as _n
from pandas._time_units import _unit_of

_least = -9223372036854775808
_parts = ("year", "month", "day", "hour", "minute", "second", "microsecond", "nanosecond", "quarter", "days_in_month", "is_leap_year", "is_month_start",
          "is_month_end", "is_quarter_start", "is_quarter_end", "is_year_start", "is_year_end", "dayofyear", "weekday")
_same = {"dayofweek": "weekday", "day_of_week": "weekday", "day_of_year": "dayofyear", "daysinmonth": "days_in_month"}
_spans = ("days", "seconds", "microseconds", "nanoseconds")
_weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]


def _step(freq, unit):
    """Counts of a unit in a fixed frequency."""
    from pandas._offsets import Tick
    from pandas._offset_names import to_offset
    off = freq if isinstance(freq, Tick) else to_offset(freq)
    if not isinstance(off, Tick):
        raise ValueError("%s is a non-fixed frequency" % off)
    return off.n * off._step(unit), off


def _round(x, freq, mode, ambiguous="raise", nonexistent="raise"):
    zone = getattr(x.dtype, "tz", None)
    wall = _n.wall(x) if zone is not None else x
    n = _step(freq, _unit_of(x))[0]
    if n == 0:
        return x
    r = _n.step(wall, n, mode)
    if zone is None:
        return r
    from pandas._zones import localize
    return localize(r, str(zone), ambiguous, nonexistent)


def _part(x, name):
    return _n.field(x, _same.get(name, name))


def _names(x, part, names):
    at = pd.Series(_n.field(x, part).to_numpy()).fillna(0 if part == "month" else -1).to_numpy().astype(np.int64) - (part == "month")
    words = _pandas.take(pd.Series(names, dtype="str"), at)
    if isinstance(x, pd.Series):
        return _pandas.series(words, x.index, x.name)
    return pd.Index(words, name=x.name, dtype="str")


def _wall(x):
    return _n.wall(x) if getattr(x.dtype, "tz", None) is not None else x


def _days(x):
    return _round(_wall(x), "D", -1)


def _clocks(x):
    return _wall(x) - _days(x)


def _objects(x, f, key=None):
    """f of each time that is there; key: times whose keys are equal have equal objects, of which one is made."""
    if key is not None:
        codes, first = _pandas.codes([pd.Series(key(x))])
        of = [f(t) for t in x.take(first)] + [pd.NaT]
        v = [of[k] for k in codes.tolist()]
    else:
        v = [pd.NaT if t is pd.NaT else f(t) for t in x]
    if isinstance(x, pd.Series):
        r = pd.Series(v, index=x.index, name=x.name, dtype="object")
        return r.astype("datetime64[s]") if len(v) and all(t is pd.NaT for t in v) else r
    out = np.empty(len(v), dtype=object)
    out[:] = v
    return out


def _localize(x, tz, ambiguous="raise", nonexistent="raise"):
    has = getattr(x.dtype, "tz", None)
    from pandas._zones import kept_freq, localize
    if tz is None:
        out = _n.wall(x) if has is not None else x
    elif has is not None:
        raise TypeError("Already tz-aware, use tz_convert to convert.")
    else:
        out = localize(x, str(tz), ambiguous, nonexistent)
    return kept_freq(x, out, tz, nonexistent) if isinstance(x, pd.Index) else out


def _convert(x, tz):
    if getattr(x.dtype, "tz", None) is None:
        raise TypeError("Cannot convert tz-naive timestamps, use tz_localize to localize")
    out = _n.wall(_n.with_zone(x, "UTC")) if tz is None else _n.with_zone(x, str(tz))
    from pandas._offsets import Day, Tick
    if isinstance(x, pd.Index) and isinstance(x.freq, Tick) and not isinstance(x.freq, Day):
        out = _n.set_freq(out, x.freq)
    return out


def _isocalendar(x):
    index = x.index if isinstance(x, pd.Series) else x
    cols = {}
    for name, part in (("year", "isoyear"), ("week", "week"), ("day", "weekday")):
        v = pd.Series(_n.field(x, part).to_numpy())
        if name == "day":
            v = v + 1
        cols[name] = v.astype("Int32" if name == "year" else "UInt32")
    out = pd.DataFrame(cols)
    out.index = index
    return out


def _as_unit(x, unit):
    zone = getattr(x.dtype, "tz", None)
    kind = "timedelta64" if str(x.dtype).startswith("timedelta") else "datetime64"
    t = "%s[%s]" % (kind, unit) if zone is None else "datetime64[%s, %s]" % (unit, zone)
    return x.astype(t)


def _period(x, freq):
    from pandas._periods import _to_period
    return _to_period(x, freq)


class _Accessor:
    def __init__(self, s):
        self._s = s

    @property
    def unit(self):
        return _unit_of(self._s)

    def as_unit(self, unit):
        return _as_unit(self._s, unit)

    def _round(self, freq, mode):
        return _round(self._s, freq, mode)

    def floor(self, freq, ambiguous="raise", nonexistent="raise"):
        return _round(self._s, freq, -1, ambiguous, nonexistent)

    def ceil(self, freq, ambiguous="raise", nonexistent="raise"):
        return _round(self._s, freq, 1, ambiguous, nonexistent)

    def round(self, freq, ambiguous="raise", nonexistent="raise"):
        return _round(self._s, freq, 0, ambiguous, nonexistent)

    @property
    def freq(self):
        s = self._s
        return pd.Index(s).inferred_freq if len(s) > 2 else None


class DatetimeProperties(_Accessor):
    def __getattr__(self, name):
        if name in _parts or name in _same:
            return _part(self._s, name)
        raise AttributeError("'DatetimeProperties' object has no attribute '%s'" % name)

    def __dir__(self):
        return sorted([*object.__dir__(self), *_parts, *_same])

    @property
    def date(self):
        return _objects(self._s, lambda t: t.date(), _days)

    @property
    def time(self):
        return _objects(self._s, lambda t: t.time(), _clocks)

    @property
    def timetz(self):
        return _objects(self._s, lambda t: t.timetz())

    @property
    def tz(self):
        return getattr(self._s.dtype, "tz", None)

    def isocalendar(self):
        return _isocalendar(self._s)

    def day_name(self, locale=None):
        return _names(self._s, "weekday", _weekdays)

    def month_name(self, locale=None):
        return _names(self._s, "month", _months)

    def normalize(self):
        return _round(self._s, "D", -1)

    def strftime(self, date_format):
        return _n.strftime(self._s, date_format)

    def tz_localize(self, tz, ambiguous="raise", nonexistent="raise"):
        return _localize(self._s, tz, ambiguous, nonexistent)

    def tz_convert(self, tz):
        return _convert(self._s, tz)

    def to_pydatetime(self):
        return _objects(self._s, lambda t: t.to_pydatetime())

    def to_period(self, freq=None):
        return _period(self._s, freq)


class TimedeltaProperties(_Accessor):
    def __getattr__(self, name):
        if name in _spans:
            return _n.field(self._s, name)
        raise AttributeError("'TimedeltaProperties' object has no attribute '%s'" % name)

    def __dir__(self):
        return sorted([*object.__dir__(self), *_spans])

    def total_seconds(self):
        return _n.total_seconds(self._s)

    def to_pytimedelta(self):
        return np.array([t.to_pytimedelta() for t in self._s], dtype=object)

    @property
    def components(self):
        parts = {}
        s = self._s
        seconds, micro = _n.field(s, "seconds"), _n.field(s, "microseconds")
        parts["days"] = _n.field(s, "days")
        parts["hours"], parts["minutes"], parts["seconds"] = seconds // 3600, seconds // 60 % 60, seconds % 60
        parts["milliseconds"], parts["microseconds"], parts["nanoseconds"] = micro // 1000, micro % 1000, _n.field(s, "nanoseconds")
        out = pd.DataFrame({k: v if v.dtype == "float64" else v.astype("int64") for k, v in parts.items()})
        return out


class Series:
    def dt(self):
        kind = str(self.dtype)
        if kind.startswith("datetime64"):
            return DatetimeProperties(self)
        if kind.startswith("timedelta64"):
            return TimedeltaProperties(self)
        if kind.startswith("period["):
            from pandas._periods_index import PeriodProperties
            return PeriodProperties(self)
        if kind == "category":
            plain = self.astype(self.dtype.categories.dtype)
            if str(plain.dtype).startswith(("datetime64", "timedelta64", "period[")):
                return plain.dt
        raise AttributeError("Can only use .dt accessor with datetimelike values")


class Index:
    """What only indexes of times have; others raise AttributeError."""

    def _times(self, name, spans=False):
        kind = str(self.dtype)
        if not kind.startswith("timedelta64" if spans else "datetime64"):
            raise AttributeError("'%s' object has no attribute '%s'" % (type(self).__name__, name))
        return self

    def tz(self):
        Index._times(self, "tz")
        return getattr(self.dtype, "tz", None)

    tzinfo = tz

    def unit(self):
        if not str(self.dtype).startswith(("datetime64", "timedelta64")):
            raise AttributeError("'%s' object has no attribute 'unit'" % type(self).__name__)
        return _unit_of(self)

    def as_unit(self, unit):
        return _as_unit(self, unit)

    def date(self):
        return _objects(Index._times(self, "date"), lambda t: t.date(), _days)

    def time(self):
        return _objects(Index._times(self, "time"), lambda t: t.time(), _clocks)

    def isocalendar(self):
        return _isocalendar(Index._times(self, "isocalendar"))

    def day_name(self, locale=None):
        return _names(Index._times(self, "day_name"), "weekday", _weekdays)

    def month_name(self, locale=None):
        return _names(Index._times(self, "month_name"), "month", _months)

    def asi8(self):
        if str(self.dtype).startswith("period["):
            return np.array([_least if p is pd.NaT else p.ordinal for p in self], dtype="int64")
        if not str(self.dtype).startswith(("datetime64", "timedelta64")):
            raise AttributeError("'%s' object has no attribute 'asi8'" % type(self).__name__)
        return _n.raw(self)

    def normalize(self):
        out = _round(Index._times(self, "normalize"), "D", -1)
        found = pd.infer_freq(out) if len(out) > 2 and out.is_unique else None
        return out if found is None else _n.set_freq(out, pd.tseries.frequencies.to_offset(found))

    def strftime(self, date_format):
        if str(self.dtype).startswith("period["):
            from pandas._periods import _strftime
            return _strftime(self, date_format)
        return _n.strftime(Index._times(self, "strftime"), date_format)

    def tz_localize(self, tz, ambiguous="raise", nonexistent="raise"):
        return _localize(Index._times(self, "tz_localize"), tz, ambiguous, nonexistent)

    def tz_convert(self, tz):
        return _convert(Index._times(self, "tz_convert"), tz)

    def to_pydatetime(self):
        return _objects(Index._times(self, "to_pydatetime"), lambda t: t.to_pydatetime())

    def to_pytimedelta(self):
        return _objects(Index._times(self, "to_pytimedelta", True), lambda t: t.to_pytimedelta())

    def to_period(self, freq=None):
        return _period(self, freq)

    def floor(self, freq, ambiguous="raise", nonexistent="raise"):
        return _round(self, freq, -1, ambiguous, nonexistent)

    def ceil(self, freq, ambiguous="raise", nonexistent="raise"):
        return _round(self, freq, 1, ambiguous, nonexistent)

    def total_seconds(self):
        return _n.total_seconds(Index._times(self, "total_seconds", True))

    def inferred_freq(self):
        from pandas._infer import infer_freq
        times = Index._times(self, "inferred_freq", isinstance(self, pd.TimedeltaIndex))
        return infer_freq(times) if len(times) > 2 else None

    def components(self):
        return pd.Series(Index._times(self, "components", True)).dt.components

    def week(self):
        if not str(self.dtype).startswith("period["):
            raise AttributeError("'%s' object has no attribute 'week'" % type(self).__name__)
        return pd.Index(pd.Series(self).dt.week)

    def to_julian_date(self):
        t = Index._times(self, "to_julian_date")
        return pd.Index([x.to_julian_date() for x in (t if t.tz is None else t.tz_convert(None))], dtype="float64")

    def freqstr(self):
        if str(self.dtype).startswith("period["):
            return str(self.dtype)[7:-1]
        return None if self.freq is None else self.freq.freqstr

    def snap(self, freq="S"):
        raise NotImplementedError("DatetimeIndex.snap")


def _index_part(name, spans=False):
    def get(self):
        if str(self.dtype).startswith("period["):
            from pandas._periods import _index_field
            return _index_field(self, name)
        x = _part(Index._times(self, name, spans), name)
        return x.to_numpy() if name.startswith("is_") else x
    return get


for _name in list(_parts) + list(_same):
    setattr(Index, _name, _index_part(_name))
for _name in _spans:
    setattr(Index, _name, _index_part(_name, True))
