"""Frames and columns as matrices: dot, @, NumPy's functions of elements over a frame.

What NumPy calls: ufunc(frame, ...) comes to DataFrame.__array_ufunc__. The functions that are operators of Python become those; of
the others, one input goes column by column and keeps the dtypes, several are aligned and computed as one array."""
import operator
import numpy as np
import pandas as pd
import _pandas
from pandas._base import is_frame, is_series, kind, like_frame, onto

_operators = {"add": operator.add, "subtract": operator.sub, "multiply": operator.mul, "divide": operator.truediv, "true_divide": operator.truediv,
              "floor_divide": operator.floordiv, "remainder": operator.mod, "mod": operator.mod, "power": operator.pow, "matmul": operator.matmul,
              "less": operator.lt, "less_equal": operator.le, "greater": operator.gt, "greater_equal": operator.ge, "equal": operator.eq,
              "not_equal": operator.ne, "bitwise_and": operator.and_, "bitwise_or": operator.or_, "bitwise_xor": operator.xor,
              "negative": operator.neg, "absolute": abs}


def _dot(a, b, words="Dot product shape mismatch, %s vs %s", error=ValueError):
    if a.shape[-1] != b.shape[0]:
        raise error(words % (a.shape, b.shape))
    return np.dot(a, b)


def _lined_up(left, index, other):
    """left and other over the labels that both must have."""
    if _pandas.same(index, other.index):
        return left, other
    labels = index.union(other.index)
    if len(labels) > len(index) or len(labels) > len(other.index):
        raise ValueError("matrices are not aligned")
    return left.reindex(columns=labels) if is_frame(left) else onto(left, labels), other.reindex(labels)


def _typed(r, *columns):
    """Products as columns of the type that all of their factors have."""
    common = _pandas.join([c.iloc[:0] for c in columns])
    return r if str(common.dtype) == "str" else r.astype(common.dtype)


def _matrix(x):
    return x.astype(object).to_numpy() if kind(x) in "IFB" else x.to_numpy()


def dot_frame(f, other):
    if is_frame(other) or is_series(other):
        f, other = _lined_up(f, f.columns, other)
        r = np.dot(f.to_numpy(), other.to_numpy())
        r, others = (pd.DataFrame(r, index=f.index, columns=other.columns), _pandas.columns(other)) if is_frame(other) else (_pandas.series(r, f.index), [other])
        return _typed(r, *_pandas.columns(f), *others)
    r = _dot(f.to_numpy(), np.asarray(other))
    return _pandas.series(r, f.index) if r.ndim == 1 else pd.DataFrame(r, index=f.index)


def dot_series(s, other):
    if is_frame(other) or is_series(other):
        s, other = _lined_up(s, s.index, other)
        r = np.dot(_matrix(s) if is_frame(other) else s.to_numpy(), other.to_numpy())
        return _typed(_pandas.series(r, other.columns, s.name), s, *_pandas.columns(other)) if is_frame(other) else r
    return _dot(s.to_numpy(), np.asarray(other), error=Exception)


def matmul(a, b):
    """a @ b, one of them a frame or a Series."""
    if is_frame(a) or is_series(a):
        return a.dot(b)
    if is_series(b):
        return b.dot(np.transpose(a))
    a = np.asarray(a)
    if a.shape[-1] != len(b):
        raise ValueError("shapes %s and %s not aligned" % (a.shape, b.shape))
    return b.T.dot(np.transpose(a)).T


def _wrapped(r, f):
    if isinstance(r, tuple):
        return tuple(_wrapped(x, f) for x in r)
    return pd.DataFrame(r, index=f.index, columns=f.columns)


def _ufunc(f, ufunc, inputs, kwargs):
    name = ufunc.__name__
    if name in _operators and not kwargs:
        return _operators[name](*inputs)
    if any(is_series(x) for x in inputs):
        raise NotImplementedError("Cannot apply ufunc %s to mixed DataFrame and Series inputs." % (ufunc,))
    if len(inputs) == 1:
        columns = [ufunc(c, **kwargs) for c in _pandas.columns(f)]
        if columns and isinstance(columns[0], tuple):
            return tuple(like_frame([c[k] for c in columns], f) for k in range(len(columns[0])))
        return like_frame(columns, f)
    for x in inputs:
        if is_frame(x) and x is not f:
            f = f.align(x)[0]
    arrays = [(x if x is f else x.reindex(index=f.index, columns=f.columns)).to_numpy() if is_frame(x) else x for x in inputs]
    return _wrapped(ufunc(*arrays, **kwargs), f)


class Series:
    def dot(self, other):
        return dot_series(self, other)

    def __array__(self, dtype=None, copy=None):
        return np.array(self.to_numpy(), dtype=dtype)


class DataFrame:
    def dot(self, other):
        return dot_frame(self, other)

    def __array__(self, dtype=None, copy=None):
        return np.array(self.to_numpy(), dtype=dtype)

    def __array_ufunc__(self, ufunc, method, *inputs, **kwargs):
        return _ufunc(self, ufunc, inputs, kwargs)
