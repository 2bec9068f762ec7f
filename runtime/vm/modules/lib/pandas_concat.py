"""pd.concat: frames and Series one below the other, or side by side."""
import numpy as np
import pandas as pd
import _pandas
from pandas._levels import appended, level_set, of_one_depth, special, with_sets
from pandas._reshape import stacked_sets
from pandas._base import ranged, with_step, axis_of, is_frame, is_list_like, is_series, kind, make_index, names_of, no_default, onto, take


def _gathered(objs, keys):
    if isinstance(objs, (pd.Series, pd.DataFrame, str)):
        raise TypeError(f'first argument must be an iterable of pandas objects, you passed an object of type "{type(objs).__name__}"')
    if isinstance(objs, dict):
        keys = list(objs.keys()) if keys is None else list(keys)
        objs = [objs[k] for k in keys]
    else:
        objs = list(objs)
    if not objs:
        raise ValueError("No objects to concatenate")
    if keys is not None:
        keys = list(keys)
        if len(keys) != len(objs):
            raise ValueError(f"The length of the keys ({len(keys)}) must match the length of the objects to concatenate ({len(objs)})")
        keys = [k for k, x in zip(keys, objs) if x is not None]
    objs = [x for x in objs if x is not None]
    if not objs:
        raise ValueError("All objects passed were None")
    for x in objs:
        if not isinstance(x, (pd.Series, pd.DataFrame)):
            raise TypeError(f"cannot concatenate object of type '{type(x)}'; only Series and DataFrame objs are valid")
    return objs, keys


def _key_levels(keys, sizes, names):
    """The outer levels that keys make, and their names."""
    wide = max([len(k) if isinstance(k, tuple) else 1 for k in keys])
    rows = np.repeat(np.arange(len(keys)), np.array(sizes, dtype=np.int64))
    levels = [take(_pandas.series([k[i] if isinstance(k, tuple) else k for k in keys]), rows) for i in range(wide)]
    return levels, (list(names) + [None] * wide)[:wide] if names is not None else [None] * wide


def stacked_index(indexes, keys, names):
    """The labels of rows that are put one below the other."""
    indexes = of_one_depth(indexes)
    depth = indexes[0].nlevels
    parts = [_pandas.levels(x) for x in indexes]
    levels = [_pandas.join([p[k] for p in parts]) for k in range(depth)]
    inner = [n[0] if all(x == n[0] for x in n) else None for n in zip(*[names_of(x) for x in indexes])]
    if keys is None:
        r = _pandas.index(levels, inner)
        if depth > 1 and any(special(x, k) is not None for x in indexes for k in range(depth)):
            return appended(r, indexes)
        if depth > 1:
            return r
        from pandas._labels import inferred
        return with_step(ranged(inferred(r), indexes[0]), indexes)
    outer, outer_names = _key_levels(keys, [len(x) for x in indexes], names)
    if names is not None and len(names) not in (len(outer), len(outer) + depth) and len(names) > len(outer):
        raise ValueError("Length of names must match number of levels in MultiIndex.")
    if names is not None and len(names) > len(outer):
        inner = list(names)[len(outer):] + inner[len(names) - len(outer):]
    whole = _pandas.index(outer + levels, outer_names + inner)
    return with_sets(whole, key_sets(keys, len(outer)) + inner_sets(indexes))


def key_sets(keys, wide):
    """The outer levels' values: keys in their order, those of tuples sorted."""
    if wide > 1 or any(isinstance(k, tuple) for k in keys):
        return [None] * wide
    return [pd.Index(keys, name=None).unique()]


def inner_sets(indexes):
    first = indexes[0]
    if all(_pandas.same(x, first) for x in indexes[1:]):
        return stacked_sets(first)
    if first.nlevels > 1:
        return [level_set(first.append(indexes[1:]), k) for k in range(first.nlevels)]
    whole = first.append(indexes[1:])
    return [whole[:] if isinstance(whole, pd.RangeIndex) else None]


def _common_labels(lists, join, sort):
    first = lists[0]
    if all(x == first for x in lists):
        out = list(first)
    elif join == "inner":
        out = [x for x in first if all(x in other for other in lists[1:])]
    else:
        out = list(first)
        seen = set(out)
        for other in lists[1:]:
            for x in other:
                if x not in seen:
                    seen.add(x)
                    out.append(x)
    if sort:
        try:
            out = sorted(out)
        except TypeError:  # text comes behind the others
            try:
                out = sorted([x for x in out if not isinstance(x, str)]) + sorted([x for x in out if isinstance(x, str)])
            except TypeError:
                pass
    return out


def _end_to_end(parts):
    """Columns of frames, one below the other. Where the first is of numbers and the others are of its dtype, ints or bools, NumPy puts them
    together (pandas: _is_uniform_join_units): bools beside ints are ints. Of Series they would be objects."""
    kinds = [kind(p) for p in parts]
    if "b" in kinds and kinds[0] in "biufc" and all(k in "iub" or p.dtype == parts[0].dtype for k, p in zip(kinds, parts)) and len(set(kinds)) > 1:
        return pd.Series(np.concatenate([p.to_numpy() for p in parts]))
    return _pandas.join(parts)


def _below(frames, join, sort):
    """The columns of frames that are put one below the other: (columns, labels)."""
    lists = [_pandas.labels(f) for f in frames]
    columns = [_pandas.columns(f) for f in frames]
    if all(x == lists[0] for x in lists):
        labels = _common_labels(lists, join, sort) if sort and len(set(lists[0])) == len(lists[0]) else lists[0]
        at = range(len(labels)) if labels == lists[0] else [lists[0].index(x) for x in labels]
        return [_end_to_end([c[j] for c in columns]) for j in at], labels
    if any(len(set(x)) < len(x) for x in lists):
        raise pd.errors.InvalidIndexError("Reindexing only valid with uniquely valued Index objects")
    labels = _common_labels(lists, join, sort or join == "outer" and all(isinstance(f.columns, pd.DatetimeIndex) for f in frames))
    total = sum(len(f) for f in frames)
    starts = np.cumsum(np.array([0] + [len(f) for f in frames]))
    out = []
    for x in labels:
        parts, at, have = [], [], 0
        for f, names, cols in zip(frames, lists, columns):
            n = len(f)
            if x in names:
                parts.append(cols[names.index(x)])
                at.append(np.arange(have, have + n))
                have += n
            else:
                at.append(np.full(n, -1, dtype=np.int64))
        whole = _end_to_end(parts)
        if have == total and len(parts) < sum(f.shape != (0, 0) for f in frames) and kind(whole) in "iub":  # frames without rows lack the column
            whole = whole.astype("object" if kind(whole) == "b" else "float64")
        out.append(whole if have == total else take(whole, np.concatenate(at)))
    return out, labels


def _as_frame(x):
    return x if is_frame(x) else _pandas.frame([x], [0 if x.name is None else x.name], x.index)


def _rows(objs, join, ignore_index, keys, names, sort):
    if all(is_series(x) for x in objs):
        r = _pandas.join(objs)
        name = objs[0].name if all(_same_name(x.name, objs[0].name) for x in objs) else None
        return _pandas.series(r, None if ignore_index else stacked_index([x.index for x in objs], keys, names), name)
    frames = [_as_frame(x) if is_frame(x) else _pandas.frame([x], [x.name if x.name is not None else 0], x.index) for x in objs]
    if join == "outer" and frames[0].columns.nlevels > 1 and any(f.columns.nlevels == 1 and f.shape[1] and not any(isinstance(x, tuple) for x in _pandas.labels(f)) for f in frames):
        raise NotImplementedError("Can only union MultiIndex with MultiIndex or Index of tuples, try mi.to_flat_index().union(other) instead.")
    columns, labels = _below(frames, join, sort)
    index = None if ignore_index else stacked_index([x.index for x in frames], keys, names)
    heads = names_of(frames[0].columns)
    if not columns:
        rows = index if index is not None else pd.RangeIndex(sum(len(f) for f in frames))
        first = frames[0].columns
        if first.nlevels > 1:
            return pd.DataFrame(index=rows, columns=first.intersection(frames[-1].columns)[:0])
        if first.nlevels == 1 and not isinstance(first, pd.RangeIndex):
            same = all(x.columns.nlevels == 1 and str(x.columns.dtype) == str(first.dtype) for x in frames)
            return pd.DataFrame(index=rows, columns=first[:0] if same else pd.Index([], dtype="object"))
        return pd.DataFrame(index=rows)
    like = frames[0].columns if str(frames[0].columns.dtype) != "category" or all(x.columns.dtype == frames[0].columns.dtype for x in frames) else None
    same = all(names_of(f.columns) == heads for f in frames)
    return _pandas.frame(columns, labels, index, heads if same else [None] * len(heads) if like is not None and len(heads) > 1 else None, like)


def _same_name(a, b):
    return type(a) is type(b) and a == b or a is b


def _joined_index(objs, join, sort):
    """(the labels of rows side by side, whether all have them): pandas' _get_combined_index."""
    indexes = [x.index for x in objs]
    index = indexes[0]
    if all(_pandas.one_index(x, index) for x in indexes):
        return index, True
    if join == "inner":
        for x in indexes[1:]:
            index = index.intersection(x)
        return index, False
    if len(set(min(x.nlevels, 2) for x in indexes)) > 1 and not all(x.nlevels > 1 or isinstance(y, tuple) for x in indexes for y in x.tolist()):
        raise NotImplementedError("Can only union MultiIndex with MultiIndex or Index of tuples, try mi.to_flat_index().union(other) instead.")
    if all(type(x) is pd.Index for x in indexes):
        if all(_pandas.same(x, index) for x in indexes):
            return index.rename(index.name if all(x.name == index.name for x in indexes) else None), True
        name, index = index.name if all(x.name == index.name for x in indexes) else None, index.unique()
        for x in indexes[1:]:
            index = index.union(x.unique(), sort=False)
        return index.sort_values().rename(name) if sort else index.rename(name), False
    sort = sort or all(isinstance(x, pd.DatetimeIndex) for x in indexes)
    for x in indexes[1:]:
        index = index.union(x, sort=None if sort else False)
    return index, False


def _mixed(labels):
    """An index of one level, of tuples and other labels."""
    return pd.Index(_pandas.objects(labels), dtype="object")


def _columns(objs, join, ignore_index, keys, names, sort, given=None):
    index, same = _joined_index(objs, join, sort)
    parts, labels, count = [], [], 0
    named = any(is_series(x) and x.name is not None for x in objs)
    any_frame = any(is_frame(x) for x in objs)
    for i, x in enumerate(objs):
        if not same and not _pandas.same(x.index, index):
            if not x.index.is_unique and not any_frame:
                raise ValueError("cannot reindex on an axis with duplicate labels")
            if not x.index.is_unique:
                raise pd.errors.InvalidIndexError("Reindexing only valid with uniquely valued Index objects")
            x = onto(x, index)
        if is_series(x):
            parts.append(x)
            if keys is not None and not any_frame:
                labels.append(keys[i])
            elif x.name is not None:
                labels.append(x.name if keys is None else (keys[i], x.name))
            else:
                labels.append(count if keys is None else (keys[i], count))
                count += 1
            continue
        parts += _pandas.columns(x)
        for label in _pandas.labels(x):
            labels.append(label if keys is None else (keys[i] if isinstance(keys[i], tuple) else (keys[i],)) + (label if isinstance(label, tuple) else (label,)))
    if ignore_index or keys is None and count == len(parts):
        labels = range(len(parts))
    heads = None
    frames = [x for x in objs if is_frame(x)]
    if keys is not None and any_frame:
        inner = names_of(frames[0].columns)
        outer = len(labels[0]) - len(inner) if labels else 1
        heads = (list(names) + [None] * outer)[:outer] if names is not None else [None] * outer
        heads = heads + (list(names)[outer:] + inner[len(list(names)) - outer:] if names is not None and len(names) > outer else inner)
    elif keys is not None and names is not None:
        heads = list(names)
    elif frames and not ignore_index and all(names_of(f.columns) == names_of(frames[0].columns) for f in frames):
        heads = names_of(frames[0].columns) if len(frames) == len(objs) else [None] * frames[0].columns.nlevels
    if not parts and frames and keys is not None:
        inner = _pandas.levels(frames[0].columns)
        outer = [pd.Index(list(keys))[:0]] if len(heads) == len(inner) + 1 else [[]] * (len(heads) - len(inner))
        return pd.DataFrame(index=index, columns=pd.MultiIndex.from_arrays(outer + inner, names=heads))
    if not parts:
        return _pandas.frame([], range(0) if ignore_index else frames[0].columns if frames and keys is None else [], index)
    if any_frame and not isinstance(labels, range) and len(set(len(x) if isinstance(x, tuple) else 0 for x in labels)) > 1:
        return _pandas.frame(parts, _mixed(labels), index)  # labels of several levels beside plain ones are tuples
    if not any_frame and not isinstance(labels, range):
        labels = given if given is not None else pd.Index(labels) if any(isinstance(x, tuple) for x in labels) else labels
        return _pandas.frame(parts, labels, index) if heads is None else _pandas.frame(parts, labels, index, heads)
    if isinstance(heads, list) and len(heads) > 1 and keys is not None:
        inner = [x.columns if is_frame(x) else None for x in objs]
        sets = key_sets(keys, len(heads) - frames[0].columns.nlevels) if any_frame else []
        sets = sets + (inner_sets(inner) if sets and all(x is not None and x.nlevels == inner[0].nlevels for x in inner) else [None] * (len(heads) - len(sets)))
        return _pandas.frame(parts, with_sets(_pandas.index([_pandas.series([x[k] for x in labels]) for k in range(len(heads))], heads), sets), index)
    like = frames[0].columns if frames and not ignore_index and keys is None and (len(objs) == 1 or str(frames[0].columns.dtype) != "object") else None
    if like is not None and str(like.dtype)[:1] in "IUFb" and not set(labels) <= set(_pandas.labels(frames[0])):  # its nullable type holds no others
        like = None
    return _pandas.frame(parts, labels, index, heads, like)


def concat(objs, *, axis=0, join="outer", ignore_index=False, keys=None, levels=None, names=None, verify_integrity=False, sort=False, copy=no_default):
    if levels is not None:
        raise NotImplementedError("concat(levels=) is not supported")
    if join not in ("inner", "outer"):
        raise ValueError("Only can inner (intersect) or outer (union) join the other axis")
    if names is not None and not is_list_like(names):
        names = [names]
    given = keys
    objs, keys = _gathered(objs, keys)
    if ignore_index and keys is not None:
        raise ValueError(f"Cannot set ignore_index={ignore_index} and specify keys. Either should be used.")
    if axis_of(axis) == 1:
        r = _columns(objs, join, ignore_index, keys, names, sort, given if isinstance(given, pd.Index) and len(given) == len(objs) else None)
        repeated = _pandas.labels(r)
    else:
        r = _rows(objs, join, ignore_index, keys, names, sort)
        repeated = None
    if verify_integrity:
        if repeated is None:
            codes, first = _pandas.codes(_pandas.levels(r.index), False)
            if len(first) < len(codes):
                again = r.index.tolist()
                raise ValueError(f"Indexes have overlapping values: {make_index([x for x in dict.fromkeys(again) if again.count(x) > 1])}")
        elif len(set(repeated)) < len(repeated):
            raise ValueError(f"Indexes have overlapping values: {make_index([x for x in dict.fromkeys(repeated) if repeated.count(x) > 1])}")
    return r
