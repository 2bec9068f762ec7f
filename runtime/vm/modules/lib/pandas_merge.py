"""Joining frames: merge, join, merge_asof, merge_ordered. Which rows meet is a native (join_rows, asof of _pandas); here are the
arguments, the columns and labels of the result, and what pandas refuses."""
from datetime import timedelta
import numpy as np
import pandas as pd
import _pandas
from pandas.errors import MergeError
from pandas._base import ranged, unambiguous, is_frame, is_list_like, is_series, kind, names_of, onto, take
from pandas._joins import join as join_labels

HOWS = ("left", "right", "inner", "outer", "left_anti", "right_anti", "cross", "asof")


def as_frame(x):
    if is_frame(x):
        return x
    if is_series(x):
        if x.name is None:
            raise ValueError("Cannot merge a Series without a name")
        return _pandas.frame([x], [x.name], x.index)
    raise TypeError(f"Can only merge Series or DataFrame objects, a {type(x)} was passed")


def listed(x):
    if x is None:
        return []
    if isinstance(x, (list, tuple, pd.Index)):
        return list(x)
    return [x]


def is_values(x, n):
    return isinstance(x, (np.ndarray, pd.Series, pd.Index)) or (isinstance(x, list) and len(x) == n)


def column_of(f, label):
    """The key column: a column of that label, or a level of the index."""
    labels = _pandas.labels(f)
    at = [k for k, x in enumerate(labels) if x == label and type(x) == type(label) or x == label]
    if len(at) > 1:
        raise ValueError(f"The column label '{label}' is not unique.")
    if not at and f.columns.nlevels > 1 and label in f.columns:
        raise ValueError(f"The column label '{label}' is not unique.\nFor a multi-index, the label must be a tuple with elements corresponding to each level.")
    if at:
        unambiguous(f, label)
        return _pandas.series(_pandas.columns(f)[at[0]])
    names = list(f.index.names)
    if label is not None and label in names:
        return _pandas.levels(f.index)[names.index(label)]
    raise KeyError(label)


def number_kind(k):
    return k in "iufbIFBc"


WHOLE_NUMBERS = ("integer", "mixed-integer", "boolean", "empty")
TEXTS = ("string", "unicode", "mixed", "bytes", "empty")


def same_categories(a, b):
    """Whether two types of categories have the same ones, in any order."""
    x, y = a.cat.categories, b.cat.categories
    return len(x) == len(y) and kind(x) == kind(y) and set(x.tolist()) == set(y.tolist())


def _inferred(c, k):
    """What pandas infers that a key holds: of nullable types, from the type alone."""
    return {"I": "integer", "F": "floating", "B": "boolean"}.get(k) or pd.api.types.infer_dtype(c, skipna=False)


def check_types(a, b, name):
    """Refuses keys that have no common order. True: pandas makes the columns of both sides objects (of categories: their values)."""
    if bool(len(a)) != bool(len(b)):
        return False
    a, b = _pandas.series(a), _pandas.series(b)
    ka, kb = kind(a), kind(b)
    if ka == "C" and kb == "C":
        if same_categories(a, b):
            return False
    elif "C" not in (ka, kb) and str(a.dtype) == str(b.dtype):
        return False
    bad = ValueError(f"You are trying to merge on {a.dtype} and {b.dtype} columns for key '{name}'. If you wish to proceed you should use pd.concat")
    na, nb = number_kind(ka), number_kind(kb)
    ta, tb = ka in "sO", kb in "sO"
    if na and nb:
        return ka in "bB" and kb not in "bB" or kb in "bB" and ka not in "bB"
    if ta and kb in "bB" or tb and ka in "bB":
        return True
    if ta and nb or tb and na:
        x, y = _inferred(a, ka), _inferred(b, kb)
        if not (x in WHOLE_NUMBERS and y in WHOLE_NUMBERS) and (x in TEXTS) != (y in TEXTS):
            raise bad
        return True
    if (ka in "Mm") != (kb in "Mm"):
        raise bad
    if ka in "Mm":
        if ka != kb or ("," in str(a.dtype)) != ("," in str(b.dtype)):
            raise bad
        return False
    return not (ka == "O" and kb == "O")


def coerced(f, name, key):
    """The frame with its key column as objects, or as the values of its categories."""
    at = [k for k, x in enumerate(_pandas.labels(f)) if x == name]
    if len(at) != 1:
        return f
    f = f.copy()
    f[name] = f[name].astype(_pandas.series(key).cat.categories.dtype if kind(_pandas.series(key)) == "C" else "object")
    return f


def _other_zone(x, y):
    """Whether two Series are of moments in different zones."""
    return kind(x) == "M" and kind(y) == "M" and x.dt.tz is not None and y.dt.tz is not None and str(x.dt.tz) != str(y.dt.tz)


def _in_zone_of(a, b):
    """Moments of another zone than the left key's, in that one."""
    x, y = _pandas.series(a), _pandas.series(b)
    return y.dt.tz_convert(x.dt.tz) if _other_zone(x, y) else b


def _other_times(a, b):
    """Whether two keys are of moments, of different types."""
    x, y = _pandas.series(a), _pandas.series(b)
    return kind(x) == "M" and kind(y) == "M" and (x.dt.tz is None) == (y.dt.tz is None) and str(x.dtype) != str(y.dtype)


class Join:
    """The keys of a merge and where they lie."""

    def __init__(self, left, right, how, on, left_on, right_on, left_index, right_index):
        self.left, self.right, self.how = left, right, how
        self.index = None  # the labels of the result, where two indexes join
        if how not in HOWS:
            raise ValueError(f"'{how}' is not a valid Merge type: left, right, inner, outer, left_anti, right_anti, cross, asof")
        for flag, name in ((left_index, "left_index"), (right_index, "right_index")):
            if not isinstance(flag, (bool, np.bool_)):
                raise ValueError(f"{name} parameter must be of type bool, not {type(flag)}")
        if on is None and left_on is None and right_on is None:
            if left_index and right_index:
                left_on, right_on = [], []
            elif left_index:
                raise MergeError("Must pass right_on or right_index=True")
            elif right_index:
                raise MergeError("Must pass left_on or left_index=True")
            else:
                have = _pandas.labels(right)
                left_on = right_on = [x for x in _pandas.labels(left) if x in have]
                if not left_on:
                    raise MergeError(f"No common columns to perform merge on. Merge options: left_on={None}, right_on={None}, left_index={left_index}, "
                                     f"right_index={right_index}")
                if len(set(left_on)) < len(left_on) or any(have.count(x) > 1 for x in left_on):
                    raise MergeError(f"Data columns not unique: {pd.Index(list(dict.fromkeys(left_on)))!r}")
        elif on is not None:
            if left_on is not None or right_on is not None:
                raise MergeError('Can only pass argument "on" OR "left_on" and "right_on", not a combination of both.')
            if left_index or right_index:
                raise MergeError('Can only pass argument "on" OR "left_index" and "right_index", not a combination of both.')
            left_on = right_on = on
        elif left_on is not None:
            if left_index:
                raise MergeError('Can only pass argument "left_on" OR "left_index" not both.')
            if not right_index and right_on is None:
                raise MergeError('Must pass "right_on" OR "right_index".')
            if right_index and right_on is not None:
                raise MergeError('Can only pass argument "right_on" OR "right_index" not both.')
        elif right_on is not None:
            if right_index:
                raise MergeError('Can only pass argument "right_on" OR "right_index" not both.')
            if not left_index:
                raise MergeError('Must pass "left_on" OR "left_index".')
        lo = [left_on] if isinstance(left_on, list) and left_on and is_values(left_on, len(left)) and not all(x in _pandas.labels(left) or x in left.index.names for x in left_on) else (
            [left_on] if isinstance(left_on, (np.ndarray, pd.Series)) else listed(left_on))
        ro = [right_on] if isinstance(right_on, (np.ndarray, pd.Series)) else listed(right_on)
        self.left_index, self.right_index = bool(left_index), bool(right_index)
        if lo and ro and len(lo) != len(ro):
            raise ValueError("len(right_on) must equal len(left_on)")
        if lo and right_index and len(lo) != len(right.index.names):
            raise ValueError('len(left_on) must equal the number of levels in the index of "right"')
        if ro and left_index and len(ro) != len(left.index.names):
            raise ValueError('len(right_on) must equal the number of levels in the index of "left"')
        self.names_of_keys(lo, ro)
        for a, b, name in zip(self.left_keys, self.right_keys, self.names):
            if how != "asof" and not (left_index and right_index) and check_types(a, b, name):
                self.left = coerced(self.left, name, a)
                if name not in self.shared:  # the right column of a shared key is not in the result
                    self.right = coerced(self.right, name, b)

    def names_of_keys(self, lo, ro):
        left, right = self.left, self.right
        self.left_labels = [None if is_values(x, len(left)) else x for x in lo]
        self.right_labels = [None if is_values(x, len(right)) else x for x in ro]
        self.left_keys = [self.values(left, x) for x in lo] if not self.left_index else _pandas.levels(left.index)
        self.right_keys = [self.values(right, x) for x in ro] if not self.right_index else _pandas.levels(right.index)
        if self.left_index and self.right_index:
            self.names = list(left.index.names)
        else:
            self.names = [a if a is not None else b for a, b in zip(self.left_labels or [None] * len(self.left_keys), self.right_labels or [None] * len(self.left_keys))]
        self.both = bool(lo) and bool(ro)
        self.shared = [a for a, b in zip(self.left_labels, self.right_labels) if a is not None and b is not None and a == b]
        # values given for one side or both: a column key_0 of the result
        self.made = [k for k, (a, b) in enumerate(zip(lo, ro)) if is_values(a, len(left)) and is_values(b, len(right))]

    @staticmethod
    def values(f, x):
        if is_values(x, len(f)):
            if len(x) != len(f):
                raise ValueError("The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()")
            return _pandas.series(x)
        return column_of(f, x)


def both_sides(a, b, lpos, rpos, n):
    """Values of a at lpos, or where that is -1 those of b at rpos."""
    if _other_times(a, b):
        a, b = _pandas.series(a), _pandas.series(b)
        if (lpos < 0).all():
            return take(b, rpos)
        if _other_zone(a, b):
            b = _in_zone_of(a, b).dt.as_unit(a.dt.unit)
        else:
            a, b = (x.astype(_pandas.join([a.iloc[:0], b.iloc[:0]]).dtype) for x in (a, b))
    if not (lpos < 0).any():
        return take(_pandas.series(a), lpos)
    if (lpos < 0).all():
        return take(_pandas.series(b), rpos)
    if not (rpos < 0).any() and kind(a) == kind(b):
        return take(_pandas.series(b), rpos)
    joined = pd.concat([_pandas.series(a), _pandas.series(b)], ignore_index=True)
    return take(joined, np.where(lpos >= 0, lpos, np.where(rpos >= 0, rpos + n, -1)))


def labels_text(labels):
    return repr(pd.Index(labels))


def suffixed(left_labels, right_labels, suffixes, levels=1):
    if not is_list_like(suffixes) or isinstance(suffixes, (set, dict)):
        raise TypeError(f"Passing 'suffixes' as a {type(suffixes)}, is not supported. Provide 'suffixes' as a tuple instead.")
    twice = [x for x in left_labels if x in right_labels]
    if not twice:
        return left_labels, right_labels
    ls, rs = suffixes
    if not ls and not rs:
        raise ValueError(f"columns overlap but no suffix specified: {labels_text(twice)}")
    heads = [x[0] for x in twice] if levels > 1 else twice

    def renamed(x, suffix):
        if levels > 1:  # the parts of a label that are a first part of a shared one
            return tuple([f"{y}{suffix}" if y in heads and suffix is not None else y for y in x])
        return f"{x}{suffix}" if x in heads and suffix is not None else x
    new_left, new_right = [renamed(x, ls) for x in left_labels], [renamed(x, rs) for x in right_labels]
    dups = []
    for new, old in ((new_left, left_labels), (new_right, right_labels)):
        for k, x in enumerate(new):
            if x in new[:k] and old[k] not in old[:k]:
                dups.append(x)
    for new, other in ((new_left, right_labels), (new_right, left_labels)):
        dups += [x for x in new if x in other and x not in twice]
    if dups:
        raise MergeError(f"Passing 'suffixes' which cause duplicate columns {set(dups)} is not allowed.")
    return new_left, new_right


VALID = ("1:1", "1:m", "m:1", "m:m", "one_to_one", "one_to_many", "many_to_one", "many_to_many")


def duplicates_text(side, keys, names, codes):
    seen, rows = set(), []
    for k, c in enumerate(codes.tolist()):
        if c in seen:
            rows.append(k)
        seen.add(c)
    named = [n if n is not None else f"key_{k}" for k, n in enumerate(names)]
    f = _pandas.frame([take(_pandas.series(v), np.array(rows[:5], dtype=np.int64)) for v in keys], named)
    text = f.to_string(index=False)
    return f"\nDuplicates in {side}:\n {text} ..."


def check_validate(validate, j):
    if validate is None:
        return
    if validate not in VALID:
        raise ValueError(f'"{validate}" is not a valid argument. Valid arguments are:\n' + "\n".join([f'- "{v}"' for v in VALID]))
    lc, rc = _pandas.join_codes(j.left_keys, j.right_keys)
    left = len(np.unique(lc)) == len(lc)
    right = len(np.unique(rc)) == len(rc)
    lt = lambda: duplicates_text("left", j.left_keys, j.left.index.names if j.left_index else j.left_labels, lc)
    rt = lambda: duplicates_text("right", j.right_keys, j.right.index.names if j.right_index else j.right_labels, rc)
    if validate in ("one_to_one", "1:1"):
        if not left and not right:
            raise MergeError(f"Merge keys are not unique in either left or right dataset; not a one-to-one merge.{lt()}{rt()}")
        if not left:
            raise MergeError(f"Merge keys are not unique in left dataset; not a one-to-one merge{lt()}")
        if not right:
            raise MergeError(f"Merge keys are not unique in right dataset; not a one-to-one merge{rt()}")
    elif validate in ("one_to_many", "1:m"):
        if not left:
            raise MergeError(f"Merge keys are not unique in left dataset; not a one-to-many merge{lt()}")
    elif validate in ("many_to_one", "m:1"):
        if not right:
            raise MergeError(f"Merge keys are not unique in right dataset; not a many-to-one merge\n{rt()}")


def joined(j, lpos, rpos, suffixes, indicator, reverse_index=None):
    """The frame of the rows lpos and rpos."""
    left, right = j.left, j.right
    drop = set(j.shared)
    left_labels = _pandas.labels(left)
    right_labels = [x for x in _pandas.labels(right) if x not in drop]
    right_columns = [c for x, c in zip(_pandas.labels(right), _pandas.columns(right)) if x not in drop]
    new_left, new_right = suffixed(left_labels, right_labels, suffixes, len(names_of(left.columns)))
    all_left = not drop or j.how in ("inner", "left") and not any(_other_times(a, b) for a, b in zip(j.left_keys, j.right_keys))  # then keys are the left ones
    mine = _pandas.take_columns([c for x, c in zip(left_labels, _pandas.columns(left)) if all_left or x not in drop], lpos)
    columns, labels = [], []
    for x, new in zip(left_labels, new_left):
        if x in drop and not all_left:
            k = [i for i, n in enumerate(j.left_labels) if n == x][0]
            columns.append(both_sides(j.left_keys[k], j.right_keys[k], lpos, rpos, len(left)))
        else:
            columns.append(mine.pop(0))
        labels.append(new)
    columns += _pandas.take_columns(right_columns, rpos)
    labels += new_right
    level_names = [x for x in j.shared if x not in left_labels]
    for x in level_names:  # a shared name that is a level of the left index
        k = j.left_labels.index(x)
        columns.insert(k, both_sides(j.left_keys[k], j.right_keys[k], lpos, rpos, len(left)))
        labels.insert(k, x)
    for k, x in enumerate(j.left_labels if j.right_index else j.right_labels if j.left_index else [x if x in drop else None for x in j.left_labels]):
        if x is not None and x not in labels and x in left_labels and (x in drop or x in right_labels):  # the key, when columns of its name have a suffix
            theirs = not len(lpos) and not (j.right_index and j.how == "left")
            columns.insert(k, take(_pandas.series(j.right_keys[k]), rpos) if theirs else both_sides(j.left_keys[k], j.right_keys[k], lpos, rpos, len(left)))
            labels.insert(k, x)
    if j.left_index != j.right_index and ((lpos if j.right_index else rpos) < 0).any():  # keys that only the index has
        for k, x in enumerate(j.left_labels if j.right_index else j.right_labels):
            if x is not None and x in labels:
                columns[labels.index(x)] = both_sides(j.left_keys[k], j.right_keys[k], lpos, rpos, len(left))
    for k, (a, b) in enumerate(zip(j.left_labels, j.right_labels)):  # a name that is no text is filled as a shared one is
        if a is None or b is None or a == b or isinstance(a, str) and isinstance(b, str):
            continue
        if a not in labels:  # it has a suffix
            columns.insert(k, both_sides(j.left_keys[k], j.right_keys[k], lpos, rpos, len(left)))
            labels.insert(k, a)
        elif a in left_labels and (lpos < 0).any():
            columns[labels.index(a)] = both_sides(j.left_keys[k], j.right_keys[k], lpos, rpos, len(left))
    for k in j.made:
        columns.insert(k, both_sides(j.left_keys[k], j.right_keys[k], lpos, rpos, len(left)))
        labels.insert(k, f"key_{k}")
    if indicator:
        name = indicator if isinstance(indicator, str) else "_merge"
        if any(x in f.columns for f in (left, right) for x in (name, "_left_indicator", "_right_indicator")):
            raise ValueError("Cannot use name of an existing column for indicator column")
        side = np.where(lpos < 0, 1, np.where(rpos < 0, 0, 2))
        columns.append(_pandas.series(_pandas.cat_make(side, ["left_only", "right_only", "both"], False)))
        labels.append(name if left.columns.nlevels < 2 else (name,) + ("",) * (left.columns.nlevels - 1))
    index = result_index(j, lpos, rpos)
    if not columns:
        return pd.DataFrame(index=index if index is not None else range(len(lpos)))
    names = names_of(left.columns)
    if labels == left_labels + right_labels:  # as they are on both sides, of their types
        return _pandas.frame(columns, left.columns.append(right.columns.take(np.array([k for k, x in enumerate(_pandas.labels(right)) if x not in drop], dtype=np.int64))), index)
    return _pandas.frame(columns, labels, index, names if len(names) > 1 or names == names_of(right.columns) else None)


def at_index(index, pos):
    if len(pos) == len(index) and (np.asarray(pos) == np.arange(len(index))).all():
        return index
    return ranged(_pandas.index([take(_pandas.series(v), pos) for v in _pandas.levels(index)], list(index.names)), index)


def _last_for_missing(frame, other, pos):
    """Beside an index of several levels pandas labels rows without partner with the last label."""
    return np.where(pos < 0, len(frame) - 1, pos) if other.index.nlevels > 1 and len(frame) else pos


def result_index(j, lpos, rpos):
    if j.index is not None:
        return j.index
    if j.right_index:
        if not len(j.left) and j.how not in ("left", "left_anti", "asof"):
            return at_index(j.right.index, rpos)
        return at_index(j.left.index, _last_for_missing(j.left, j.right, lpos))
    if j.left_index and j.how == "asof":
        return j.left.index
    if j.left_index:
        if not len(j.right) and j.how not in ("right", "right_anti"):
            return at_index(j.left.index, lpos)
        return at_index(j.right.index, _last_for_missing(j.right, j.left, rpos))
    return None


def cross(left, right, suffixes, indicator):
    n, m = len(left), len(right)
    lpos = np.repeat(np.arange(n, dtype=np.int64), m)
    rpos = np.tile(np.arange(m, dtype=np.int64), n)
    j = Join.__new__(Join)
    j.left, j.right, j.how, j.shared, j.made, j.left_labels, j.right_labels, j.left_keys, j.right_keys = left, right, "cross", [], [], [], [], [], []
    j.left_index = j.right_index = False
    j.index = None
    return joined(j, lpos, rpos, suffixes, indicator)


def rows_that_meet(j, how, sort):
    """Rows of the left and of the right that stand side by side, -1 where there is none."""
    if not (j.left_index and j.right_index):
        return _pandas.join_rows(j.left_keys, [_in_zone_of(a, b) for a, b in zip(j.left_keys, j.right_keys)], how, sort)
    j.index, lpos, rpos = join_labels(j.left.index, j.right.index, how, sort)
    return [np.arange(len(f), dtype=np.int64) if at is None else at for f, at in ((j.left, lpos), (j.right, rpos))]


def anti(j, how, suffixes, indicator):
    """The rows of one side without partner; without an index of their own they are numbered as in the left or right join."""
    lpos, rpos = rows_that_meet(j, how[:-5], False)
    rows = np.flatnonzero((rpos if how == "left_anti" else lpos) < 0)
    j.index = j.index if j.index is None else j.index.take(rows)
    r = joined(j, lpos[rows], rpos[rows], suffixes, indicator)
    if j.left_index or j.right_index:
        return r
    return _pandas.frame(_pandas.columns(r), r.columns, ranged(_pandas.index([rows], [None])))


def merge(left, right, how="inner", on=None, left_on=None, right_on=None, left_index=False, right_index=False, sort=False,
          suffixes=("_x", "_y"), copy=None, indicator=False, validate=None):
    left, right = as_frame(left), as_frame(right)
    if not isinstance(indicator, (str, bool, np.bool_)):
        raise ValueError("indicator option can only accept boolean or string arguments")
    if how == "cross":
        if on is not None or left_on is not None or right_on is not None or left_index or right_index:
            raise MergeError("Can not pass on, right_on, left_on or set right_index=True or left_index=True")
        return cross(left, right, suffixes, indicator)
    if (names_of(left.columns) != [None] or names_of(right.columns) != [None]) and len(names_of(left.columns)) != len(names_of(right.columns)):
        raise MergeError(f"Not allowed to merge between different levels. ({len(names_of(left.columns))} levels on the left, "
                         f"{len(names_of(right.columns))} on the right)")
    j = Join(left, right, how, on, left_on, right_on, left_index, right_index)
    check_validate(validate, j)
    if how in ("left_anti", "right_anti"):
        return anti(j, how, suffixes, indicator)
    return joined(j, *rows_that_meet(j, how, bool(sort)), suffixes, indicator)


def join(self, other, on=None, how="left", lsuffix="", rsuffix="", sort=False, validate=None):
    if is_series(other):
        if other.name is None:
            raise ValueError("Other Series must have a name")
    if is_frame(other) or is_series(other):
        if how == "cross":
            return merge(self, other, how="cross", suffixes=(lsuffix, rsuffix))
        return merge(self, other, left_on=on, how=how, left_index=on is None, right_index=True, suffixes=(lsuffix, rsuffix), sort=sort, validate=validate)
    if on is not None:
        raise ValueError("Joining multiple DataFrames only supported for joining on index")
    if lsuffix or rsuffix:
        raise ValueError("Suffixes not supported when joining multiple DataFrames")
    r = self
    frames = [as_frame(x) for x in other]
    seen = list(_pandas.labels(self))
    for f in frames:
        twice = [x for x in _pandas.labels(f) if x in seen]
        if twice:
            raise ValueError(f"Indexes have overlapping values: {labels_text(twice)}")
        seen += _pandas.labels(f)
    if all(f.index.is_unique for f in [self] + frames):
        if how == "left":
            r = pd.concat([self] + frames, axis=1, join="outer", sort=sort)
            return onto(r, self.index)
        return pd.concat([self] + frames, axis=1, join=how, sort=sort)
    for f in frames:
        r = merge(r, f, how=how, left_index=True, right_index=True, sort=sort, validate=validate)
    return r


# --- nearest keys -----------------------------------------------------------------------------------------------------------------
def _span(tolerance, c):
    """How far apart keys may be, as a float; times in nanoseconds."""
    if tolerance is None:
        return None
    times, types = kind(c) in "Mm", (timedelta,) if kind(c) in "Mm" else (int, np.integer) if kind(c) in "iu" else (int, float, np.number)
    if not isinstance(tolerance, types) or isinstance(tolerance, bool) and kind(c) != "f":
        raise MergeError(f"incompatible tolerance {tolerance}, must be compat with type {c.dtype!r}")
    if tolerance < (pd.Timedelta(0) if times else 0):
        raise MergeError("tolerance must be non-negative")
    return float(pd.Timedelta(tolerance).as_unit("ns").value if times else tolerance)


def _refuse_nearest(a, b, pairs):
    """Refuses keys of which none is the nearest, and pairs of keys (those of by= come first) of two types."""
    if any(kind(x) in "sObB" for x in (a, b)):
        raise MergeError(f"Incompatible merge dtype, {a.dtype!r} and {b.dtype!r}, both sides must have numeric dtype")
    for i, (x, y) in enumerate(pairs + [(a, b)]):
        if kind(x) == kind(y) == "C":
            if not same_categories(x, y):
                raise MergeError(f"incompatible merge keys [{i}] {x.dtype!r} and {y.dtype!r}, both sides category, but not equal ones")
        elif str(x.dtype) != str(y.dtype):
            raise MergeError(f"incompatible merge keys [{i}] {x.dtype!r} and {y.dtype!r}, must be the same type")
    if kind(a) == "C":
        raise MergeError(f"Incompatible merge dtype, {a.dtype!r} and {b.dtype!r}, both sides must have numeric dtype")


def _ordered(c, side):
    """The key as float64 (dates: nanoseconds); refuses missing and unsorted ones."""
    if c.isna().any():
        raise ValueError(f"Merge keys contain null values on {side} side")
    if kind(c) == "M":
        v = (c.dt.tz_convert(None) if "," in str(c.dtype) else c).to_numpy().astype("datetime64[ns]").astype("int64")
    elif kind(c) == "m":
        v = c.to_numpy().astype("timedelta64[ns]").astype("int64")
    else:
        v = c.to_numpy()
    if len(v) > 1 and (v[1:] < v[:-1]).any():
        raise ValueError(f"{side} keys must be sorted")
    return v


def merge_asof(left, right, on=None, left_on=None, right_on=None, left_index=False, right_index=False, by=None, left_by=None, right_by=None,
               suffixes=("_x", "_y"), tolerance=None, allow_exact_matches=True, direction="backward"):
    left, right = as_frame(left), as_frame(right)
    if direction not in ("backward", "forward", "nearest"):
        raise MergeError(f"direction invalid: {direction}")
    if not isinstance(allow_exact_matches, (bool, np.bool_)):
        raise MergeError(f"allow_exact_matches must be boolean, passed {allow_exact_matches}")
    if by is not None:
        if left_by is not None or right_by is not None:
            raise MergeError("Can only pass by OR left_by and right_by")
        left_by = right_by = by
    if left_by is not None and right_by is None:
        raise MergeError("missing right_by")
    if left_by is None and right_by is not None:
        raise MergeError("missing left_by")
    if on is not None and len(listed(on)) != 1 or (on is None and left_on is None and right_on is None and not left_index and not right_index):
        raise MergeError("can only asof on a key for left")
    lb, rb = listed(left_by), listed(right_by)
    if len(lb) != len(rb):
        raise MergeError("left_by and right_by must be the same length")
    j = Join(left, right, "asof", on, left_on, right_on, left_index, right_index)
    a, b = j.left_keys[0], j.right_keys[0]
    _refuse_nearest(a, b, [(column_of(left, x), column_of(right, y)) for x, y in zip(lb, rb)])
    span = _span(tolerance, a)
    lv, rv = _ordered(a, "left"), _ordered(b, "right")
    if kind(a) in "Mm" and len(lv) + len(rv):
        base = min([int(v[0]) for v in (lv, rv) if len(v)])
        lv, rv = lv - base, rv - base
    if lb:
        lc, rc = _pandas.join_codes([column_of(left, x) for x in lb], [column_of(right, x) for x in rb])
        groups = int(max(lc.max() if len(lc) else -1, rc.max() if len(rc) else -1)) + 1
    else:
        lc, rc, groups = np.zeros(len(left), dtype=np.int64), np.zeros(len(right), dtype=np.int64), 1
    rpos = _pandas.asof(lv.astype("float64"), rv.astype("float64"), lc, rc, groups, direction, bool(allow_exact_matches), -1.0 if span is None else span)
    j.shared = [x for x, y in zip(lb, rb) if x == y] + j.shared
    j.left_labels, j.right_labels = lb + j.left_labels, rb + j.right_labels
    j.left_keys = [column_of(left, x) for x in lb] + j.left_keys
    j.right_keys = [column_of(right, x) for x in rb] + j.right_keys
    return joined(j, np.arange(len(left), dtype=np.int64), rpos, suffixes, False)


def merge_ordered(left, right, on=None, left_on=None, right_on=None, left_by=None, right_by=None, fill_method=None, suffixes=("_x", "_y"), how="outer"):
    left, right = as_frame(left), as_frame(right)
    if fill_method not in (None, "ffill"):
        raise ValueError("fill_method must be 'ffill' or None")
    if left_by is not None and right_by is not None:
        raise ValueError("Can only group either left or right frames")

    def one(x, y):
        j = Join(x, y, how, on, left_on, right_on, False, False)
        lpos, rpos = _pandas.join_rows(j.left_keys, j.right_keys, how, True)
        if fill_method is None:
            return joined(j, lpos, rpos, suffixes, False)
        r = joined(j, lpos, rpos, suffixes, False)
        rows = [np.maximum.accumulate(np.where(p >= 0, np.arange(len(p)), -1)) for p in (lpos, rpos)]  # the last row with a partner
        lpos, rpos = (np.where(k >= 0, p[k], -1) for k, p in zip(rows, (lpos, rpos)))
        filled = joined(j, lpos, rpos, suffixes, False)
        for x in j.shared:
            filled[x] = r[x]
        return filled
    if left_by is None and right_by is None:
        return one(left, right)
    by = listed(left_by if left_by is not None else right_by)
    frame, other = (left, right) if left_by is not None else (right, left)
    missing = [x for x in by if x not in _pandas.labels(frame)]
    if missing:
        raise KeyError(f"{set(missing)} not found in {'left' if left_by is not None else 'right'} columns")
    pieces = []
    for key, part in frame.groupby(by, sort=False):
        rest = part.drop(columns=by) if not any(x in _pandas.labels(other) for x in by) else part
        if left_by is not None and not any(x in _pandas.labels(other) for x in by):  # pandas joins the group's own columns and fills them
            r = one(part, other)
        else:
            r = one(rest, other) if left_by is not None else one(other, rest)
        for x, v in zip(by, key):
            r[x] = v
        pieces.append(r)
    r = pd.concat(pieces, ignore_index=True)
    order = [x for x in _pandas.labels(pieces[0])]
    return r[order]


class DataFrame:
    join = join

    def merge(self, right, how="inner", on=None, left_on=None, right_on=None, left_index=False, right_index=False, sort=False,
              suffixes=("_x", "_y"), copy=None, indicator=False, validate=None):
        return merge(self, right, how, on, left_on, right_on, left_index, right_index, sort, suffixes, copy, indicator, validate)
