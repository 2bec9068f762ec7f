"""What by= and level= may be: the keys of a group-by. Grouper."""
import numpy as np
import pandas as pd
import _pandas
from pandas._base import bare, is_frame, is_list_like, is_series, nan, take, unambiguous
from pandas._group_base import same_values


# --- making group-bys ----------------------------------------------------------------------------------------------------------
class Grouper:
    """pd.Grouper(key=, level=, freq=, sort=): a key with more to say."""

    def __init__(self, key=None, level=None, freq=None, sort=False, dropna=True, closed=None, label=None, convention=None,
                 origin="start_day", offset=None):
        self.key, self.level, self.freq, self.sort, self.dropna = key, level, freq, sort, dropna
        self.closed, self.label, self.origin, self.offset, self.convention = closed, label, origin, offset, convention or "e"

    def __repr__(self):
        shown = [(n, getattr(self, n)) for n in ("key", "level", "freq", "sort", "dropna") if getattr(self, n) is not None]
        if self.freq is not None:
            from pandas._dates_bins import settings
            more = settings(self.freq, self.closed, self.label, self.origin, self.offset, self.convention)
            more.insert(3, ("how", "mean"))
            shown = [x for x in shown if x[0] in ("key", "level")] + [more[0], ("sort", True), ("dropna", self.dropna)] + more[1:]
        return "%sGrouper(%s)" % ("" if self.freq is None else "Time", ", ".join(["%s=%r" % x for x in shown]))


RIGHT = ("ME", "QE", "YE", "BME", "BQE", "BYE", "W", "B")  # whose bins of no time at all have lost their step


def _level_number(index, level):
    names = list(index.names)
    n = len(names)
    if isinstance(level, (int, np.integer)) and not isinstance(level, bool) and level not in names:
        if not -n <= level < n:
            raise IndexError(f"Too many levels: Index has only {n} level{'s' if n > 1 else ''}, not {level + 1}") if level >= 0 else IndexError(
                f"Too many levels: Index has only {n} levels, {level} is not a valid level number")
        return int(level) % n
    if level not in names:
        if n == 1:
            raise ValueError(f"level name {level} is not the name of the index")
        raise KeyError(f"Level {level} not found")
    if names.count(level) > 1:
        raise ValueError(f"The name {level} occurs multiple times, use a level number")
    return names.index(level)


def _level_key(index, level):
    k = _level_number(index, level)
    return _pandas.levels(index)[k], list(index.names)[k], False


def _mapped(labels, fn):
    if not isinstance(labels, pd.Index) or labels.nlevels > 1:
        return [fn(x) for x in labels]
    if not len(labels):  # of no labels pandas keeps the type
        return labels if not isinstance(labels, pd.RangeIndex) else pd.Index(labels.to_numpy())
    made = labels.map(fn)
    return made if made.nlevels == 1 else [fn(x) for x in labels]


def _binned(values, grouper, alone):
    """The bin of each date for Grouper(freq=). Beside other keys only bins that have rows are groups."""
    from pandas._dates_bins import bins_of
    return bins_of(values, grouper, alone)


def _key(obj, by, alone=True):
    """(values, name, in_axis) of one key."""
    frame = is_frame(obj)
    index = obj.index
    if isinstance(by, Grouper):
        if by.level is not None:
            if by.freq is not None and by.level not in index.names and not isinstance(by.level, int):
                raise ValueError(f"The level {by.level} is not valid")
            values, name, axis = _level_key(index, by.level)
        elif by.key is not None:
            if not callable(by.key) and by.key not in index.names and not (frame and by.key in obj.columns):
                raise KeyError(f"The grouper name {by.key} is not found")
            values, name, axis = _key(obj, by.key)
        else:
            values, name, axis = _pandas.levels(index)[0], list(index.names)[0], False
        return (values if by.freq is None else _binned(values, by, alone)), name, axis
    if is_series(by):
        same = frame and by.name is not None and by.name in list(_pandas.labels(obj)) and _pandas.same(by, obj[by.name])
        return (by if len(by) == len(index) and same_values(by.index, index) else by.reindex(index)), by.name, same
    if isinstance(by, pd.Index):
        if len(by) != len(index):
            raise ValueError("Grouper and axis must be same length")
        return by, by.name, False
    if isinstance(by, dict):
        return [by.get(x, nan) for x in index], index.name if index.nlevels == 1 else None, False
    if is_frame(by):
        raise ValueError("Grouper for '<class 'pandas.DataFrame'>' not 1-dimensional")
    if callable(by) and not isinstance(by, type) or any(by is t for t in (str, int, float, len, type)):
        values = _mapped(index, by)
        return values, index.name if index.nlevels == 1 and str(getattr(values, "dtype", "")) != "category" else None, False
    if isinstance(by, (list, np.ndarray)) or (is_list_like(by) and not isinstance(by, tuple)):
        if len(by) != len(index):
            raise ValueError("Grouper and axis must be same length")
        return by, None, False
    if frame and by in list(_pandas.labels(obj)):
        if list(_pandas.labels(obj)).count(by) > 1:
            raise ValueError(f"Grouper for '{by}' not 1-dimensional")
        unambiguous(obj, by)
        return obj[by], by, True
    if by in list(index.names):
        return _level_key(index, list(index.names).index(by) if list(index.names).count(by) > 1 else by)
    if isinstance(by, tuple) and len(by) == len(index):
        return list(by), None, False
    raise KeyError(by)


def _is_label(obj, x):
    if is_list_like(x) and not isinstance(x, tuple) or isinstance(x, Grouper) or callable(x):
        return False
    return (is_frame(obj) and x in list(_pandas.labels(obj))) or x in list(obj.index.names)


def _keys(obj, by, level):
    if level is not None:
        index = obj.index
        levels = level if isinstance(level, (list, tuple)) else [level]
        if isinstance(level, (list, tuple)) and len(level) == 0:
            raise ValueError("No group keys passed!")
        if by is None:
            return [_level_key(index, v) for v in levels], isinstance(level, (list, tuple))
        values, name, _ = _level_key(index, levels[0])
        if isinstance(by, dict):
            return [([by.get(x, nan) for x in values.tolist()], name, False)], False
        if callable(by):
            return [(_mapped(values.tolist(), by), name, False)], False
        if is_series(by):
            table = dict(zip(by.index, by.tolist()))
            return [([table.get(x, nan) for x in values.tolist()], name, False)], False
        raise ValueError("level= with by= takes a function or a mapping")
    if isinstance(by, tuple) and not _is_label(obj, by):
        by = list(by)
    if isinstance(by, list):
        if not by and not len(obj.index):  # no key for each of no rows
            return [(np.zeros(0, dtype=np.int64), None, False)], False
        if not by:
            raise ValueError("No group keys passed!")
        several = any(callable(x) or isinstance(x, (dict, Grouper)) or is_list_like(x) and not isinstance(x, tuple) for x in by)
        if not several and len(by) == len(obj.index) and not all(_is_label(obj, x) for x in by):
            return [(by, None, False)], False
        return [_key(obj, x, len(by) == 1) for x in by], True
    return [_key(obj, by)], False


def _range_of(obj, by, keys):
    """The labels of the one group of a range of one row, or of none: the range."""
    values = keys[0][0]
    if len(keys) > 1 or len(values) > 1 or is_series(by) or isinstance(obj.index, pd.MultiIndex):
        return None
    own = by is None or isinstance(by, Grouper) and by.key is None and by.freq is None or isinstance(by, str) and not keys[0][2]
    index = values if isinstance(values, pd.RangeIndex) else obj.index if own and isinstance(obj.index, pd.RangeIndex) else None
    if index is None:
        return None
    index = index[:]
    index.name = keys[0][1]
    return index


def in_order(obj, values):
    """The rows by their times, missing ones first: so spans are cut from them."""
    s = bare(pd.Series(values))
    return obj if s.is_monotonic_increasing else take(obj, s.sort_values(kind="stable", na_position="first").index.to_numpy())


def make(obj, by=None, level=None, as_index=True, sort=True, group_keys=True, observed=True, dropna=True):
    if by is None and level is None:
        raise TypeError("You have to supply one of 'by' and 'level'")
    if not as_index and not is_frame(obj):
        raise TypeError("as_index=False only valid with DataFrame")
    if isinstance(by, Grouper) and (by.sort or by.freq is not None):
        obj = in_order(obj, _key(obj, Grouper(by.key, by.level))[0])
    keys, listed = _keys(obj, by, level)
    if isinstance(by, Grouper) and by.freq is None:
        sort, dropna = by.sort, by.dropna
    if any(isinstance(x, Grouper) and x.freq is not None for x in (by if isinstance(by, list) else [by])):
        observed = observed if isinstance(by, list) and len(by) > 1 else None
    freq = _range_of(obj, by, keys)
    if observed is None and isinstance(by, Grouper):
        from pandas._offset_names import to_offset
        times = _key(obj, Grouper(by.key, by.level))[0]
        gone = pd.Series(times).isna()
        freq = to_offset(by.freq)
        if gone.any() and not (gone.all() and freq.freqstr.lstrip("0123456789").split("-")[0] not in RIGHT):  # a missing time among the bins ends their steps
            freq = None
    return _pandas.group(obj, [k[0] for k in keys], [k[1] for k in keys], [k[2] for k in keys], as_index, sort, group_keys, observed,
                         dropna, listed, freq)


class DataFrame:
    def groupby(self, by=None, level=None, *, as_index=True, sort=True, group_keys=True, observed=True, dropna=True):
        return make(self, by, level, as_index, sort, group_keys, observed, dropna)


class Series:
    def groupby(self, by=None, level=None, *, as_index=True, sort=True, group_keys=True, observed=True, dropna=True):
        return make(self, by, level, as_index, sort, group_keys, observed, dropna)
