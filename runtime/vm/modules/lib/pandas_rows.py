"""What runs along the rows of pandas' columns: rank, cumulated values, shift, diff, positions of extremes."""
import numpy as np
import pandas as pd
import _pandas
from pandas._base import is_missing, axis_of, codes_of, floats_of, is_list_like, is_number_or_bool, kind, like_frame, like_series, map_frame, names_of, nan, no_default, refuse, take
from pandas._stats import numeric_part
from pandas.errors import OutOfBoundsTimedelta


# --- rank -----------------------------------------------------------------------------------------------------------------------
def rank_values(s, method="average", na_option="keep", ascending=True, pct=False):
    """Ranks as float64; NaN where missing under 'keep'."""
    if kind(s) == "C" and not s.dtype.ordered:  # by what they are, not by their places
        s = s.astype("float64" if kind(s.dtype.categories) in "iu" and s.isna().any() else s.dtype.categories.dtype)
    n = len(s)
    missing = s.isna().to_numpy()
    there = np.flatnonzero(~missing)
    order = there[_pandas.order([take(s, there)], ascending)]
    gone = np.flatnonzero(missing)
    if na_option == "top":
        order = np.concatenate([gone, order])
    elif na_option == "bottom":
        order = np.concatenate([order, gone])
    out = np.full(n, nan)
    m = len(order)
    if m == 0:
        return out
    codes, _ = codes_of(s, False)
    g = codes[order]
    new = np.ones(m, dtype=np.bool_)
    new[1:] = g[1:] != g[:-1]
    group = np.cumsum(new) - 1
    size = np.bincount(group)
    last = np.cumsum(size)
    first = last - size + 1
    if method == "first":
        r = np.arange(1, m + 1)
    else:
        r = {"average": (first + last) / 2, "min": first, "max": last, "dense": np.arange(1, len(size) + 1)}[method][group]
    out[order] = r
    if pct:
        out = out / (len(size) if method == "dense" else m)
    return out


def _rank_rows(x, method, na_option, ascending, pct):
    """The ranks of floats within their rows."""
    m = x.shape[1]
    gone = np.isnan(x)
    order = np.argsort(x if ascending else -x, axis=1, kind="stable")
    at = np.arange(m)
    if na_option == "top":
        order = np.take_along_axis(order, (at - gone.sum(axis=1)[:, None]) % m, axis=1)
    s, g = np.take_along_axis(x, order, axis=1), np.take_along_axis(gone, order, axis=1)
    new = np.ones(x.shape, dtype=np.bool_)
    new[:, 1:] = ~((s[:, 1:] == s[:, :-1]) | g[:, 1:] & g[:, :-1])
    last = np.ones(x.shape, dtype=np.bool_)
    last[:, :-1] = new[:, 1:]
    first = np.maximum.accumulate(np.where(new, at, 0), axis=1)
    last = np.minimum.accumulate(np.where(last, at, m)[:, ::-1], axis=1)[:, ::-1]
    dense = np.cumsum(new, axis=1)
    r = {"average": (first + last) / 2 + 1, "min": first + 1, "max": last + 1, "dense": dense, "first": np.broadcast_to(at + 1, x.shape)}[method].astype(np.float64)
    counted = ~g if na_option == "keep" else np.ones(x.shape, dtype=np.bool_)
    if pct:
        r = r / np.maximum(np.where(counted, dense, 0).max(axis=1) if method == "dense" else counted.sum(axis=1), 1)[:, None]
    out = np.empty(x.shape)
    np.put_along_axis(out, order, np.where(counted, r, nan), axis=1)
    return out


def _rank_column(s, method, na_option, ascending, pct):
    if kind(s) == "O":
        for v in s.dropna().tolist():
            v < v
    r = rank_values(s, method, na_option, ascending, pct)
    if kind(s) in "IFB" or str(s.dtype) == "string":
        from pandas._nullable import from_floats
        return from_floats(r, s) if method == "average" or pct else from_floats(r, s).astype("UInt64")
    return like_series(r, s)


def _plain(c):
    """A column of a frame as its values have it."""
    if kind(c) == "C":
        return c.astype(c.dtype.categories.dtype)
    return like_series(floats_of(c), c) if kind(c) in "IFB" else c


def _check_rank(method, na_option):
    if na_option not in ("keep", "top", "bottom"):
        raise ValueError("na_option must be one of 'keep', 'top', or 'bottom'")
    if method not in ("average", "min", "max", "first", "dense"):
        raise KeyError(method)


# --- along the rows ---------------------------------------------------------------------------------------------------------------
def _cumulate(s, what, skipna=True):
    k = kind(s)
    if k in "IFB":
        from pandas._nullable import cumulate
        return cumulate(s, what, skipna)
    if k == "s" and what in ("cummin", "cummax", "cumsum"):
        return _cumulate_text(s, what, skipna)
    if k == "s" or k == "M" and what in ("cumsum", "cumprod"):
        raise TypeError(f"operation '{what}' not supported for dtype '{s.dtype}'" if k == "s" else f"'DatetimeArray' with dtype {s.dtype} does not support operation '{what}'")
    if k == "C":
        if what not in ("cummin", "cummax") or not s.cat.ordered:
            raise TypeError(f"Categorical does not support operation '{what}'" if what not in ("cummin", "cummax") else f"Operation '{what}' not supported for unordered Categorical")
        codes = s.cat.codes.to_numpy().astype(np.float64)
        r = _cumulate(pd.Series(np.where(codes < 0, nan, codes)), what, skipna).fillna(-1).to_numpy().astype(np.int64)
        return like_series(_pandas.cat_make(r, s.cat.categories, True), s)
    if k == "O":
        return _cumulate_objects(s, what, skipna)
    if k == "M" and "," in str(s.dtype):
        return _cumulate(s.dt.tz_convert(None), what, skipna).dt.tz_localize("UTC").dt.tz_convert(s.dt.tz)
    if k in "Mm":
        gone = s.isna().to_numpy()
        x = s.to_numpy().astype(np.int64)
        fill = {"cumsum": 0, "cummin": np.iinfo(np.int64).max, "cummax": np.iinfo(np.int64).min}[what]
        r = {"cumsum": np.cumsum, "cummin": np.minimum.accumulate, "cummax": np.maximum.accumulate}[what](np.where(gone, fill, x))
        nat = np.iinfo(np.int64).min
        if what == "cumsum" and len(r):
            before = np.concatenate((np.zeros(1, dtype=np.int64), r[:-1]))
            if (~gone & (((before ^ r) & (x ^ r)) < 0)).any():
                raise OutOfBoundsTimedelta("overflow in timedelta operation")
        r = np.where(gone, nat, r)
        return like_series(r.astype(s.to_numpy().dtype), s)
    x = s.to_numpy()
    if k == "b":
        x = x.astype(np.int64) if what in ("cumsum", "cumprod") else x
    if k in "biu":
        if len(x) == 0:
            return like_series(x.astype("uint64" if k == "u" else "int64") if what in ("cumsum", "cumprod") else x, s)
        return like_series({"cumsum": np.cumsum, "cumprod": np.cumprod, "cummin": np.minimum.accumulate, "cummax": np.maximum.accumulate}[what](x), s)
    gone = np.isnan(x)
    if not skipna and gone.any():
        at = int(np.flatnonzero(gone)[0])
        gone = np.arange(len(x)) >= at
    fill = {"cumsum": 0.0, "cumprod": 1.0, "cummin": np.inf, "cummax": -np.inf}[what]
    x = np.where(gone, fill, x)
    if len(x):
        x = {"cumsum": np.cumsum, "cumprod": np.cumprod, "cummin": np.minimum.accumulate, "cummax": np.maximum.accumulate}[what](x)
    return like_series(np.where(gone, nan, x), s)


def _cumulate_text(s, what, skipna):
    out, now, gone = [], None, False
    for v in s.tolist():
        missing = not isinstance(v, str)
        gone = gone or (missing and not skipna)
        if missing or gone:
            out.append(nan)
            continue
        now = v if now is None else now + v if what == "cumsum" else min(now, v) if what == "cummin" else max(now, v)
        out.append(now)
    return like_series(pd.Series(out, dtype=s.dtype), s)


def _cumulate_objects(s, what, skipna):
    import operator
    fn, nothing = {"cumsum": (operator.add, 0.0), "cumprod": (operator.mul, 1.0), "cummin": (min, np.inf), "cummax": (max, -np.inf)}[what]
    out, now, first = [], None, True
    for v in s.tolist():
        gone = skipna and is_missing(v)
        v = nothing if gone else v
        now = v if first else fn(now, v)
        first = False
        out.append(nan if gone else now)
    return _pandas.objects(out, s.index, s.name)


def _shift_floats(x, periods):
    n, k = len(x), min(abs(int(periods)), len(x))
    out = np.empty_like(x)
    if periods > 0:
        out[:k], out[k:] = np.nan, x[:n - k]
    else:
        out[n - k:], out[:n - k] = np.nan, x[k:]
    return out


def _shift_column(s, periods, fill_value):
    n = len(s)
    if periods == 0:
        return s.copy()
    if kind(s) == "f" and (fill_value is no_default or fill_value is None):
        return _pandas.series(like_series(_shift_floats(s.to_numpy(), periods), s), s.index, s.name)
    idx = np.arange(n, dtype=np.int64) - periods
    idx = np.where((idx < 0) | (idx >= n), -1, idx)
    if n == 0 and fill_value is no_default and kind(s) in "iub":
        return s.astype("object" if kind(s) == "b" else "float64")
    if n == 0 and fill_value is not no_default and kind(s) in "iubfCMm":  # as a row would have it
        one = pd.Series([0]).astype(s.dtype) if kind(s) in "iubf" else take(_pandas.series(s), np.array([-1]))
        return _pandas.series(_shift_column(one, 1, fill_value).iloc[:0], s.index, s.name)
    if kind(s) == "B" and isinstance(fill_value, (int, np.integer)) and fill_value in (0, 1):
        fill_value = bool(fill_value)
    r = take(_pandas.series(s), idx)
    if kind(s) == "O" and fill_value is no_default:
        r = _pandas.put(r, idx < 0, None)
    if fill_value is not no_default and fill_value is not None:
        gone = idx < 0
        if kind(s) in "iubf":
            there = take(_pandas.series(s), np.where(gone, 0, idx)) if n else s
            return _pandas.series(_pandas.put(there, gone, nan if fill_value is pd.NA else fill_value), s.index, s.name)
        if kind(s) == "s" and not isinstance(fill_value, str) and not is_missing(fill_value):
            fill_value = str(fill_value)
        made = r.where(~gone, fill_value)
        if kind(s) in "Mm" and kind(made) not in "Mm":
            raise TypeError(f"value should be a '{'Timestamp' if kind(s) == 'M' else 'Timedelta'}' or 'NaT'. Got '{type(fill_value).__name__}' instead.")
        if kind(s) in "Mm" and kind(made) in "Mm" and made.dtype != s.dtype:
            raise ValueError("Cannot losslessly convert units")
        r = made
    return _pandas.series(r, s.index, s.name)


def _diff_column(s, periods):
    k = kind(s)
    if k == "b":
        a = s.to_numpy()
        before = _shift_column(s, periods, no_default).tolist()
        out = [nan if not isinstance(p, (bool, np.bool_)) else bool(v) != bool(p) for v, p in zip(a.tolist(), before)]
        return _pandas.objects(out, s.index, s.name)
    if k == "s":
        raise TypeError("operation 'sub' not supported for dtype 'str' with dtype 'str'")
    if k in "iu":
        return like_series(_diff_ints(s.to_numpy(), periods), s)
    if k == "B":  # as ^ has it
        return s ^ _shift_column(s, periods, no_default)
    return s - _shift_column(s, periods, no_default)


def _diff_ints(x, periods):
    """Differences as floats; of ints in their own arithmetic first, those of 8 and 16 bits excepted."""
    small = x.dtype.itemsize <= 2 and x.dtype.kind == "i"
    out = np.full(len(x), nan, dtype=np.float32 if small else np.float64)
    n = abs(periods)
    if n >= len(x):
        return out
    a, b = (x[n:], x[:len(x) - n]) if periods >= 0 else (x[:len(x) - n], x[n:])
    if small:
        a, b = a.astype(out.dtype), b.astype(out.dtype)
    out[n if periods >= 0 else 0:len(x) if periods >= 0 else len(x) - n] = a - b
    return out


def _pct_change(x, periods, fill_method, freq, fill_value=None):
    if fill_method is not None:
        raise ValueError(f"fill_method must be None; got fill_method='{fill_method}'.")
    if freq is not None:  # of the labels that are as far back; those that are not there have none
        r = x / x.shift(periods, freq=freq) - 1
        return r.loc[~r.index.duplicated()].reindex(x.index)
    before = x.shift(periods) if fill_value is None else x.shift(periods, fill_value=fill_value)
    return x / before - 1


def _step(index, freq):
    """The offset that freq= stands for."""
    if freq != "infer" or not isinstance(freq, str):
        return freq
    known = getattr(index, "freq", None)
    if known is None and len(index) > 2:
        known = index.inferred_freq
    if known is None:
        raise ValueError("Freq was not set in the index hence cannot be inferred")
    return known


def _check_periods(periods):
    if isinstance(periods, (float, np.floating)) and float(periods).is_integer():
        return int(periods)
    if not isinstance(periods, (int, np.integer)):
        raise ValueError("periods must be an integer")
    return int(periods)


# --- positions of extremes -----------------------------------------------------------------------------------------------------------
def _arg(s, least, skipna, what):
    n = len(s)
    if n == 0:
        raise ValueError(f"attempt to get {what} of an empty sequence")
    if is_number_or_bool(s) and kind(s) not in "IFB":
        x = s.to_numpy()
        at = int(np.argmin(x) if least else np.argmax(x))
        if x[at] == x[at]:  # NumPy finds what is missing first
            return at
    there = np.flatnonzero(s.notna().to_numpy())
    if not skipna and len(there) < n:
        raise ValueError(f"{what}: Encountered an NA value with skipna=False" if what.startswith("idx") else "Encountered an NA value with skipna=False")
    if len(there) == 0:
        raise ValueError(f"{what}: Encountered all NA values" if what.startswith("idx") else "Encountered all NA values")
    part = take(_pandas.series(s), there)
    if is_number_or_bool(part) and kind(part) not in "IFB":
        x = part.to_numpy()
        return int(there[int(np.argmin(x) if least else np.argmax(x))])
    if kind(part) == "C":  # their order, also where it is no order of values
        part = part.cat.codes
    best = part.min() if least else part.max()
    return int(there[int(np.flatnonzero((part == best).to_numpy())[0])])


def _place(s, at):
    return at if kind(s) == "s" else np.int64(at)


def _idx(s, least, axis, skipna):
    axis_of(axis, False)
    what = "argmin" if least else "argmax"
    if len(s) == 0:
        raise ValueError(f"attempt to get {what} of an empty sequence")
    return s.index[_arg(s, least, skipna, what)]


def _frame_idx(f, least, axis, skipna, numeric_only):
    data = numeric_part(f) if numeric_only else f
    if axis_of(axis) == 1:
        x = _floats(data) if data.columns.nlevels == 1 else None
        if x is not None:
            found = take(_pandas.series(data.columns), x.argmin(axis=1) if least else x.argmax(axis=1))
            return _pandas.series(pd.Series(found.tolist()) if kind(found) == "O" else found, f.index if len(f) else None)
        data = data.T
    if data.shape[0] == 0 and data.shape[1]:
        raise ValueError(f"attempt to get {'argmin' if least else 'argmax'} of an empty sequence")
    at = [_arg(c, least, skipna, "argmin" if least else "argmax") for c in _pandas.columns(data)]
    found = _pandas.objects([data.index[k] for k in at]) if data.index.nlevels > 1 else take(_pandas.series(data.index), at)
    if kind(found) == "O" and data.index.nlevels == 1:
        found = pd.Series(found.tolist())
    return _pandas.series(found, None if not len(found) else f.index if axis_of(axis) == 1 else data.columns)


# --- the methods ------------------------------------------------------------------------------------------------------------------------
class Series:
    def rank(self, axis=0, method="average", numeric_only=False, na_option="keep", ascending=True, pct=False):
        _check_rank(method, na_option)
        if numeric_only and not is_number_or_bool(self):
            raise TypeError("Series.rank does not allow numeric_only=True with non-numeric dtype.")
        return _rank_column(self, method, na_option, ascending, pct)

    def cumsum(self, axis=0, skipna=True, *args, **kwargs):
        return _cumulate(self, "cumsum", skipna)

    def cumprod(self, axis=0, skipna=True, *args, **kwargs):
        return _cumulate(self, "cumprod", skipna)

    def cummin(self, axis=0, skipna=True, *args, **kwargs):
        return _cumulate(self, "cummin", skipna)

    def cummax(self, axis=0, skipna=True, *args, **kwargs):
        return _cumulate(self, "cummax", skipna)

    def shift(self, periods=1, freq=None, axis=0, fill_value=no_default, suffix=None):
        if freq is not None:
            if fill_value is not no_default:
                raise ValueError("Passing a 'freq' together with a 'fill_value' is not allowed.")
            if isinstance(periods, (int, np.integer)) and periods == 0:
                return self.copy()
            return _pandas.series(self, self.index.shift(periods, _step(self.index, freq)), self.name)
        if is_list_like(periods):
            if len(periods) == 0:
                raise ValueError("If `periods` is an iterable, it cannot be empty.")
            parts = [_shift_column(self, _check_periods(p), fill_value) for p in periods]
            return _pandas.frame(parts, [f"{self.name}{suffix}_{p}" if suffix else f"{self.name}_{p}" for p in periods], self.index)
        return _shift_column(self, _check_periods(periods), fill_value)

    def diff(self, periods=1):
        return _diff_column(self, _check_periods(periods))

    def pct_change(self, periods=1, fill_method=None, freq=None, **kwargs):
        return _pct_change(self, periods, fill_method, freq, **kwargs)

    def idxmax(self, axis=0, skipna=True, *args, **kwargs):
        return _idx(self, False, axis, skipna)

    def idxmin(self, axis=0, skipna=True, *args, **kwargs):
        return _idx(self, True, axis, skipna)

    def argmax(self, axis=None, skipna=True, *args, **kwargs):
        return _place(self, _arg(self, False, skipna, "argmax"))

    def argmin(self, axis=None, skipna=True, *args, **kwargs):
        return _place(self, _arg(self, True, skipna, "argmin"))


def _floats(f, gaps=False):
    """The values of a frame of floats of which none is missing (gaps: or some are), with as many rows as columns, as a matrix; else None."""
    if not 0 < f.shape[1] <= len(f) or any(str(c.dtype) != "float64" for c in _pandas.columns(f)):
        return None
    x = f.to_numpy()
    return x if gaps or not np.isnan(x).any() else None


def _rows(f, axis, fn, along=None, gaps=False):
    if axis_of(axis) == 0:
        return fn(f)
    x = None if along is None else _floats(f, gaps)
    if x is not None:
        x = along(x, axis=1)
        return like_frame([_pandas.series(np.ascontiguousarray(x[:, k])) for k in range(x.shape[1])], f)
    out = fn(f.T).T
    out.index = f.index
    return out


class DataFrame:
    def rank(self, axis=0, method="average", numeric_only=False, na_option="keep", ascending=True, pct=False):
        _check_rank(method, na_option)
        data = numeric_part(self) if numeric_only else self
        data = map_frame(data, _plain)
        return _rows(data, axis, lambda f: map_frame(f, lambda c: _rank_column(c, method, na_option, ascending, pct)),
                     lambda x, axis: _rank_rows(x, method, na_option, ascending, pct), True)

    def cumsum(self, axis=0, numeric_only=False, skipna=True, *args, **kwargs):
        return _rows(numeric_part(self) if numeric_only else self, axis, lambda f: map_frame(f, lambda c: _cumulate(c, "cumsum", skipna)), np.cumsum)

    def cumprod(self, axis=0, numeric_only=False, skipna=True, *args, **kwargs):
        return _rows(numeric_part(self) if numeric_only else self, axis, lambda f: map_frame(f, lambda c: _cumulate(c, "cumprod", skipna)), np.cumprod)

    def cummin(self, axis=0, numeric_only=False, skipna=True, *args, **kwargs):
        return _rows(numeric_part(self) if numeric_only else self, axis, lambda f: map_frame(f, lambda c: _cumulate(c, "cummin", skipna)), np.minimum.accumulate)

    def cummax(self, axis=0, numeric_only=False, skipna=True, *args, **kwargs):
        return _rows(numeric_part(self) if numeric_only else self, axis, lambda f: map_frame(f, lambda c: _cumulate(c, "cummax", skipna)), np.maximum.accumulate)

    def shift(self, periods=1, freq=None, axis=0, fill_value=no_default, suffix=None):
        if freq is not None:
            if isinstance(periods, (int, np.integer)) and periods == 0:
                return self.copy()
            return _pandas.frame(_pandas.columns(self), self.columns, self.index.shift(periods, _step(self.index, freq)), names_of(self.columns))
        if is_list_like(periods):
            parts, labels = [], []
            for p in periods:
                parts += [_shift_column(c, _check_periods(p), fill_value) for c in _pandas.columns(self)]
                labels += [f"{c}{suffix}_{p}" if suffix else f"{c}_{p}" for c in _pandas.labels(self)]
            return _pandas.frame(parts, labels, self.index)
        periods = _check_periods(periods)
        if axis_of(axis) == 0:
            return map_frame(self, lambda c: _shift_column(c, periods, fill_value)) if len(self) else self.copy()
        if not len(self):
            return self.copy()
        columns = _pandas.columns(self)
        n = len(columns)
        count = min(abs(periods), n)
        if fill_value is not no_default:
            gone = [_pandas.series([fill_value] * len(self))] * count
        else:  # of the type that the column at that end becomes
            gone = [_shift_column(columns[0 if periods > 0 else -1], len(self), no_default)] * count if count else []
        parts = gone + columns[:n - len(gone)] if periods > 0 else columns[len(gone):] + gone
        return like_frame(parts, self)

    def diff(self, periods=1, axis=0):
        periods = _check_periods(periods)
        if axis_of(axis) == 1:
            return self - self.shift(periods, axis=1)
        return map_frame(self, lambda c: _diff_column(c, periods))

    def pct_change(self, periods=1, fill_method=None, freq=None, **kwargs):
        axis = kwargs.pop("axis", 0)
        if axis_of(axis) == 1:
            return _pct_change(self.T, periods, fill_method, freq, **kwargs).T
        return map_frame(self, lambda c: _pct_change(c, periods, fill_method, freq, **kwargs))

    def idxmax(self, axis=0, skipna=True, numeric_only=False):
        return _frame_idx(self, False, axis, skipna, numeric_only)

    def idxmin(self, axis=0, skipna=True, numeric_only=False):
        return _frame_idx(self, True, axis, skipna, numeric_only)
