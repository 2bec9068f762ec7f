"""numpy's functions of dates: text, units, business days, and the order statistics of spans. Business days are counted from the first
Monday of 1970: a day's number among the valid weekdays, less the holidays before it; its inverse finds the day of a number."""
import numpy as np

__all__ = ["busday_count", "busday_offset", "busdaycalendar", "datetime_as_string", "datetime_data", "is_busday"]

_UNITS = ("Y", "M", "W", "D", "h", "m", "s", "ms", "us", "ns", "ps", "fs", "as")
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONDAY = 4


def datetime_data(dtype):
    d = np.dtype(dtype)
    if d.kind not in "Mm":
        raise TypeError("cannot get datetime metadata from non-datetime type")
    text = d.str
    return (text[4:-1] if len(text) > 3 else "generic", 1)


# --- text ------------------------------------------------------------------------------------------------------------------
def _needed(t):
    """The coarsest unit, of days or finer but no hours, that loses nothing of t."""
    for unit in ("D", "m", "s", "ms", "us", "ns", "ps", "fs"):
        if t.astype("M8[" + unit + "]") == t:
            return unit
    return "as"


def _text(t, unit, zone):
    if np.isnat(t):
        return "NaT"
    if unit == "auto":
        unit = _needed(t)
    if unit is not None:
        t = t.astype("M8[" + unit + "]")
    return str(t) + ("Z" if zone and "T" in str(t) else "")


def datetime_as_string(arr, unit=None, timezone="naive", casting="same_kind"):
    a = np.asarray(arr)
    if a.dtype.kind != "M":
        raise TypeError("input must have type NumPy datetime")
    if timezone not in ("naive", "UTC"):
        raise NotImplementedError("datetime_as_string(timezone=) takes 'naive' and 'UTC' here")
    if unit is not None and unit != "auto":
        if unit not in _UNITS:
            raise TypeError('Invalid datetime unit "%s" in metadata' % unit)
        if not np.can_cast(a.dtype, "M8[" + unit + "]", casting):
            raise TypeError("Cannot create a datetime string as units '%s' from a NumPy datetime with units '%s' according to the rule '%s'"
                            % (unit, datetime_data(a.dtype)[0], casting))
    if a.ndim == 0:
        return _text(a[()], unit, timezone == "UTC")
    out = np.empty(a.shape, dtype=object)
    flat = out.reshape(-1)
    for i, t in enumerate(a.ravel()):
        flat[i] = _text(t, unit, timezone == "UTC")
    return out


def _as_text(a):
    """a.astype(str) of times: an array of objects, for there are no arrays of text."""
    out = np.empty(a.shape, dtype=object)
    flat = out.reshape(-1)
    for i, t in enumerate(a.ravel()):
        flat[i] = "NaT" if np.isnat(t) else str(t) if a.dtype.kind == "M" else str(t.astype(np.int64))
    return out


# --- business days ---------------------------------------------------------------------------------------------------------
def _days(x, operand):
    a = np.asarray(x, dtype=None if isinstance(x, np.ndarray) else "M8")
    if isinstance(x, np.ndarray) and a.dtype.kind != "M":
        a = np.asarray(x, dtype="M8[D]") if a.dtype == object else a
    if a.dtype != "M8[D]" and not np.can_cast(a.dtype, "M8[D]", "safe"):
        raise TypeError("Iterator operand %d dtype could not be cast from dtype('%s') to dtype('<M8[D]') according to the rule 'safe'"
                        % (operand, a.dtype.str if a.dtype.kind in "Mm" else a.dtype))
    return a.astype("M8[D]")


def _weekmask(mask):
    if isinstance(mask, str):
        if len(mask) == 7 and all(c in "01" for c in mask):
            return np.array([c == "1" for c in mask])
        out, text = np.zeros(7, dtype=bool), mask.replace(" ", "")
        while text:
            if text[:3] not in _DAYS:
                raise ValueError('Invalid business day weekmask string "%s"' % mask)
            out[_DAYS.index(text[:3])] = True
            text = text[3:]
        return out
    out = np.asarray(mask)
    if out.shape != (7,):
        raise ValueError("A business day weekmask array must have length 7")
    return out.astype(bool)


class busdaycalendar:
    """Which weekdays are valid (Monday first), and which of them are no business days: holidays, sorted."""

    def __init__(self, weekmask="1111100", holidays=None):
        self.weekmask = _weekmask(weekmask)
        if not self.weekmask.any():
            raise ValueError("Cannot construct a numpy.busdaycal with a weekmask of all zeros")
        days = _days([] if holidays is None else holidays, 0)
        if days.ndim != 1:
            raise ValueError("holidays must be a provided as a one-dimensional array")
        days = np.unique(days)
        days = days[~np.isnat(days)]
        self.holidays = days[self.weekmask[(days.astype(np.int64) - _MONDAY) % 7]] if len(days) else days
        self._per_week = int(self.weekmask.sum())
        self._places = np.flatnonzero(self.weekmask)
        self._before = np.concatenate(([0], np.cumsum(self.weekmask)))
        self._closed = self.holidays.astype(np.int64)
        self._numbers = self._weekdays(self._closed) - np.arange(len(self._closed))

    def __repr__(self):
        return "<numpy.busdaycalendar object at %s>" % hex(id(self))

    def _weekdays(self, d):
        week = (d - _MONDAY) // 7
        return week * self._per_week + self._before[d - _MONDAY - week * 7]

    def _number(self, d):
        """Business days before d."""
        return self._weekdays(d) - np.searchsorted(self._closed, d)

    def _day(self, n):
        """The business day of number n."""
        k = n + np.searchsorted(self._numbers, n, side="right")
        week = k // self._per_week
        return week * 7 + self._places[k - week * self._per_week] + _MONDAY

    def _valid(self, d):
        return self._number(d + 1) > self._number(d)


def _calendar(weekmask, holidays, busdaycal, name):
    if busdaycal is None:
        mask = _weekmask("1111100" if weekmask is None else weekmask)
        if not mask.any():
            raise ValueError("the business day weekmask must have at least one valid business day")
        return busdaycalendar(mask, holidays)
    if weekmask is not None or holidays is not None:
        raise ValueError("Cannot supply both the weekmask/holidays and the busdaycal parameters to %s()" % name)
    return busdaycal


def _result(r, out):
    if out is not None:
        out[...] = r
        return out
    return r[()]


def is_busday(dates, weekmask=None, holidays=None, busdaycal=None, out=None):
    c = _calendar(weekmask, holidays, busdaycal, "is_busday")
    d = _days(dates, 0)
    missing = np.isnat(d)
    return _result(np.asarray(c._valid(np.where(missing, np.datetime64(0, "D"), d).astype(np.int64)) & ~missing), out)


def busday_count(begindates, enddates, weekmask=None, holidays=None, busdaycal=None, out=None):
    c = _calendar(weekmask, holidays, busdaycal, "busday_count")
    a, b = _days(begindates, 0), _days(enddates, 1)
    if np.isnat(a).any() or np.isnat(b).any():
        raise ValueError("Cannot compute a business day count with a NaT (not-a-time) date")
    a, b = np.broadcast_arrays(a.astype(np.int64), b.astype(np.int64))
    late = (a > b).astype(np.int64)     # backwards, the first day does not count and the last one does
    return _result(np.asarray(c._number(b + late) - c._number(a + late)), out)


def _roll(c, d, roll):
    """The business days that d becomes; what of it is none."""
    ok = c._valid(d)
    if roll in ("forward", "following", "modifiedfollowing"):
        r = c._day(c._number(d))
        other = c._day(c._number(d) - 1)
    else:
        r = c._day(c._number(d + 1) - 1)
        other = c._day(c._number(d + 1))
    if roll in ("modifiedfollowing", "modifiedpreceding"):
        left = r.astype("M8[D]").astype("M8[M]") != d.astype("M8[D]").astype("M8[M]")
        r = np.where(left, other, r)
    return np.where(ok, d, r), ok


def busday_offset(dates, offsets, roll="raise", weekmask=None, holidays=None, busdaycal=None, out=None):
    if roll not in ("raise", "nat", "forward", "following", "backward", "preceding", "modifiedfollowing", "modifiedpreceding"):
        raise ValueError('Invalid business day roll parameter "%s"' % roll)
    c = _calendar(weekmask, holidays, busdaycal, "busday_offset")
    d = _days(dates, 0)
    n = np.asarray(int(offsets) if isinstance(offsets, str) else offsets)
    if n.dtype.kind not in "iub":
        n = np.trunc(n)
    d, n = np.broadcast_arrays(d, n.astype(np.int64))
    missing = np.isnat(d)
    if roll == "raise" and missing.any():
        raise ValueError("NaT input in busday_offset")
    day, ok = _roll(c, np.where(missing, np.datetime64(0, "D"), d).astype(np.int64), roll)
    if roll == "raise" and not ok.all():
        raise ValueError("Non-business day date in busday_offset")
    r = c._day(c._number(day) + n).astype("M8[D]")
    gone = missing | ~ok if roll == "nat" else missing
    return _result(np.asarray(np.where(gone, np.datetime64("NaT", "D"), r)), out)


# --- order statistics of times -----------------------------------------------------------------------------------------------
def _lines(a, axis, keepdims):
    a = np.asarray(a)
    kept = (1,) * a.ndim if axis is None else tuple(1 if d == axis % a.ndim else n for d, n in enumerate(a.shape))
    a = a.ravel() if axis is None else np.moveaxis(a, axis, -1)
    return np.sort(a, axis=-1), kept if keepdims else a.shape[:-1]


def median(a, axis=None, out=None, overwrite_input=False, keepdims=False):
    x, shape = _lines(a, axis, keepdims)
    n = x.shape[-1]
    r = x[..., (n - 1) // 2:n // 2 + 1].mean(axis=-1) if n else x.mean(axis=-1)
    if n:
        r = np.where(np.isnat(x[..., -1]), x[..., -1], r)
    return _result(np.asarray(r).reshape(shape), out)


def nanmedian(a, axis=None, out=None, overwrite_input=False, keepdims=False):
    if axis is not None or keepdims:
        raise NotImplementedError("nanmedian() of times takes no axis")
    return median(a[~np.isnat(a)], out=out)


def _between(x, h):
    i = int(h)
    lo, hi, t = x[..., i], x[..., min(i + 1, x.shape[-1] - 1)], h - i
    step = hi - lo
    return hi - step * (1 - t) if t >= 0.5 else lo + step * t


def quantile(a, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False, weights=None, scale=1):
    if method != "linear" or weights is not None:
        raise NotImplementedError("quantile() of times takes method='linear' and no weights")
    x, shape = _lines(a, axis, keepdims)
    parts = np.asarray(q, dtype=np.float64) / scale
    r = np.empty((parts.size,) + x.shape[:-1], dtype=x.dtype)
    for k, p in enumerate(np.ravel(parts)):
        r[k] = np.where(np.isnat(x[..., -1]), x[..., -1], _between(x, (x.shape[-1] - 1) * float(p)))
    return _result(r.reshape(parts.shape + shape), out)


def percentile(a, q, *args, **kwargs):
    return quantile(a, q, *args, scale=100, **kwargs)
