"""Periods of pandas: Period, columns of periods, and the ways between periods and times.

A column of periods holds when each begins, counted in its type's unit; its frequency is the pseudo-zone "period:M" (base/zone.h)."""
import re
import numpy as np
import pandas as pd
import _pandas_dates as _n
from datetime import date, datetime, timedelta
from pandas._time_units import _per, _unit_of
from pandas._timedelta import Timedelta
from pandas._timestamp import Timestamp, _stamp
from pandas._to_datetime import DateParseError
from pandas._offsets import DateOffset, Tick
from pandas._periods_math import (_base_of, _between, _converted, _ends, _freq_name, _how, _last, _last_part, _least, _months, _offset,
                                  _ordinal, _parse, _seconds, _start, _ticks, _unit, _zone_name)
from pandas.errors import IncompatibleFrequency

_nat = pd.NaT


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
            if 1 <= int(m) <= 12:
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
            return _stamp(_first_moment(p.ordinal, p._base, out), out)
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
            from pandas._infer import infer_freq
            try:
                off = infer_freq(x)
            except (TypeError, ValueError):
                off = None
            from pandas._offset_names import to_offset
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


def _long(base):
    """Whether periods are longer than days."""
    return base not in _seconds and base not in _per and base not in ("B", "D")


def _first_moment(ordinal, base, out):
    """Where to_timestamp(freq) puts a period: at its first moment, long ones at their last day."""
    if not _long(base):
        return _between(_start(ordinal, base), _unit(base), out)
    return _between(_start(ordinal + 1, base), _unit(base), out) - 86400 * _per[out]


def _to_times(x, freq=None, how="start"):
    n, base = _parse(_freq_of(x))
    out = "ns" if base == "ns" else "us"
    own = _unit(base)
    if _how(how) == "E":
        counts = _mapped(_n.raw(x), lambda c: _last_part(_last(_ordinal(c, own, base), n, base), base, out))
    elif freq is not None and (_parse(freq)[1] != base or _long(base)):
        to = _parse(freq)[1]
        counts = _mapped(_n.raw(x), lambda c: _first_moment(_ordinal(c, own, to), to, out))
    else:
        counts = _mapped(_n.raw(x), lambda c: _between(c, own, out))
    t = _n.make(counts, "M", out, None, x)
    if isinstance(x, pd.Index) and _how(how) == "S" and len(x) > 2 and (counts != _least).all():
        from pandas._infer import infer_freq
        from pandas._offset_names import to_offset
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
