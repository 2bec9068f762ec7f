"""Cells of pandas' frames that are kept, replaced or filled: where, mask, clip, fillna, ffill, bfill, interpolate, dropna."""
import numpy as np
import pandas as pd
import _pandas
from pandas._col import apply_if_callable
from pandas._base import (axis_of, bare, floats_of, is_frame, is_list_like, is_series, kind, like_frame, like_series, nan, no_default, onto, refuse,
                          settle, take)


# --- where and mask -------------------------------------------------------------------------------------------------------------
def _bools(c, missing=False):
    """A column of a condition as a bool array; what stands for a missing one is given."""
    k = kind(c)
    if k == "b":
        return c.to_numpy()
    if k == "B":
        return c.fillna(missing).to_numpy().astype(np.bool_)
    if k == "O":
        v = c.tolist()
        if all(isinstance(x, (bool, np.bool_)) or pd.isna(x) for x in v):
            return np.array([isinstance(x, (bool, np.bool_)) and bool(x) for x in v], dtype=np.bool_)
    if len(c) == 0:
        return np.zeros(0, dtype=np.bool_)
    raise TypeError(f"Boolean array expected for the condition, not {c.dtype}")


def _array(x, n):
    a = np.asarray(x)
    if a.shape[0] != n:
        raise ValueError("Array conditional must be same shape as self")
    if a.dtype.kind != "b":
        raise TypeError(f"Boolean array expected for the condition, not {a.dtype}")
    return a


def _once(index):
    """Refuses labels that say of several rows which one is meant."""
    if not index.is_unique:
        raise pd.errors.InvalidIndexError("Cannot align with an object that has duplicate labels")


def _condition(s, cond, default):
    cond = apply_if_callable(cond, s)
    if is_frame(cond):
        raise ValueError("Array conditional must be same shape as self")
    if is_series(cond):
        if not _pandas.same(cond.index, s.index):
            at = _pandas.find(cond.index, s.index)
            got = _bools(cond, default)
            return np.where(at >= 0, got[np.maximum(at, 0)], default) if len(got) else np.full(len(s), default)
        return _bools(cond, default)
    if not is_list_like(cond):
        raise ValueError("Array conditional must be same shape as self")
    return _array(cond, len(s)) if len(s) or len(cond) or default else np.zeros(0, dtype=np.bool_)


def _other(s, other):
    other = apply_if_callable(other, s)
    if other is no_default:
        return nan
    if is_series(other):
        if _pandas.same(other.index, s.index):
            return bare(other)
        if not len(s):
            return bare(other).iloc[:0]
        _once(other.index)
        return bare(onto(other, s.index))
    if is_list_like(other):
        other = np.asarray(other)
        if other.shape[0] != len(s):
            raise ValueError("Length of other must match the length of self" if other.ndim else "other must be the same shape as self when an ndarray")
    return other


def where_series(s, cond, other=no_default, flip=False):
    keep = _condition(s, cond, flip)
    return _replaced(s, keep if flip else ~keep, _other(s, other))


def _replaced(s, where, other):
    """Nullable columns and categories keep their type: what does not fit is an error, no object column."""
    k = kind(s)
    if other is pd.NA and k in "iuf":
        other = nan
    if isinstance(other, str) and k in "Mm":
        other = _time_told(other, s)
    if k in "iuf" and is_series(other) and kind(other) in "IF" and where.any():
        from pandas._pairs import common_dtype
        if other.isna().any() or k in "iu" and kind(other) == "F":
            s = s.astype(common_dtype(s, other))
            k = kind(s)
        else:
            other = other.to_numpy()
            s = s.astype(np.result_type(s.to_numpy().dtype, other.dtype)) if k == "f" else s
    if k not in "IFBC":
        r = _pandas.put(s, where, other)
        lost = kind(r) != k and (k in "bMmOsS" or k in "iuf" and kind(r) not in "iufc")  # values of another kind make objects, also where all are replaced
        lost = lost or k == "M" and ("," in str(r.dtype)) != ("," in str(s.dtype))  # so do times with a zone beside times without
        return r.astype("object") if lost else r
    from pandas._loc_set import _assigned
    at = np.flatnonzero(where)
    if is_series(other) or is_list_like(other):
        other = take(_pandas.series(other), at)
    return _assigned(s, at, other) if len(at) else s.copy()


def _frame_condition(f, cond, flip):
    """A bool array for each column."""
    cond = apply_if_callable(cond, f)
    n = len(f)
    if is_series(cond):
        one = _condition(f, cond, flip)
        return [one] * len(f.columns)
    if is_frame(cond):
        labels = _pandas.labels(cond)
        columns = _pandas.columns(cond)
        if not _pandas.same(cond.columns, f.columns) and not (cond.columns.is_unique and f.columns.is_unique):
            raise ValueError("cannot reindex on an axis with duplicate labels")
        if _pandas.same(cond.columns, f.columns):
            return [_condition(f, c, flip) for c in columns]
        out = []
        for label in _pandas.labels(f):
            if label in labels:
                out.append(_condition(f, columns[labels.index(label)], flip))
            else:
                out.append(np.full(n, flip))
        return out
    a = np.asarray(cond)
    if a.shape != (n, len(f.columns)):
        raise ValueError("Array conditional must be same shape as self")
    return [a[:, i] for i in range(a.shape[1])]


def _frame_other(f, other, axis, replaced):
    """What replaces in each column."""
    other = apply_if_callable(other, f)
    labels = _pandas.labels(f)
    if is_frame(other):
        have, columns = _pandas.labels(other), _pandas.columns(other)
        if len(f) and not _pandas.same(other.index, f.index):
            _once(other.index)
        if axis is not None and axis_of(axis) == 0:  # then only rows are aligned: columns stand where they stand
            if len(columns) == 1:
                return [_other(f, columns[0])] * len(labels)
            if len(columns) < len(labels) and replaced:
                raise ValueError(f"operands could not be broadcast together with shapes ({len(f)},{len(labels)}) ({len(f)},{len(labels)}) ({len(other)},{len(columns)}) ")
            return [_other(f, c) for c in columns[:len(labels)]] + [nan] * (len(labels) - len(columns))
        if _pandas.same(other.columns, f.columns):
            return [_other(f, c) for c in columns]
        return [_other(f, columns[have.index(x)]) if x in have else nan for x in labels]
    if is_series(other):
        if axis is None:
            raise ValueError("Must specify axis=0 or 1")
        if axis_of(axis) == 1:
            have = other.index.tolist()
            return [other.iloc[have.index(x)] if x in have else nan for x in labels]
        return [_other(f, other)] * len(labels)
    if is_list_like(other):
        a = np.asarray(other)
        if a.ndim == 2:
            if a.shape != f.shape:
                raise ValueError("other must be the same shape as self when an ndarray")
            return [a[:, i] for i in range(a.shape[1])]
        if a.shape[0] == len(f):
            return [a] * len(labels)
        raise ValueError("other must be the same shape as self when an ndarray")
    return [nan if other is no_default else other] * len(labels)


def where_frame(f, cond, other=no_default, axis=None, flip=False):
    conds = _frame_condition(f, cond, flip)
    others = _frame_other(f, other, axis, any(bool(k.any() if flip else not k.all()) for k in conds))
    if is_frame(other) and axis is None:  # then its values are plain ones
        others = [(floats_of(o) if o.isna().any() else o.to_numpy()) if is_series(o) and kind(o) in "IF" and kind(c) in "iuf" else o for c, o in zip(_pandas.columns(f), others)]
    columns = [_replaced(c, k if flip else ~k, o) for c, k, o in zip(_pandas.columns(f), conds, others)]
    return like_frame(columns, f)


# --- clip ---------------------------------------------------------------------------------------------------------------------------
def _bound(x):
    if x is None:
        return None
    if is_list_like(x):
        return None if bool(np.all(np.asarray(pd.isna(x)))) else x
    return None if pd.isna(x) else x


def _moment(x, s):
    """Text as one of the times of s."""
    if kind(s) == "m":
        return pd.Timedelta(x)
    t = pd.Timestamp(x)
    return t if t.tz is not None or s.dt.tz is None else t.tz_localize(s.dt.tz)


def _clip_one(x, bound, low):
    k = kind(x)
    if k in "sO" and not isinstance(bound, str) and not is_list_like(bound):
        x < bound
    keep = x >= bound if low else x <= bound
    keep = x.isna().to_numpy() | (keep.fillna(True) if k in "IFB" else keep).to_numpy().astype(np.bool_)
    return _replaced(x, ~keep, bound) if k in "IFB" else _pandas.put(x, ~keep, bound)


def _clip_series(s, lower, upper):
    lower, upper = [_moment(x, s) if isinstance(x, str) and kind(s) in "Mm" else x for x in (_bound(lower), _bound(upper))]
    if lower is not None and upper is not None and not is_list_like(lower) and not is_list_like(upper):
        lower, upper = min(lower, upper), max(lower, upper)
    if kind(s) in "if" and not is_list_like(lower) and not is_list_like(upper) and not (lower is None and upper is None):
        made = _pandas.clip(s, lower, upper)
        if made is not None:
            return made
    for bound, low in ((lower, True), (upper, False)):
        if bound is None:
            continue
        if not is_list_like(bound):
            s = _clip_one(s, bound, low)
            continue
        b = _other(s, bound if is_series(bound) else np.asarray(bound))
        if kind(s) not in "iuf" or is_series(b) and kind(b) not in "iufbO":
            b = like_series(bare(b) if is_series(b) else pd.Series(b), s)
            full = b.fillna(-np.inf if low else np.inf)  # where no bound is given all are within
            s = where_series(s, (s >= full if low else s <= full) | s.isna(), b)
            continue
        b = floats_of(b) if is_series(b) else np.asarray(b)
        there = ~np.isnan(np.asarray(b, dtype=np.float64))
        v = floats_of(s)
        out = there & ((v < b) if low else (v > b))
        s = _pandas.put(s, out, b)
    return s


def _clip_frame(f, lower, upper, axis):
    if axis is not None:
        axis = axis_of(axis)
    for bound in (lower, upper):
        if is_list_like(bound) and axis is None and not is_frame(bound):
            axis = 1 if is_series(bound) and len(bound) == len(f.columns) and len(bound) != len(f) else axis
            if axis is None and is_series(bound):
                raise ValueError("Must specify axis=0 or 1")
            if axis is None:
                axis = 1
    labels = _pandas.labels(f)

    def pick(bound, i):
        if is_frame(bound):
            return bound[labels[i]]
        if is_list_like(bound) and axis == 1:
            return (bound[labels[i]] if labels[i] in bound.index else None) if is_series(bound) else list(bound)[i]
        return bound
    return like_frame([_clip_series(c, pick(lower, i), pick(upper, i)) for i, c in enumerate(_pandas.columns(f))], f)


# --- missing values -----------------------------------------------------------------------------------------------------------------
def _limited(missing, limit):
    """The first `limit` of the rows that are missing."""
    if limit is None:
        return missing
    if not isinstance(limit, (int, np.integer)):
        raise ValueError("Limit must be an integer")
    if limit < 1:
        raise ValueError("Limit must be greater than 0")
    return missing & (np.cumsum(missing) <= limit)


def fill_series(s, value, limit=None):
    missing = _limited(s.isna().to_numpy(), limit)
    if value is None and kind(s) != "O":  # what the column has for it
        return s.copy()
    if value is pd.NA and kind(s) in "iuf":
        value = nan
    if isinstance(value, str) and kind(s) in "Mm":
        value = _time_told(value, s)
    if kind(s) == "C" and missing.any() and not is_list_like(value) and not pd.isna(value) and value not in list(s.cat.categories):
        raise TypeError(f"Cannot setitem on a Categorical with a new category ({value}), set the categories first")
    if is_list_like(value):
        if isinstance(value, dict):
            value = pd.Series(list(value.values()), index=list(value.keys())) if value else pd.Series([], dtype="float64")
        if not is_series(value):
            raise TypeError(f'"value" parameter must be a scalar, dict or Series, but you passed a "{type(value).__name__}"')
        if _pandas.same(value.index, s.index):
            value = bare(value)
        else:
            at = _pandas.find(value.index, s.index)
            missing = missing & (at >= 0)
            value = take(bare(value), at)
    if kind(s) in "IFB" and missing.any() and not is_list_like(value) and not _fits(kind(s), value):
        raise TypeError(f"Invalid value '{value}' for dtype '{s.dtype}'")
    r = _pandas.put(s, missing, value)
    return r.astype("object") if kind(s) in "Mm" and kind(r) not in "MmO" else r  # times do not become numbers or text


def _time_told(text, s):
    """A text as the time that it tells, if the column can hold that."""
    try:
        t = _moment(text, s) if text else text
        return text if text and kind(s) == "M" and t.tz is not None and s.dt.tz is None else t
    except (ValueError, TypeError):
        return text


def _in_place(columns, filled):
    """Columns that are filled where they are cannot become objects, nor finer times."""
    for c, r in zip(columns, filled):
        if str(c.dtype) != str(r.dtype) and (kind(r) == "O" or kind(c) in "Mm"):
            from pandas._loc_set import _invalid
            raise _invalid([x for x, gone in zip(r.tolist(), c.isna().tolist()) if gone][0], c)


def _fits(k, value):
    """Whether a cell of a nullable column can hold the value."""
    truth = isinstance(value, (bool, np.bool_))
    if k == "B" or truth:
        return truth and k == "B" or value is None or bool(pd.isna(value))
    if not isinstance(value, (int, float, np.integer, np.floating)):
        return value is None or bool(pd.isna(value))
    return k == "F" or value != value or float(value).is_integer()


def _check_value(value):
    if isinstance(value, (list, tuple)):
        raise TypeError(f'"value" parameter must be a scalar or dict, but you passed a "{type(value).__name__}"')


def _fill_frame(f, value, axis, limit):
    labels = _pandas.labels(f)
    columns = _pandas.columns(f)
    if is_frame(value):
        have = _pandas.labels(value)
        if not _pandas.same(value.index, f.index):
            _once(value.index)
        parts = [fill_series(c, value[x], limit) if x in have else c for x, c in zip(labels, columns)]
        return like_frame(parts, f)
    if isinstance(value, dict) or is_series(value):
        if axis_of(axis) == 1:
            raise NotImplementedError("Currently only can fill with dict/Series column by column")
        have = list(value.keys()) if isinstance(value, dict) else value.index.tolist()
        return like_frame([fill_series(c, value[x], limit) if x in have else c for x, c in zip(labels, columns)], f)
    if axis_of(axis) == 1:
        if limit is None:
            return like_frame([fill_series(c, value) for c in columns], f)
        return _fill_frame(f.T, value, 0, limit).T
    return like_frame([fill_series(c, value, limit) for c in columns], f)


def run_positions(there, limit, limit_area):
    """For each row the row whose value it takes when gaps are filled forward; -1: none."""
    n = len(there)
    rows = np.arange(n, dtype=np.int64)
    idx = np.maximum.accumulate(np.where(there, rows, -1)) if n else rows
    if limit is not None:
        if limit < 1:
            raise ValueError("Limit must be greater than 0")
        idx = np.where(rows - idx > limit, -1, idx)
    if limit_area is not None:
        known = np.flatnonzero(there)
        first, last = (known[0], known[-1]) if len(known) else (n, -1)
        inside = (rows >= first) & (rows <= last)
        idx = np.where(there | (inside if limit_area == "inside" else ~inside), idx, -1)
    return idx


def run_fill(s, forward, limit=None, limit_area=None):
    there = s.notna().to_numpy()
    if there.all():
        return s.copy()
    if kind(s) == "O" and limit_area is None:  # the first cell is handed on also where it is missing
        there = there.copy()
        there[0 if forward else -1] = True
    if forward:
        idx = run_positions(there, limit, limit_area)
    else:
        idx = run_positions(there[::-1], limit, limit_area)[::-1]
        idx = np.where(idx >= 0, len(there) - 1 - idx, -1)
    idx = np.where(idx < 0, np.arange(len(idx)), idx)  # what stays missing keeps its own cell
    return _pandas.series(take(bare(s), idx), s.index, s.name)


def _run(x, forward, axis, inplace, limit, limit_area):
    if limit_area is not None and limit_area not in ("inside", "outside"):
        raise ValueError(f"Invalid limit_area '{limit_area}'")
    if is_series(x):
        axis_of(axis or 0, False)
        return settle(x, run_fill(x, forward, limit, limit_area), inplace)
    if axis_of(axis or 0) == 1:
        r = _run(x.T, forward, 0, False, limit, limit_area).T
    else:
        r = like_frame([run_fill(c, forward, limit, limit_area) for c in _pandas.columns(x)], x)
    return settle(x, r, inplace)


# --- interpolate --------------------------------------------------------------------------------------------------------------------
_SCIPY = ("nearest", "zero", "slinear", "quadratic", "cubic", "barycentric", "krogh", "spline", "polynomial", "from_derivatives", "piecewise_polynomial", "pchip",
          "akima", "cubicspline")


def _beyond(invalid, limit):
    """Missing rows that are more than `limit` after the last value."""
    rows = np.arange(len(invalid))
    last = np.maximum.accumulate(np.where(invalid, -1, rows)) if len(rows) else rows
    return invalid & ((last < 0) | (rows - last > limit))


def _out_of_reach(invalid, forward, backward):
    n = len(invalid)
    f = np.zeros(n, dtype=np.bool_) if forward is None else _beyond(invalid, forward)
    b = np.zeros(n, dtype=np.bool_) if backward is None else _beyond(invalid[::-1], backward)[::-1]
    if forward is None or backward is None:
        return np.zeros(n, dtype=np.bool_)
    return f & b


def _interpolated(s, x, limit, direction, area):
    k = kind(s)
    if k in "IF":
        from pandas._nullable import from_floats
        r = from_floats(_interpolated(like_series(floats_of(s), s), x, limit, direction, area).to_numpy(), s)
        return r
    if k in "Mm" and "," in str(s.dtype):
        return _interpolated(s.dt.tz_convert(None), x, limit, direction, area).dt.tz_localize("UTC").dt.tz_convert(s.dt.tz)
    if k in "Mm":  # between the counts, cut off as ints are
        gone = s.isna().to_numpy()
        if not gone.any() or gone.all():
            return s.copy()
        own = s.to_numpy().dtype
        r = _interpolated(like_series(np.where(gone, nan, s.to_numpy().astype(np.int64)), s), x, limit, direction, area).to_numpy()
        left = np.isnan(r)
        counts = np.where(left, 0, r).astype(np.int64)
        counts = np.where(gone, counts, s.to_numpy().astype(np.int64))
        counts[left] = np.iinfo(np.int64).min
        return like_series(counts.astype(own), s)
    if k == "C":
        raise NotImplementedError("Categorical does not implement interpolate")
    if k == "B":
        raise NotImplementedError("interpolate is not implemented for dtype=boolean")
    if str(s.dtype).startswith("period"):
        raise NotImplementedError("PeriodArray does not implement interpolate")
    if k not in "fO":
        return s.copy()
    if k == "O":
        raise TypeError("Series cannot interpolate with object dtype.")
    y = s.to_numpy().astype(np.float64)
    invalid = np.isnan(y)
    if invalid.all() or not invalid.any():
        return s.copy()
    known = np.flatnonzero(~invalid)
    rows = np.arange(len(y))
    before, after = rows < known[0], rows > known[-1]
    if direction == "forward":
        keep = before | (_beyond(invalid, limit) if limit is not None else False)
    elif direction == "backward":
        keep = after | (_beyond(invalid[::-1], limit)[::-1] if limit is not None else False)
    else:
        keep = _out_of_reach(invalid, limit, limit)
    if area == "inside":
        keep = keep | before | after
    elif area == "outside":
        keep = keep | (invalid & ~before & ~after)
    order = np.argsort(x[known], kind="stable")
    out = y.copy()
    out[invalid] = np.interp(x[invalid], x[known][order], y[known][order])
    out[keep & invalid] = nan
    return like_series(out.astype(s.to_numpy().dtype), s)


def _interp_axis(method, index):
    if method == "linear":
        return np.arange(len(index), dtype=np.float64)
    if method in _SCIPY:
        raise ImportError(f"interpolate(method={method!r}) needs SciPy, which is not available")
    if method not in ("time", "index", "values"):
        raise ValueError(f"Invalid interpolation method: '{method}'")
    labels = _pandas.levels(index)[0]
    if method == "time" and kind(labels) not in "Mm":
        raise ValueError("time-weighted interpolation only works on Series or DataFrames with a DatetimeIndex")
    if kind(labels) in "Mm":
        if "," in str(labels.dtype):
            labels = pd.Series(labels).dt.tz_convert(None)
        return labels.to_numpy().astype(np.int64).astype(np.float64)
    return floats_of(labels)


def _interpolate(x, method, axis, limit, inplace, direction, area):
    if is_frame(x) and not (x.shape[0] and x.shape[1]):
        return settle(x, x.copy(), inplace)
    if direction is None:
        direction = "backward" if method in ("backfill", "bfill") else "forward"
    direction = direction.lower()
    if direction not in ("forward", "backward", "both"):
        raise ValueError(f"Invalid limit_direction: expecting one of ['forward', 'backward', 'both'], got '{direction}'.")
    if area not in (None, "inside", "outside"):
        raise ValueError(f"Invalid limit_area: expecting one of ['inside', 'outside'], got {area}.")
    if method in ("pad", "ffill", "bfill", "backfill"):
        raise ValueError(f"DataFrame cannot interpolate with method '{method}'" if is_frame(x) else f"Series cannot interpolate with method '{method}'")
    if is_series(x):
        if not len(x):
            return settle(x, x.copy(), inplace)
        if kind(x) in "sO":
            raise TypeError("Cannot interpolate with str dtype" if kind(x) == "s" else "Series cannot interpolate with object dtype.")
        return settle(x, _interpolated(x, _interp_axis(method, x.index), limit, direction, area), inplace)
    if axis_of(axis) == 1:
        return settle(x, _interpolate(x.T, method, 0, limit, False, direction, area).T, inplace)
    if any(kind(c) in "sO" for c in _pandas.columns(x)):
        bad = [c for c in _pandas.columns(x) if kind(c) in "sO"][0]
        raise TypeError(f"DataFrame cannot interpolate with {'str' if kind(bad) == 's' else 'object'} dtype{'' if kind(bad) == 's' else '.'}")
    at = _interp_axis(method, x.index)
    return settle(x, like_frame([_interpolated(c, at, limit, direction, area) for c in _pandas.columns(x)], x), inplace)


# --- dropna -------------------------------------------------------------------------------------------------------------------------
def _keep_rows(missing, width, how, thresh):
    if thresh is not no_default:
        return width - missing >= thresh
    if how == "any":
        return missing == 0
    if how == "all":
        return missing < width
    raise ValueError(f"invalid how option: {how}")


def _drop_missing(f, axis, how, thresh, subset, inplace, ignore_index):
    if how is not no_default and thresh is not no_default:
        raise TypeError("You cannot set both the how and thresh arguments at the same time.")
    if isinstance(axis, (tuple, list)):
        raise TypeError("supplying multiple axes to axis is no longer supported.")
    how = "any" if how is no_default else how
    columns = _pandas.columns(f)
    if axis_of(axis) == 0:
        if subset is not None:
            names = list(subset) if is_list_like(subset) else [subset]
            labels = _pandas.labels(f)
            absent = [x for x in names if x not in labels]
            if absent:
                raise KeyError(absent)
            columns = [c for x in names for c, y in zip(columns, labels) if y == x]
        missing = np.zeros(len(f), dtype=np.int64)
        for c in columns:
            missing = missing + c.isna().to_numpy()
        keep = _keep_rows(missing, len(columns), how, thresh)
        r = f.copy() if keep.all() else take(f, np.flatnonzero(keep))
    else:
        if subset is not None:
            at = _pandas.find(f.index, _pandas.index([list(subset) if is_list_like(subset) else [subset]], [None]))
            if (at < 0).any():
                raise KeyError([x for x, p in zip(list(subset), at.tolist()) if p < 0])
            columns = [take(c, at) for c in columns]
        missing = np.array([int(c.isna().sum()) for c in columns], dtype=np.int64)
        keep = _keep_rows(missing, len(columns[0]) if columns else 0, how, thresh)
        r = f.iloc[:, np.flatnonzero(keep).tolist()]
    if ignore_index:
        r = r.reset_index(drop=True)
    return settle(f, r, inplace, False)


# --- the methods --------------------------------------------------------------------------------------------------------------------
class NDFrame:
    def fillna(self, value, *, axis=None, inplace=False, limit=None):
        _check_value(value)
        r = _fill_frame(self, value, axis or 0, limit) if is_frame(self) else fill_series(self, value, limit)
        if inplace is True and axis in (None, 0, "index"):
            _in_place(_pandas.columns(self) if is_frame(self) else [self], _pandas.columns(r) if is_frame(self) else [r])
        return settle(self, r, inplace)


class Series(NDFrame):
    def where(self, cond, other=no_default, *, inplace=False, axis=None, level=None):
        refuse("where", level=level)
        return settle(self, where_series(self, cond, other), inplace)

    def mask(self, cond, other=no_default, *, inplace=False, axis=None, level=None):
        refuse("mask", level=level)
        return settle(self, where_series(self, cond, other, True), inplace)

    def clip(self, lower=None, upper=None, *, axis=None, inplace=False, **kwargs):
        return settle(self, _clip_series(self, lower, upper), inplace)

    def ffill(self, *, axis=None, inplace=False, limit=None, limit_area=None):
        return _run(self, True, axis, inplace, limit, limit_area)

    def bfill(self, *, axis=None, inplace=False, limit=None, limit_area=None):
        return _run(self, False, axis, inplace, limit, limit_area)

    def interpolate(self, method="linear", *, axis=0, limit=None, inplace=False, limit_direction=None, limit_area=None, **kwargs):
        return _interpolate(self, method, axis, limit, inplace, limit_direction, limit_area)

    def dropna(self, *, axis=0, inplace=False, how=None, ignore_index=False):
        r = take(self, np.flatnonzero(self.notna().to_numpy())) if self.isna().any() else self.copy()
        if ignore_index:
            r = _pandas.series(r, None, r.name)
        return settle(self, r, inplace, False)


class DataFrame(NDFrame):
    def where(self, cond, other=no_default, *, inplace=False, axis=None, level=None):
        refuse("where", level=level)
        return settle(self, where_frame(self, cond, other, axis), inplace)

    def mask(self, cond, other=no_default, *, inplace=False, axis=None, level=None):
        refuse("mask", level=level)
        return settle(self, where_frame(self, cond, other, axis, True), inplace)

    def clip(self, lower=None, upper=None, *, axis=None, inplace=False, **kwargs):
        return settle(self, _clip_frame(self, lower, upper, axis), inplace)

    def ffill(self, *, axis=None, inplace=False, limit=None, limit_area=None):
        return _run(self, True, axis, inplace, limit, limit_area)

    def bfill(self, *, axis=None, inplace=False, limit=None, limit_area=None):
        return _run(self, False, axis, inplace, limit, limit_area)

    def interpolate(self, method="linear", *, axis=0, limit=None, inplace=False, limit_direction=None, limit_area=None, **kwargs):
        return _interpolate(self, method, axis, limit, inplace, limit_direction, limit_area)

    def dropna(self, *, axis=0, how=no_default, thresh=no_default, subset=None, inplace=False, ignore_index=False):
        return _drop_missing(self, axis, how, thresh, subset, inplace, ignore_index)
