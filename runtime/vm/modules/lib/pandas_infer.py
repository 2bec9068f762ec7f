"""infer_freq of pandas: the text of the offset between times."""
import numpy as np
import pandas as pd
import _pandas_dates as _n
from pandas._base import kind
from pandas._time_units import _per, _unit_of

_days = ["MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"]
_months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]
_places = ("S", "BS", "E", "BE")
_year, _quarter, _month = [dict(zip(_places, words)) for words in (("YS", "BYS", "YE", "BYE"), ("QS", "BQS", "QE", "BQE"), ("MS", "BMS", "ME", "BME"))]


def _gaps(v):
    """The distinct gaps between neighbours."""
    return np.unique(np.diff(v)).tolist()


def _counted(word, n):
    return word if n == 1 else "%d%s" % (n, word)


def _place(s, day, weekday):
    """Where in their months all days lie: the first or last day, or the first or last business day."""
    length = _n.field(s, "days_in_month").to_numpy()
    for name, there in (("S", day == 1), ("BS", (day == 1) | (day <= 3) & (weekday == 0)), ("E", day == length),
                        ("BE", (day == length) | (length - day < 3) & (weekday == 4))):
        if there.all():
            return name
    return None


def _of_days(s, v, per, gaps, spans):
    if spans:
        return _weeks((int(v[0]) // per + 3) % 7, per, gaps) if len(gaps) == 1 else None
    year, month, day, weekday = [_n.field(s, x).to_numpy().astype("int64") for x in ("year", "month", "day", "weekday")]
    place = _place(s, day, weekday)
    years, months = _gaps(year), _gaps(year * 12 + month)
    if place is not None and len(years) == 1 and len(np.unique(month)) == 1:
        return _counted("%s-%s" % (_year[place], _months[int(month[0]) - 1]), years[0])
    if place is not None and len(months) == 1 and months[0] % 3 == 0:
        anchor = {1: 1, 2: 2, 0: 3}[int(month[0]) % 3] if place in ("S", "BS") else {0: 12, 2: 11, 1: 10}[int(month[0]) % 3]
        return _counted("%s-%s" % (_quarter[place], _months[anchor - 1]), months[0] // 3)
    if place is not None and len(months) == 1:
        return _counted(_month[place], months[0])
    if len(gaps) == 1:
        return _weeks(int(weekday[0]), per, gaps)
    if gaps == [per, 3 * per]:
        steps = np.diff(v) // per
        at = (weekday[0] + np.cumsum(steps)) % 7
        if (((at == 0) & (steps == 3)) | ((at > 0) & (at <= 4) & (steps == 1))).all():
            return "B"
    weeks = np.unique((day - 1) // 7)
    weeks = weeks[weeks < 4]
    if len(np.unique(weekday)) == 1 and len(weeks) == 1:
        return "WOM-%d%s" % (weeks[0] + 1, _days[int(weekday[0])])
    return None


def _weeks(weekday, per, gaps):
    days = gaps[0] // per
    if days % 7 == 0:
        return _counted("W-%s" % _days[weekday], days // 7)
    return _counted("D", days)


def infer_freq(index):
    """The text of the frequency of evenly spaced times, or None."""
    index = index if hasattr(index, "dtype") else pd.DatetimeIndex(index)
    if isinstance(index, pd.Series) and kind(index) not in "MmOs":
        raise TypeError("cannot infer freq from a non-convertible dtype on a Series of %s" % index.dtype)
    if kind(index) == "P":
        raise TypeError("PeriodIndex given. Check the `freq` attribute instead of using infer_freq.")
    if kind(index) in "biufcIF":
        raise TypeError("cannot infer freq from a non-convertible index of dtype %s" % index.dtype)
    index = pd.DatetimeIndex(index) if kind(index) in "Os" else pd.Index(index)
    s = pd.Series(index)
    if len(s) < 3:
        raise ValueError("Need at least 3 dates to infer frequency")
    if not (index.is_monotonic_increasing or index.is_monotonic_decreasing) or not index.is_unique:
        return None
    moments = _n.raw(s)
    wall = _n.wall(s) if getattr(s.dtype, "tz", None) is not None else s
    v, second = _n.raw(wall), _per[_unit_of(s)]
    gaps = _gaps(v)
    if gaps[0] % (86400 * second) == 0:
        return _of_days(wall, v, 86400 * second, gaps, kind(s) == "m")
    if [x / (3600 * second) for x in gaps] in ([1, 17], [1, 65], [1, 17, 65]):
        return "bh"
    gaps = _gaps(moments)
    if len(gaps) > 1:
        return None
    for word, n in (("h", 3600 * second), ("min", 60 * second), ("s", second), ("ms", second // 1000), ("us", second // 1000000)):
        if n and gaps[0] % n == 0:
            return _counted(word, gaps[0] // n)
    return _counted({1: "s", 1000: "ms", 1000000: "us"}.get(second, "ns"), gaps[0])
