"""pandas.api.indexers: windows whose bounds a class gives."""
import numpy as np
import pandas as pd


class BaseIndexer:
    def __init__(self, index_array=None, window_size=0, **kwargs):
        self.index_array, self.window_size = index_array, window_size
        for k, v in kwargs.items():
            setattr(self, k, v)

    def get_window_bounds(self, num_values=0, min_periods=None, center=None, closed=None, step=None):
        raise NotImplementedError


class FixedForwardWindowIndexer(BaseIndexer):
    """Windows of window_size rows that begin at each row."""

    def get_window_bounds(self, num_values=0, min_periods=None, center=None, closed=None, step=None):
        if center:
            raise ValueError("Forward-looking windows can't have center=True")
        if closed is not None:
            raise ValueError("Forward-looking windows don't support setting the closed argument")
        start = np.arange(0, num_values, 1 if step is None else step, dtype="int64")
        end = start + self.window_size
        if self.window_size:
            end = np.clip(end, 0, num_values)
        return start, end


class VariableOffsetWindowIndexer(BaseIndexer):
    """Windows that reach back from each label of an index by an offset."""

    def __init__(self, index_array=None, window_size=0, index=None, offset=None, **kwargs):
        super().__init__(index_array, window_size, **kwargs)
        if not isinstance(index, pd.DatetimeIndex):
            raise ValueError("index must be a DatetimeIndex.")
        if not isinstance(offset, pd.tseries.offsets.BaseOffset):
            raise ValueError("offset must be a DateOffset-like object.")
        self.index, self.offset = index, offset

    def get_window_bounds(self, num_values=0, min_periods=None, center=None, closed=None, step=None):
        if step is not None:
            raise NotImplementedError("step not implemented for variable offset window")
        if num_values <= 0:
            return np.empty(0, dtype="int64"), np.empty(0, dtype="int64")
        closed = "right" if closed is None else closed
        right, left = closed in ("right", "both"), closed in ("left", "both")
        labels = list(self.index)
        sign = -1 if labels[num_values - 1] < labels[0] else 1
        zero, tick = pd.Timedelta(0), pd.Timedelta(1, unit="ns")
        back = sign * self.offset
        start, end = [0], [1 if right else 0]
        for i in range(1, num_values):
            last = labels[i]
            first = last - back
            if left:
                first = first - tick
            start.append(next((j for j in range(start[-1], i) if (labels[j] - first) * sign > zero), i))
            gap = (labels[end[-1]] - last) * sign
            at = end[-1] + 1 if gap == zero and not right else i + 1 if gap <= zero else end[-1]
            end.append(at if right else at - 1)
        return np.array(start, dtype="int64"), np.array(end, dtype="int64")


def check_array_indexer(array, indexer):
    """The indexer as an array of ints or bools that fits the array."""
    x = np.asarray(indexer)
    if x.dtype.kind == "b" and len(x) != len(array):
        raise IndexError("Boolean index has wrong length: %d instead of %d" % (len(x), len(array)))
    if x.dtype.kind not in "biu" and len(x):
        raise IndexError("arrays used as indices must be of integer or boolean type")
    return x if x.dtype.kind == "b" else x.astype("int64")
