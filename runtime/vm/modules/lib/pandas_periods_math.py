"""Frequencies of periods, and the numbers and starts of periods. The functions of ordinals and starts use integer arithmetic only, so that
they take ints and int64 arrays alike."""
import re
import pandas as pd
from pandas._time_units import _per
from pandas._offsets import BusinessDay, DateOffset, Day, Hour, Micro, Milli, Minute, MonthEnd, Nano, QuarterEnd, Second, Week, YearEnd

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
        at, unit = _start(ordinal, base), _unit(base)
    else:
        unit = to if to in _per else _unit(base)
        at = _last_part(_last(ordinal, n, base), base, unit)
    if to == "B" and (base[0] in "YQWM") == (how == "E") and base != "ms":  # the end of a month, the start of a day: the last business day before
        day = 86400 * _per[unit]
        weekday = (at // day + 3) % 7
        at = at - weekday // 5 * (weekday - 4) * day
    return _ordinal(at, unit, to)
