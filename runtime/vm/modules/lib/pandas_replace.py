"""replace of pandas, and its flexible arithmetic: add, sub, … with fill_value and axis."""
import numpy as np
import pandas as pd
import _pandas
from pandas._base import (axis_of, bare, is_frame, is_list_like, is_missing, is_series, kind, like_frame, like_series, names_of, nan, no_default,
                          onto, settle, joined_labels, take)


# --- replace ----------------------------------------------------------------------------------------------------------------------
def _is_bool(x):
    return isinstance(x, (bool, np.bool_))


def _mask(s, old):
    """The rows that are `old`; None when no cell of this kind can be. True among objects is 1."""
    k = kind(s)
    if is_missing(old):
        return s.isna().to_numpy()
    if k in "iuf":
        if isinstance(old, str) or _is_bool(old) or not isinstance(old, (int, float, np.integer, np.floating)):
            return None
        return s.to_numpy() == old
    if k == "b":
        return s.to_numpy() == old if _is_bool(old) else None
    if k == "s":
        return (s.astype("str") == old).to_numpy() if isinstance(old, str) else None
    if k in "IFB":
        if isinstance(old, str) or (k == "B") != _is_bool(old):
            return None
        return (s == old).fillna(False).to_numpy().astype(np.bool_)
    if k == "O":
        return np.array([not is_list_like(v) and v is not pd.NA and v == old for v in s.tolist()], dtype=np.bool_)
    return np.asarray((s == old).to_numpy())


def _with_pattern(s, old, new):
    import re
    if kind(s) not in "sO":
        return s
    p = re.compile(old) if isinstance(old, str) else old
    v = s.tolist()
    hits = np.array([isinstance(x, str) and p.search(x) is not None for x in v], dtype=np.bool_)
    if not hits.any():
        return s
    if isinstance(new, str):
        out = [p.sub(new, x) if h else x for x, h in zip(v, hits.tolist())]
        return like_series(pd.Series(out, dtype=str(s.dtype)) if kind(s) == "s" else _pandas.objects(out), s)
    return _pandas.put(s, hits, new)


def _placed_new(s, m, new):
    """The column with `new` in the rows m: nullable and category columns refuse what they cannot hold, others become what can."""
    k = kind(s)
    if isinstance(new, str) and k in "Mm":
        from pandas._clean import _time_told
        new = _time_told(new, s)
    if new is None or (new is pd.NA or new is pd.NaT) and k in "iufb":
        s = s.astype("object")
    elif k in "IFBC":
        from pandas._loc_set import _assigned
        return _assigned(s, np.flatnonzero(m), new)
    r = _pandas.put(s, m, new)
    lost = k in "Mm" and (kind(r) != k or ("," in str(r.dtype)) != ("," in str(s.dtype)))  # objects, also where all are replaced
    return r.astype("object") if lost else r


def _pairs(s, pairs, regex, single=False):
    """Each old by its new; a `single` None is what the column has for missing, one of a list or dict is the object None."""
    if regex:
        for old, new in pairs:
            s = _with_pattern(s, old, new) if isinstance(old, str) or hasattr(old, "pattern") else _pairs(s, [(old, new)], False, True)
        return s
    masks = [(_mask(s, old), new) for old, new in pairs]
    for m, new in masks:
        if m is not None and m.any():
            if new is None and single and kind(s) in "sMmCIFBP":  # those that have a missing value of their own
                new = pd.NaT if kind(s) in "Mm" else pd.NA if kind(s) in "IFB" else nan
            s = _placed_new(s, m, new)
    return s


def _listed(x):
    return list(x) if is_list_like(x) else [x]


def _spec(to_replace, value, regex, method):
    """(pairs of old and new, regex)"""
    if to_replace is no_default or to_replace is None and regex is not False and regex is not None:
        if _is_bool(regex) or regex is None:
            raise ValueError("'to_replace' must be 'None' if 'regex' is not a bool" if not _is_bool(regex) else f"{method} must specify either 'value', a dict-like 'to_replace', or dict-like 'regex'.")
        to_replace, regex = regex, True
    elif not _is_bool(regex):
        if to_replace is not None:
            raise ValueError("'to_replace' must be 'None' if 'regex' is not a bool")
        to_replace, regex = regex, True
    if is_series(to_replace):
        to_replace = dict(zip(to_replace.index.tolist(), to_replace.tolist()))
    if isinstance(to_replace, dict):
        return to_replace, bool(regex)
    if value is no_default:
        raise ValueError(f"{method} must specify either 'value', a dict-like 'to_replace', or dict-like 'regex'.")
    if is_list_like(to_replace):
        old = list(to_replace)
        if is_list_like(value) and not isinstance(value, dict):
            new = list(value)
            if len(old) != len(new):
                raise ValueError(f"Replacement lists must match in length. Expecting {len(old)} got {len(new)} ")
        else:
            new = [value] * len(old)
        return list(zip(old, new)), bool(regex)
    if is_list_like(value) and not isinstance(value, dict):
        raise ValueError("Series.replace cannot use dict-value and non-None to_replace" if isinstance(value, dict) else f"Invalid value type {type(value).__name__}")
    return [(to_replace, value)], bool(regex)


def replace_series(s, to_replace, value, regex):
    spec, regex = _spec(to_replace, value, regex, "Series.replace")
    if isinstance(spec, dict):
        if value is not no_default and isinstance(value, dict):
            raise ValueError("Series.replace cannot use dict-value and non-None to_replace")
        spec = list(spec.items()) if value is no_default else [(k, value) for k in spec.values()]
    return _pairs(s, spec, regex, not is_list_like(to_replace))


def _replace_frame(f, to_replace, value, regex):
    labels, columns = _pandas.labels(f), _pandas.columns(f)
    spec, regex = _spec(to_replace, value, regex, "DataFrame.replace") if not (isinstance(value, dict) and not is_list_like(to_replace)) else (to_replace, bool(regex))
    if isinstance(value, dict):
        if isinstance(spec, dict):  # {column: old}, {column: new}
            return like_frame([_pairs(c, list(zip(_listed(spec[x]), _listed(value[x]) * (len(_listed(spec[x])) if not is_list_like(value[x]) else 1))), regex,
                                      not is_list_like(spec[x]))
                               if x in spec and x in value else c for x, c in zip(labels, columns)], f)
        old = [spec] if not isinstance(spec, list) else [p[0] for p in spec]
        return like_frame([_pairs(c, [(o, value[x]) for o in old], regex) if x in value else c for x, c in zip(labels, columns)], f)
    if not isinstance(spec, dict):
        return like_frame([_pairs(c, spec, regex, not is_list_like(to_replace)) for c in columns], f)
    if value is not no_default:  # {column: old}, one new value
        return like_frame([_pairs(c, [(o, value) for o in _listed(spec[x])], regex, not is_list_like(spec[x])) if x in spec else c for x, c in zip(labels, columns)], f)
    nested = [isinstance(v, dict) for v in spec.values()]
    if any(nested):
        if not all(nested):
            raise TypeError("If a nested mapping is passed, all values of the top level mapping must be mappings")
        return like_frame([_pairs(c, list(spec[x].items()), regex) if x in spec else c for x, c in zip(labels, columns)], f)
    return like_frame([_pairs(c, list(spec.items()), regex) for c in columns], f)


# --- flexible arithmetic --------------------------------------------------------------------------------------------------------------
_OPS = {
    "add": lambda a, b: a + b, "radd": lambda a, b: b + a, "sub": lambda a, b: a - b, "rsub": lambda a, b: b - a, "mul": lambda a, b: a * b, "rmul": lambda a, b: b * a,
    "truediv": lambda a, b: a / b, "rtruediv": lambda a, b: b / a, "floordiv": lambda a, b: a // b, "rfloordiv": lambda a, b: b // a, "mod": lambda a, b: a % b,
    "rmod": lambda a, b: b % a, "pow": lambda a, b: a ** b, "rpow": lambda a, b: b ** a, "eq": lambda a, b: a == b, "ne": lambda a, b: a != b, "lt": lambda a, b: a < b,
    "le": lambda a, b: a <= b, "gt": lambda a, b: a > b, "ge": lambda a, b: a >= b,
}


def _filled(a, b, fill):
    """Two aligned columns with `fill` where just one of them is missing."""
    if fill is None:
        return a, b
    x, y = a.isna().to_numpy(), b.isna().to_numpy()
    return _pandas.put(a, x & ~y, fill), _pandas.put(b, y & ~x, fill)


def series_op(s, op, other, fill):
    fn = _OPS[op]
    if is_series(other):
        index = s.index
        if index.nlevels != other.index.nlevels:
            s, other = s.align(other)
            index = s.index
        if not _pandas.same(index, other.index) and not (index.is_unique and other.index.is_unique):
            from pandas._operands import series_pair
            a, b = series_pair(s, other)
            index, name = a.index, s.name if s.name == other.name else None
        elif not _pandas.same(index, other.index):
            index = joined_labels(index, other.index)
            name = s.name if s.name == other.name else None
            a, b = onto(s, index), onto(other, index)
        else:
            name, a, b = s.name if s.name == other.name else None, s, other
        a, b = _filled(bare(a), bare(b), fill)
        return _pandas.series(fn(a, b), index, name)
    if is_list_like(other) and not isinstance(other, (str, dict)):
        other = _pandas.series(other if isinstance(other, np.ndarray) else list(other))
        if len(other) != len(s):
            raise ValueError("Lengths must be equal")
        a, b = _filled(bare(s), other, fill)
        return like_series(fn(a, b), s)
    if fill is not None:
        s = s.fillna(fill)
    return like_series(bare(fn(s, other)), s)


def _frames_op(f, other, fn, fill):
    a, b = _pandas.labels(f), _pandas.labels(other)
    same = bool(_pandas.same(f.index, other.index))
    index = f.index if same else joined_labels(f.index, other.index)
    labels = a if a == b else None
    if labels is None:
        labels = a + [x for x in b if x not in a]
        try:
            labels = sorted(labels)
        except TypeError:
            pass
    out = []
    gone = _pandas.series(np.full(len(index), nan))
    ca, cb = _pandas.columns(f), _pandas.columns(other)
    for i, x in enumerate(labels):
        if a == b:
            p, q = ca[i], cb[i]
        else:
            p, q = ca[a.index(x)] if x in a else None, cb[b.index(x)] if x in b else None
        p = gone if p is None else bare(p if same else onto(p, index))
        q = gone if q is None else bare(q if same else onto(q, index))
        p, q = _filled(p, q, fill)
        out.append(fn(p, q))
    return _pandas.frame(out, labels, index, names_of(f.columns), f.columns) if out else f.copy()


def frame_op(f, op, other, axis, fill):
    fn = _OPS[op]
    if is_frame(other):
        return _frames_op(f, other, fn, fill)
    if isinstance(other, dict):
        labels = f.index if axis_of(axis) == 0 else f.columns
        if len(other) != len(labels):
            raise ValueError(f"Unable to coerce to Series, length must be {len(labels)}: given {len(other)}")
        other = pd.Series(other)
    if is_list_like(other) and not is_series(other):
        values = np.asarray(other)
        if values.ndim == 2:
            return like_frame([fn(c, values[:, j]) for j, c in enumerate(_pandas.columns(f))], f)
        labels = f.index if axis_of(axis) == 0 else f.columns
        if len(values) != len(labels):
            raise ValueError(f"Unable to coerce to Series, length must be {len(labels)}: given {len(values)}")
        other = _pandas.series(values, labels)
    if is_series(other):
        if fill is not None:
            raise NotImplementedError(f"fill_value {fill} not supported.")
        if op in ("eq", "ne", "lt", "le", "gt", "ge"):
            labels = f.index if axis_of(axis) == 0 else f.columns
            if not _pandas.same(labels, other.index):
                both = joined_labels(labels, other.index)
                f = onto(f, both) if axis_of(axis) == 0 else f.reindex(columns=both)
                other = onto(other, both)
        if axis_of(axis) == 0:
            if not _pandas.same(f.index, other.index):
                index = joined_labels(f.index, other.index)
                f, other = onto(f, index), onto(other, index)
            other = bare(other)
            return like_frame([fn(bare(c), other) for c in _pandas.columns(f)], f)
        return fn(f, other)
    return like_frame([fn(c.fillna(fill) if fill is not None else c, other) for c in _pandas.columns(f)], f)


def _along_level(a, b, level):
    """Two indexes of which one is a level of the other, as pandas aligns them: (labels, places in a, places in b); None: all in order."""
    if a.equals(b) or a.nlevels == b.nlevels == 1:
        return None
    if a.nlevels > 1 and b.nlevels > 1:
        raise TypeError("Join on level between two MultiIndex objects is ambiguous")
    if a.nlevels > 1:
        return a, None, _pandas.find(b, a.get_level_values(level))
    return b, _pandas.find(a, b.get_level_values(level)), None


def _placed(x, index, at, axis=0):
    if at is None:
        return x
    if is_series(x):
        return _pandas.series(take(bare(x), at), index, x.name)
    if axis == 0:
        return _pandas.frame([take(bare(c), at) for c in _pandas.columns(x)], x.columns, index)
    columns, gone = _pandas.columns(x), np.full(len(x), nan)
    return _pandas.frame([gone if k < 0 else columns[k] for k in at.tolist()], index, x.index)


def _leveled(x, other, axis, level):
    """Both sides with the labels that they have together when the labels of one are a level of the other's."""
    if is_frame(other):
        for k, pair in ((0, _along_level(x.index, other.index, level)), (1, _along_level(x.columns, other.columns, level))):
            if pair is not None:
                x, other = _placed(x, pair[0], pair[1], k), _placed(other, pair[0], pair[2], k)
        return x, other
    pair = _along_level(x.columns if is_frame(x) and axis == 1 else x.index, other.index, level) if is_series(other) else None
    return (x, other) if pair is None else (_placed(x, pair[0], pair[1], axis), _placed(other, pair[0], pair[2]))


def _series_method(op):
    def method(self, other, level=None, fill_value=None, axis=0):
        if level is not None:
            self, other = _leveled(self, other, 0, level)
        return series_op(self, op, other, fill_value)
    return method


def _frame_method(op):
    def method(self, other, axis="columns", level=None, fill_value=None):
        if level is not None:
            self, other = _leveled(self, other, axis_of(axis), level)
        return frame_op(self, op, other, axis, fill_value)
    return method


class Series:
    def replace(self, to_replace=no_default, value=no_default, *, inplace=False, regex=False):
        return settle(self, replace_series(self, to_replace, value, regex), inplace)

    add = _series_method("add")
    radd = _series_method("radd")
    sub = _series_method("sub")
    subtract = _series_method("sub")
    rsub = _series_method("rsub")
    mul = _series_method("mul")
    multiply = _series_method("mul")
    rmul = _series_method("rmul")
    div = _series_method("truediv")
    divide = _series_method("truediv")
    truediv = _series_method("truediv")
    rdiv = _series_method("rtruediv")
    rtruediv = _series_method("rtruediv")
    floordiv = _series_method("floordiv")
    rfloordiv = _series_method("rfloordiv")
    mod = _series_method("mod")
    rmod = _series_method("rmod")
    pow = _series_method("pow")
    rpow = _series_method("rpow")
    eq = _series_method("eq")
    ne = _series_method("ne")
    lt = _series_method("lt")
    le = _series_method("le")
    gt = _series_method("gt")
    ge = _series_method("ge")


class DataFrame:
    def replace(self, to_replace=no_default, value=no_default, *, inplace=False, regex=False):
        return settle(self, _replace_frame(self, to_replace, value, regex), inplace)

    add = _frame_method("add")
    radd = _frame_method("radd")
    sub = _frame_method("sub")
    subtract = _frame_method("sub")
    rsub = _frame_method("rsub")
    mul = _frame_method("mul")
    multiply = _frame_method("mul")
    rmul = _frame_method("rmul")
    div = _frame_method("truediv")
    divide = _frame_method("truediv")
    truediv = _frame_method("truediv")
    rdiv = _frame_method("rtruediv")
    rtruediv = _frame_method("rtruediv")
    floordiv = _frame_method("floordiv")
    rfloordiv = _frame_method("rfloordiv")
    mod = _frame_method("mod")
    rmod = _frame_method("rmod")
    pow = _frame_method("pow")
    rpow = _frame_method("rpow")
    eq = _frame_method("eq")
    ne = _frame_method("ne")
    lt = _frame_method("lt")
    le = _frame_method("le")
    gt = _frame_method("gt")
    ge = _frame_method("ge")
