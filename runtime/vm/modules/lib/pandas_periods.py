"""Periods of pandas: Period, PeriodIndex, period_range, the .dt accessor of periods, and the ways between periods and times.

A column of periods holds when each begins, counted in its type's unit; its frequency is the pseudo-zone "period:M" (base/zone.h). The
functions of ordinals and starts below use integer arithmetic only, so that they take ints and int64 arrays alike."""
import re
import numpy as np
import pandas as pd
import _pandas_dates as _n
from datetime import date, datetime, timedelta
from pandas._dates import DateParseError, Timedelta, Timestamp, _per, _rescaled, _stamp, _unit_of
from pandas._offsets import BusinessDay, DateOffset, Day, Hour, Micro, Milli, Minute, MonthEnd, Nano, QuarterEnd, Second, Tick, Week, YearEnd
from pandas.errors import IncompatibleFrequency

_nat = pd.NaT
_least = -9223372036854775808
_days = ["MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"]
_months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]
_ticks = {"D": Day, "h": Hour, "min": Minute, "s": Second, "ms": Milli, "us": Micro, "ns": Nano}
_seconds = {"D": 86400, "h": 3600, "min": 60, "s": 1}
_rank = ["Y", "Q", "M", "W", "B", "D", "h", "min", "s", "ms", "us", "ns"]
_ends = {"ME": "M", "QE": "Q", "YE": "Y", "BME": "M", "BQE": "Q", "BYE": "Y", "MS": "M", "QS": "Q", "YS": "Y", "BMS": "M", "BQS": "Q", "BYS": "Y"}
_old = {"A": "Y", "H": "h", "T": "min", "S": "s", "L": "ms", "U": "us", "N": "ns"}


# --- frequencies: "2M" as (2, "M")
def _invalid(text, word):
    if word in _ends:
        return ValueError("Invalid frequency: %s. Failed to parse with error message: %r" % (text, ValueError("for Period, please use '%s' instead of '%s'" % (_ends[word], word))))
    hint = " Did you mean %s?" % _old[word] if word in _old else ""
    inner = ValueError("Invalid frequency: %s. Failed to parse with error message: KeyError('%s').%s" % (text, word, hint))
    return ValueError("Invalid frequency: %s. Failed to parse with error message: %r%s" % (text, inner, hint))


def _parse(freq):
    """What a text or an offset means: (number, base)."""
    if isinstance(freq, DateOffset):
        return freq.n, _base_of(freq)
    if isinstance(freq, pd.PeriodDtype):
        freq = str(freq)
    if not isinstance(freq, str):
        raise ValueError("Invalid frequency: %r" % (freq,))
    text = freq[7:-1] if freq[:7] == "period[" and freq[-1:] == "]" else freq
    m = re.fullmatch(r"([+-]?\d*)\s*([A-Za-z]+)(-[A-Za-z]+)?", text)
    if m is None:
        raise ValueError("Invalid frequency: %s" % text)
    n, word, anchor = int(m.group(1) or 1), m.group(2), (m.group(3) or "")[1:]
    known = _days if word == "W" else _months if word in ("Q", "Y") else None
    if word not in _rank or (anchor and (known is None or anchor not in known)):
        raise _invalid(text, word if not anchor else word + "-" + anchor)
    if known is not None:
        word = word + "-" + (anchor or known[-1])
    return n, word


def _base_of(off):
    for name, cls in _ticks.items():
        if type(off) is cls:
            return name
    if isinstance(off, MonthEnd):
        return "M"
    if isinstance(off, QuarterEnd):
        return "Q-" + off.rule_code[3:]
    if isinstance(off, YearEnd):
        return "Y-" + off.rule_code[3:]
    if isinstance(off, Week):
        return off.rule_code
    if isinstance(off, BusinessDay):
        return "B"
    raise ValueError("%r is not supported as period frequency" % (off,))


def _freq_name(freq):
    n, base = _parse(freq)
    return base if n == 1 else "%d%s" % (n, base)


def _zone_name(freq):
    return "period:" + _freq_name(freq)


def _offset(name, times=1):
    """The offset of a frequency's name."""
    n, base = _parse(name)
    n *= times
    if base in _ticks:
        return _ticks[base](n)
    if base == "M":
        return MonthEnd(n)
    if base == "B":
        return BusinessDay(n)
    if base[0] == "W":
        return Week(n, weekday=_days.index(base[2:]))
    month = _months.index(base[2:]) + 1
    return QuarterEnd(n, month=month) if base[0] == "Q" else YearEnd(n, month=month)


def _unit(base):
    return base if base in ("ms", "us", "ns") else "s"


# --- ordinals (pandas counts periods from 1970 on) and the starts of periods
def _year_month(days):
    z = days + 719468
    era = z // 146097
    doe = z - era * 146097
    yoe = (doe - doe // 1460 + doe // 36524 - doe // 146096) // 365
    doy = doe - (365 * yoe + yoe // 4 - yoe // 100)
    mp = (5 * doy + 2) // 153
    late = mp // 10
    return yoe + era * 400 + late, mp + 3 - 12 * late


def _days_from(month_number):
    """Days from 1970 of the first of months that are counted from January of year 0."""
    y, m = month_number // 12, month_number % 12 + 1
    early = (14 - m) // 12
    y = y - early
    mp = m + 12 * early - 3
    era = y // 400
    yoe = y - era * 400
    doy = (153 * mp + 2) // 5
    return era * 146097 + yoe * 365 + yoe // 4 - yoe // 100 + doy - 719468


def _ordinal(count, unit, base):
    """The number of the period that a moment lies in."""
    if base in _per and base != "s":
        return _between(count, unit, base)
    second = count // _per[unit]
    if base in _seconds:
        return second // _seconds[base]
    days = second // 86400
    if base == "B":
        late = (days + 3) % 7 // 5  # Saturday and Sunday count to Monday
        days = days + late * (7 - (days + 3) % 7)
        return (days + 4) // 7 * 5 + (days + 4) % 7 - 4
    if base[0] == "W":
        return (days + 3 - (_days.index(base[2:]) + 1) % 7) // 7 + 1
    y, m = _year_month(days)
    if base == "M":
        return (y - 1970) * 12 + m - 1
    last = _months.index(base[2:]) + 1
    number = y * 12 + m - 1 + (12 - last)  # months of the business year
    return number // 12 - 1970 if base[0] == "Y" else number // 3 - 1970 * 4


def _between(count, old, new):
    a, b = _per[old], _per[new]
    return count * (b // a) if b >= a else count // (a // b)


def _start(ordinal, base):
    """When a period begins, in the unit of its type."""
    if base in _per and base != "s":
        return ordinal
    if base in _seconds:
        return ordinal * _seconds[base]
    if base == "B":
        days = (ordinal + 3) // 5 * 7 + (ordinal + 3) % 5 - 3
    elif base[0] == "W":
        days = ordinal * 7 + (_days.index(base[2:]) + 1) % 7 - 4 - 6
    elif base == "M":
        days = _days_from(ordinal + 1970 * 12)
    else:
        last = _months.index(base[2:]) + 1
        step = 12 if base[0] == "Y" else 3
        days = _days_from((ordinal + 1970 * (12 // step)) * step - (12 - last))
    return days * 86400


def _last(ordinal, n, base):
    """When the last instant of n periods from an ordinal on begins, in the unit of the type."""
    if base == "B":
        return _start(ordinal + n - 1, base) + 86400 - 1
    return _start(ordinal + n, base) - 1


def _last_part(last, base, unit):
    """The same in another unit: of the last second the last part."""
    own = _unit(base)
    if _per[unit] > _per[own]:
        return (last + 1) * (_per[unit] // _per[own]) - 1
    return _between(last, own, unit)


# --- one period
def _period(count, unit, freq):
    n, base = _parse(freq)
    return _made(_ordinal(count, unit, base), n, base)


def _made(ordinal, n, base):
    p = object.__new__(Period)
    p.ordinal, p._times, p._base = ordinal, n, base
    return p


def _text_period(text):
    """(moment, the base that the text's precision means)."""
    t = text.strip()
    m = re.fullmatch(r"(\d{4})", t)
    if m:
        return Timestamp(int(t), 1, 1), "Y-DEC"
    m = re.fullmatch(r"(\d{4})-?[qQ]([1-4])", t) or re.fullmatch(r"([1-4])[qQ]-?(\d{4})", t)
    if m:
        y, q = (m.group(1), m.group(2)) if len(m.group(1)) == 4 else (m.group(2), m.group(1))
        return Timestamp(int(y), int(q) * 3 - 2, 1), "Q-DEC"
    try:
        if re.fullmatch(r"\d{4}-\d{1,2}", t):
            y, m = t.split("-")
            return Timestamp(int(y), int(m), 1), "M"
        at = Timestamp(t)
    except ValueError as e:
        raise DateParseError(str(e) if re.search(r"\d", t) else "Unknown datetime string format, unable to parse: %s" % t.upper()) from None
    if re.fullmatch(r"[A-Za-z]+[ -]\d{4}", t) or re.fullmatch(r"\d{1,2}[/-]\d{4}", t):
        return at, "M"
    clock = re.search(r"\d[ T](\d{1,2})(:\d{2})?(:\d{2})?(\.\d+)?$", t) if len(t) > 10 and (":" in t or t[4] == "-") else None
    if clock is None:
        return at, "D"
    if clock.group(4):
        digits = len(clock.group(4)) - 1
        return at, "ms" if digits <= 3 else "us" if digits <= 6 else "ns"
    return at, "s" if clock.group(3) else "min" if clock.group(2) else "h"


class Period:
    """A span of the calendar: pd.Period("2024-03"), pd.Period("2024Q1", freq="Q")."""
    __module__ = "pandas"

    def __new__(cls, value=None, freq=None, ordinal=None, year=None, month=None, quarter=None, day=None, hour=None, minute=None, second=None):
        n, base = _parse(freq) if freq is not None else (1, None)
        if ordinal is not None and value is not None:
            raise ValueError("Only value or ordinal but not both should be given but not both")
        if ordinal is not None:
            if base is None:
                raise ValueError("Must supply freq for ordinal value")
            return _made(int(ordinal), n, base)
        if value is None and (year is not None or quarter is not None):
            if base is None:
                raise ValueError("If value is None, freq cannot be None")
            return _made(_from_parts(year, month, quarter, day, hour, minute, second, base), n, base)
        if value is None or value is _nat or (isinstance(value, float) and value != value) or (isinstance(value, str) and value in ("NaT", "nan", "NaN", "nat", "")):
            return _nat
        if isinstance(value, Period):
            return value if base is None or (n, base) == (value._times, value._base) else value.asfreq(_freq_name(freq))
        if isinstance(value, (bool, np.bool_)) or not isinstance(value, (int, np.integer, str, datetime, date, np.datetime64)):
            raise ValueError("Value must be Period, string, integer, or datetime")
        if isinstance(value, (int, np.integer)):
            if not 1 <= value <= 9999 or len(str(value)) < 3:
                raise DateParseError('Given date string "%d" not likely a datetime' % value)
            value = str(int(value))
        if isinstance(value, str):
            m = re.fullmatch(r"(\d{4}-\d\d-\d\d)/\d{4}-\d\d-\d\d", value) if base is not None and base[0] == "W" else None
            if m is not None:
                value = m.group(1)
            at, found = _text_period(value)
            if found == "Q-DEC" and base is not None and base[0] == "Q":  # quarters of the business year
                return _made((at._y - 1970) * 4 + (at._m - 1) // 3, n, base)
            base = base or found
        else:
            if base is None:
                raise ValueError("Must supply freq for datetime value")
            at = value if isinstance(value, Timestamp) else Timestamp(value)
            if at is _nat:
                return _nat
        if at.tzinfo is not None:
            at = at.tz_localize(None)
        return _made(_ordinal(at._value, at.unit, base), n, base)

    # --- what C reads
    @property
    def _value(self):
        return _start(self.ordinal, self._base)

    @property
    def unit(self):
        return _unit(self._base)

    @property
    def _zone(self):
        return "period:" + self.freqstr

    # --- parts
    @property
    def freqstr(self):
        return self._base if self._times == 1 else "%d%s" % (self._times, self._base)

    @property
    def freq(self):
        return _offset(self.freqstr)

    def _instant(self):
        """Where the parts are read: days and coarser at the last day of a period, clocks at its start."""
        if self._base in _seconds or self._base in _per or self._base == "B":
            return _stamp(self._value, self.unit)
        return _stamp(_last(self.ordinal, 1, self._base) // 86400 * 86400, "s")

    @property
    def qyear(self):
        base = self._base if self._base[0] == "Q" else "Q-DEC"
        t = self._instant()
        return _ordinal(t._value, t.unit, base) // 4 + 1970

    @property
    def quarter(self):
        base = self._base if self._base[0] == "Q" else "Q-DEC"
        t = self._instant()
        return _ordinal(t._value, t.unit, base) % 4 + 1

    @property
    def start_time(self):
        return self.to_timestamp(how="start")

    @property
    def end_time(self):
        return self.to_timestamp(how="end")

    @property
    def is_leap_year(self):
        return bool(self._instant().is_leap_year)

    def to_timestamp(self, freq=None, how="start"):
        out = "ns" if self._base == "ns" else "us"
        if _how(how) == "E":
            return _stamp(_last_part(_last(self.ordinal, self._times, self._base), self._base, out), out)
        if freq is not None:
            p = self.asfreq(freq, "S")
            return _stamp(_between(p._value, p.unit, out), out)
        return _stamp(_between(self._value, self.unit, out), out)

    def asfreq(self, freq, how="E"):
        n, base = _parse(freq)
        return _made(_converted(self.ordinal, self._times, self._base, base, _how(how)), n, base)

    @classmethod
    def now(cls, freq=None):
        return cls(datetime.now(), freq=freq)

    # --- text
    def strftime(self, fmt=None):
        if fmt is None:
            return str(self)
        return _strftime(pd.Series([self]), fmt)[0]

    def __str__(self):
        return str(pd.Series([self]).astype("str")[0])

    def __repr__(self):
        return "Period('%s', '%s')" % (self, self.freqstr)

    def __format__(self, spec):
        return self.strftime(spec) if spec else str(self)

    def __hash__(self):
        return hash((self.ordinal, self.freqstr))

    def __reduce__(self):
        return (_made, (self.ordinal, self._times, self._base))

    # --- operators
    def _steps(self, other):
        """How many periods a number, a span or an offset is; None: nothing that can be added."""
        if isinstance(other, (int, np.integer)) and not isinstance(other, (bool, np.bool_)):
            return int(other) * self._times
        if isinstance(other, (timedelta, np.timedelta64)) or isinstance(other, Tick):
            span = other.delta if isinstance(other, Tick) else Timedelta(other)
            if self._base in _seconds or self._base in _per:
                one = _ticks[self._base](1).delta
                if span.value % one.value == 0:
                    return span.value // one.value
                raise IncompatibleFrequency("Input cannot be converted to Period(freq=%s)" % self.freqstr)
            if isinstance(other, Tick):
                raise IncompatibleFrequency("Input has different freq=%s from Period(freq=%s)" % (other.freqstr, self.freqstr))
            raise IncompatibleFrequency("Input cannot be converted to Period(freq=%s)" % self.freqstr)
        if isinstance(other, DateOffset):
            try:
                same = _base_of(other) == self._base
            except ValueError:
                same = False
            if same:
                return other.n
            raise IncompatibleFrequency("Input has different freq=%s from Period(freq=%s)" % (other.freqstr, self.freqstr))
        return None

    def __add__(self, other):
        if other is _nat:
            return _nat
        k = self._steps(other)
        return NotImplemented if k is None else _made(self.ordinal + k, self._times, self._base)

    def __radd__(self, other):
        return self.__add__(other)

    def __sub__(self, other):
        if other is _nat:
            return _nat
        if isinstance(other, Period):
            self._check(other)
            return _offset(self._base, self.ordinal - other.ordinal)
        k = self._steps(other)
        return NotImplemented if k is None else _made(self.ordinal - k, self._times, self._base)

    def _check(self, other):
        if other.freqstr != self.freqstr:
            raise IncompatibleFrequency("Input has different freq=%s from Period(freq=%s)" % (other.freqstr, self.freqstr))

    def __eq__(self, other):
        return isinstance(other, Period) and other.freqstr == self.freqstr and other.ordinal == self.ordinal

    def __ne__(self, other):
        return not self == other

    def __lt__(self, other):
        if not isinstance(other, Period):
            return False if other is _nat else NotImplemented
        self._check(other)
        return self.ordinal < other.ordinal

    def __le__(self, other):
        if not isinstance(other, Period):
            return False if other is _nat else NotImplemented
        self._check(other)
        return self.ordinal <= other.ordinal

    def __gt__(self, other):
        if not isinstance(other, Period):
            return False if other is _nat else NotImplemented
        self._check(other)
        return self.ordinal > other.ordinal

    def __ge__(self, other):
        if not isinstance(other, Period):
            return False if other is _nat else NotImplemented
        self._check(other)
        return self.ordinal >= other.ordinal


def _part(name):
    def get(self):
        v = getattr(self._instant(), name)
        return v() if callable(v) else v
    return property(get)


for _name in ("year", "month", "day", "hour", "minute", "second", "week", "weekofyear", "weekday", "dayofweek", "day_of_week", "dayofyear", "day_of_year", "days_in_month",
              "daysinmonth"):
    setattr(Period, _name, _part(_name))


def _from_parts(year, month, quarter, day, hour, minute, second, base):
    if quarter is not None:
        if base[0] != "Q":
            base_q = "Q-DEC"
        else:
            base_q = base
        if not 1 <= quarter <= 4:
            raise ValueError("Quarter must be 1 <= q <= 4")
        o = (year - 1970) * 4 + quarter - 1
        return o if base[0] == "Q" else _ordinal(_start(o, base_q), "s", base)
    t = Timestamp(year, month or 1, day or 1, hour or 0, minute or 0, second or 0)
    return _ordinal(t._value, t.unit, base)


def _how(how):
    word = str(how).upper()
    if word in ("S", "START", "B", "BEGIN"):
        return "S"
    if word in ("E", "END", "F", "FINISH"):
        return "E"
    raise ValueError("how must be one of 'start', 'end', 's', 'e', got '%s'" % (how,))


def _converted(ordinal, n, base, to, how):
    """Ordinals of another frequency."""
    if base == to:
        return ordinal + (n - 1 if how == "E" else 0)
    if how == "S":
        return _ordinal(_start(ordinal, base), _unit(base), to)
    last = _last(ordinal, n, base)
    unit = to if to in _per else _unit(base)
    return _ordinal(_last_part(last, base, unit), unit, to)


# --- columns
def _freq_of(x):
    """The name of the frequency of a Series or Index of periods."""
    return str(x.dtype)[7:-1]


def _is_periods(x):
    return isinstance(x, (pd.Series, pd.Index)) and str(x.dtype)[:7] == "period["


def _mapped(raw, f):
    """f of the counts that are there; missing ones stay."""
    gone = raw == _least
    if not gone.any():
        return f(raw)
    return np.where(gone, _least, f(np.where(gone, 0, raw)))


def _build(ordinals, freq, like):
    """Periods of int64 ordinals."""
    n, base = _parse(freq)
    return _n.make(_mapped(ordinals, lambda o: _start(o, base)), "M", _unit(base), _zone_name(freq), like)


def _ordinals(x):
    n, base = _parse(_freq_of(x))
    return _mapped(_n.raw(x), lambda c: _ordinal(c, _unit(base), base))


def _to_period(x, freq):
    """Times as periods."""
    if freq is None:
        off = getattr(x, "freq", None) if isinstance(x, pd.Index) else None
        if off is None:
            from pandas._offsets import infer_freq
            try:
                off = infer_freq(x)
            except (TypeError, ValueError):
                off = None
            from pandas._offsets import to_offset
            off = to_offset(off)
        if off is None:
            raise ValueError("You must pass a freq argument as current index has none.")
        freq = _of_times(off)
    if getattr(x.dtype, "tz", None) is not None:
        import warnings
        warnings.warn("Converting to PeriodArray/Index representation will drop timezone information.", UserWarning, stacklevel=2)
        x = _n.wall(x)
    n, base = _parse(freq)
    unit = _unit_of(x)
    return _build(_mapped(_n.raw(x), lambda c: _ordinal(c, unit, base)), _freq_name(freq), x)


def _of_times(off):
    """The frequency of periods that fits a frequency of times."""
    name = off.rule_code
    head, dash, anchor = name.partition("-")
    if head in ("QS", "BQS"):  # quarters that begin in a month end in the one before
        anchor = _months[(_months.index(anchor) + 11) % 12] if anchor else "DEC"
        return "Q-" + anchor
    if head in ("YS", "BYS"):
        return "Y-" + (_months[(_months.index(anchor) + 11) % 12] if anchor else "DEC")
    text = _ends.get(head, head) + dash + anchor
    return text if off.n == 1 else "%d%s" % (off.n, text)


def _to_times(x, freq=None, how="start"):
    n, base = _parse(_freq_of(x))
    out = "ns" if base == "ns" else "us"
    own = _unit(base)
    if _how(how) == "E":
        counts = _mapped(_n.raw(x), lambda c: _last_part(_last(_ordinal(c, own, base), n, base), base, out))
    elif freq is not None and _parse(freq)[1] != base:
        to = _parse(freq)[1]
        counts = _mapped(_n.raw(x), lambda c: _between(_start(_ordinal(c, own, to), to), _unit(to), out))
    else:
        counts = _mapped(_n.raw(x), lambda c: _between(c, own, out))
    t = _n.make(counts, "M", out, None, x)
    if isinstance(x, pd.Index) and _how(how) == "S" and len(x) > 2 and (counts != _least).all():
        from pandas._offsets import infer_freq, to_offset
        found = infer_freq(t)
        t = t if found is None else _n.set_freq(t, to_offset(found))
    return t


def _asfreq(x, freq, how="E"):
    n, base = _parse(_freq_of(x))
    to = _parse(freq)[1]
    return _build(_mapped(_ordinals(x), lambda o: _converted(o, n, base, to, _how(how))), _freq_name(freq), x)


def _instants(x):
    """Where the parts are read (see Period._instant), as times."""
    n, base = _parse(_freq_of(x))
    own = _unit(base)
    if base in _seconds or base in _per or base == "B":
        return _n.make(_n.raw(x), "M", own, None, x)
    return _n.make(_mapped(_n.raw(x), lambda c: _last(_ordinal(c, own, base), 1, base) // 86400 * 86400), "M", own, None, x)


_fields = {"year": "year", "month": "month", "day": "day", "hour": "hour", "minute": "minute", "second": "second", "week": "week", "weekofyear": "week", "weekday": "weekday",
           "dayofweek": "weekday", "day_of_week": "weekday", "dayofyear": "dayofyear", "day_of_year": "dayofyear", "days_in_month": "days_in_month",
           "daysinmonth": "days_in_month", "is_leap_year": "is_leap_year", "quarter": "quarter", "qyear": "qyear"}


def _like(values, x):
    if isinstance(x, pd.Series):
        return pd.Series(values, index=x.index, name=x.name)
    return pd.Index(values, name=x.name)


def _field(x, name):
    raw = _n.raw(x)
    gone = raw == _least
    t = _instants(x)
    if name in ("quarter", "qyear"):
        base = _parse(_freq_of(x))[1]
        base = base if base[0] == "Q" else "Q-DEC"
        q = _mapped(_n.raw(t), lambda c: _ordinal(c, _unit_of(t), base))
        v = q % 4 + 1 if name == "quarter" else q // 4 + 1970
    else:
        v = _n.field(t, _fields[name])
        v = (v.fillna(-1) if gone.any() and isinstance(v, pd.Series) else v).to_numpy()
        if name == "is_leap_year":
            v = np.where(gone, False, v == 1) if gone.any() else v.astype(bool)
            return _like(v, x) if isinstance(x, pd.Series) else v
    return _like(np.where(gone, -1, v).astype("int64"), x)


def _index_field(x, name):
    if name not in _fields:
        raise AttributeError("'PeriodIndex' object has no attribute '%s'" % name)
    return _field(x, name)


def _strftime(x, fmt):
    """The parts at each period's instant; %q, %f and %F are pandas' own: quarter, its year with two and with four digits."""
    s = pd.Series(_instants(x) if isinstance(x, pd.Series) else pd.Series(_instants(x)))
    start = pd.Series(_n.make(_n.raw(x), "M", _unit(_parse(_freq_of(x))[1]), None))
    if not re.search("%[qfFlun]", fmt):
        out = _n.strftime(s.reset_index(drop=True), fmt)
    else:
        words = []
        base = _parse(_freq_of(x))[1]
        base = base if base[0] == "Q" else "Q-DEC"
        for t, b in zip(s, start):
            if t is _nat:
                words.append(None)
                continue
            q = _ordinal(t._value, t.unit, base)
            year = q // 4 + 1970
            ns = b.microsecond * 1000 + b.nanosecond
            own = {"q": str(q % 4 + 1), "f": "%02d" % (year % 100), "F": str(year), "l": "%03d" % (ns // 1000000), "u": "%06d" % (ns // 1000), "n": "%09d" % ns}
            words.append(t.strftime(re.sub("%([qfFlun])", lambda m: own[m.group(1)], fmt)))
        out = pd.Series(words, dtype="str")
    if isinstance(x, pd.Series):
        return pd.Series(out.to_numpy(), index=x.index, name=x.name, dtype="str")
    return pd.Index(out.to_numpy(), name=x.name, dtype="str")


def _cast(s, name):
    """astype from or to periods; s a Series with a range as its index."""
    if name[:7] == "period[":
        freq = name[7:-1]
        if _is_periods(s):
            return _asfreq(s, freq)
        kind = str(s.dtype)
        if kind[:10] == "datetime64":
            return _to_period(s, freq)
        if kind in ("str", "string", "object"):
            return _from_values(s.tolist(), freq)
        if kind[:3] == "int":
            return _build(s.to_numpy().astype("int64"), freq, s)
        if not len(s) or s.isna().all():
            return _build(np.full(len(s), _least), freq, s)
        raise TypeError("Cannot cast %s to %s" % (kind, name))
    if name[:10] == "datetime64":
        return _to_times(s).astype(name)
    if name in ("int64", "Int64"):
        out = pd.Series(_ordinals(s))
        return out if name == "int64" else out.astype("Int64").mask(s.isna())
    if name == "string":
        return s.astype("str").astype("string")
    if name == "category":
        return s.astype("category")
    raise TypeError("Cannot cast PeriodArray to dtype %s" % name)


def _from_values(values, freq):
    made = [Period(v, freq) for v in values]
    name = _freq_name(freq)
    n, base = _parse(name)
    return _build(np.array([_least if p is _nat else p.ordinal for p in made], dtype="int64"), name, None)


def _kind(x):
    if _is_periods(x):
        return "PeriodArray"
    if isinstance(x, pd.Series):
        k = str(x.dtype)
        return "DatetimeArray" if k[:8] == "datetime" else "TimedeltaArray" if k[:9] == "timedelta" else "ndarray"
    return type(x).__name__


def _binary(op, a, b):
    """Arithmetic where a side is a column of periods, or a period beside a column."""
    x = a if _is_periods(a) else b if _is_periods(b) else None
    other = b if x is a else a
    if x is None:  # a period and a column of numbers
        p, col = (a, b) if isinstance(a, Period) else (b, a)
        if op in "+-" and isinstance(col, pd.Series) and str(col.dtype)[:3] in ("int", "uin") and not (op == "-" and p is b):
            k = col.to_numpy().astype("int64") * p._times
            return _build(p.ordinal + (k if op == "+" else -k), p.freqstr, col)
        raise TypeError("unsupported operand type(s) for %s: '%s' and '%s'" % (op, _kind(a), _kind(b)))
    freq = _freq_of(x)
    n, base = _parse(freq)
    if op == "-" and x is a and (_is_periods(other) or isinstance(other, Period)):
        if (other.freqstr if isinstance(other, Period) else _freq_of(other)) != freq:
            raise IncompatibleFrequency("Input has different freq=%s from PeriodArray(freq=%s)" % (other.freqstr if isinstance(other, Period) else _freq_of(other), freq))
        o, k = _ordinals(x), _ordinals(other) if _is_periods(other) else np.full(len(x), other.ordinal)
        gone = (o == _least) | (k == _least)
        return pd.Series([_nat if g else _offset(base, int(d)) for g, d in zip(gone.tolist(), (o - k).tolist())], dtype="object", index=x.index)
    if op == "-" and isinstance(a, Period) and x is b:
        o = _ordinals(x)
        return pd.Series([_nat if k == _least else _offset(base, a.ordinal - k) for k in o.tolist()], dtype="object", index=x.index)
    if op in ("+", "-") and (x is a or op == "+"):
        sign = 1 if op == "+" else -1
        if other is _nat:
            return _build(np.full(len(x), _least), freq, x)
        if isinstance(other, (int, np.integer, timedelta, np.timedelta64, DateOffset)) and not isinstance(other, (bool, np.bool_)):
            k = _made(0, n, base)._steps(other) * sign
            return _build(_mapped(_ordinals(x), lambda o: o + k), freq, x)
        if isinstance(other, pd.Series) and not _is_periods(other) and str(other.dtype)[:3] in ("int", "uin"):
            k = other.to_numpy().astype("int64") * n * sign
            return _build(_mapped(_ordinals(x), lambda o: o + k), freq, x)
        if isinstance(other, pd.Series) and str(other.dtype)[:9] == "timedelta" and (base in _seconds or base in _per):
            raw, unit = _n.raw(other), _unit_of(other)
            one = _seconds[base] * _per[unit] if base in _seconds else None
            if one is not None and not ((raw != _least) & (raw % one != 0)).any():
                o = _ordinals(x)
                return _build(np.where((raw == _least) | (o == _least), _least, o + raw // one * sign), freq, x)
            raise IncompatibleFrequency("Cannot add/subtract timedelta-like from PeriodArray that is not an integer multiple of the PeriodArray's freq.")
        if isinstance(other, pd.Series) and other.dtype == object:
            return pd.Series([p + v if sign > 0 else p - v for p, v in zip(x, other)], index=x.index)
    raise TypeError("unsupported operand type(s) for %s: '%s' and '%s'" % (op, _kind(a), _kind(b)))


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


def _resampled(times, rule):
    """(bin of each row, labels of the bins) of periods by a coarser frequency."""
    from pandas._offsets import to_offset
    try:
        n, to = _parse(rule)
    except ValueError:
        n, to = _parse(_of_times(to_offset(rule)))
    m, base = _parse(_freq_of(times))
    if base != to and _rank.index(to[:1] if to[:1] in "YQW" else to) > _rank.index(base[:1] if base[:1] in "YQW" else base):
        raise NotImplementedError("resample of periods to a finer frequency is not supported; use asfreq or to_timestamp first")
    k = _converted(_ordinals(times), 1, base, to, "S")
    low = int(k.min())
    k = (k - low) // n
    labels = low + n * np.arange(int(k.max()) + 1)
    return k, pd.Series(_build(labels, to if n == 1 else "%d%s" % (n, to), None))


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
