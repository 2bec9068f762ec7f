"""pandas' less common readers and methods: json_normalize, read_fwf, lreshape, case_when, asof, divmod; and names that need what is not there."""
import numpy as np
import pandas as pd
from pandas._base import is_list_like
from pandas._col import apply_if_callable

nan = float("nan")


# --- json_normalize
def _flat(d, sep, most, prefix="", level=0):
    """One dict without dicts inside, down to a level."""
    plain, nested = {}, {}
    for k, v in d.items():
        key = str(k) if level == 0 else prefix + sep + str(k)
        target = plain if level == 0 else nested
        if not isinstance(v, dict) or (most is not None and level >= most):
            target[key] = v
        else:
            nested.update(_flat(v, sep, most, key, level + 1))
    plain.update(nested)
    return plain


def _pull(js, spec, record, errors):
    try:
        if not isinstance(spec, list):
            return js[spec]
        for field in spec:
            if js is None:
                raise KeyError(field)
            js = js[field]
        return js
    except KeyError as e:
        if record:
            raise KeyError("Key %s not found. If specifying a record_path, all elements of data should have the path." % e) from None
        if errors == "ignore":
            return nan
        raise KeyError("Key %s not found. To replace missing values of %s with np.nan, pass in errors='ignore'" % (e, e)) from None


def _records(js, spec, errors):
    found = _pull(js, spec, True, errors)
    if isinstance(found, list):
        return found
    if found is None or (isinstance(found, float) and found != found):
        return []
    raise TypeError("Path must contain list or null, but got %s at %r" % (type(found).__name__, spec))


def json_normalize(data, record_path=None, meta=None, meta_prefix=None, record_prefix=None, errors="raise", sep=".", max_level=None):
    """pandas.json_normalize: nested dicts as a table."""
    index = data.index if isinstance(data, pd.Series) else None
    if isinstance(data, list) and not data:
        return pd.DataFrame()
    if isinstance(data, dict):
        data = [data]
    elif hasattr(data, "__iter__") and not isinstance(data, str):
        data = list(data)
        for x in data:
            if not isinstance(x, dict) and not (x is None or x != x):
                raise TypeError("All items in data must be of type dict or NA-like, found %s" % type(x).__name__)
        data = [x if isinstance(x, dict) else {} for x in data]
    else:
        raise NotImplementedError
    if record_path is None:
        return pd.DataFrame([_flat(x, sep, max_level) for x in data], index=index)
    path = record_path if isinstance(record_path, list) else [record_path]
    fields = [] if meta is None else [m if isinstance(m, list) else [m] for m in (meta if isinstance(meta, list) else [meta])]
    keys = [sep.join([str(f) for f in m]) for m in fields]
    rows, lengths, values = [], [], {k: [] for k in keys}

    def walk(level_data, path, seen, level):
        if isinstance(level_data, dict):
            level_data = [level_data]
        for obj in level_data:
            if len(path) > 1:
                for field, key in zip(fields, keys):
                    if level + 1 == len(field):
                        seen[key] = _pull(obj, field[-1], False, errors)
                walk(obj[path[0]], path[1:], seen, level + 1)
                continue
            found = [_flat(r, sep, max_level) if isinstance(r, dict) else r for r in _records(obj, path[0], errors)]
            lengths.append(len(found))
            for field, key in zip(fields, keys):
                values[key].append(seen[key] if level + 1 > len(field) else _pull(obj, field[level:], False, errors))
            rows.extend(found)

    walk(data, path, {}, 0)
    out = pd.DataFrame(rows)
    if record_prefix is not None:
        out = out.rename(columns=lambda x: "%s%s" % (record_prefix, x))
    for key in keys:
        name = key if meta_prefix is None else meta_prefix + key
        if name in out.columns:
            raise ValueError("Conflicting metadata name %s, need distinguishing prefix " % name)
        spread = [v for v, n in zip(values[key], lengths) for _ in range(n)]
        column = np.empty(len(spread), dtype=object)
        for i, v in enumerate(spread):
            column[i] = v
        text = len(spread) and all(isinstance(v, str) or v is None or v != v for v in spread) and any(isinstance(v, str) for v in spread)
        out[name] = pd.Series(column, index=out.index, dtype="str" if text else "object")
    return out


# --- read_fwf
def _found_columns(lines, blank):
    width = max([len(t) for t in lines], default=0)
    used = [False] * (width + 1)
    for t in lines:
        for i, c in enumerate(t):
            if c not in blank:
                used[i] = True
    specs, begin = [], None
    for i, u in enumerate(used):
        if u and begin is None:
            begin = i
        elif not u and begin is not None:
            specs.append((begin, i))
            begin = None
    return specs


def read_fwf(filepath_or_buffer, *, colspecs="infer", widths=None, infer_nrows=100, iterator=False, chunksize=None, **kwds):
    """pandas.read_fwf: a table whose columns have fixed widths."""
    import io
    if colspecs is None and widths is None:
        raise ValueError("Must specify either colspecs or widths")
    if colspecs not in (None, "infer") and widths is not None:
        raise ValueError("You must specify only one of 'widths' and 'colspecs'")
    if iterator or chunksize is not None:
        raise NotImplementedError("read_fwf: iterator and chunksize are not supported")
    if hasattr(filepath_or_buffer, "read"):
        text = filepath_or_buffer.read()
    else:
        with open(filepath_or_buffer, encoding=kwds.pop("encoding", None) or "utf-8") as f:
            text = f.read()
    lines = text.splitlines()
    skip = kwds.pop("skiprows", None)
    if callable(skip):
        lines = [t for i, t in enumerate(lines) if not skip(i)]
    elif skip is not None:
        gone = set(range(skip) if isinstance(skip, int) else skip)
        lines = [t for i, t in enumerate(lines) if i not in gone]
    comment = kwds.pop("comment", None)
    if comment is not None:
        lines = [t.split(comment)[0] for t in lines]
    foot = kwds.pop("skipfooter", 0)
    lines = lines[:len(lines) - foot] if foot else lines
    blank = kwds.pop("delimiter", None) or " \t"
    if widths is not None:
        specs, at = [], 0
        for w in widths:
            specs.append((at, at + w))
            at += w
    elif isinstance(colspecs, str):
        specs = _found_columns([t for t in lines if t.strip()][:infer_nrows], blank)
    else:
        specs = [(a, b) for a, b in colspecs]
    rows = ["\x01".join([t[slice(a, b)].strip(blank + "\r\n") for a, b in specs]) for t in lines if t.strip()]
    return pd.read_csv(io.StringIO("\n".join(rows) + "\n"), sep="\x01", quoting=3, **kwds)


def lreshape(data, groups, dropna=True):
    """pandas.lreshape: columns of several names under one, rows below each other."""
    gone = [c for names in groups.values() for c in names]
    count = {len(names) for names in groups.values()}
    if len(count) > 1:
        raise ValueError("All column lists must be same length")
    k = count.pop()
    rest = [c for c in data.columns if c not in gone]
    out = {c: pd.concat([data[c]] * k, ignore_index=True) for c in rest}
    for name, names in groups.items():
        out[name] = pd.concat([data[c] for c in names], ignore_index=True)
    frame = pd.DataFrame(out)
    if dropna:
        frame = frame.dropna(subset=list(groups)).reset_index(drop=True)
    return frame


def _needs(message, error=ImportError):
    def method(self, *args, **kwargs):
        raise error(message)
    return method


_jinja = "`Import Jinja2` failed. DataFrame.style requires jinja2. Use pip, conda, or your preferred package management tool to install the Jinja2 package."


# --- case_when
def _common_type(values):
    """The type that holds a Series and what replaces its values; None: all are of one."""
    columns = [x if isinstance(x, pd.Series) else pd.Series(x if is_list_like(x) else [x], dtype="object" if x is None or x is pd.NA else None) for x in values]
    if all(c.dtype == columns[0].dtype for c in columns):
        return None
    return pd.concat([(c.cat.categories.to_series() if str(c.dtype) == "category" else c).iloc[:0] for c in columns], ignore_index=True).dtype


def _cast(value, dtype):
    r = pd.Series(value if is_list_like(value) else [value], dtype="object").astype(dtype)
    return r if is_list_like(value) else r.iloc[0]


class Series:
    def case_when(self, caselist):
        if not isinstance(caselist, list):
            raise TypeError("The caselist argument should be a list; instead got %s" % type(caselist))
        if not caselist:
            raise ValueError("provide at least one boolean condition, with a corresponding replacement.")
        for i, pair in enumerate(caselist):
            if not isinstance(pair, tuple):
                raise TypeError("Argument %d must be a tuple; instead got %s." % (i, type(pair)))
            if len(pair) != 2:
                raise ValueError("Argument %d must have length 2; a condition and replacement; instead got length %d." % (i, len(pair)))
        pairs = [(apply_if_callable(test, self), apply_if_callable(value, self)) for test, value in caselist]
        out, common = self, _common_type([self] + [value for _, value in pairs])
        if common is not None:
            out = self.astype(common)
            pairs = [(test, value.astype(common) if isinstance(value, pd.Series) else _cast(value, common)) for test, value in pairs]
        for test, value in reversed(pairs):
            keep = pd.Series(test).reset_index(drop=True).to_numpy() if not isinstance(test, pd.Series) else test
            out = out.mask(keep, value)
        return out

    def asof(self, where, subset=None):
        if not self.index.is_monotonic_increasing:
            raise ValueError("asof requires a sorted index")
        if subset is not None:
            raise ValueError("subset is not valid for Series")
        if not len(self) and not is_list_like(where):
            raise IndexError("index 0 is out of bounds for axis 0 with size 0")
        known = self.dropna()
        labels = known.index

        def one(x):
            at = int(labels.searchsorted(x, side="right")) - 1
            return known.iloc[at] if at >= 0 else nan

        if isinstance(where, (list, tuple, np.ndarray, pd.Index, pd.Series)):
            index = where if isinstance(where, pd.Index) else pd.Index(list(where))
            return pd.Series([one(x) for x in index], index=index, name=self.name)
        return one(pd.Timestamp(where) if isinstance(where, str) else where)

    def divmod(self, other, level=None, fill_value=None, axis=0):
        return self.floordiv(other, fill_value=fill_value), self.mod(other, fill_value=fill_value)

    def rdivmod(self, other, level=None, fill_value=None, axis=0):
        return self.rfloordiv(other, fill_value=fill_value), self.rmod(other, fill_value=fill_value)

    def dtypes(self):
        return self.dtype

    def set_flags(self, *, copy=None, allows_duplicate_labels=None):
        if allows_duplicate_labels is False and not self.index.is_unique:
            raise pd.errors.DuplicateLabelError("Index has duplicates.")
        return self.copy()

    to_latex = _needs(_jinja)


class DataFrame:
    def asof(self, where, subset=None):
        where = pd.Timestamp(where) if isinstance(where, str) else where
        if not self.index.is_monotonic_increasing:
            raise ValueError("asof requires a sorted index")
        several = isinstance(where, (list, tuple, np.ndarray, pd.Index, pd.Series))
        if not several and where < self.index[0]:
            return pd.Series(nan, index=self.columns, name=where)
        subset = self.columns if subset is None else subset if isinstance(subset, (list, tuple, np.ndarray, pd.Index, pd.Series)) else [subset]
        where = where if isinstance(where, pd.Index) else pd.Index(list(where) if several else [where])
        good = self[list(subset)].notna().all(axis=1).to_numpy()
        if not good.any():
            return pd.DataFrame(nan, index=where, columns=self.columns) if several else pd.Series(nan, index=self.columns, name=where[0])
        at = self.index[good].searchsorted(where, side="right") - 1
        out = self.take(np.where(at < 0, -1, np.flatnonzero(good)[at]))
        out.index = where
        if (at < 0).any():
            out.loc[at < 0] = nan
        return out if several else out.iloc[-1]

    def set_flags(self, *, copy=None, allows_duplicate_labels=None):
        if allows_duplicate_labels is False and not (self.index.is_unique and self.columns.is_unique):
            raise pd.errors.DuplicateLabelError("Index has duplicates.")
        return self.copy()

    to_latex = _needs(_jinja)

    def style(self):
        raise AttributeError("The '.style' accessor requires jinja2")
