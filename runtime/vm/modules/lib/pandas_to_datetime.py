"""to_datetime: moments out of text, numbers and parts. Whole columns are read in C (_pandas_dates); here are the formats that are tried."""
import numpy as np
import pandas as pd
import _pandas_dates as _n
from _strptime import spelt_out
from datetime import datetime
from pandas._time_units import _counted_months, _counted_units, _in_unit, _least, _missing, _moment_unit, _nat, _unit_of, _zone
from pandas._timedelta import to_timedelta
from pandas._timestamp import Timestamp, _stamp, _wall_micro
from pandas.errors import OutOfBoundsDatetime


class DateParseError(ValueError):
    pass


_times = ["", " %H:%M:%S", "T%H:%M:%S", " %H:%M:%S.%f", "T%H:%M:%S.%f", " %H:%M", "T%H:%M", " %H", "T%H"]
_zoned_ends = ["%z", " %z"]
_clocks = ["", " %H:%M:%S", " %H:%M", " %I:%M:%S %p", " %I:%M %p", " %I:%M%p", " %H:%M:%S.%f", " %I %p", " %I%p", " %I:%M:%S%p", ", %H:%M:%S", ", %H:%M", ", %I:%M %p", " %H:%M:%S%z", " %H:%M:%S %z", " %H:%M%z", " %H:%M %z", "T%H:%M:%S"]
_year_first = ["%y-%m-%d", "%y/%m/%d", "%y.%m.%d"]
_month_first = ["%m/%d/%Y", "%m-%d-%Y", "%m.%d.%Y", "%m/%d/%y", "%m-%d-%y"]
_day_first = ["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d/%m/%y", "%d-%m-%y", "%d.%m.%y"]
_named = ["%d %b %Y", "%d %B %Y", "%b %d, %Y", "%B %d, %Y", "%b %d %Y", "%B %d %Y", "%d-%b-%Y", "%d-%B-%Y", "%d-%b-%y", "%d/%b/%Y", "%b %Y", "%B %Y", "%Y %b %d",
          "%Y-%b-%d", "%d %b, %Y", "%d %B, %Y", "%m/%Y", "%Y %m", "%a %b %d %H:%M:%S %Y", "%a, %d %b %Y", "%a, %d %b %Y", "%A, %B %d, %Y", "%A, %d %B %Y", "%A %d %B %Y", "%a %d %b %Y", "%b-%Y", "%b-%d-%Y", "%d%b%Y", "%Y %B %d"]
_never_inferred = {d + t for d in ("%b %Y", "%B %Y", "%b-%Y", "%m/%Y", "%Y %m") for t in _clocks}
_cache = {}


def _iso_formats():
    if "iso" not in _cache:
        f = []
        for d in ("%Y-%m-%d", "%Y/%m/%d"):
            f += [d + t for t in _times]
            if d == "%Y-%m-%d":
                f += [d + t + z for t in _times if t for z in _zoned_ends]
        f += ["%Y%m%dT%H%M%S", "%Y%m%dT%H%M", "%Y%m%d", "%Y%m%d%H%M%S", "%Y%m%d%H%M", "%Y%m%d %H:%M:%S", "%Y%m%d %H:%M:%S.%f", "%Y%m%d %H:%M", "%Y%m%d %H%M%S", "%Y%m%d %H%M", "%Y%m%d %H%M%S.%f", "%Y-%m", "%Y/%m", "%Y", "%Y.%m.%d"] + ["%Y.%m.%d" + t for t in _clocks[1:]]
        f += ["%Y/%m/%d" + t for t in _clocks[3:]] + ["%Y-%m-%d" + t for t in _clocks[3:]] + ["%Y%m%dT%H%M%S%z"]
        _cache["iso"] = f
    return _cache["iso"]


def _formats(dayfirst=False):
    """Formats to try in turn; dayfirst may be "year": two digits first are those of the year."""
    key = dayfirst
    if key not in _cache:
        first, then = (_year_first, _month_first + _day_first) if dayfirst == "year" else (_day_first, _month_first) if dayfirst else (_month_first, _day_first)
        other = []
        for group in (first, then):
            other += [d + t for d in group for t in _clocks]
        other += [d + t for d in sorted(_named, key=lambda f: "%b" in f) for t in _clocks]  # May is a whole name
        iso = _iso_formats()
        _cache[key] = ([_day_before_month(f) for f in iso if "%m" in f and "%d" in f] if dayfirst is True else []) + iso + other
    return _cache[key]


def _day_before_month(f):
    """A format with the day where the month was: dayfirst= is heard for years in front too."""
    return f.replace("%m", "%0").replace("%d", "%m").replace("%0", "%d")


def _quarter(t):
    """"2024Q3", "2024-Q3", "Q3 2024" as (year, quarter), else None."""
    if not 6 <= len(t) <= 7 or "Q" not in t.upper():
        return None
    u = t.upper().replace("-", "")
    if len(u) != 6:
        return None
    year, q = (u[:4], u[5]) if u[4] == "Q" else (u[2:], u[1]) if u[0] == "Q" else ("", "")
    return (int(year), int(q)) if year.isdigit() and q in "1234" else None


def _without_fillers(text):
    """The text without the words that dateutil passes over: 3rd of May at 17:30."""
    import re
    plain = re.sub(r"(?i)(?<=\d)(st|nd|rd|th)\b", "", text)
    plain = re.sub(r"(?i)\b(of|at|on|and)\b", " ", plain)
    return " ".join(plain.split()).replace(" ,", ",") if plain != text else text


def _parse_one(text, dayfirst=False):
    t = text.strip()
    if t == "now":
        return Timestamp.now()
    if t == "today":
        return Timestamp.now()
    clock = t.split(":")
    if len(clock) in (2, 3) and all(x.isdigit() and len(x) == 2 for x in clock) and int(clock[0]) < 24 and all(int(x) < 60 for x in clock[1:]):
        return _parse_one(datetime.now().strftime("%Y-%m-%d ") + t)  # today
    m = _quarter(t)
    if m:
        return _stamp(_wall_micro(datetime(m[0], m[1] * 3 - 2, 1)), "us", None)
    counts, zone, bad, differ, digits = _n.parse([t], _formats(dayfirst), False, True, "us")
    if bad >= 0:
        named = t.rpartition(" ")
        if "/" in named[2] and named[2][:1].isalpha() and named[0]:
            return _parse_one(named[0]).tz_localize(named[2])
        plain = _without_fillers(t)
        if plain and plain != t:
            return _parse_one(plain, dayfirst)
        raise _fault(text, dayfirst)
    unit = "us"
    if digits > 6:
        counts = _n.parse([t], _formats(dayfirst), False, True, "ns")[0]
        unit = "ns"
    return _stamp(int(counts[0]), unit, _zone(zone) if zone is not None else None)


def _fault(text, dayfirst):
    """What is said of a text that is no time: which part of it is out of its range, where that can be seen."""
    import re
    t = text.strip()
    pair = re.fullmatch(r"(\d{1,2})([-/. ])(\d{1,2})\2(\d{4})", t)
    if pair:
        first, second = int(pair[1]), int(pair[3])
        day, month = (first, second) if (dayfirst and second <= 12) or first > 12 else (second, first)
        if not (1 <= month <= 12 and 1 <= day <= 31):
            return DateParseError("Invalid date specified (%s/%s)" % (pair[1].lstrip("0") or 0, pair[3].lstrip("0") or 0))
        return ValueError("day is out of range for month")
    clock = re.search(r"(?:^|[ T])(\d{1,2}):(\d{2})(?::(\d{2}))?", t)
    day = t[:clock.start()].strip() if clock else t
    iso = re.fullmatch(r"(\d{4})([-/.]?)(\d{1,2})\2(\d{1,2})", day)
    named = re.fullmatch(r"(?i)(\d{1,2})[ -](%s)[a-z]*,?[ -](\d{4})|(%s)[a-z]* (\d{1,2}),? (\d{4})" % (("jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec",) * 2), day)
    short, quarter = re.fullmatch(r"(\d{4})-(\d{1,2})", day), re.fullmatch(r"\d{4}-?[qQ]\d|\d[qQ]-?\d{4}", day)
    what = None
    if quarter:
        what = "Incorrect quarterly string is given, quarter must be between 1 and 4"
    elif short and not 1 <= int(short[2]) <= 12:
        what = "month must be in 1..12"
    elif iso and not 1 <= int(iso[3]) <= 12:
        what = "month must be in 1..12"
    elif clock and (iso or not day) and int(clock[1]) > 23:
        what = "hour must be in 0..23"
    elif clock and (iso or not day) and (int(clock[2]) > 59 or clock[3] and int(clock[3]) > 59):
        what = "minute must be in 0..59" if int(clock[2]) > 59 else "second must be in 0..59"
    elif iso or named or re.fullmatch(r"(\d{1,2})([-/. ])(\d{1,2})\2(\d{4})", day):
        what = "day is out of range for month"
    return DateParseError("%s: %s" % (what or "Unknown datetime string format, unable to parse", text))


def _guess(text, dayfirst):
    """The first format that reads a text, of those that pandas infers: no year of two digits, no month without its day but of ISO; None: none does."""
    for f in _formats(dayfirst):
        if f in _never_inferred or "%y" in f:
            continue
        if _n.parse([text], [f], False, True, "us")[2] < 0:
            return f
    return None


_hint = """. You might want to try:
    - passing `format` if your strings have a consistent format;
    - passing `format='ISO8601'` if your strings are all ISO8601 but not necessarily in exactly the same format;
    - passing `format='mixed'`, and the format will be inferred for each element individually. You might want to use `dayfirst` alongside this."""


def _fits_without_day(text, f):
    """A text that has the format, of a day that its month lacks: the days 29 to 31 as the 28th fit."""
    import re
    days = list(re.finditer("(29|30|31)", text))
    return any(_n.parse([text[:m.start()] + "28" + text[m.end():]], [f], False, True, "us")[2] < 0 for m in days)


def _warn_of_day_first(text, guess, dayfirst, stacklevel):
    if not dayfirst and text[:1].isdigit() and guess.startswith("%d") and "%m" in guess and "%Y" in guess:
        import warnings
        warnings.warn("Parsing dates in %s format when dayfirst=False (the default) was specified. Pass `dayfirst=True` or specify a format to silence this warning."
                      % guess, UserWarning, stacklevel=stacklevel)


def _read_texts(s, format, errors, dayfirst, utc, exact, like):
    """A column of text as times."""
    mixed = False
    if format == "mixed":
        formats, mixed = _formats(dayfirst), True
    elif format == "ISO8601":
        formats, mixed = _iso_formats(), True
    elif format is not None:
        formats = [spelt_out(format)]
    else:
        first = None
        for x in s:
            if isinstance(x, str) and x.strip() and x not in ("NaT", "nan", "NaN", "None"):
                first = x.strip()
                break
        if first is None:
            return _n.make(np.full(len(s), _least, dtype="int64"), "M", "s", None, like)
        if _quarter(first):
            return _n.make([_least if not isinstance(x, str) else _parse_one(x)._value for x in s], "M", "us", None, like)
        guess = _guess(first, dayfirst)
        if guess is None:
            if sum(1 for x in s if isinstance(x, str)) > 1:
                import warnings
                warnings.warn("Could not infer format, so each element will be parsed individually, falling back to `dateutil`. To ensure parsing is consistent and "
                              "as-expected, please specify a format.", UserWarning, stacklevel=3)
            formats, mixed = _formats(dayfirst), True
            if errors != "coerce" and _n.parse([first], formats, False, True, "us")[2] >= 0:
                each = [_parse_one(x, dayfirst) if isinstance(x, str) else _nat for x in s]
                if any(not _missing(t) and t.tzinfo is not None for t in each):
                    raise _fault(first, dayfirst)
                return _n.make([_least if _missing(t) else _in_unit(t, "us") for t in each], "M", "us", None, like)
        else:
            formats = [guess]
            _warn_of_day_first(first, guess, dayfirst, 4)
    counts, zone, bad, differ, digits = _n.parse(s, formats, errors == "coerce", exact, "us")
    unit = "us"
    if bad >= 0:
        text = s.iloc[int(bad)] if isinstance(s, pd.Series) else s[int(bad)]
        if mixed:
            raise _fault(text, dayfirst) if format != "ISO8601" else ValueError("Time data %s is not ISO8601 format" % text + _hint)
        f = formats[0]
        if format is None and f == "%Y-%m-%d":
            iso = text.strip().split("-")
            if len(iso) == 3 and all(x.isdigit() and len(x) == n for x, n in zip(iso, (4, 2, 2))) and 1 <= int(iso[1]) <= 12:
                raise ValueError("day is out of range for month" + _hint) if int(bad) else DateParseError("day is out of range for month: %s" % text)
        short = _n.parse([text], [f], False, False, "us")
        if short[2] < 0:
            rest = next((text[k:] for k in range(1, len(text)) if _n.parse([text[:k]], [f], False, True, "us")[2] < 0
                         and not (k < len(text) and _n.parse([text[:k + 1]], [f], False, True, "us")[2] < 0)), "")
            raise ValueError('unconverted data remains when parsing with format "%s": "%s"' % (f, rest) + _hint)
        if any(x in f for x in ("%d", "%j")) and _fits_without_day(text, f):
            raise ValueError("day is out of range for month" + _hint)
        raise ValueError('time data "%s" doesn\'t match format "%s"' % (text, f) + _hint)
    if digits > 6:
        counts, unit = _n.parse(s, formats, errors == "coerce", exact, "ns")[0], "ns"
    if errors == "coerce" and bool((np.asarray(counts) == _least).all()):
        unit = "s"  # nothing says more
    if differ and not utc:
        raise ValueError("Mixed timezones detected. Pass utc=True in to_datetime or tz='UTC' in DatetimeIndex to convert to a common timezone.")
    if errors == "coerce" and len(s) and bool((np.asarray(counts) == _least).all()):
        unit = "s"  # nothing tells a finer one
    return _n.make(counts, "M", unit, "UTC" if utc else zone, like)


def _column_to_datetime(s, errors, dayfirst, utc, format, exact, unit, origin):
    """A Series or Index of anything as times."""
    kind = str(s.dtype)
    if kind == "category":
        return _column_to_datetime(s.astype(s.dtype.categories.dtype), errors, dayfirst, utc, format, exact, unit, origin)
    if kind.startswith("datetime64"):
        if utc:
            return _n.with_zone(s, "UTC") if "," in kind else _n.localize(s, "UTC", "raise", "raise")
        return s
    if kind in ("str", "string"):
        return _read_texts(s, format, errors, dayfirst, utc, exact, s)
    if kind.startswith("timedelta"):
        raise TypeError("dtype %s cannot be converted to datetime64[ns]" % kind)
    if kind == "bool":
        raise TypeError("<class 'bool'> is not convertible to datetime")
    if kind == "float64" and format is None and len(s) and s.isna().all():
        tick = "s" if unit is None or not isinstance(s, pd.Series) else "ns" if unit == "ns" else "us"
        return _n.make(np.full(len(s), _least, dtype="int64"), "M", tick, "UTC" if utc else None, s)
    if kind[:3].lower() in ("int", "uin", "flo"):
        if format is not None and unit is None:
            text = s.astype("Int64").astype("str") if kind.startswith("float") else s.astype("str")
            return _read_texts(text, format, errors, dayfirst, utc, exact, s)
        return _numbers_to_datetime(s, unit or "ns", utc, origin, errors)
    values = list(s)
    if not values:
        return _n.make(np.empty(0, dtype="int64"), "M", "s", "UTC" if utc else None, s)
    texts = [x for x in values if isinstance(x, str)]
    if texts and all(isinstance(x, str) or _missing(x) for x in values):
        return _read_texts(pd.Series([x if isinstance(x, str) else None for x in values], dtype="str"), format, errors, dayfirst, utc, exact, s)
    out = []
    for x in values:
        if _missing(x):
            out.append(_nat)
            continue
        try:
            if isinstance(x, str):
                x = _parse_one(x, dayfirst) if format in (None, "mixed", "ISO8601") else to_datetime(x, format=format)
            elif isinstance(x, (int, float)):
                x = Timestamp(x, unit=unit)
            else:
                x = Timestamp(x)
            out.append(x.tz_localize("UTC") if utc and x.tzinfo is None else x.tz_convert("UTC") if utc else x)
        except (ValueError, TypeError):
            if errors != "coerce":
                raise
            out.append(_nat)
    r = pd.Series(out)
    if str(r.dtype) == "object":
        if any(not _missing(x) and x.tzinfo is not None for x in out):
            raise ValueError("Mixed timezones detected. Pass utc=True in to_datetime or tz='UTC' in DatetimeIndex to convert to a common timezone.")
        r = pd.Series([_nat] * len(out))
    zone = getattr(r.dtype, "tz", None)
    return _n.make(_n.raw(r), "M", _unit_of(r), None if zone is None else str(zone), s)


def _numbers_to_datetime(s, unit, utc, origin, errors, scalar=False):
    unit = _moment_unit(unit)
    if origin == "julian":
        s, origin = _since_julian(s, unit), None

    def refusal(x, out):
        return OutOfBoundsDatetime("cannot convert input %swith %sunit '%s'" % (("", "", unit) if scalar else ("%s " % x, "the ", unit)))
    if unit in ("Y", "M"):
        if origin not in ("unix", None):
            raise ValueError("Units 'M', 'Y', and 'y' are no longer supported, as they do not represent unambiguous timedelta values durations.")
        counts, out = _counted_months(s.to_numpy(), unit, errors)
    else:
        counts, out = _counted_units(s.to_numpy(), unit, errors, refusal)
    if origin not in ("unix", None):
        try:
            base = Timestamp(origin, unit=unit) if isinstance(origin, (int, float, np.number)) else Timestamp(origin)
        except (ValueError, TypeError):
            raise ValueError("origin %s cannot be converted to a Timestamp" % origin) from None
        if base.tzinfo is not None:
            raise ValueError("origin offset %s must be tz-naive" % base)
        counts = np.where(counts == _least, _least, counts + _in_unit(base, out))
    return _n.make(counts, "M", out, "UTC" if utc else None, s)


def _since_julian(s, unit):
    """Days of the Julian count as days from 1970."""
    if unit != "D":
        raise ValueError("unit must be 'D' for origin='julian'")
    v = s.to_numpy()
    bad = np.flatnonzero((v > Timestamp.max.to_julian_date()) | (v < Timestamp.min.to_julian_date()))
    if len(bad):
        raise OutOfBoundsDatetime("%s is Out of Bounds for origin='julian'" % (s.iloc[int(bad[0])] if isinstance(s, pd.Series) else s[int(bad[0])]))
    return s - 2440587.5


def _assemble(frame, errors, utc):
    names = {"year": "year", "years": "year", "month": "month", "months": "month", "day": "day", "days": "day", "hour": "h", "hours": "h", "minute": "m",
             "minutes": "m", "second": "s", "seconds": "s", "ms": "ms", "millisecond": "ms", "milliseconds": "ms", "us": "us", "microsecond": "us",
             "microseconds": "us", "ns": "ns", "nanosecond": "ns", "nanoseconds": "ns"}
    have = {}
    for c in frame.columns:
        key = names.get(str(c).lower())
        if key is None:
            raise ValueError("extra keys have been passed to the datetime assemblage: [%s]" % c)
        have[key] = frame[c]
    gone = [k for k in ("year", "month", "day") if k not in have]
    if gone:
        raise ValueError("to assemble mappings requires at least that [year, month, day] be specified: [%s] is missing" % ",".join(gone))
    number = have["year"] * 10000 + have["month"] * 100 + have["day"]
    out = _read_texts(number.astype("int64").astype("str"), "%Y%m%d", errors, False, utc, True, have["year"])
    for k in ("h", "m", "s", "ms", "us", "ns"):
        if k in have:
            out = out + to_timedelta(have[k], unit=k)
    out.name = None
    return out


def to_datetime(arg, errors="raise", dayfirst=False, yearfirst=False, utc=False, format=None, exact=True, unit=None, origin="unix", cache=True):
    """pandas.to_datetime: scalars to Timestamp, Series to Series, lists, arrays and Index to DatetimeIndex."""
    if errors not in ("raise", "coerce"):
        raise ValueError("errors must be one of 'raise' or 'coerce'." if errors != "ignore" else "invalid error value specified")
    utc = bool(utc)
    if yearfirst and not dayfirst:
        dayfirst = "year"
    if arg is None:
        return _nat
    if isinstance(arg, pd.DataFrame):
        return _assemble(arg, errors, utc)
    if isinstance(arg, dict):
        return _assemble(pd.DataFrame(arg), errors, utc)
    if isinstance(arg, pd.Series):
        return _column_to_datetime(arg, errors, dayfirst, utc, format, exact, unit, origin)
    if isinstance(arg, pd.Index):
        return _column_to_datetime(arg, errors, dayfirst, utc, format, exact, unit, origin)
    if isinstance(arg, (list, tuple, np.ndarray)) or hasattr(arg, "__iter__") and not isinstance(arg, str):
        return _column_to_datetime(pd.Index(arg if isinstance(arg, (list, np.ndarray)) else list(arg)), errors, dayfirst, utc, format, exact, unit, origin)
    if _missing(arg):
        return _nat
    if isinstance(arg, str) and format is None:
        try:
            t = _parse_one(arg, dayfirst) if arg.strip() not in ("NaT", "nan", "NaN", "") else _nat
            if arg[:2].isdigit() and arg[2:3] in ("/", "-", ".") and int(arg[:2]) > 12:
                _warn_of_day_first(arg, _guess(arg, dayfirst) or "", dayfirst, 3)
        except ValueError:
            if errors == "coerce":
                return _nat
            raise
        if t is _nat:
            return t
        return (t.tz_localize("UTC") if t.tzinfo is None else t.tz_convert("UTC")) if utc else t
    if unit is not None and isinstance(arg, (int, float, np.number)) and not isinstance(arg, bool):
        return pd.Series(_numbers_to_datetime(pd.Series([arg]), unit, utc, origin, errors, True)).iloc[0]
    return _column_to_datetime(pd.Series([arg]), errors, dayfirst, utc, format, exact, unit, origin).iloc[0]
