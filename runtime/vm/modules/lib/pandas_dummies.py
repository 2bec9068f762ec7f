"""get_dummies and from_dummies."""
import numpy as np
import pandas as pd
import _pandas
from pandas._base import is_frame, is_list_like, is_series, kind, nan
from pandas._reshape import sorted_groups


def _dummies(s, prefix, sep, dummy_na, drop_first, dtype):
    """(columns, labels) of one Series."""
    if kind(s) == "C":
        codes, keys = _pandas.cat_codes(s).to_numpy().astype(np.int64), _pandas.index([s], [None]).categories.tolist()
    else:
        codes, found = sorted_groups([s], True)
        keys = found[0].tolist()
    if not dummy_na and not keys:
        return [], []
    if dummy_na and keys and kind(s) in "iu":  # beside NaN they are floats
        keys = [float(k) for k in keys]
    if dummy_na:
        codes = np.where(codes < 0, len(keys), codes)
        of = s.dtype.categories if kind(s) == "C" else s
        keys = keys + [pd.NaT if kind(of) in "Mm" else pd.NA if str(of.dtype).startswith(("Int", "UInt", "Float", "boolean", "string")) else nan]
    if drop_first and len(keys) == 1:
        return [], []
    shown = list(range(1 if drop_first else 0, len(keys)))
    labels = [keys[i] if prefix is None else f"{prefix}{sep}{keys[i]}" for i in shown]
    t = np.bool_ if dtype is None else dtype
    own = s.dtype.categories if kind(s) == "C" else s
    if dtype is None and str(own.dtype) == "string":
        return [pd.Series(codes == i).astype("boolean") for i in shown], labels
    return [(codes == i).astype(t) for i in shown], labels


def get_dummies(data, prefix=None, prefix_sep="_", dummy_na=False, columns=None, sparse=False, drop_first=False, dtype=None):
    if sparse:
        raise NotImplementedError("get_dummies(sparse=True) is not supported")
    if not is_frame(data):
        s = data if is_series(data) else pd.Series(data)
        parts, labels = _dummies(s, prefix, prefix_sep, dummy_na, drop_first, dtype)
        if parts and prefix is None and kind(s) == "C":
            labels = pd.CategoricalIndex(labels, s.dtype.categories, s.dtype.ordered)
        elif parts and prefix is None and not dummy_na:
            labels = _pandas.index_like(pd.Index(labels), pd.Index(s, name=None))
        if kind(s) == "O" and prefix is None and len(labels) > dummy_na and (dummy_na or any(isinstance(x, tuple) for x in labels)):
            labels = _pandas.index([pd.Series(labels, dtype=object)], [None])
        return _pandas.frame(parts, pd.Index(labels), s.index) if parts else pd.DataFrame(index=s.index)
    if columns is not None and not is_list_like(columns):
        raise TypeError("Input must be a list-like for parameter `columns`")
    if columns is None:
        at = [i for i, c in enumerate(_pandas.columns(data)) if kind(c) in "sOC"]
        coded, rest = data.iloc[:, at], data.iloc[:, [i for i in range(data.shape[1]) if i not in at]]
    else:
        coded, rest = data[list(columns)], data.drop(columns=list(columns))
    names = _pandas.labels(coded)
    for x, what in ((prefix, "prefix"), (prefix_sep, "prefix_sep")):
        if is_list_like(x) and not isinstance(x, str) and len(x) != len(names):
            raise ValueError(f"Length of '{what}' ({len(x)}) did not match the length of the columns being encoded ({len(names)}).")

    def each(x):
        if isinstance(x, dict):
            return [x[c] for c in names]
        return list(x) if is_list_like(x) else [x] * len(names)
    prefixes = names if prefix is None else each(prefix)
    if coded.shape == data.shape and not names:
        raise ValueError("No objects to concatenate")
    if not names:
        return rest.copy()
    out, labels = ([], []) if coded.shape == data.shape else (_pandas.columns(rest), _pandas.labels(rest))
    for c, p, sep in zip(_pandas.columns(coded), prefixes, each(prefix_sep)):
        a, b = _dummies(c, p, sep, dummy_na, drop_first, dtype)
        out, labels = out + a, labels + b
    return _pandas.frame(out, labels, data.index) if out else pd.DataFrame(index=data.index)


def from_dummies(data, sep=None, default_category=None):
    if not is_frame(data):
        raise TypeError(f"Expected 'data' to be a 'DataFrame'; Received 'data' of type: {type(data).__name__}")
    groups = {}
    for x in _pandas.labels(data):
        head, tail = ("", x) if sep is None else (x.split(sep, 1)[0], x.split(sep, 1)[1])
        groups.setdefault(head, []).append((x, tail))
    out = []
    for head in groups:
        cells = np.array([data[x].to_numpy().astype(np.int64) for x, _ in groups[head]])
        total = cells.sum(axis=0)
        if (total > 1).any():
            raise ValueError(f"Dummy DataFrame contains multi-assignment(s); First instance in row: {data.index[int(np.argmax(total > 1))]}")
        if (total == 0).any() and default_category is None:
            raise ValueError(f"Dummy DataFrame contains unassigned value(s); First instance in row: {data.index[int(np.argmax(total == 0))]}")
        tails = [t for _, t in groups[head]]
        default = default_category[head] if isinstance(default_category, dict) else default_category
        best = np.argmax(cells, axis=0).tolist()
        out.append(_pandas.series([tails[i] if n else default for i, n in zip(best, total.tolist())]))
    return _pandas.frame(out, list(groups), data.index)
