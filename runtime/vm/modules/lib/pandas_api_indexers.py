"""pandas.api.indexers: windows whose bounds a class gives."""
import numpy as np


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


def check_array_indexer(array, indexer):
    """The indexer as an array of ints or bools that fits the array."""
    x = np.asarray(indexer)
    if x.dtype.kind == "b" and len(x) != len(array):
        raise IndexError("Boolean index has wrong length: %d instead of %d" % (len(x), len(array)))
    if x.dtype.kind not in "biu" and len(x):
        raise IndexError("arrays used as indices must be of integer or boolean type")
    return x if x.dtype.kind == "b" else x.astype("int64")
