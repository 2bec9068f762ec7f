"""Correlations and covariances of pandas: corr, cov, autocorr, corrwith."""
import math
import numpy as np
import pandas as pd
import _pandas
from pandas._base import axis_of, floats_of, is_frame, is_series, kind, names_of, nan, take
from pandas._stats import numeric_part


def _ranks(x):
    order = np.argsort(x, kind="stable")
    v = x[order]
    new = np.ones(len(v), dtype=np.bool_)
    new[1:] = v[1:] != v[:-1]
    group = np.cumsum(new) - 1
    size = np.bincount(group)
    last = np.cumsum(size)
    r = np.empty(len(v))
    r[order] = ((last - size + 1 + last) / 2)[group]
    return r


def _pearson(x, y):
    """Means, squares and products updated row by row, as pandas does it: the rows as one group."""
    one = pd.DataFrame({"y": y, "x": x}).groupby(np.zeros(len(x), dtype=np.int64))
    return float(_pandas.group_corr(one, [_pandas.series(y), _pandas.series(x)], False, 1, 0)[1][0])


def _kendall(x, y):
    n = len(x)
    balance = 0
    for i in range(n - 1):
        balance += float((np.sign(x[i + 1:] - x[i]) * np.sign(y[i + 1:] - y[i])).sum())
    ties = []
    for v in (x, y):
        _, count = np.unique(v, return_counts=True)
        ties.append(float((count * (count - 1) // 2).sum()))
    total = n * (n - 1) / 2
    d = math.sqrt((total - ties[0]) * (total - ties[1]))
    return balance / d if d else nan


def corr_of(x, y, method, min_periods):
    valid = ~(np.isnan(x) | np.isnan(y))
    x, y = x[valid], y[valid]
    if len(x) < max(min_periods, 1):
        return nan
    if callable(method):
        return method(x, y)
    if method == "pearson":
        return _pearson(x, y)
    if method == "spearman":
        x, y = _ranks(x), _ranks(y)
        x, y = x - x.mean(), y - y.mean()
        d = math.sqrt(float((x * x).sum()) * float((y * y).sum()))
        return min(max(float((x * y).sum()) / d, -1.0), 1.0) if d else nan
    return _kendall(x, y)


def _check_method(method):
    if not callable(method) and method not in ("pearson", "spearman", "kendall"):
        raise ValueError(f"method must be either 'pearson', 'spearman', 'kendall', or a callable, '{method}' was supplied")


def _float_columns(data):
    out = []
    for c in _pandas.columns(data):
        if kind(c) in "sO":
            for v in c.dropna().tolist():
                float(v)
        out.append(floats_of(c))
    return out


def _matrix(data, cells):
    """A symmetric matrix, from its rows."""
    columns = [np.array(row, dtype=np.float64) for row in cells]
    if not columns:
        return pd.DataFrame(index=data.columns, columns=data.columns)
    return _pandas.frame(columns, data.columns, data.columns, names_of(data.columns))


def _cov(x, y, min_periods, ddof):
    valid = ~(np.isnan(x) | np.isnan(y))
    x, y = x[valid], y[valid]
    n = len(x)
    if n < max(min_periods, 1) or n - ddof <= 0:
        return nan
    return _pandas.corr_matrix([x, y], True, 1, ddof)[1][0]


def _series_pair(a, b):
    if not _pandas.same(a.index, b.index):
        at = _pandas.find(b.index, a.index)
        a, b = take(a, np.flatnonzero(at >= 0)), take(b, at[at >= 0])
    return floats_of(a), floats_of(b)


def _scaled_corr(x, y):
    """Pearson's correlation of numbers without gaps, scaled so that no square leaves the range."""
    if len(x) < 2:
        return nan
    x, y = x - x.mean(), y - y.mean()
    x_scale, y_scale = np.max(np.abs(x)), np.max(np.abs(y))
    if x_scale == 0 or y_scale == 0:
        return nan
    x, y, n = x / x_scale, y / y_scale, len(x) - 1
    x_spread, y_spread = np.sqrt(np.dot(x, x) / n), np.sqrt(np.dot(y, y) / n)
    if x_spread == 0 or y_spread == 0:
        return nan
    return np.clip(np.dot(x, y) / n / x_spread / y_spread, -1.0, 1.0)


class Series:
    def corr(self, other, method="pearson", min_periods=None):
        _check_method(method)
        x, y = _series_pair(self, other)
        if int((~(np.isnan(x) | np.isnan(y))).sum()) < max(min_periods or 1, 1):
            return nan
        if method == "pearson":
            valid = ~(np.isnan(x) | np.isnan(y))
            return _scaled_corr(x[valid], y[valid])
        r = corr_of(x, y, method, min_periods or 1)
        return nan if r != r else np.float64(r) if isinstance(r, float) else r

    def cov(self, other, min_periods=None, ddof=1):
        x, y = _series_pair(self, other)
        valid = ~(np.isnan(x) | np.isnan(y))
        if int(valid.sum()) < max(min_periods or 1, 1):
            return nan
        if int(valid.sum()) <= ddof:
            return np.float64(nan)
        return np.float64(np.cov(x[valid], y[valid], ddof=ddof)[0, 1])

    def autocorr(self, lag=1):
        return self.corr(self.shift(lag))


class DataFrame:
    def corr(self, method="pearson", min_periods=1, numeric_only=False):
        _check_method(method)
        data = numeric_part(self) if numeric_only else self
        x = [np.where(np.isfinite(v), v, nan) for v in _float_columns(data)]  # infinite cells are left out, as missing ones are
        if isinstance(method, str) and method == "pearson":
            return _matrix(data, _pandas.corr_matrix(x, False, max(min_periods or 1, 1)))
        itself = callable(method) or method == "kendall"  # then a column beside itself is not computed
        cells = [[1.0 if itself and i == j and np.isfinite(v).sum() >= max(min_periods, 1) else nan if itself and method == "kendall" else 0.0 for j in range(len(x))]
                 for i, v in enumerate(x)]
        for i in range(len(x)):
            for j in range(i if itself else i + 1):
                cells[i][j] = cells[j][i] = corr_of(x[i], x[j], method, min_periods)
        return _matrix(data, cells)

    def cov(self, min_periods=None, ddof=1, numeric_only=False):
        data = numeric_part(self) if numeric_only else self
        x = [np.ascontiguousarray(v) for v in _float_columns(data)]
        if any(np.isnan(v).any() for v in x):  # then pandas takes ddof=1, whatever was asked for
            return _matrix(data, _pandas.corr_matrix([np.where(np.isfinite(v), v, nan) for v in x], True, max(min_periods or 1, 1)))
        if not x or (min_periods is not None and min_periods > len(x[0])):
            return _matrix(data, [np.full(len(x), nan) for _ in x])
        if len(x[0]) - ddof <= 0:
            return _matrix(data, np.atleast_2d(np.cov(np.array(x), ddof=ddof)))
        return _matrix(data, _pandas.corr_matrix(x, True, 1, ddof))

    def corrwith(self, other, axis=0, drop=False, method="pearson", numeric_only=False, min_periods=None):
        _check_method(method)
        data = numeric_part(self) if numeric_only else self
        if axis_of(axis) == 1:
            data, other = data.T, other.T if is_frame(other) else other
        if is_series(other):
            return _pandas.series(np.array([c.corr(other, method, min_periods) for c in _pandas.columns(data)], dtype=np.float64), data.columns)
        if numeric_only:
            other = numeric_part(other)
        shared = [c for c in _pandas.labels(data) if c in other.columns]
        labels = shared if drop else shared + [c for c in _pandas.labels(data) + _pandas.labels(other) if c not in shared]
        if not drop:
            labels = sorted(labels) if labels != _pandas.labels(data) else labels
        r = [data[c].corr(other[c], method, min_periods) if c in shared else nan for c in labels]
        return pd.Series(np.array(r, dtype=np.float64), index=labels)
