"""What the modules of pandas' indexes share: parts, keys, order, labels put end to end."""
import numpy as np
import pandas as pd
import _pandas
from pandas._base import ranged

_no = object()


def _named(index, name):
    if name is not None:
        index.name = name
    return index


def _is_rows(x):
    return isinstance(x, (list, tuple, np.ndarray, pd.Series, pd.Index, range)) or hasattr(x, "__iter__") and not isinstance(x, (str, bytes))


def _level_number(index, level):
    names = list(index.names)
    if isinstance(level, (int, np.integer)) and not isinstance(level, bool) and level not in names:
        k = int(level)
        if k < 0:
            k += index.nlevels
        if not 0 <= k < index.nlevels:
            if level < 0:
                raise IndexError("Too many levels: Index has only %d levels, %d is not a valid level number" % (index.nlevels, level))
            raise IndexError("Too many levels: Index has only %d level%s, not %d" % (index.nlevels, "s" if index.nlevels > 1 else "", level + 1))
        return k
    if names.count(level) > 1:
        raise ValueError("The name %s occurs multiple times, use a level number" % level)
    if level in names:
        return names.index(level)
    raise KeyError("Level %s not found" % level if index.nlevels > 1 else "Requested level (%s) does not match index name (%s)" % (level, names[0]))


def _column(index):
    """The labels of one level as a Series."""
    return pd.Series(index)


def _unique_by_order(labels):
    """Labels without a hash are unique where they go up or down."""
    try:
        pairs = list(zip(labels[:-1], labels[1:]))
        if all(a <= b for a, b in pairs) or all(a >= b for a, b in pairs):
            return all(a < b for a, b in pairs) or all(a > b for a, b in pairs)
    except (TypeError, ValueError):
        pass
    raise TypeError("unhashable type: '%s'" % next("numpy.ndarray" if isinstance(x, np.ndarray) else type(x).__name__ for x in labels if isinstance(x, (list, dict, set, np.ndarray))))


def _invalid():
    return pd.errors.InvalidIndexError


def _pandas_list_like(x):
    return isinstance(x, (list, tuple, set, dict, np.ndarray, pd.Series, pd.Index, range))


def _as_label(index, x):
    """Text and datetimes as labels of times."""
    kind = str(index.dtype)
    if kind.startswith("datetime64") and isinstance(x, str):
        return pd.Timestamp(x) if index.tz is None else pd.Timestamp(x).tz_localize(index.tz) if pd.Timestamp(x).tz is None else pd.Timestamp(x)
    if kind.startswith("timedelta64") and isinstance(x, str):
        return pd.Timedelta(x)
    return x


def _order_of_labels(parts, ascending, na_position):
    """The rows in order; missing labels first or last."""
    order = _pandas.order(parts, ascending)
    if na_position == "last" or len(parts) == 1 and not pd.Series(parts[0]).isna().any():
        return order
    if len(parts) == 1:
        gone = pd.Series(parts[0]).isna().to_numpy()[order]
        return np.concatenate([order[gone], order[~gone]])
    codes = []
    for p in parts:
        c = pd.factorize(pd.Series(p), sort=True)[0] if str(p.dtype) != "category" else pd.Series(p).cat.codes.to_numpy()
        codes.append(pd.Series(c.astype("int64")))
    return _pandas.order(codes, ascending)


def _in_order(index):
    """The labels sorted; among objects numbers before text. TypeError when they have no order."""
    return _pandas.index_take(index, _pandas.order(_parts(index), True, index.nlevels == 1))


def _missing_of(index):
    kind = str(index.dtype)
    if kind.startswith(("datetime64", "timedelta64", "period")):
        return pd.NaT
    return pd.NA if kind[:1] in "IUF" or kind in ("boolean", "string") else np.nan


def _objects(values):
    out = np.empty(len(values), dtype=object)
    for i, x in enumerate(values):
        out[i] = x
    return out


def _parts(index):
    return [_pandas.level_values(index, k) for k in range(index.nlevels)]


def _keys(index):
    """The labels as what _pandas.codes tells apart: those of one level each missing value from the other."""
    parts = _pandas.levels(index)
    return parts[0] if index.nlevels == 1 else parts


def _positions(index, key):
    """Where a label is: an array of positions, empty when it is nowhere."""
    return _pandas.positions(index, key)


def _pandas_slice(index, key):
    from pandas._places import _label_slice
    return _label_slice(index, key)


def _pandas_locs(index, key):
    from pandas._places import _multi_positions
    return _multi_positions(index, key)


def inferred(index):
    """Labels put end to end that are objects have the type that they are of."""
    if index.nlevels > 1 or str(index.dtype) != "object" or not len(index):
        return index
    return pd.Index(index.tolist(), tupleize_cols=False, name=index.name)


def _concat(parts, names=None):
    n = max(p.nlevels for p in parts)
    if names is None:
        names = list(parts[0].names)
        for p in parts[1:]:
            names = [a if k < p.nlevels and a == p.names[k] else None for k, a in enumerate(names)]
    if n > 1:
        return _pandas.index([_series_concat([_pandas.level_values(p, k) for p in parts]) for k in range(n)], names)
    s = _series_concat(parts)
    if str(s.dtype) == "object" and len(parts) > 1 and len(s) and all([isinstance(x, str) for x in s.tolist()]):
        s = s.astype("str")
    out = pd.Index(s, name=None)
    if all(isinstance(p, pd.RangeIndex) for p in parts) and len(parts) > 1:
        r = _range_chain([p for p in parts if len(p)])
        out = r if r is not None else out
    elif isinstance(parts[0], pd.RangeIndex) and str(out.dtype) == "int64":
        out = ranged(out)
    out.name = names[0]
    from pandas._base import with_step
    return with_step(out, parts)


def _series_concat(parts):
    return pd.concat([pd.Series(p) for p in parts], ignore_index=True)


def _range_chain(parts):
    if not parts:
        return pd.Index(range(0))
    step, at = parts[0].step, parts[0].start
    if len(parts) > 1 and len(parts[0]) == 1:
        step = parts[1].start - parts[0].start
    start = at
    for p in parts:
        if p.start != at or len(p) > 1 and p.step != step or step == 0:
            return None
        at = p.start + len(p) * step
    return pd.Index(range(start, at, step))


def _compact(out, a, b):
    if isinstance(a, pd.RangeIndex) and len(out) and not isinstance(out, pd.RangeIndex) and str(out.dtype) == "int64":
        v = out.to_numpy()
        step = int(v[1] - v[0]) if len(v) > 1 else 1
        if step > 0 and (v[1:] - v[:-1] == step).all():
            return pd.Index(range(int(v[0]), int(v[-1]) + step, step))
    return out


def _renamed(index, names):
    if list(index.names) == list(names):
        return index
    out = index[:]
    out.names = list(names)
    return out
