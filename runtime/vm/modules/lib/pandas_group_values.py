"""One value per group by a named function: sums, means, quantiles of every type of column."""
import numpy as np
import pandas as pd
import _pandas
from pandas.errors import OutOfBoundsTimedelta
from pandas._nullable import from_floats
from pandas._base import is_list_like, is_missing, kind, nan, take
from pandas._group_base import Info, counts, labels_of, reduced


def blanked(values, gone):
    """The Series with missing values where gone."""
    if not gone.any():
        return values
    at = np.arange(len(gone))
    at[gone] = -1
    return take(values, at)


def poisoned(g, c, values):
    """skipna=False: groups with a missing value have none."""
    sizes = _pandas.group_reduce(g, c, "size").to_numpy()
    return blanked(values, counts(g, c) < sizes)


def _inferred(c):
    """Objects that are all text or all times are a Series of those."""
    there = [x for x in c.tolist() if not is_missing(x)] if kind(c) == "O" else []
    return pd.Series(c.tolist()) if any(there and all(isinstance(x, t) for x in there) for t in (str, pd.Timestamp, pd.Timedelta)) else c


def _as_objects(r, alone):
    """What came of groups of objects: objects of one type where they have one; of a Series times are times."""
    if any(is_list_like(x) for x in r.tolist()):
        return r
    found = pd.Series(r.tolist())
    return found if alone and kind(found) in "Mm" else found.astype("object")


def simple(g, how, numeric_only=False, skipna=True, min_count=-1, ddof=1):
    alone = Info(g).series is not None

    def one(c):
        if alone and how in ("min", "max", "mean", "median", "prod", "var") and kind(c) == "O":
            found = _inferred(c)
            if kind(found) != "O" and not len(labels_of(g)):
                return take(_pandas.series(found if kind(found) == "s" else c), [])
            c = found
        k = kind(c)
        if k == "M" and how in ("sum", "prod", "var"):
            raise TypeError(f"datetime64 type does not support operation '{how}'")
        if k in "Os" and how in ("mean", "median", "std", "var", "prod") and (k == "s" or how == "prod" and k == "s"):
            raise TypeError(f"dtype '{c.dtype}' does not support operation '{how}'")
        if k == "C" and how in ("sum", "prod", "mean", "median", "std", "var"):
            raise TypeError(f"category type does not support {how} operations" if how in ("sum", "prod") else f"category dtype does not support aggregation '{how}'")
        if k == "m" and how in ("prod", "var"):
            raise TypeError(f"timedelta64 type does not support {how} operations")
        if k == "C" and how in ("min", "max") and not c.cat.ordered:
            raise TypeError(f"Cannot perform {how} with non-ordered Categorical")
        if k == "O" and how in ("mean", "median", "std", "var"):
            if how != "std" and not len(labels_of(g)):
                return _pandas.objects([])
            c = _objects_as_numbers(c, how)
        r = timed(g, c, how, k, ddof) if k in "Mm" else _pandas.group_reduce(g, c, how, ddof)
        if k == "O" and how in ("min", "max", "prod", "mean", "median", "var"):
            r = _as_objects(r, alone)
        if k == "O" and how in ("first", "last") and skipna:
            r = _pandas.objects([v if n else None for v, n in zip(r.tolist(), counts(g, c).tolist())])
        if not skipna:
            r = poisoned(g, c, r)
        if min_count > 0:
            r = blanked(r, counts(g, c) < min_count)
        return r
    return reduced(g, one, numeric_only)


def _zoned(c):
    return kind(c) == "M" and "," in str(c.dtype)


def _in_zone(r, c):
    """Moments in UTC as those of c's zone."""
    return r.dt.tz_localize("UTC").dt.tz_convert(c.dt.tz) if kind(r) == "M" else r


def timed(g, c, how, k, ddof):
    """Aggregates of dates and durations, over their numbers."""
    if _zoned(c) and how not in ("count", "size", "nunique", "first", "last", "any", "all"):
        return _in_zone(timed(g, c.dt.tz_convert(None), how, k, ddof), c)
    if how in ("count", "size", "nunique", "first", "last"):
        return _pandas.group_reduce(g, c, how)
    import _pandas_dates as n
    v = n.raw(c)
    if how in ("any", "all"):
        if k == "M":
            raise TypeError(f"'{how}' with {c.dtype} dtypes is not supported")
        return _pandas.group_reduce(g, _pandas.series(np.where(c.isna().to_numpy(), how == "all", v != 0)), how)
    x = v.astype("float64") if how in ("mean", "median", "std") else v.copy()
    missing = c.isna().to_numpy()
    if x.dtype.kind == "f":
        x[missing] = nan
        r = _pandas.group_reduce(g, pd.Series(x), how, ddof).to_numpy()
        gone = np.isnan(r)
        r = np.where(gone, 0, r)
    else:
        x[missing] = {"min": np.iinfo(np.int64).max, "max": np.iinfo(np.int64).min}.get(how, 0)
        r = _pandas.group_reduce(g, pd.Series(x), how).to_numpy()
        if how == "sum" and len(x) and max(int(x.max()), -int(x.min())) * len(x) >= 2 ** 63 and \
                (np.abs(_pandas.group_reduce(g, pd.Series(x.astype("float64")), how).to_numpy()) >= 2.0 ** 63).any():
            raise OutOfBoundsTimedelta("overflow in timedelta operation")
        gone = counts(g, c) == 0
    out = r.astype("int64").copy()
    out[gone] = np.iinfo(np.int64).min if how != "sum" else 0
    zone = getattr(c.dtype, "tz", None)
    unit = str(c.dtype).split("[")[1].rstrip("]").split(",")[0]
    if how == "std":
        k, zone = "m", None
    return pd.Series(n.make(out, k, unit, None if zone is None else str(zone)))


def divided(spans, by):
    """Durations divided, cut to whole units."""
    import _pandas_dates as n
    gone = spans.isna().to_numpy()
    out = np.where(gone, 0, n.raw(spans) / np.where(gone, 1, by)).astype("int64")
    out[gone] = np.iinfo(np.int64).min
    return pd.Series(n.make(out, "m", str(spans.dtype).split("[")[1].rstrip("]"), None))


def _objects_as_numbers(c, how):
    """An object column that holds numbers and flags, as floats."""
    if how == "std":
        return _pandas.series(np.array([nan if x is None else float(x) for x in c.tolist()]))
    try:
        return _pandas.series(np.array([nan if is_missing(x) else float(x) if isinstance(x, (bool, int, float, np.number, np.bool_)) else _refused(c, how) for x in c.tolist()]))
    except ValueError:
        return _refused(c, how)


def _refused(c, how):
    raise TypeError(f"agg function failed [how->{how},dtype->{c.dtype}]")


INTERPOLATIONS = {"linear": "l", "lower": "L", "higher": "H", "midpoint": "m", "nearest": "n"}


def quantiles(g, c, q, interpolation):
    k = kind(c)
    if k == "b":
        raise TypeError("Cannot use quantile with bool dtype")
    if k in "sOC":
        raise TypeError(f"dtype '{c.dtype}' does not support operation 'quantile'")
    if _zoned(c):
        return _in_zone(quantiles(g, c.dt.tz_convert(None), q, interpolation), c)
    if k in "Mm":
        v = c.to_numpy()
        x = v.astype("int64").astype("float64")
        x[c.isna().to_numpy()] = nan
        r = _pandas.group_quantile(g, pd.Series(x), q, INTERPOLATIONS[interpolation]).to_numpy()
        out = np.where(np.isnan(r), 0, r).astype("int64").view(v.dtype).copy()
        out[np.isnan(r)] = np.array(["NaT"], dtype=out.dtype)[0]
        return _pandas.series(out)
    r = _pandas.group_quantile(g, c, q, INTERPOLATIONS[interpolation])
    return from_floats(r.to_numpy(), r) if k in "IFB" else r
