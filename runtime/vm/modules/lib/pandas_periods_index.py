"""Indexes of periods: PeriodIndex, period_range, the .dt accessor of periods, labels that are text, resampling."""
import numpy as np
import pandas as pd
import _pandas_dates as _n
from pandas._periods import (Period, _asfreq, _build, _field, _fields, _freq_of, _from_parts, _from_values, _is_periods, _made, _mapped,
                             _of_times, _ordinals, _strftime, _text_period, _to_period, _to_times)
from pandas._time_units import _per
from pandas.errors import IncompatibleFrequency
from pandas._periods_math import (_converted, _freq_name, _how, _months, _offset, _ordinal, _parse, _rank, _seconds, _ticks)

_nat = pd.NaT


# --- the index and its ranges
def _infer(values):
    for v in values:
        if isinstance(v, Period):
            return v.freqstr
    raise ValueError("freq not specified and cannot be inferred")


def _index(data=None, freq=None, dtype=None, copy=False, name=None):
    """pd.PeriodIndex(data, freq=...)."""
    if data is None:
        raise TypeError("PeriodIndex() must be called with a collection of some kind, None was passed")
    if dtype is not None and freq is None:
        freq = _freq_name(str(dtype))
    if name is None:
        name = getattr(data, "name", None)
    if not isinstance(data, (pd.Series, pd.Index)):
        if isinstance(data, (str, int, float)):
            raise TypeError("PeriodIndex(...) must be called with a collection of some kind, %r was passed" % (data,))
        data = pd.Series(list(data) if not isinstance(data, np.ndarray) else data)
    if _is_periods(data):
        out = pd.Index(data if freq is None or _freq_name(freq) == _freq_of(data) else _asfreq(data, freq))
    elif str(data.dtype)[:10] == "datetime64":
        if freq is None and not isinstance(data, pd.Index):
            raise ValueError("freq not specified and cannot be inferred")
        out = pd.Index(_to_period(data, freq))
    else:
        values = data.tolist()
        if freq is None:
            freq = _infer(values)
        if str(data.dtype)[:5] == "float" and len(values):
            raise TypeError("PeriodIndex does not allow floating point in construction")
        out = pd.Index(_from_values(values, freq))
    out = out[:]
    out.name = name
    return out


def _from_ordinals(ordinals, *, freq, name=None):
    out = pd.Index(_build(np.asarray(ordinals, dtype="int64"), _freq_name(freq), None))
    out.name = name
    return out


def _from_fields(*, year=None, quarter=None, month=None, day=None, hour=None, minute=None, second=None, freq=None):
    parts = [year, month, quarter, day, hour, minute, second]
    size = max(len(p) for p in parts if hasattr(p, "__len__"))
    rows = [list(p) if hasattr(p, "__len__") else [p] * size for p in parts]
    if quarter is not None:
        freq = freq or "Q-DEC"
    if freq is None:
        raise ValueError("freq not specified and cannot be inferred")
    n, base = _parse(freq)
    return _from_ordinals([_from_parts(*[None if p is None else int(p) for p in row], base) for row in zip(*rows)], freq=freq)


def period_range(start=None, end=None, periods=None, freq=None, name=None):
    """pandas.period_range: periods from start to end."""
    if sum(x is not None for x in (start, end, periods)) != 2:
        raise ValueError("Of the three parameters: start, end, and periods, exactly two must be specified")
    if freq is None and not isinstance(start, Period) and not isinstance(end, Period):
        freq = "D"
    if periods is not None:
        if isinstance(periods, float):
            periods = int(periods)
        if not isinstance(periods, (int, np.integer)):
            raise TypeError("periods must be an integer, got %s" % (periods,))
    if freq is None:
        freq = start.freqstr if isinstance(start, Period) else end.freqstr
        if isinstance(start, Period) and isinstance(end, Period) and start.freqstr != end.freqstr:
            raise ValueError("start and end must have same freq")
    a = None if start is None else Period(start, freq)
    b = None if end is None else Period(end, freq)
    if a is _nat or b is _nat:
        raise ValueError("start and end must not be NaT")
    step = _parse(freq)[0]
    if periods is not None:
        first = a.ordinal if a is not None else b.ordinal - step * (periods - 1)
        o = first + step * np.arange(periods)
    else:
        o = np.arange(a.ordinal, b.ordinal + 1, step)
    return _from_ordinals(o, freq=freq, name=name)


def _text_range(index, text):
    """(first, last) of the periods that a text such as "2024" means, and whether it is coarser than the index's."""
    freq = _freq_of(index)
    n, base = _parse(freq)
    try:
        at, found = _text_period(text)
    except ValueError:
        raise KeyError(text) from None
    mine, word = base[:1] if base[:1] in "YQW" else base, found[:1] if found[:1] in "YQ" else found
    if _rank.index(word) > _rank.index(mine) and not (mine == "W" and word == "D") and not (mine == "B" and word == "D"):
        raise KeyError(text)
    coarse = _rank.index(word) < _rank.index("D" if mine in ("B", "W") else mine)
    if not coarse:
        p = Period(text, freq)
        return p, p, False
    k = _ordinal(at._value, at.unit, found)
    return _made(_converted(k, 1, found, base, "S"), n, base), _made(_converted(k, 1, found, base, "E"), n, base), True


def _slice_bounds(index, a, b):
    """The periods that a slice of labels begins and ends with."""
    lo = hi = None
    freq = _freq_of(index)
    for x in (a, b):
        if isinstance(x, (int, float)) and not isinstance(x, bool):
            raise TypeError("cannot do slice indexing on PeriodIndex with these indexers [%s] of type %s" % (x, type(x).__name__))
    n, base = _parse(freq)

    def bound(x, last):
        if isinstance(x, str):
            at, found = _text_period(x)
            if found == "Q-DEC" and base[0] == "Q":  # quarters of the business year
                return Period(x, freq)
            k = _converted(_ordinal(at._value, at.unit, found), 1, found, base, "E" if last else "S")
            return _made(k, n, base)
        return x if isinstance(x, Period) else Period(x, freq)

    return (None if a is None else bound(a, False)), (None if b is None else bound(b, True))


def _contains(index, key):
    try:
        lo, hi, coarse = _text_range(index, key)
    except KeyError:
        return False
    s = pd.Series(index)
    return bool(((s >= lo) & (s <= hi)).any())


def _rule(rule):
    """(number, base) of what resample takes: the name of a period's frequency, or of an offset."""
    from pandas._offset_names import to_offset
    try:
        return _parse(rule)
    except ValueError:
        return _parse(_of_times(to_offset(rule)))


def _nested(a, b):
    """Whether periods of a are parts of those of b, as pandas' is_subperiod has it."""
    if b[0] in "YQ":
        same = a[0] in "YQ" and _rank.index(a[0]) >= _rank.index(b[0])
        if same:
            apart = _months.index(a[2:]) - _months.index(b[2:])
            return apart == 0 if a[0] == "Y" else apart % 3 == 0
        return a in _rank and a not in "YQW"
    if b[0] in "MW" and b != "ms":
        return a == b or (a in _rank and _rank.index(a) > _rank.index("W"))
    return a in _rank and _rank.index(a) >= _rank.index(b)


def _comparable(times, rule):
    """Refuses frequencies of which neither lies in the other."""
    a, (_, b) = _parse(_freq_of(times))[1], _rule(rule)
    if not (_nested(a, b) or _nested(b, a)):
        raise IncompatibleFrequency("Frequency %r cannot be resampled to %r, as they are not sub or super periods" % (_offset(_freq_of(times)), _offset(rule if isinstance(rule, str) else b)))


def _members(times, rule, convention):
    """Periods as those of the finer frequency that they begin or end with; as they are of a coarser one."""
    n, to = _rule(rule)
    m, base = _parse(_freq_of(times))
    return _mapped(_ordinals(times), lambda o: _converted(o, m, base, to, _how(convention))), to if n == 1 else "%d%s" % (n, to)


def _resampled(times, rule, convention, closed, origin, offset):
    """(bin of each row, labels of the bins) of periods by another frequency."""
    n, to = _rule(rule)
    m, base = _parse(_freq_of(times))
    k, freq = _members(times, rule, convention)
    low, shift = int(k.min()), 0
    start, end = low, int(_converted(int(_ordinals(times).max()), m, base, to, "E"))
    if n > 1 and to in _ticks and to != "D":  # bins that count from an origin
        from pandas._resample import _start as _origin
        part = 10 ** 9 // _per[to] if to in _per else _seconds[to] * 10 ** 9
        zero = _origin(np.array([start * part, end * part]), origin, offset) // part
        before, after = (start - zero) % n, (end - zero) % n
        start -= before or (n if closed == "right" else 0)
        end -= after or (n if closed == "right" else 0)
        shift = (low - start) % n
    return (k - low + shift) // n, pd.Series(_build(np.arange(start, end + 1, n), freq, None))


class PeriodProperties:
    """The .dt accessor of a Series of periods."""

    def __init__(self, s):
        self._s = s

    def __getattr__(self, name):
        if name in _fields:
            return _field(self._s, name)
        raise AttributeError("'PeriodProperties' object has no attribute '%s'" % name)

    def __dir__(self):
        return sorted([*object.__dir__(self), *_fields])

    @property
    def start_time(self):
        return _to_times(self._s)

    @property
    def end_time(self):
        return _to_times(self._s, how="E")

    @property
    def freq(self):
        return self._s.dtype.freq

    def to_timestamp(self, freq=None, how="start"):
        return _to_times(self._s, freq, how)

    def asfreq(self, freq, how="E"):
        return _asfreq(self._s, freq, how)

    def strftime(self, date_format):
        return _strftime(self._s, date_format)


# --- methods of Series, DataFrame and Index
def _index_moved(obj, to, axis=0):
    out = obj.copy()
    if isinstance(obj, pd.DataFrame) and axis in (1, "columns"):
        out.columns = to(obj.columns)
    else:
        out.index = to(obj.index)
    return out


def _need(index, periods):
    kind = "PeriodIndex" if periods else "DatetimeIndex"
    if (str(index.dtype)[:7] == "period[") is not periods or (not periods and str(index.dtype)[:10] != "datetime64"):
        raise TypeError("unsupported Type %s" % type(index).__name__)
    return index


class Series:
    def to_period(self, freq=None, copy=None):
        return _index_moved(self, lambda ix: _to_period(_need(ix, False), freq))

    def to_timestamp(self, freq=None, how="start", copy=None):
        return _index_moved(self, lambda ix: _to_times(_need(ix, True), freq, how))


class DataFrame:
    def to_period(self, freq=None, axis=0, copy=None):
        return _index_moved(self, lambda ix: _to_period(_need(ix, False), freq), axis)

    def to_timestamp(self, freq=None, how="start", axis=0, copy=None):
        return _index_moved(self, lambda ix: _to_times(_need(ix, True), freq, how), axis)


class Index:
    """What only an index of periods has."""

    def _periods(self, name):
        if not _is_periods(self):
            raise AttributeError("'%s' object has no attribute '%s'" % (type(self).__name__, name))
        return self

    def to_timestamp(self, freq=None, how="start"):
        return _to_times(Index._periods(self, "to_timestamp"), freq, how)

    def asfreq(self, freq=None, how="E"):
        return _asfreq(Index._periods(self, "asfreq"), freq, how)

    def _moved(self, periods, freq):
        n, base = _parse(_freq_of(self))
        k = periods * n
        if freq is not None:
            k = _made(0, n, base)._steps(_offset(freq if isinstance(freq, str) else freq.freqstr) if isinstance(freq, str) else freq) * periods
        return _build(_mapped(_ordinals(self), lambda o: o + k), _freq_of(self), self)

    def start_time(self):
        return _n.set_freq(_to_times(Index._periods(self, "start_time")), None)

    def end_time(self):
        return _to_times(Index._periods(self, "end_time"), how="E")

    def qyear(self):
        return _field(Index._periods(self, "qyear"), "qyear")

    def is_full(self):
        o = _ordinals(Index._periods(self, "is_full"))
        return len(o) == 0 or bool(((o[1:] - o[:-1]) < 2).all())

    def from_ordinals(cls, ordinals, *, freq, name=None):
        return _from_ordinals(ordinals, freq=freq, name=name)

    def from_fields(cls, **parts):
        return _from_fields(**parts)
