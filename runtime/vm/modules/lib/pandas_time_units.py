"""Units of time: counts of seconds to nanoseconds, what fits, what compares, the words of units, zones by name."""
import numpy as np
import pandas as pd
from datetime import datetime, timedelta, timezone, tzinfo
from pandas.errors import OutOfBoundsDatetime, OutOfBoundsTimedelta

_no = object()
_per = {"s": 1, "ms": 1000, "us": 1000000, "ns": 1000000000}
_order = ["s", "ms", "us", "ns"]
_nat = pd.NaT
_least, _most = -9223372036854775808, 9223372036854775807
_long = {"s": "second", "ms": "millisecond", "us": "microsecond", "ns": "nanosecond"}
_zones = {}


def _finer(a, b):
    return a if _order.index(a) >= _order.index(b) else b


def _zone(name):
    """The tzinfo of a zone's name."""
    if name is None or isinstance(name, tzinfo):
        return name
    if name in _zones:
        return _zones[name]
    if name in ("UTC", "utc", "Z"):
        return timezone.utc
    if name[:3] == "UTC" and len(name) > 3 or name[0] in "+-":
        text = name[3:] if name[:3] == "UTC" else name
        parts = [int(p) for p in text[1:].split(":")]
        seconds = parts[0] * 3600 + (parts[1] * 60 if len(parts) > 1 else 0) + (parts[2] if len(parts) > 2 else 0)
        z = timezone(timedelta(seconds=-seconds if text[0] == "-" else seconds))
    else:
        import zoneinfo
        z = zoneinfo.ZoneInfo(name)
    _zones[name] = z
    return z


def _rescaled(value, old, new):
    a, b = _per[old], _per[new]
    return value * (b // a) if b >= a else value // (a // b)


def _fits(t, unit):
    return abs(t._value) <= 9223372036854775807 // max(1, _per[unit] // _per[t.unit])


def _in_unit(t, unit):
    """The count of a moment or a span in a unit; refuses what does not fit."""
    if not _fits(t, unit):
        raise (OutOfBoundsDatetime if isinstance(t, datetime) else OutOfBoundsTimedelta)("Cannot cast %s to unit='%s' without overflow." % (t, unit))
    return _rescaled(t._value, t.unit, unit)


def _in_ns(t):
    if not _fits(t, "ns"):
        raise OverflowError("Cannot convert %s to nanoseconds without overflow. Use `.asm8.view('i8')` to cast represent %s in its own unit (here, %s)."
                            % (type(t).__name__, type(t).__name__, t.unit))
    return _rescaled(t._value, t.unit, "ns")


def _comparable(a, b, unit):
    """Two counts that compare as a and b do."""
    for x, y, turned in ((a, b, False), (b, a, True)):
        if not _fits(x, unit):
            far = 1 if x._value > 0 else -1
            return (0, far) if turned else (far, 0)
    return _rescaled(a._value, a.unit, unit), _rescaled(b._value, b.unit, unit)


def _product(a, b):
    if isinstance(b, float) and b.is_integer():
        b = int(b)
    if (abs(a * b) if isinstance(b, int) else abs(float(a) * b)) > _most:
        raise OutOfBoundsTimedelta("Overflow in %s multiplication" % ("int64" if isinstance(b, int) else "timedelta"))
    return a * b


def _later(counts, steps, per, unit):
    """Counts of a unit, steps of per counts later; _least stays what it is."""
    counts, steps = np.asarray(counts, dtype="int64"), np.asarray(steps, dtype="int64")
    moved = steps * per
    to = counts + moved
    far = (counts != _least) & ((np.abs(steps) > _most // max(abs(per), 1)) | (((counts ^ to) & (moved ^ to)) < 0) | (to == _least))
    if far.any():
        at = int(np.flatnonzero(far)[0])
        at, step = [int(v if v.ndim == 0 else v[at]) for v in (counts, steps)]
        raise OutOfBoundsDatetime(_outside(at + step * per, unit))
    return np.where(counts == _least, counts, to)


def _outside(value, unit):
    return "Out of bounds %s timestamp: %d" % (_long[unit], value)


def _column_one(s):
    return s.iloc[0]


_words = {"d": 86400, "day": 86400, "days": 86400, "h": 3600, "hour": 3600, "hours": 3600, "hr": 3600, "m": 60, "min": 60, "minute": 60, "minutes": 60,
          "s": 1, "sec": 1, "second": 1, "seconds": 1, "w": 604800}
_small = {"ms": 1000, "milli": 1000, "millis": 1000, "millisecond": 1000, "milliseconds": 1000, "us": 1000000, "micro": 1000000,
          "micros": 1000000, "microsecond": 1000000, "microseconds": 1000000, "µs": 1000000, "ns": 1000000000, "nano": 1000000000,
          "nanos": 1000000000, "nanosecond": 1000000000, "nanoseconds": 1000000000}
_renamed = {"w": "W", "d": "D", "H": "h", "MIN": "min", "S": "s", "MS": "ms", "US": "us", "NS": "ns"}


def _moment_unit(unit):
    """The unit of numbers that are moments: fewer spellings than those of spans."""
    if unit not in ("Y", "M", "W", "D", "d", "h", "m", "s", "ms", "us", "ns"):
        raise ValueError("Unrecognized unit %s" % unit)
    return unit.upper() if unit == "d" else unit


def _unit_word(unit):
    """The word of _words or _small that a unit of spans is; spellings that pandas gives up are warned of."""
    word = unit.lower()
    if unit in ("M", "Y", "y"):
        raise ValueError("Units 'M', 'Y' and 'y' do not represent unambiguous timedelta values and are not supported.")
    if word not in _words and word not in _small:
        raise ValueError("invalid unit abbreviation: %s" % unit)
    if unit in _renamed:
        import warnings
        warnings.warn("'%s' is deprecated and will be removed in a future version. Please use '%s' instead of '%s'." % (unit, _renamed[unit], unit),
                      pd.errors.Pandas4Warning, stacklevel=4)
    return word


def _counted(x, unit):
    """A number of a unit as (count, unit of pandas)."""
    unit = _unit_word(unit)
    if unit in _words:
        k = _words[unit]
        if isinstance(x, float) and x != int(x):
            n = x * k
            return int(round(n * 1000000)), "us"
        return int(x) * k * 1000000, "us"
    per = _small[unit]
    return (int(x), "ns") if per == 1000000000 else (int(round(x * (1000000 // per))), "us")


def _missing(x):
    return x is None or x is _nat or x is pd.NA or (isinstance(x, float) and x != x)


def _unit_of(s):
    text = str(s.dtype)
    return text[text.index("[") + 1:].rstrip("]").split(",")[0]


def _counted_units(values, unit, errors, refusal):
    """Numbers of a unit as counts: (counts, their unit). What does not fit is missing under errors="coerce", else refused."""
    unit = _unit_word(unit)
    per, out = (_words[unit] * 1000000, "us") if unit in _words else (1, "ns") if _small[unit] == 1000000000 else (1000000 // _small[unit], "us")
    whole = values.dtype.kind in "iu"
    gone = values == np.int64(_least) if whole else np.isnan(values)
    if not whole and out == "us" and (values[~gone] != np.floor(values[~gone])).any():
        per, out = per * 1000, "ns"  # parts of a unit
    far = ~gone & ((np.abs(values) > 9223372036854775807 // per) if whole else (np.abs(values) * float(per) >= 2.0 ** 63))
    if far.any():
        if errors != "coerce":
            raise refusal(values[np.flatnonzero(far)[0]], out)
        gone = gone | far
    values = np.where(gone, 0, values)
    counts = values.astype("int64") * per if whole else _whole_counts(values, per)
    counts[gone] = _least
    return counts, out


def _counted_months(values, unit, errors):
    """Numbers of months or years since 1970 as counts of microseconds, each at the month's start; parts of them are refused."""
    whole = values.dtype.kind in "iu"
    gone = values == np.int64(_least) if whole else np.isnan(values)
    parts = np.zeros(len(values), dtype=bool) if whole else ~gone & (values != np.floor(values))
    if parts.any():
        if errors != "coerce":
            raise ValueError("Conversion of non-round float with unit=%s is ambiguous" % unit)
        gone = gone | parts
    counts = np.where(gone, 0, values).astype("int64").astype("datetime64[%s]" % unit).astype("datetime64[us]").astype("int64")
    counts[gone] = _least
    return counts, "us"


def _whole_counts(v, per):
    """Counts of units of which each of v holds per: what is below a count is cut off, not rounded."""
    v = v.astype("float64")
    base = v.astype("int64")
    part = v - base
    digits = len(str(per)) - 1
    return base * per + ((np.round(part, digits) if digits else part) * per).astype("int64")
