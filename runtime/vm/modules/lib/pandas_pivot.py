"""pivot_table and crosstab of pandas."""
import numpy as np
import pandas as pd
import _pandas
from pandas._base import unambiguous, bare, is_frame, is_list_like, is_missing, is_series, kind, names_of, nan, onto, take
from pandas._groupby import pairs_of
from pandas._reshape import listed, sorted_groups, tuples_of


def group_values(s, codes, n, func, kwargs=None):
    """One value of a column for each of n groups, a Series in the order of the groups. func: a name or a function of a Series."""
    kwargs = kwargs or {}
    keep = np.flatnonzero(codes >= 0)
    s, codes = bare(take(bare(s), keep)), codes[keep]
    if isinstance(func, str) and not kwargs:
        by = _pandas.series(codes)
        if n and (np.bincount(codes, minlength=n) == 0).any():  # groups without rows have what pandas gives categories without rows
            by = _pandas.cat_make(codes, pd.RangeIndex(n), False)
        if kind(s) == "O":  # objects of a frame stay objects
            return bare(_pandas.frame([s], ["values"]).groupby(by, observed=False).agg(func)["values"])
        return bare(s.groupby(by, observed=False).agg(func))
    order = np.argsort(codes, kind="stable")
    ends = np.cumsum(np.bincount(codes, minlength=n)) if len(codes) else np.zeros(n, dtype=np.int64)
    out, start = [], 0
    for end in ends.tolist():
        part = take(s, order[start:end])
        out.append(getattr(part, func)(**kwargs) if isinstance(func, str) else func(part, **kwargs))
        start = end
    return _pandas.series(out)


def func_name(f):
    return f if isinstance(f, str) else getattr(f, "__name__", str(f))


def _agg_of(aggfunc, label):
    return aggfunc[label] if isinstance(aggfunc, dict) else aggfunc


def _reduce_all(values, codes, n, aggfunc, kwargs):
    return [group_values(s, codes, n, _agg_of(aggfunc, label), kwargs) for label, s in values]


def _one_value(s, func, kwargs):
    return getattr(s, func)(**kwargs) if isinstance(func, str) else func(s, **kwargs)


def _grid(rows, cols, n, m, reduced, fill):
    """Columns (one list for each of the values) of the cells; rows, cols: the group of each cell."""
    where = np.full(n * m, -1, dtype=np.int64)
    there = np.flatnonzero(cols < m)
    where[rows[there] * m + cols[there]] = there
    where = where.reshape((n, m))
    holes = bool((where < 0).any())
    out = []
    for v in reduced:
        if holes and fill is None and kind(v) in "iub":
            v = v.astype("float64") if kind(v) != "b" else v.astype("object")
        columns = []
        for j in range(m):
            c = take(v, where[:, j])
            if fill is not None and (where[:, j] < 0).any():
                gone = where[:, j] < 0
                if kind(v) in "iu" and isinstance(fill, (int, np.integer)):
                    x = v.to_numpy()[np.where(gone, 0, where[:, j])]
                    x[gone] = fill
                    c = _pandas.series(x)
                else:
                    c = _pandas.put(c, gone, fill)
            columns.append(c)
        out.append((columns, where))
    return out


def _chosen(data, values, keys):
    if values is None:
        used = [k for k in keys if not is_series(k) and not isinstance(k, np.ndarray)]
        return [x for x in _pandas.labels(data) if x not in used]
    names = listed(values)
    for x in names:
        if x not in data.columns:
            raise KeyError(x)
    return names


def _key(data, k):
    if is_series(k):
        return bare(k), k.name
    if isinstance(k, (np.ndarray, pd.Index)):
        return _pandas.series(np.asarray(k)), getattr(k, "name", None)
    if callable(k):
        return _pandas.series([k(x) for x in data.index.tolist()]), None
    if k in data.columns:
        unambiguous(data, k)
        _named_once(_pandas.labels(data), [k])
        return bare(data[k]), k
    if k in names_of(data.index):
        return _pandas.levels(data.index)[names_of(data.index).index(k)], k
    raise KeyError(k)


def _labelled(data, names):
    """(label, column) of every column that has one of the names: of a label that several have, all."""
    labels, columns = _pandas.labels(data), _pandas.columns(data)
    out = []
    for x in names if len(set(labels)) == len(labels) else dict.fromkeys(names):
        if x in labels:
            out += [(x, columns[j]) for j, y in enumerate(labels) if y == x]
        else:
            out.append((x, bare(data[x])))
    return out


def _by(x):
    if x is None:
        return []
    if is_series(x) or isinstance(x, (np.ndarray, pd.Index)) or not is_list_like(x) or callable(x):
        return [x]
    return list(x)


def _one_dimensional(data, keys, chosen):
    """pandas takes keys and values out of a wider frame (True); a key that is among them twice has then two columns."""
    names = [k for k in keys if isinstance(k, (str, int, float, tuple)) and k in data.columns] + list(chosen)
    narrow = len(names) < len(data.columns)
    if narrow:
        _named_once(names, keys)
    return narrow


def _named_once(names, keys):
    for k in keys:
        if isinstance(k, (str, int, float, tuple)) and names.count(k) > 1:
            raise ValueError(f"Grouper for '{k}' not 1-dimensional")


def _pivot_one(data, values, index, columns, aggfunc, fill_value, margins, dropna, margins_name, sort, kwargs, observed=True):
    row_by, col_by = _by(index), _by(columns)
    if not row_by and not col_by:
        raise ValueError("No group keys passed!")
    chosen = _chosen(data, values, row_by + col_by)
    narrow = values is not None and _one_dimensional(data, row_by + col_by, chosen)
    if isinstance(aggfunc, dict):
        chosen = [x for x in (chosen if values is not None else list(aggfunc)) if x in aggfunc]
    single = values is not None and not is_list_like(values)
    row_keys, col_keys = [_key(data, k) for k in row_by], [_key(data, k) for k in col_by]
    names = [k[1] for k in row_keys + col_keys]
    keys = [k[0] for k in row_keys + col_keys]
    columns_of = _labelled(data, chosen)
    if isinstance(aggfunc, str) and aggfunc == "size":
        columns_of = []
    counted = not columns_of
    if counted:
        columns_of = [(None, _pandas.series(np.full(len(data), nan)))]
    codes, cells = sorted_groups(keys, dropna, sort)
    cells = [c.infer_objects() if kind(c) == "O" and len(c) else c for c in cells]
    if not observed and any(kind(k) == "C" for k in keys):
        codes, cells = _all_cells(keys, codes, cells, dropna, sort)
    n_cells = len(cells[0])
    reduced = _reduce_all(columns_of, codes, n_cells, aggfunc, kwargs)
    if dropna and n_cells and not counted:
        there = np.zeros(n_cells, dtype=np.bool_)
        for r in reduced:
            there = there | r.notna().to_numpy()
        if not there.all():
            keep = np.flatnonzero(there)
            cells, reduced = [take(c, keep) for c in cells], [take(r, keep) for r in reduced]
    if margins and len(set(chosen)) < len(columns_of) and not counted:
        raise ValueError("Columns must be same length as key")
    if margins and row_keys and col_keys and not counted:
        _named_once(row_by + chosen, row_by)
        if len(cells[0]):
            _named_once(col_by + chosen, col_by)
        else:
            margins = False  # without a column there is nothing to sum up
    k = len(row_keys)
    flip = not row_keys
    if flip:  # only columns: the table of their groups as rows, turned
        rows, row_labels = sorted_groups(cells, False, sort)
        cols, col_labels, m = np.zeros(len(cells[0]), dtype=np.int64), [], 1
    else:
        rows, row_labels = sorted_groups(cells[:k], False, sort)
        if col_keys:
            cols, col_labels = sorted_groups(cells[k:], False, sort)
            m = len(col_labels[0])
        else:
            cols, col_labels, m = np.zeros(len(rows), dtype=np.int64), [], 1
    n = len(row_labels[0])
    if not dropna and not observed and any(kind(k) == "C" for k in keys):
        rows, row_labels, cols, col_labels, m = _lost_missing(rows, row_labels, cols, col_labels, m)
    if not dropna and len(row_labels) > 1 and not flip:
        rows, row_labels, n = _product(rows, row_labels)
    if not dropna and len(col_labels) > 1:
        cols, col_labels, m = _product(cols, col_labels)
    out, places, row_total = [], [], []  # of each column: which of the values, the place in col_labels or -1 for the margin
    order = sorted(range(len(columns_of)), key=lambda i: columns_of[i][0]) if sort and not counted else range(len(columns_of))
    blocks = _grid(rows, cols, n, m, reduced, fill_value)
    total = []
    if margins:
        used = keys + [c for label, c in columns_of if label is not None] if narrow or counted else _pandas.columns(data)
        total = _margins(data, columns_of, row_keys, col_keys, aggfunc, kwargs, row_labels, col_labels, used if dropna else [], dropna, sort, fill_value, observed)
    for i in order:
        got, where = blocks[i]
        for j, c in enumerate(got):
            if dropna and col_labels and not (where[:, j] >= 0).any():
                continue
            if fill_value is not None and c.isna().any():
                c = c.fillna(fill_value)
            if dropna and not counted and not c.notna().any() and not (margins and not is_missing(total[i][1][j])):
                continue
            out.append(c)
            places.append((i, j))
            row_total.append(total[i][1][j] if margins else None)
        if margins and col_keys and not flip and (counted or not dropna or total[i][0].notna().any() or not is_missing(total[i][2])):
            out.append(total[i][0])
            places.append((i, -1))
            row_total.append(total[i][2])
    row_names = names[:k] if not flip else names
    if margins:
        extra = [margins_name] + [""] * (len(row_labels) - 1)
        row_labels = [_with(x, e) for x, e in zip(row_labels, extra)]
        out = [_with(c, t) for c, t in zip(out, row_total)]
    index_out = _pandas.index(row_labels, row_names)
    if counted and not col_keys and out:
        return _pandas.series(out[0], index_out)
    if flip:
        table = _pandas.frame(out, [columns_of[i][0] for i, _ in places], index_out)
        return table.T
    levels, head = _heads(data, [columns_of[i][0] for i, _ in places], counted, col_labels, [j for _, j in places], margins_name if margins and col_keys else None)
    head += names[k:]
    if single and len(head) > 1:
        levels, head = levels[1:], head[1:]
    if not levels:
        return pd.DataFrame(index=index_out)
    if not out:
        if len(head) > 1 and col_keys:
            return pd.DataFrame(index=index_out, columns=pd.MultiIndex.from_arrays([pd.Index(x) for x in levels] if len(levels) == len(head) else [[] for _ in head], names=head))
        return _pandas.frame([], _pandas.index(levels, head), index_out)
    return _pandas.frame(out, _pandas.index(levels, head), index_out)


def _heads(data, labels, counted, col_labels, places, margins_name):
    """(the labels of the columns, level by level, the names of those that say which of the values)"""
    levels, head = [], []
    if not counted:
        have = _pandas.labels(data)
        at = np.array([have.index(x) for x in labels], dtype=np.int64)
        levels, head = [take(_pandas.series(x), at) for x in _pandas.levels(data.columns)], names_of(data.columns)
    at = np.array(places, dtype=np.int64)
    for i, x in enumerate(col_labels):
        x = bare(x)
        if margins_name is not None:  # beside text it is text
            extra = "" if i else margins_name
            x = _pandas.join([x, _pandas.series([extra])]) if kind(x) == "s" else _pandas.series(x.tolist() + [extra])
            levels.append(take(x, np.where(at < 0, len(x) - 1, at)))
        else:
            levels.append(take(x, at))
    return levels, head


def _all_cells(keys, codes, cells, dropna, sort):
    """With every category of the keys, present or not: (codes, cells)."""
    plain = [i for i, k in enumerate(keys) if kind(k) != "C"]
    rest = sorted_groups([keys[i] for i in plain], dropna, sort)[1] if plain else []
    columns, n = {}, len(rest[0]) if plain else 1
    for i, x in zip(plain, rest):
        columns[i] = x
    for i, k in enumerate(keys):
        if kind(k) != "C":
            continue
        known = np.arange(len(k.dtype.categories))
        if not dropna and bool(cells[i].isna().any()):
            known = np.append(known, -1)
        each = _pandas.cat_make(np.repeat(known, n), k.dtype.categories, k.dtype.ordered)
        for j in columns:
            columns[j] = take(columns[j], np.tile(np.arange(n), len(known)))
        columns[i], n = each, n * len(known)
    have = len(cells[0])
    place, out = sorted_groups([_pandas.join([bare(cells[i]), bare(columns[i])]) for i in range(len(keys))], False, sort)
    return (np.where(codes < 0, -1, place[:have][codes]) if have else codes), out


def _lost_missing(rows, row_labels, cols, col_labels, m):
    """Beside categories that no row has, a missing label is the first row, and a column without its cells, which go beyond the last one
    (a missing category is none at all): pandas unstacks the code -1 so."""
    if len(row_labels) == 1 and row_labels[0].hasnans:
        n = len(row_labels[0])
        rows, row_labels = (rows + 1) % n, [take(row_labels[0], np.roll(np.arange(n), 1))]
    if len(col_labels) == 1 and col_labels[0].hasnans:
        if kind(col_labels[0]) != "C":
            return rows, row_labels, np.where(cols == m - 1, m, cols), col_labels, m
        m -= 1
        col_labels = [take(col_labels[0], np.arange(m))]
    return rows, row_labels, cols, col_labels, m


def _product(codes, labels):
    """Every combination of the keys of several levels, present or not."""
    uniques = [sorted_groups([x], False)[1][0] for x in labels]
    places = [sorted_groups([x], False)[0] for x in labels]
    sizes = [len(u) for u in uniques]
    n = int(np.prod(sizes))
    flat = np.zeros(len(labels[0]), dtype=np.int64)
    for p, size in zip(places, sizes):
        flat = flat * size + p
    out, rest = [], n
    for u, size in zip(uniques, sizes):
        rest //= size
        out.append(take(u, (np.arange(n) // rest) % size))
    return flat[codes], out, n


def _with(c, value):
    """A column with one more cell at its end."""
    k = kind(c)
    if k in "iu" and isinstance(value, (int, np.integer)) and not isinstance(value, bool):
        return _pandas.series(np.append(c.to_numpy(), value))
    if k in "iuf" and isinstance(value, (int, float, np.integer, np.floating)):
        if k in "iu" and float(value).is_integer():
            return _pandas.series(np.append(c.to_numpy(), np.int64(value)))
        return _pandas.series(np.append(c.to_numpy().astype(np.float64), float(value)))
    return _pandas.join([c, _pandas.series([value])])


def _margins(data, columns_of, row_keys, col_keys, aggfunc, kwargs, row_labels, col_labels, used, dropna, sort, fill, observed):
    """For each of the values (a column of totals for the rows, a list of totals for the columns, the total of all). Rows with a missing
    value in one of the columns `used` are left out."""
    keep = np.ones(len(data), dtype=np.bool_)
    for c in used:
        keep = keep & c.notna().to_numpy()
    at = np.flatnonzero(keep)
    out = []
    for label, s in columns_of:
        func = _agg_of(aggfunc, label)
        s = take(s, at)
        whole = _one_value(s, func, kwargs)
        by_row, by_col = None, []
        every = not observed and not dropna and any(kind(k[0]) == "C" for k in row_keys + col_keys)
        none = _one_value(s.iloc[:0], func, kwargs) if every else None  # categories that no row has are groups of none
        none = None if is_missing(none) else none
        if row_keys and col_keys:
            codes, keys = sorted_groups([take(k[0], at) for k in row_keys], dropna, sort)
            r = group_values(s, codes, len(keys[0]), func, kwargs)
            by_row = _aligned(keys, r, row_labels)
            if none is not None and by_row.isna().any():
                by_row = by_row.fillna(none).astype(r.dtype)
        if col_keys:
            codes, keys = sorted_groups([take(k[0], at) for k in col_keys], dropna, sort)
            r = group_values(s, codes, len(keys[0]), func, kwargs)
            have = set(tuples_of(keys))
            empty = fill if none is None else none
            by_col = [empty if empty is not None and x not in have else v for x, v in zip(tuples_of(col_labels), _aligned(keys, r, col_labels).tolist())]
        else:
            by_col = [whole]
        out.append((by_row, by_col, whole))
    return out


def _aligned(keys, values, labels):
    have = tuples_of(keys)
    place = {}
    for i, x in enumerate(have):
        place[x] = i
    return take(values, np.array([place.get(x, -1) for x in tuples_of(labels)], dtype=np.int64))


def pivot_table(data, values=None, index=None, columns=None, aggfunc="mean", fill_value=None, margins=False, dropna=True, margins_name="All", observed=True,
                sort=True, **kwargs):
    if margins and not isinstance(margins_name, str):
        raise ValueError("margins_name argument must be a string")
    if isinstance(aggfunc, list):
        pieces = [_pivot_one(data, values, index, columns, f, fill_value, margins, dropna, margins_name, sort, kwargs, observed) for f in aggfunc]
        return pd.concat(pieces, keys=[func_name(f) for f in aggfunc], axis=1)
    if isinstance(aggfunc, dict) and any(isinstance(f, list) for f in aggfunc.values()):
        parts, labels, names = [], [], None
        for label in aggfunc:
            for name, f in pairs_of(listed(aggfunc[label])):
                t = _pivot_one(data, [label], index, columns, f, fill_value, margins, dropna, margins_name, sort, kwargs, observed)
                for x, c in zip(_pandas.labels(t), _pandas.columns(t)):
                    x = x if isinstance(x, tuple) else (x,)
                    labels.append((x[0], name) + x[1:])
                    parts.append(c)
                names = names_of(t.columns)
                rows = t.index
        order = sorted(range(len(labels)), key=lambda i: labels[i])
        head, first = [None, None] + (names[1:] if len(names) > 1 else []), int(values is not None and not is_list_like(values))
        labels = [labels[i][first:] for i in order]
        return _pandas.frame([parts[i] for i in order], [x[0] if len(x) == 1 else x for x in labels], rows, head[first:])
    return _pivot_one(data, values, index, columns, aggfunc, fill_value, margins, dropna, margins_name, sort, kwargs, observed)


# --- crosstab -------------------------------------------------------------------------------------------------------------------------
def _arrays(x):
    nested = isinstance(x, (list, tuple)) and len(x) and all(is_list_like(v) for v in x)
    return list(x) if nested else [x]


def _names(arrays, names, prefix):
    if names is None:
        return [a.name if is_series(a) and a.name is not None else f"{prefix}_{i}" for i, a in enumerate(arrays)]
    if len(names) != len(arrays):
        raise AssertionError("arrays and names must have the same length")
    return list(names)


def crosstab(index, columns, values=None, rownames=None, colnames=None, aggfunc=None, margins=False, margins_name="All", dropna=True, normalize=False):
    if values is None and aggfunc is not None:
        raise ValueError("aggfunc cannot be used without values.")
    if values is not None and aggfunc is None:
        raise ValueError("values cannot be used without an aggfunc.")
    rows, cols = _arrays(index), _arrays(columns)
    row_names, col_names = _names(rows, rownames, "row"), _names(cols, colnames, "col")
    for x in rows + cols:
        if is_frame(x):
            raise ValueError(f"Data must be 1-dimensional, got ndarray of shape {x.shape} instead")
    series = [x for x in rows + cols if is_series(x)]
    if series and not all(_pandas.same(x.index, series[0].index) for x in series):
        shared = series[0].index
        for x in series[1:]:
            at = _pandas.find(x.index, shared)
            shared = _pandas.index([take(v, np.flatnonzero(at >= 0)) for v in _pandas.levels(shared)], names_of(shared))
        rows, cols = [onto(x, shared) if is_series(x) else x for x in rows], [onto(x, shared) if is_series(x) else x for x in cols]
        values = onto(values, shared) if is_series(values) else values
    arrays = [bare(x if is_series(x) else pd.Series(x if hasattr(x, "dtype") else list(x))) for x in rows + cols]
    names = [f"row_{i}" for i in range(len(rows))] + [f"col_{i}" for i in range(len(cols))]
    count = values is None
    data = _pandas.frame(arrays + [np.zeros(len(arrays[0]), dtype=np.int64) if count else bare(values) if is_series(values) else values], names + ["__dummy__"])
    table = pivot_table(data, "__dummy__", names[:len(rows)], names[len(rows):], "size" if count else aggfunc, 0 if count else None, margins, dropna, margins_name, dropna) \
        if not count else _count_table(data, names, len(rows), margins, dropna, margins_name)
    if normalize is not False:
        table = _normalized(table, normalize, margins, margins_name)
    col_names = [None] * (table.columns.nlevels - len(col_names)) + col_names  # with several functions their names are above
    return _pandas.frame(_pandas.columns(table), table.columns, _pandas.index(_pandas.levels(table.index), row_names), col_names)


def _count_table(data, names, k, margins, dropna, margins_name):
    return pivot_table(data, "__dummy__", names[:k], names[k:], len, 0, margins, dropna, margins_name, dropna)


def _normalized(t, how, margins, margins_name):
    how = {0: "index", 1: "columns"}.get(how, how) if not isinstance(how, bool) else how
    if how not in (True, "all", "index", "columns"):
        raise ValueError("Not a valid normalize argument")
    cells = np.array([np.asarray(c.to_numpy(), dtype=np.float64) for c in _pandas.columns(t)]).reshape((t.shape[1], len(t))).T
    if margins:
        body, right, bottom = cells[:-1, :-1], cells[:-1, -1], cells[-1, :-1]
    else:
        body = cells
    if how is True or how == "all":
        body = body / np.nansum(body)
    elif how == "columns":
        body = body / np.nansum(body, axis=0)[None, :]
    else:
        body = body / np.nansum(body, axis=1)[:, None]
    body = np.where(np.isnan(body), 0.0, body)
    labels, index = t.columns, t.index
    if margins:
        right, bottom = right / right.sum(), bottom / bottom.sum()
        if how == "columns":
            body = np.concatenate([body, right[:, None]], axis=1)
            index = _pandas.index([take(x, np.arange(len(t) - 1)) for x in _pandas.levels(index)], names_of(index))
        elif how == "index":
            body = np.concatenate([body, bottom[None, :]], axis=0)
            labels = labels[:-1]
        else:
            body = np.concatenate([np.concatenate([body, right[:, None]], axis=1), np.append(bottom, 1.0)[None, :]], axis=0)
    return _pandas.frame([body[:, j] for j in range(body.shape[1])], labels, index, names_of(t.columns))


class DataFrame:
    def pivot_table(self, values=None, index=None, columns=None, aggfunc="mean", fill_value=None, margins=False, dropna=True, margins_name="All", observed=True,
                    sort=True, **kwargs):
        return pivot_table(self, values, index, columns, aggfunc, fill_value, margins, dropna, margins_name, observed, sort, **kwargs)
