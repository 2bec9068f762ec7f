"""cut and qcut of pandas, the Interval that their labels are, and factorize."""
import math

import numpy as np
import pandas as pd
import _pandas
from pandas._base import bare, floats_of, is_list_like, is_series, kind, make_index, nan, take


class Interval:
    """The numbers between two bounds."""

    def __init__(self, left, right, closed="right"):
        if closed not in ("left", "right", "both", "neither"):
            raise ValueError(f"invalid option for 'closed': {closed}")
        if not left <= right:
            raise ValueError("left side of interval must be <= right side")
        self.left, self.right, self.closed = left, right, closed

    def __repr__(self):
        return f"Interval({self._bound(self.left)}, {self._bound(self.right)}, closed='{self.closed}')"

    def __str__(self):
        return ("[" if self.closed_left else "(") + f"{self._bound(self.left)}, {self._bound(self.right)}" + ("]" if self.closed_right else ")")

    def _bound(self, x):
        return float(x) if isinstance(x, np.floating) else int(x) if isinstance(x, np.integer) else x

    @property
    def _dtype_name(self):
        x = self.left
        if isinstance(x, (pd.Timestamp, pd.Timedelta)):
            zone = f", {x.tz}" if isinstance(x, pd.Timestamp) and x.tz is not None else ""
            name = f"{'datetime64' if isinstance(x, pd.Timestamp) else 'timedelta64'}[{x.unit}{zone}]"
        else:
            name = "int64" if isinstance(x, (int, np.integer)) else "float64" if isinstance(x, (float, np.floating)) else "datetime64[us]"
        return f"interval[{name}, {self.closed}]"

    @property
    def closed_left(self):
        return self.closed in ("left", "both")

    @property
    def closed_right(self):
        return self.closed in ("right", "both")

    @property
    def open_left(self):
        return not self.closed_left

    @property
    def open_right(self):
        return not self.closed_right

    @property
    def mid(self):
        try:
            return 0.5 * (self.left + self.right)
        except TypeError:  # of moments
            return self.left + 0.5 * self.length

    @property
    def length(self):
        return self.right - self.left

    @property
    def is_empty(self):
        return self.right == self.left and self.closed != "both"

    def overlaps(self, other):
        if not isinstance(other, Interval):
            raise TypeError(f"`other` must be an Interval, got {type(other).__name__}")
        a = self.left <= other.right if self.closed_left and other.closed_right else self.left < other.right
        b = other.left <= self.right if other.closed_left and self.closed_right else other.left < self.right
        return bool(a and b)

    def __contains__(self, x):
        if isinstance(x, Interval):
            low = self.left < x.left if self.open_left and x.closed_left else self.left <= x.left
            high = x.right < self.right if self.open_right and x.closed_right else x.right <= self.right
            return low and high
        return (self.left < x if self.open_left else self.left <= x) and (x < self.right if self.open_right else x <= self.right)

    def _key(self):
        return (self.left, self.right)

    def __eq__(self, other):
        return isinstance(other, Interval) and self._key() == other._key() and self.closed == other.closed

    def __ne__(self, other):
        return not self == other

    def __lt__(self, other):
        return self._key() < other._key() if isinstance(other, Interval) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if isinstance(other, Interval) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if isinstance(other, Interval) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if isinstance(other, Interval) else NotImplemented

    def __hash__(self):
        return hash((self.left, self.right, self.closed))

    def __add__(self, x):
        return Interval(self.left + x, self.right + x, self.closed)

    def __sub__(self, x):
        return Interval(self.left - x, self.right - x, self.closed)

    def __mul__(self, x):
        return Interval(self.left * x, self.right * x, self.closed)

    def __truediv__(self, x):
        return Interval(self.left / x, self.right / x, self.closed)


# --- labels -------------------------------------------------------------------------------------------------------------------------
def _round(x, precision):
    if isinstance(x, (int, np.integer)):
        return int(x)
    if not math.isfinite(x) or x == 0:
        return float(x)
    part, whole = math.modf(x)
    digits = -int(math.floor(math.log10(abs(part)))) - 1 + precision if whole == 0 else precision
    return float(np.around(x, digits))


def _intervals(bins, precision, right, include_lowest):
    for p in range(precision, 20):
        breaks = [_round(b, p) for b in bins]
        if len(set(breaks)) == len(breaks):
            precision = p
            break
    breaks = [_round(b, precision) for b in bins]
    if right and include_lowest:
        breaks[0] = breaks[0] - 10 ** (-precision)
    if any(isinstance(b, float) for b in breaks):
        breaks = [float(b) for b in breaks]
    breaks = list(np.array(breaks)) if breaks else breaks  # the bounds are NumPy's numbers
    return [Interval(a, b, "right" if right else "left") for a, b in zip(breaks[:-1], breaks[1:])]


def _time_bins(s, count, right):
    """count bins of one length over all moments, or spans."""
    low, high = s.min(), s.max()
    make = pd.date_range if kind(s) == "M" else pd.timedelta_range
    unit = pd.Index(s).unit
    if low is pd.NaT:
        raise ValueError("Neither `start` nor `end` can be NaT")
    if low == high:
        second = pd.Timedelta(seconds=1).as_unit(unit)
        return make(low - second, high + second, periods=count + 1).as_unit(unit)
    edges = list(make(low, high, periods=count + 1).as_unit(unit))
    step = (high - low) * 0.001
    if right:
        edges[0] = edges[0] - step
    else:
        edges[-1] = edges[-1] + step
    return pd.Index(edges).as_unit(unit)


def _time_intervals(bins, right, include_lowest):
    edges = list(bins)
    if right and include_lowest:
        edges[0] = edges[0] - pd.Timedelta(1, unit=bins.unit).as_unit(bins.unit)
    return [Interval(a, b, "right" if right else "left") for a, b in zip(edges[:-1], edges[1:])]


def _place_times(s, bins, side):
    """Where the bins have the moments of s; their number where they are missing."""
    if bins.dtype.kind != s.dtype.kind:
        raise ValueError("bins must be of %s dtype" % ("timedelta64" if kind(s) == "m" else "datetime64"))
    if kind(s) == "M" and (bins.tz is None) != (pd.Index(s).tz is None):
        raise ValueError("Cannot use timezone-naive bins with timezone-aware values, or vice-versa")
    out = np.full(len(s), len(bins), dtype=np.int64)
    there = np.flatnonzero(s.notna().to_numpy())
    if len(there):
        out[there] = np.asarray(bins.searchsorted(pd.Index(take(bare(s), there)), side=side))
    return out


def _binned(s, bins, right, labels, precision, include_lowest, duplicates, ordered):
    """(codes with -1 for what lies outside, bins, labels or None)"""
    if not ordered and labels is None:
        raise ValueError("'labels' must be provided if 'ordered = False'")
    if duplicates not in ("raise", "drop"):
        raise ValueError("invalid value for 'duplicates' parameter, valid options are: raise, drop")
    times = kind(s) in "Mm"
    unique = list(dict.fromkeys(bins.tolist()))
    if len(unique) < len(bins) and len(bins) != 2:
        if duplicates == "raise":
            raise ValueError(f"Bin edges must be unique: {make_index(bins)!r}.\nYou can drop duplicate edges by setting the 'duplicates' kwarg")
        bins = pd.Index(unique) if times else np.array(unique)
    if times:
        ids = _place_times(s, bins, "left" if right else "right")
        lowest, lost = (s == bins[0]).to_numpy(), s.isna().to_numpy()
    else:
        x = floats_of(s)
        ids = np.searchsorted(bins.astype(np.float64), x, side="left" if right else "right").astype(np.int64)
        lowest, lost = x == bins[0], np.isnan(x)
    if include_lowest:
        ids = np.where(lowest, 1, ids)
    codes = np.where(lost | (ids == len(bins)) | (ids == 0), -1, ids - 1)
    if labels is False:
        return codes, bins, None
    if labels is None:
        labels = _time_intervals(bins, right, include_lowest) if times else _intervals(bins.tolist(), precision, right, include_lowest)
    else:
        if not is_list_like(labels):
            raise ValueError("Bin labels must either be False, None or passed in as a list-like argument")
        labels = list(labels)
        if ordered and len(set(labels)) != len(labels):
            raise ValueError("labels must be unique if ordered=True; pass ordered=False for duplicate labels")
        if len(labels) != len(bins) - 1:
            raise ValueError("Bin labels must be one fewer than the number of bin edges")
    return codes, bins, labels


def _result(x, s, codes, labels, ordered, bins, retbins):
    if labels is None:
        r = codes if (codes >= 0).all() else np.where(codes < 0, nan, codes.astype(np.float64))
        r = _pandas.series(r, s.index, s.name) if is_series(x) else r
    else:
        first = list(dict.fromkeys(labels))
        if len(first) < len(labels):  # what pd.Categorical finds in them
            first = sorted(set([labels[k] for k in np.unique(codes).tolist() if k >= 0]))
            labels = [v if v in first else first[0] for v in labels] if first else labels
            place = np.array([first.index(v) if first else -1 for v in labels] + [-1], dtype=np.int64)
            codes, labels = place[codes], first
        cats = _pandas.objects(labels) if labels and isinstance(labels[0], Interval) else _pandas.series(labels)
        r = _pandas.cat_make(codes, cats, ordered, s)
        if not is_series(x):
            r = r.array
    return (r, bins) if retbins else r


def _input(x):
    s = x if is_series(x) else pd.Series(x if isinstance(x, np.ndarray) else list(x))
    if kind(s) in "sO":
        s = s.astype("float64")
    return s


def cut(x, bins, right=True, labels=None, retbins=False, precision=3, include_lowest=False, duplicates="raise", ordered=True):
    s = _input(x)
    if isinstance(bins, pd.IntervalIndex):
        from pandas._intervals import _indexer
        r = _pandas.cat_make(_indexer(bins, s), _pandas.objects(list(bins)), ordered, s)
        r = r if is_series(x) else r.array
        return (r, bins) if retbins else r
    if not is_list_like(bins):
        if bins < 1:
            raise ValueError("`bins` should be a positive integer.")
        if len(s) == 0:
            raise ValueError("Cannot cut empty array")
        if kind(s) in "Mm":
            codes, edges, labels = _binned(s, _time_bins(s, bins, right), right, labels, precision, include_lowest, duplicates, ordered)
            return _result(x, s, codes, labels, ordered, edges, retbins)
        v = floats_of(s)
        low, high = np.nanmin(v) if not np.isnan(v).all() else nan, np.nanmax(v) if not np.isnan(v).all() else nan
        if np.isinf(low) or np.isinf(high):
            raise ValueError("cannot specify integer `bins` when input data contains infinity")
        if low == high:
            low, high = low - (0.001 * abs(low) if low != 0 else 0.001), high + (0.001 * abs(high) if high != 0 else 0.001)
            edges = np.linspace(low, high, bins + 1)
        else:
            edges = np.linspace(low, high, bins + 1)
            if right:
                edges[0] -= (high - low) * 0.001
            else:
                edges[-1] += (high - low) * 0.001
    elif kind(s) in "Mm":
        edges = pd.Index(bins if hasattr(bins, "dtype") else list(bins))
        if not edges.is_monotonic_increasing:
            raise ValueError("bins must increase monotonically.")
    else:
        edges = np.asarray(bins.to_numpy() if hasattr(bins, "to_numpy") else list(bins))
        if (np.diff(edges.astype(np.float64)) < 0).any():
            raise ValueError("bins must increase monotonically.")
    codes, edges, labels = _binned(s, edges, right, labels, precision, include_lowest, duplicates, ordered)
    return _result(x, s, codes, labels, ordered, edges, retbins)


def qcut(x, q, labels=None, retbins=False, precision=3, duplicates="raise"):
    s = _input(x)
    if isinstance(q, (int, np.integer)) and not isinstance(q, bool):
        if q < 1:
            raise ValueError("`q` should be a positive integer.")
        parts = np.linspace(0, 1, q + 1)
        parts = np.where(q * parts != np.arange(q + 1), np.nextafter(parts, 1), parts).tolist()
    elif is_list_like(q):
        parts = [float(p) for p in q]
    else:
        raise ValueError("`q` should be a positive integer or list-like of quantiles.")
    if kind(s) in "Mm":
        edges = pd.Index(bare(s.dropna().quantile(parts)))
        codes, edges, labels = _binned(s, edges, True, labels, precision, True, duplicates, True)
        return _result(x, s, codes, labels, True, edges, retbins)
    v = floats_of(s)
    v = v[~np.isnan(v)]
    edges = np.quantile(v, np.array(parts)) if len(v) else np.full(len(parts), nan)
    codes, edges, labels = _binned(s, edges, True, labels, precision, True, duplicates, True)
    return _result(x, s, codes, labels, True, edges, retbins)


# --- factorize, unique ----------------------------------------------------------------------------------------------------------------
def factorize(values, sort=False, use_na_sentinel=True, size_hint=None):
    if isinstance(values, (list, tuple, range, dict, set)):
        raise TypeError("factorize requires a Series, Index, ExtensionArray, np.ndarray or NumpyExtensionArray got %s." % type(values).__name__)
    s = values if is_series(values) else bare(pd.Series(values))
    codes, first = _pandas.codes([s], use_na_sentinel)
    keys = take(bare(s), first)
    if kind(keys) == "O" and not use_na_sentinel:
        keys = keys.where(keys.notna(), nan)
    if sort and len(first):
        order = _pandas.order([keys], True, True)
        place = np.empty(len(first) + 1, dtype=np.int64)
        place[order] = np.arange(len(first))
        place[-1] = -1
        codes, keys = place[codes], take(keys, order)
    if not is_series(values) and not isinstance(values, (pd.Index, np.ndarray)):
        return codes, keys.array
    if isinstance(values, np.ndarray) and values.dtype.kind in "US":
        return codes, values[first] if not sort or not len(first) else values[first][order]
    return codes, make_index(keys) if is_series(values) or isinstance(values, pd.Index) else keys.to_numpy()


def unique(values):
    if isinstance(values, pd.Index):
        return values.unique()
    if isinstance(values, np.ndarray) and values.dtype.kind in "US":
        return factorize(values)[1]
    r = (values if is_series(values) else pd.Series(values)).unique()
    return r.to_numpy() if str(r.dtype).startswith(("datetime64", "timedelta64")) and "," not in str(r.dtype) else r


class Series:
    def factorize(self, sort=False, use_na_sentinel=True):
        return factorize(self, sort, use_na_sentinel)
