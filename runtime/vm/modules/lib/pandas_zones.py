"""Wall times to moments of a zone where its clock jumps: tz_localize with ambiguous= and nonexistent=."""
import numpy as np
import pandas as pd
import _pandas_dates as _n
from datetime import timedelta

_least = -9223372036854775808
_missing = ("raise", "NaT", "shift_forward", "shift_backward")


def _text(v, x):
    return str(pd.Series(_n.make(np.array([v], dtype="int64"), "M", pd.Series(x).dt.unit, None)).iloc[0])


def _twice(x, zone):
    """Which wall times the clock shows twice."""
    gone = _n.raw(x) == _least
    return (_n.raw(_n.localize(x, zone, "NaT", "shift_forward")) == _least) & ~gone


def _inferred(x, zone):
    """For each row whether it lies in summer time, from the order of rows: the clock goes back once within each run of times shown twice."""
    v = _n.raw(x)
    rows = np.flatnonzero(_twice(x, zone))
    summer = np.ones(len(v), dtype=bool)
    if len(rows) == 0:
        return summer
    if len(rows) == 1:
        raise ValueError("Cannot infer dst time from %s as there are no repeated times" % _text(v[rows[0]], x))
    for run in np.split(rows, np.flatnonzero(np.diff(rows) != 1) + 1):
        step = np.diff(v[run])
        if len(run) == 1 or (step > 0).all():
            raise ValueError("Cannot infer dst time from %s as there are no repeated times" % _text(v[run[0]], x))
        back = np.flatnonzero(step <= 0)
        if len(back) > 1:
            raise ValueError("There are %d dst switches when there should only be 1." % len(back))
        summer[run[back[0] + 1:]] = False
    return summer


def _chosen(x, zone, ambiguous, nonexistent):
    if isinstance(ambiguous, str):
        if ambiguous == "infer":
            ambiguous = _inferred(x, zone)
        else:
            return _n.localize(x, zone, ambiguous, nonexistent)
    elif isinstance(ambiguous, (bool, np.bool_)):
        return _n.localize(x, zone, bool(ambiguous), nonexistent)
    summer = np.asarray(ambiguous, dtype=bool)
    if len(summer) != len(x):
        raise ValueError("Length of ambiguous bool-array must be the same size as vals")
    a, b = _n.localize(x, zone, True, nonexistent), _n.localize(x, zone, False, nonexistent)
    return _n.make(np.where(summer, _n.raw(a), _n.raw(b)), "M", pd.Series(x).dt.unit, zone, x)


def localize(x, zone, ambiguous="raise", nonexistent="raise"):
    """Series or index x of wall times as moments of the zone."""
    if isinstance(nonexistent, timedelta):
        v, lost = _n.raw(x), _n.raw(_n.localize(x, zone, True, "NaT")) == _least
        lost = lost & (v != _least)
        if lost.any():
            u = pd.Series(x).dt.unit
            moved = np.where(lost, v + pd.Timedelta(nonexistent).as_unit(u).value // {"s": 10 ** 9, "ms": 10 ** 6, "us": 1000, "ns": 1}[u], v)
            y = _n.make(moved, "M", u, None, x)
            still = (_n.raw(_n.localize(y, zone, True, "NaT")) == _least) & lost
            if still.any():
                raise ValueError("The provided timedelta will relocalize on a nonexistent time: %s" % nonexistent)
            x = y
        nonexistent = "raise"
    elif nonexistent not in _missing:
        raise ValueError("The nonexistent argument must be one of 'raise', 'NaT', 'shift_forward', 'shift_backward' or a timedelta object")
    return _chosen(x, zone, ambiguous, nonexistent)


def kept_freq(x, out, tz, nonexistent):
    """The index `out` with what stays of the frequency of x, as pandas has it."""
    from pandas._offsets import Day, Tick
    off = x.freq
    if off is None:
        return out
    plain = isinstance(off, Tick) and not isinstance(off, Day)
    has = getattr(x.dtype, "tz", None)
    lost = (_n.raw(out) == _least).any()
    if str(tz) == "UTC" or len(out) == 1 and not lost or tz is None and has is None or not plain and nonexistent in ("raise", "NaT") and not lost:
        return _n.set_freq(out, off)
    return out
