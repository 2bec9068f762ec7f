"""Rows by the time of day of their labels: at_time, between_time, and the positions that they take."""
import datetime
import numpy as np
import pandas as pd
import _pandas_dates as _n
from pandas._axis_base import _axis
from pandas._time_units import _per

_least = -9223372036854775808
_forms = ("%H:%M", "%H%M", "%I:%M%p", "%I:%M %p", "%I%M%p", "%I%M %p", "%H:%M:%S", "%H%M%S", "%I:%M:%S%p", "%I:%M:%S %p", "%I%M%S%p", "%I%M%S %p")


def _time(x):
    """A time of day from itself or from a text in one of pandas' forms."""
    if isinstance(x, datetime.time):
        return x
    if isinstance(x, str):
        try:
            return datetime.time.fromisoformat(x)
        except ValueError:
            for form in _forms:
                try:
                    return datetime.datetime.strptime(x, form).time()
                except ValueError:
                    pass
    raise ValueError("Cannot convert arg [%r] to a time" % (x,))


def _micros(t):
    return ((t.hour * 60 + t.minute) * 60 + t.second) * 1000000 + t.microsecond


def _of_day(index):
    """Microseconds since midnight of the wall clock, -1 where a time is missing."""
    if not isinstance(index, pd.DatetimeIndex):
        raise TypeError("Index must be DatetimeIndex")
    per, raw = _per[index.unit], _n.raw(_n.wall(index))
    v = raw % (86400 * per)
    return np.where(raw == _least, -1, v * (1000000 // per) if per <= 1000000 else v // (per // 1000000))


class Index:
    def indexer_at_time(self, time, asof=False):
        if asof:
            raise NotImplementedError("'asof' argument is not supported")
        if isinstance(time, str) and time.isdigit():
            raise NotImplementedError("a time as digits alone, which pandas reads as a date: write %r as '23:30' or '23:30:00'" % time)
        t = _time(time) if isinstance(time, str) else time
        if t.tzinfo and self.tz is None:
            raise ValueError("Index must be timezone aware.")
        return np.flatnonzero(_of_day(self.tz_convert(t.tzinfo) if t.tzinfo else self) == _micros(t))

    def indexer_between_time(self, start_time, end_time, include_start=True, include_end=True):
        """From a later time to an earlier one: over midnight."""
        a, b, v = _time(start_time), _time(end_time), _of_day(self)
        low = v >= _micros(a) if include_start else v > _micros(a)
        high = v <= _micros(b) if include_end else v < _micros(b)
        return np.flatnonzero(low & high if a <= b else low | high)


class Shared:
    def at_time(self, time, asof=False, axis=None):
        k = 0 if axis is None else _axis(axis, self)
        return self.take(Index.indexer_at_time(_times(self, k), time, asof), axis=k)

    def between_time(self, start_time, end_time, inclusive="both", axis=None):
        k = 0 if axis is None else _axis(axis, self)
        index = _times(self, k)
        if inclusive not in ("both", "neither", "left", "right"):
            raise ValueError("Inclusive has to be either 'both', 'neither', 'left' or 'right'")
        rows = Index.indexer_between_time(index, start_time, end_time, inclusive in ("both", "left"), inclusive in ("both", "right"))
        return self.take(rows, axis=k)


def _times(x, axis):
    index = x.columns if axis else x.index
    if not isinstance(index, pd.DatetimeIndex):
        raise TypeError("Index must be DatetimeIndex")
    return index


class DataFrame(Shared):
    pass


class Series(Shared):
    pass
