"""Reshaping of pandas: melt, pivot, stack, unstack, T, explode, wide_to_long."""
import numpy as np
import pandas as pd
import _pandas
from pandas._levels import level_and_codes, level_set, multi, picked, special, taken, tells, used, values_of, with_sets
from pandas._base import ranged, bare, is_list_like, is_missing, is_series, kind, names_of, nan, no_default, take


def listed(x):
    """None: nothing; a label: that one; a list of labels."""
    if x is None or x is no_default:
        return []
    if is_list_like(x) and not isinstance(x, tuple):
        return list(x)
    return [x]


def sorted_groups(columns, dropna=True, sort=True, missing_first=False, ranks=None):
    """(code of each row in the order of the groups, -1 where a key is missing; the keys of the groups, a Series for each column). ranks has
    the place of each row's key in the order of the groups, for each column or None."""
    codes, first = _pandas.codes(columns, dropna)
    keys = [take(bare(c), first) for c in columns]
    if sort and len(first):
        ranks = [None] * len(keys) if ranks is None else ranks  # a missing key that its level has has its place there, else -1
        by = [x for k, r in zip(keys, ranks) for x in ((_pandas.series(r[first]),) if r is not None else (k.notna(), k) if missing_first else (k,))]
        try:
            order = _pandas.order(by, True, True)
        except TypeError:
            return codes, keys
        place = np.empty(len(first) + 1, dtype=np.int64)
        place[order] = np.arange(len(first))
        place[-1] = -1
        codes, keys = place[codes], [take(k, order) for k in keys]
    return codes, keys


def tuples_of(columns):
    """The rows of several columns as tuples, of one as values."""
    if len(columns) == 1:
        return columns[0].tolist()
    return list(zip(*[c.tolist() for c in columns]))


# --- melt -------------------------------------------------------------------------------------------------------------------------
def _melt_vars(x, what, frame):
    if x is None:
        return []
    if not is_list_like(x):
        return [x]
    if frame.columns.nlevels > 1 and not isinstance(x, list):
        raise ValueError(f"{what} must be a list of tuples when columns are a MultiIndex")
    return list(x)


def melt(frame, id_vars=None, value_vars=None, var_name=None, value_name="value", col_level=None, ignore_index=True):
    labels, columns = _pandas.labels(frame), _pandas.columns(frame)
    levels = frame.columns.nlevels
    if value_name in labels:
        raise ValueError(f"value_name ({value_name}) cannot match an element in the DataFrame columns.")
    ids, values = _melt_vars(id_vars, "id_vars", frame), _melt_vars(value_vars, "value_vars", frame)
    names, heads = names_of(frame.columns), _pandas.levels(frame.columns)
    if col_level is not None:
        k = names.index(col_level) if col_level in names else col_level
        labels, names, levels = [x[k] for x in labels], [names[k]], 1
        heads = [_pandas.levels(frame.columns)[k]]
    if sum(labels.count(x) for x in ids) > len(ids):
        raise ValueError("id_vars cannot contain duplicate columns.")
    missing = [x for x in ids + values if x not in labels]
    if missing:
        raise KeyError(f"The following id_vars or value_vars are not present in the DataFrame: {missing}")
    at = [i for x in values for i, y in enumerate(labels) if y == x] if value_vars is not None else [i for i, x in enumerate(labels) if x not in ids]
    if var_name is None:
        if levels > 1:
            var_names = names if len(set(names)) == len(names) else [f"variable_{i}" for i in range(levels)]
        else:
            var_names = [names[0] if names[0] is not None else "variable"]
    elif is_list_like(var_name):
        if levels == 1:
            raise ValueError(f"var_name={var_name!r} must be a scalar.")
        var_names = list(var_name)
    else:
        var_names = [var_name]
    out = ids + var_names + [value_name]
    repeated = [x for x in out if out.count(x) > 1]
    if repeated:
        raise ValueError(f"melt output columns cannot contain duplicate names: {list(set(repeated))}")
    n = len(frame)
    rows = np.tile(np.arange(n), len(at))
    parts = [take(bare(columns[labels.index(x)]), rows) for x in ids]
    parts = [pd.Series(x.to_numpy()) if kind(x) == "O" and at else x for x in parts]
    for k in range(len(var_names)):
        parts.append(take(heads[k], np.repeat(np.array(at, dtype=np.int64), n)))
    values = _pandas.join([columns[i] for i in at]) if at else _pandas.series(np.zeros(0))
    parts.append(pd.Series(values.to_numpy()) if kind(values) == "O" else values)  # looked at anew: text or times
    index = None if ignore_index else _taken_index(frame.index, rows)
    return _pandas.frame(parts, pd.Index(out, tupleize_cols=False) if None in out else out, index)


def _taken_index(index, rows):
    return ranged(_pandas.index([take(x, rows) for x in _pandas.levels(index)], names_of(index)), index)


# --- pivot, unstack -----------------------------------------------------------------------------------------------------------------
def grid(row_keys, column_keys, values, fill=no_default, sort=True, row_ranks=None, column_ranks=None, as_found=False):
    """Values by row group and column group: (key columns of the rows, key columns of the columns, for each of the values a list of
    columns). Cells that are not there are `fill` or missing, and then no column of values stays an int column."""
    rows, row_labels = sorted_groups(row_keys, False, sort, True, row_ranks)
    cols, col_labels = sorted_groups(column_keys, False, sort and not as_found, True, column_ranks)
    n, m = len(row_labels[0]), len(col_labels[0])
    where = np.full(n * m, -1, dtype=np.int64)
    cell = rows * m + cols
    where[cell] = np.arange(len(cell))
    if len(cell) and np.bincount(cell).max() > 1:
        raise ValueError("Index contains duplicate entries, cannot reshape")
    where = where.reshape((n, m))
    holes = bool((where < 0).any())
    out = []
    for v in values:
        v = bare(v)
        if holes and kind(v) in "iu" and fill is no_default:
            v = v.astype("float64")
        if holes and kind(v) == "b" and fill is no_default:
            v = v.astype("object")
        columns = []
        for j in range(m):
            at = where[:, j]
            c = take(v, at)
            if fill is not no_default and (at < 0).any():
                c = _filled(v, c, at, fill)
            columns.append(c)
        out.append(columns)
    return row_labels, col_labels, out


def _filled(v, c, at, fill):
    gone = at < 0
    k = kind(v)
    if k in "iub" and isinstance(fill, (int, np.integer, bool)) and isinstance(fill, bool) == (k == "b"):
        out = v.to_numpy()[np.where(gone, 0, at)]
        out[gone] = fill
        return _pandas.series(out)
    return _pandas.put(c, gone, fill)


def unstack_parts(index, values, labels, which, fill, sort, column_names, series, columns=None):
    """Moves the levels `which` of the rows to the columns. The order of both is that of the levels; columns: the labels above them, an
    index."""
    levels, names = _pandas.levels(index), names_of(index)
    own = [special(index, i) for i in range(len(levels))]
    ranks = [None if s is None and kind(levels[i]) != "C" and not _may_be_unused(index, i) else used_codes(index, i) for i, s in enumerate(own)]
    stay = [i for i in range(len(levels)) if i not in which]
    row_keys, col_keys, blocks = grid([levels[i] for i in stay], [levels[i] for i in which], values, fill, sort, [ranks[i] for i in stay], [ranks[i] for i in which],
                                    len(which) > 1 and len(column_names) < 2)  # several levels at once come as the rows have them
    tops = tuples_of(col_keys)
    out, out_labels = [], []
    for label, cells in zip(labels, blocks):
        for top, c in zip(tops, cells):
            out.append(c)
            if series:
                out_labels.append(top)
            else:
                out_labels.append((label if isinstance(label, tuple) else (label,)) + (top if len(which) > 1 else (top,)))
    rows = with_own(row_keys, [names[i] for i in stay], [own[i] for i in stay])
    moved = [names[i] for i in which]
    if series:
        heads = with_own(col_keys, moved, [own[i] for i in which] if sort else [_found(k) for k in col_keys])
        return _pandas.frame(out, heads, rows)
    if columns is None or not out:
        return _pandas.frame(out, out_labels, rows, column_names + moved)
    places = np.repeat(np.arange(len(labels)), len(tops))
    at = np.tile(np.arange(len(tops)), len(labels))
    parts = [take(x, places) for x in _pandas.levels(columns)] + [take(k, at) for k in col_keys]
    above = [level_set(columns, k) for k in range(columns.nlevels)] if columns.nlevels > 1 else [columns if columns.is_unique and not columns.hasnans else None]
    heads = with_sets(_pandas.index(parts, column_names + moved), above + ([level_set(index, i) for i in which] if sort else [_found(k) for k in col_keys]))
    return _pandas.frame(out, heads, rows)


def _may_be_unused(index, k):
    """Whether the level comes from other labels than the index's own: then those that it has are in the order of the rows, where it has more."""
    return index.nlevels > 1 and (_pandas.level_set(index, k) is not None or len(_pandas.level_source(index, k)[0]) != len(index))


def used_codes(index, k):
    """The places of the labels in their level without what no row has."""
    values, codes = level_and_codes(index, k)
    short = used(values, codes)
    return codes if short is values else _pandas.find(short, _pandas.level_values(index, k))


def _found(keys):
    """The values of a level in the order of the labels."""
    return pd.Index(keys, name=None).unique().dropna()


def with_own(keys, names, own):
    """An index of labels whose levels have these values (None: sorted)."""
    if len(keys) > 1:
        return with_sets(_pandas.index(keys, names), own)
    labels = _pandas.index(keys, names)
    return labels if own[0] is None or not tells(own[0], labels) else taken(own[0], _pandas.find(own[0], labels), names[0])


def level_numbers(level, names, n):
    out = []
    for x in (level if isinstance(level, (list, tuple)) else [level]):
        if names.count(x) > 1:
            raise ValueError(f"The name {x} occurs multiple times, use a level number")
        if x in names and not (isinstance(x, (int, np.integer)) and not isinstance(x, bool) and x not in names):
            out.append(names.index(x))
        elif isinstance(x, (int, np.integer)) and -n <= x < n:
            out.append(int(x) % n)
        elif isinstance(x, (int, np.integer)):
            raise IndexError(f"Too many levels: Index has only {n} level{'s' if n > 1 else ''}, {'not ' + str(x + 1) if x >= 0 else str(x) + ' is not a valid level number'}")
        else:
            raise KeyError(f"Level {x} not found" if n > 1 else f"Requested level ({x}) does not match index name ({names[0]})")
    return out


def unstack(x, level=-1, fill_value=None, sort=True):
    names = names_of(x.index)
    which = level_numbers(level, names, len(names))
    fill = no_default if fill_value is None else fill_value
    if is_series(x):
        if len(names) < 2:
            raise ValueError(f"index must be a MultiIndex to unstack, {type(x.index)} was passed")
        return unstack_parts(x.index, [x], [None], which, fill, sort, [], True)
    if len(which) == len(names):
        if len(names) == 1 and not x.index.is_unique:
            raise ValueError("Columns with duplicate values are not supported in stack")
        return _all_to_one(x, _pandas.levels(x.index), names)
    return unstack_parts(x.index, _pandas.columns(x), _pandas.labels(x), which, fill, sort, names_of(x.columns), False, x.columns)


def _alike(columns):
    """Whether a matrix of the columns has a type that NumPy knows, or the one that they all have."""
    return all(str(c.dtype) == str(columns[0].dtype) for c in columns) or kind(_pandas.join([c.iloc[:0] for c in columns])) not in "OsIFBP"


def _matrix_column(columns):
    """Columns end to end as a matrix of them holds them: where pandas' own types meet others it is one of objects, whose type is looked for anew."""
    if _alike(columns):
        return _pandas.join(columns)
    return pd.Series(_pandas.join([c.astype(object) for c in columns]).to_numpy()) if len(columns[0]) else pd.Series([], dtype=object)


def _all_to_one(f, levels, names):
    """A frame of one level of rows unstacks to a Series: the columns become the outer level."""
    n, labels = len(f), _pandas.labels(f)
    if not labels or not n:
        values = pd.Series([], dtype="float64")
    else:
        columns = _pandas.columns(f)
        values = _pandas.join(columns) if _alike(columns) else _matrix_column(_pandas.columns(transpose(f))).take(np.arange(n * len(labels)).reshape(n, -1).T.reshape(-1))
    wide = f.columns.nlevels
    outer = [take(_pandas.series([x[k] if wide > 1 else x for x in labels]), np.repeat(np.arange(len(labels)), n)) for k in range(wide)]
    inner = [take(x, np.tile(np.arange(n), len(labels))) for x in levels]
    index = _pandas.index(outer + inner, names_of(f.columns) + names)
    return _pandas.series(values, with_sets(index, stacked_sets(f.columns) + stacked_sets(f.index)))


def stacked_sets(index):
    """The levels that labels are when they become a part of an index: their distinct values in their order."""
    if index.nlevels > 1:
        return [level_set(index, k) for k in range(index.nlevels)]
    out = index.unique()[:]
    out.name = None
    return [out]


def stack(f, level=-1, dropna=no_default, sort=no_default, future_stack=True):
    if not future_stack:
        raise NotImplementedError("stack(future_stack=False) is not supported")
    if dropna is not no_default or sort is not no_default:
        raise ValueError("dropna must be unspecified with future_stack=True as the new implementation does not introduce rows of NA values. This argument will be "
                         "removed in a future version of pandas." if dropna is not no_default else
                         "Cannot specify sort with future_stack=True, this argument will be removed in a future version of pandas. Sort the result using .sort_index "
                         "instead.")
    if not f.columns.is_unique:
        raise ValueError("Columns with duplicate values are not supported in stack")
    names, labels, columns = names_of(f.columns), _pandas.labels(f), _pandas.columns(f)
    wide = len(names)
    which = level_numbers(level, names, wide)
    stay = [i for i in range(wide) if i not in which]
    n = len(f)
    keys = [x if wide > 1 else (x,) for x in labels]
    moved, kept, moved_at, kept_at = [], [], [], []
    for i, k in enumerate(keys):
        a, b = tuple(k[i] for i in which), tuple(k[i] for i in stay)
        if a not in moved:
            moved.append(a)
            moved_at.append(i)
        if b not in kept:
            kept.append(b)
            kept_at.append(i)
    m = len(moved)
    mix = (np.arange(m)[None, :] * n + np.arange(n)[:, None]).reshape(-1) if n and m else np.zeros(0, dtype=np.int64)
    out = []
    for b in kept:
        parts = []
        for a in moved:
            at = [i for i, k in enumerate(keys) if tuple(k[j] for j in which) == a and tuple(k[j] for j in stay) == b]
            parts.append(columns[at[0]] if at else None)
        if wide > 1 and not n and columns:
            whole = _pandas.join(columns)
            parts = [whole if kind(whole) in "MP" else pd.Series([], dtype=_pandas.frame(columns, labels).to_numpy().dtype)]
        if any(p is None for p in parts):  # what is not there is missing
            begin = np.cumsum([0] + [p is not None for p in parts])
            rows = np.concatenate([np.full(n, -1) if p is None else np.arange(n) + n * k for p, k in zip(parts, begin)])
            out.append(take(_pandas.join([p for p in parts if p is not None]), rows[mix]))
            continue
        out.append(take(_matrix_column(parts) if wide == 1 else _pandas.join(parts), mix) if parts else pd.Series([], dtype="float64"))
    rows = np.repeat(np.arange(n), m)
    outer = [take(x, rows) for x in _pandas.levels(f.index)]
    levels = _pandas.levels(f.columns)
    inner = [take(levels[k], np.tile(np.array(moved_at, dtype=np.int64), n)) for k in which]
    index = _pandas.index(outer + inner, names_of(f.index) + [names[i] for i in which])
    heads = f.columns
    own = [None] * len(which) if not m else stacked_sets(values_of(heads, which[0]) if wide > 1 else heads) if len(which) == 1 else [level_set(heads, i) for i in which]
    index = with_sets(index, stacked_sets(f.index) + own)
    if not stay:
        return _pandas.series(out[0] if out else pd.Series([], dtype="float64"), index)
    return _pandas.frame(out, picked(heads, stay).take(np.array(kept_at, dtype=np.int64)), index)


def pivot(data, *, columns, index=no_default, values=no_default):
    heads, sides = (list(x) if isinstance(x, tuple) else listed(x) for x in (columns, index))  # here a tuple is several labels
    check = [("columns", heads)] + ([("index", sides)] if index is not no_default else [])
    if values is not no_default:
        check.append(("values", listed(values) if not isinstance(values, tuple) else []))
    for what, names in check:
        missing = [x for x in names if x not in data.columns]
        if missing:
            raise KeyError(f"The following '{what}' labels are not columns of the DataFrame: {missing}")
    if index is no_default:
        rows, row_names = [values_of(data.index, k) for k in range(data.index.nlevels)], names_of(data.index)
    else:
        rows, row_names = [data[x] for x in sides], sides
    levels = rows + [data[x] for x in heads]
    names = row_names + heads
    for x in heads:
        if names.count(x) > 1 and not isinstance(x, (int, np.integer)):
            raise ValueError(f"The name {x} occurs multiple times, use a level number")
    which = list(range(len(rows), len(names)))
    single = values is not no_default and (not is_list_like(values) or isinstance(values, tuple))
    chosen = [values] if single else list(values) if values is not no_default else [x for x in _pandas.labels(data) if x not in heads + sides]
    above = None if single else data.columns.take(np.array([_pandas.labels(data).index(x) for x in chosen], dtype=np.int64)) if values is no_default else pd.Index(chosen, tupleize_cols=False)
    parts = [data[x] for x in chosen]
    if single and kind(parts[0]) == "O":  # a Series made of objects that are all text
        there = [x for x in parts[0].tolist() if not is_missing(x)]
        parts = [parts[0].astype("str")] if there and all(isinstance(x, str) for x in there) else parts
    return unstack_parts(multi(levels, names), parts, chosen, which, no_default, True, [None] if values is not no_default else names_of(data.columns), single, above)


# --- T, explode ---------------------------------------------------------------------------------------------------------------------
def transpose(f):
    n = len(f)
    columns = _pandas.columns(f)
    labels, index = f.index, f.columns
    if not columns:
        return _pandas.frame([_pandas.series(np.zeros(0)) for _ in labels], labels, index, names_of(f.index))
    m = len(columns)
    if not len(labels):
        return _pandas.frame([], f.index[:0], index)
    common = _pandas.join([c.iloc[:0] for c in columns])
    if (kind(common) in "OsIFB" or kind(common) == "M" and "," in str(common.dtype)) and any(str(c.dtype) != str(common.dtype) for c in columns):
        columns = [c.astype(object) for c in columns]  # pandas' own types meet in a matrix of objects
    whole = _pandas.join(columns) if m > 1 else bare(columns[0])
    turned = take(whole, np.arange(m * n).reshape(m, n).T.ravel())
    return _pandas.frame(_pandas.cut(turned, n), labels, index, names_of(f.index))


def _pieces(s):
    """The items of the cells that hold several, and the other cells: a column; and the row of each."""
    found = _pandas.pieces(_pandas.series(s))
    if found is not None:
        return found[0].astype("str") if found[2] else _as_times(found[0]), found[1]
    out, rows = [], []
    for i, v in enumerate(s.tolist()):
        if is_list_like(v) and not isinstance(v, (str, bytes)):
            v = list(v)
            out += v if v else [nan]
            rows += [i] * max(len(v), 1)
        else:
            out.append(v)
            rows.append(i)
    return _as_found(out), np.array(rows, dtype=np.int64)


def _as_found(out):
    """The pieces as a column: text where all that is there is text."""
    text = [isinstance(v, str) for v in out]
    column = _pandas.objects(out)
    if any(text) and all(t or v is None or v is pd.NA or (isinstance(v, float) and v != v) for t, v in zip(text, out)):
        return column.astype("str")
    return _as_times(column)


def _as_times(column):
    """Objects that are all times or spans of one kind, or missing, as a column of those."""
    values = column.tolist()
    first = next((v for v in values if not is_missing(v)), None)
    if first is not None and not isinstance(first, (pd.Timestamp, pd.Timedelta, pd.Period)):
        return column
    there = [v for v in values if not is_missing(v)]
    if all(isinstance(v, type(first)) for v in there) if there else any(v is pd.NaT for v in values):
        return pd.Series(values)
    return column


def explode_series(s, ignore_index=False):
    if kind(s) != "O":
        if ignore_index or kind(s) not in "sCIFBP" and ", " not in str(s.dtype):
            return _pandas.series(s, None, s.name) if ignore_index else s.copy()
        return _pandas.series(s, _repeated(s.index, np.arange(len(s))), s.name)
    if not len(s):
        return s.copy()
    out, rows = _pieces(s)
    return _pandas.series(out, None if ignore_index else _repeated(s.index, rows), s.name)


def _repeated(index, rows):
    """The labels of these rows; never a range."""
    return _pandas.index([take(x, np.array(rows, dtype=np.int64)) for x in _pandas.levels(index)], names_of(index))


def explode(f, column, ignore_index=False):
    names = listed(column)
    if not names:
        raise ValueError("column must be nonempty")
    if len(names) > len(set(names)):
        raise ValueError("column must be unique")
    if not f.columns.is_unique:
        raise ValueError(f"DataFrame columns must be unique. Duplicate columns: {f.columns[f.columns.duplicated()].tolist()}")
    done = [_pieces(f[x]) for x in names]
    if any(len(d[1]) != len(done[0][1]) or (d[1] != done[0][1]).any() for d in done):
        raise ValueError("columns must have matching element counts")
    rows = done[0][1]
    parts = []
    for x, c in zip(_pandas.labels(f), _pandas.columns(f)):
        if x in names:
            parts.append(done[names.index(x)][0] if kind(c) == "O" else take(bare(c), rows))
        else:
            parts.append(take(bare(c), rows))
    return _pandas.frame(parts, f.columns, None if ignore_index else _taken_index(f.index, rows), names_of(f.columns))


# --- wide to long -------------------------------------------------------------------------------------------------------------------
def wide_to_long(df, stubnames, i, j, sep="", suffix=r"\d+"):
    import re
    stubs, ids = listed(stubnames), listed(i)
    labels = _pandas.labels(df)
    if any(x in labels for x in stubs):
        raise ValueError("stubname can't be identical to a column name")
    n = len(df)
    if duplicated_rows([df[x] for x in ids], n):
        raise ValueError("the id variables need to uniquely identify each row")
    found = {}
    for stub in stubs:
        pattern = re.compile("^" + re.escape(stub) + re.escape(sep) + suffix + "$")
        found[stub] = [x for x in labels if isinstance(x, str) and pattern.match(x)]
    taken = [x for stub in stubs for x in found[stub]]
    rest = [x for x in labels if x not in taken and x not in ids]
    ends = []
    for stub in stubs:
        for x in found[stub]:
            e = x[len(stub) + len(sep):]
            if e not in ends:
                ends.append(e)
    try:
        keys = [int(e) for e in ends]
    except ValueError:
        try:
            keys = [float(e) for e in ends]
        except ValueError:
            keys = ends
    rows = np.tile(np.arange(n), len(ends))
    across = np.arange(n * len(ends)).reshape(len(ends), n).T.ravel() if len(ids) > 1 else None  # several ids: each row's values together
    parts = [take(bare(df[x]), rows) for x in rest]
    for stub in stubs:
        cells = [df[stub + sep + e] if stub + sep + e in labels else _pandas.series(np.full(n, nan)) for e in ends]
        parts.append(_pandas.join(cells))
    index = _pandas.index([take(bare(df[x]), rows) for x in ids] + [take(_pandas.series(keys), np.repeat(np.arange(len(ends)), n))], ids + [j])
    if len(ids) == 1:  # pandas joins the frame's own labels, which stay as they come
        index = with_sets(index, [_found(bare(df[ids[0]])), None])
    out = _pandas.frame(parts, rest + stubs, index)
    return out if across is None else out.take(across)


def duplicated_rows(columns, n):
    codes, first = _pandas.codes(columns, False)
    return len(first) < n


def squeeze(x, axis=None):
    if is_series(x):
        return x.iloc[0] if len(x) == 1 else x
    n, m = x.shape
    rows = axis in (None, 0, "index", "rows") and n == 1
    columns = axis in (None, 1, "columns") and m == 1
    if rows and columns:
        return x.iloc[0, 0]
    if columns:
        return _pandas.columns(x)[0]
    return x.iloc[0] if rows else x


class Series:
    def unstack(self, level=-1, fill_value=None, sort=True):
        return unstack(self, level, fill_value, sort)

    def explode(self, ignore_index=False):
        return explode_series(self, ignore_index)

    def squeeze(self, axis=None):
        return squeeze(self, axis)

    def T(self):
        return self

    def transpose(self, *args, **kwargs):
        return self


class DataFrame:
    def melt(self, id_vars=None, value_vars=None, var_name=None, value_name="value", col_level=None, ignore_index=True):
        return melt(self, id_vars, value_vars, var_name, value_name, col_level, ignore_index)

    def pivot(self, *, columns, index=no_default, values=no_default):
        return pivot(self, columns=columns, index=index, values=values)

    def unstack(self, level=-1, fill_value=None, sort=True):
        return unstack(self, level, fill_value, sort)

    def stack(self, level=-1, dropna=no_default, sort=no_default, future_stack=True):
        return stack(self, level, dropna, sort, future_stack)

    def T(self):
        return transpose(self)

    def transpose(self, *args, copy=no_default):
        return transpose(self)

    def explode(self, column, ignore_index=False):
        return explode(self, column, ignore_index)

    def squeeze(self, axis=None):
        return squeeze(self, axis)
