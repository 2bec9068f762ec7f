"""The alignment of operands: what runtime/frame hands over when the labels of two sides differ."""
import numpy as np
import pandas as pd
import _pandas
from pandas._base import kind


# --- operands
def _joined(a, b):
    """The labels of both: in order when they differ."""
    from pandas._pairs import joined
    return joined(a, b)[0]


def _moved(x, index):
    return x if x.index.equals(index) else _pandas.reindexed(x, index, _pandas.find(x.index, index))


def series_pair(a, b):
    """Two Series over the labels of both."""
    from pandas._pairs import joined, rows_at
    index, left, right = joined(a.index, b.index)
    return rows_at(a, index, left), rows_at(b, index, right)


def with_columns(f, labels):
    return f.reindex(columns=labels)


def frame_operands(a, b, compare, power):
    """Two frames, or a frame and a Series by its columns, with the same labels on both axes; and the columns of the result where pandas
    computes only with those that both frames have."""
    if isinstance(a, pd.DataFrame) and isinstance(b, pd.DataFrame):
        if compare:
            raise ValueError("Can only compare identically-labeled (both index and columns) DataFrame objects")
        from pandas._pairs import aligned
        mine, theirs = a.columns, b.columns
        if not power and mine.is_unique and theirs.is_unique and mine.nlevels == theirs.nlevels:
            shared = mine.join(theirs, how="inner")
            if len(shared) and not (len(shared) == len(mine) == len(theirs)):
                return aligned(a[shared.tolist()], b[shared.tolist()]) + (mine.join(theirs, how="outer"),)
        return aligned(a, b)
    frame, s = (a, b) if isinstance(a, pd.DataFrame) else (b, a)
    columns = frame.columns if frame.columns.equals(s.index) else _joined(frame.columns, s.index)
    wide = _full(frame, frame.index, columns)
    s = _moved(s, columns)
    if kind(s) in "IFB":  # nullable: each value stays it
        parts = [_pandas.take(_pandas.series(s), np.full(len(frame), k)) for k in range(len(columns))]
    else:
        parts = [pd.Series([s.iloc[k]] * len(frame), index=frame.index) if len(frame) else pd.Series([], dtype=s.dtype) for k in range(len(columns))]
    other = _pandas.frame(parts, columns, frame.index)
    return (wide, other) if frame is a else (other, wide)


def frame_like(df, x):
    """A list or an array as a Series of the frame's columns, or as a frame of its shape."""
    a = np.asarray(x)
    if a.ndim == 0:
        return x
    if a.ndim == 1:
        if len(a) != df.shape[1]:
            raise ValueError("Unable to coerce to Series, length must be %d: given %d" % (df.shape[1], len(a)))
        return pd.Series(a, index=df.columns)
    if a.shape == df.shape:
        return pd.DataFrame(a, index=df.index, columns=df.columns)
    if a.shape[0] == df.shape[0] and a.shape[1] == 1 or a.shape[1] == df.shape[1] and a.shape[0] == 1:
        return pd.DataFrame(np.broadcast_to(a, df.shape), index=df.index, columns=df.columns)
    raise ValueError("Unable to coerce to DataFrame, shape must be %s: given %s" % (df.shape, a.shape))


def _full(df, index, columns):
    out = df
    if not df.columns.equals(columns):
        at = _pandas.find(df.columns, columns)
        parts = [_pandas.column_at(df, int(k)) if k >= 0 else pd.Series(np.full(len(df), np.nan)) for k in at]
        out = _pandas.frame(parts, columns, df.index)
    return _moved(out, index)
