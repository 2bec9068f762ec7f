"""date_range, bdate_range, timedelta_range."""
import numpy as np
import pandas as pd
import _pandas_dates as _n
from pandas._time_units import _finer
from pandas._timedelta import Timedelta
from pandas._timestamp import Timestamp
from pandas._offsets import Day, Nano, Tick
from pandas._offset_names import to_offset


def _moment(x):
    if x is None:
        return None
    t = Timestamp(x)
    if t is pd.NaT:
        raise ValueError("Neither `start` nor `end` can be NaT")
    return t


def _with_freq(index, freq, name):
    index = _n.set_freq(index, freq)
    if name is not None:
        index.name = name
    return index


def date_range(start=None, end=None, periods=None, freq=None, tz=None, normalize=False, name=None, inclusive="both", *, unit=None):
    """pandas.date_range: moments from start to end, periods of them, freq apart."""
    given = sum(x is not None for x in (start, end, periods))
    if freq is None and given < 3:
        freq = "D"
    if sum(x is not None for x in (start, end, periods, freq)) != 3:
        raise ValueError("Of the four parameters: start, end, periods, and freq, exactly three must be specified")
    if periods is not None:
        if isinstance(periods, float) and periods != int(periods) or not isinstance(periods, (int, float, np.integer)):
            raise TypeError("periods must be an integer, got %s" % (periods,))
        periods = int(periods)
        if periods < 0:
            raise ValueError("Number of periods must be non-negative.")
    off = to_offset(freq)
    a, b = _moment(start), _moment(end)
    zone = tz if tz is not None else a.tz if a is not None and a.tz is not None else b.tz if b is not None else None
    if zone is not None and not isinstance(zone, str):
        zone = str(zone)
    if normalize:
        a, b = (None if a is None else a.normalize()), (None if b is None else b.normalize())
    u = unit
    if u is None:
        u = "us"
        for t in (a, b):
            if t is not None:
                u = _finer(u, t.unit)
        if isinstance(off, Nano):
            u = "ns"
    fixed = isinstance(off, Tick) and not (isinstance(off, Day))
    def wall(t):
        return t if t is None or t.tz is None else t.tz_localize(None)
    if off is None:
        counts, utc = _evenly(a, b, periods, u), a.tz is not None
    elif fixed and zone is not None:
        a, b = [None if t is None else t.tz_localize(zone) if t.tz is None else t for t in (a, b)]
        counts, utc = off._counts(a, b, periods, u), True
    else:
        counts, utc = off._counts(wall(a), wall(b), periods, u), False
    lo = None if a is None else (a if utc else wall(a)).as_unit(u)._value
    hi = None if b is None else (b if utc else wall(b)).as_unit(u)._value
    if inclusive in ("right", "neither") and lo is not None and len(counts) and counts[0] == lo:
        counts = counts[1:]
    if inclusive in ("left", "neither") and hi is not None and len(counts) and counts[-1] == hi:
        counts = counts[:-1]
    empty = pd.Index([])
    if zone is None:
        out = _n.make(counts, "M", u, None, empty)
    elif utc:
        out = _n.make(counts, "M", u, zone, empty)
    else:
        out = _n.localize(_n.make(counts, "M", u, None, empty), zone, "raise", "raise")
    return _with_freq(out, off, name)


def bdate_range(start=None, end=None, periods=None, freq="B", tz=None, normalize=True, name=None, weekmask=None, holidays=None, inclusive="both", unit=None):
    if freq is None:
        raise TypeError("freq must be specified for bdate_range; use date_range instead")
    if isinstance(freq, str) and freq.startswith("C"):
        from pandas._offsets_more import CustomBusinessDay, CustomBusinessMonthBegin, CustomBusinessMonthEnd
        cls = {"C": CustomBusinessDay, "CBME": CustomBusinessMonthEnd, "CBMS": CustomBusinessMonthBegin}.get(freq)
        if cls is None:
            raise ValueError("invalid custom frequency string: %s" % freq)
        freq = cls(weekmask=weekmask or "Mon Tue Wed Thu Fri", holidays=holidays)
    elif weekmask is not None or holidays is not None:
        raise ValueError("a custom frequency string is required when holidays or weekmask are passed, got frequency %s" % freq)
    return date_range(start, end, periods, freq, tz, normalize, name, inclusive, unit=unit)


def timedelta_range(start=None, end=None, periods=None, freq=None, name=None, closed=None, *, unit=None):
    given = sum(x is not None for x in (start, end, periods))
    if freq is None and given < 3:
        freq = "D"
    if sum(x is not None for x in (start, end, periods, freq)) != 3:
        raise ValueError("Of the four parameters: start, end, periods, and freq, exactly three must be specified")
    if closed not in (None, "left", "right"):
        raise ValueError("Closed has to be either 'left', 'right' or None")
    off = to_offset(freq)
    a, b = (None if start is None else Timedelta(start)), (None if end is None else Timedelta(end))
    u = unit or "us"
    for t in (a, b):
        if t is not None and unit is None:
            u = _finer(u, t.unit)
    counts = _evenly(a, b, periods, u) if off is None else off._counts(a, b, periods, u)
    counts = counts[1:] if closed == "right" else counts[:-1] if closed == "left" else counts
    return _with_freq(_n.make(counts, "m", u, None, pd.Index([])), off, name)


def _evenly(a, b, periods, unit):
    """Counts from one moment to another, all equally far apart but for what is cut off."""
    x, y = a.as_unit(unit)._value, b.as_unit(unit)._value
    return x + np.linspace(0, y - x, periods, dtype="int64")
