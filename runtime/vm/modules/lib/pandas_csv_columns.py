"""Columns of a CSV once they are read: dates, categories, nullable types, converters, the index."""
import warnings
import numpy as np
import pandas as pd
import _pandas
from pandas.errors import ParserWarning
from pandas._csv_options import given, native


# --- columns ----------------------------------------------------------------------------------------------------------------------------
def labels_of(source, text, o, python):
    """The names of all columns."""
    plain = {k: v for k, v in o.items() if k not in ("dtype", "usecols", "index_col", "nrows", "na_values")}
    return list(native(source, text, plain, python, nrows=0, index_col=False)[0].columns) if "header" not in o or o["header"] is not None or given(o, "names") \
        else list(range(native(source, text, plain, python, nrows=1, index_col=False)[0].shape[1]))


def type_name(t):
    if t is str or t is object or t is int or t is float or t is bool:
        return t.__name__
    return str(t)


def text_first(t):
    """Is a column of this type made of the texts as they stand?"""
    return type_name(t) in ("string", "object", "boolean", "BooleanDtype")


def is_plain(t):
    if t in (str, int, float, bool):
        return True
    name = type_name(t)
    if name in ("str", "bool", "float", "int"):
        return True
    try:
        return isinstance(t, (str, np.dtype, type)) and np.dtype(t).kind in "iufb" and name[:1].islower()
    except TypeError:
        return False


def key_label(key, columns):
    return columns[key] if isinstance(key, int) and key not in columns and -len(columns) <= key < len(columns) else key


def split_types(o, columns):
    """dtype= as what C knows and {label: dtype} for the rest."""
    t = o.get("dtype")
    if t is None:
        return {}
    if isinstance(o.get("_late"), dict):
        return {} # a header of several rows: of_levels
    if not isinstance(t, dict):
        if is_plain(t):
            return {}
        late = {c: t for c in columns}
    else:
        late = {key_label(k, columns): v for k, v in t.items() if not is_plain(v)}
    early = {k: v for k, v in t.items() if is_plain(v)} if isinstance(t, dict) else {}
    for label, v in late.items():
        name = type_name(v)
        if name in ("boolean", "BooleanDtype"):
            early[label] = "str"
        if name.startswith(("datetime64", "timedelta64", "<M8", "M8", "<m8", "m8")):
            raise TypeError(f"the dtype {name} is not supported for parsing, pass this column using parse_dates instead")
        if name == "object" or name.startswith("string"):
            early[label] = "str"
    o["dtype"] = early
    return late


def with_columns(frame, changes):
    """The frame with columns replaced: {place: values}."""
    if not changes:
        return frame
    columns = [changes.get(i, c) for i, c in enumerate(_pandas.columns(frame))]
    return _pandas.frame(columns, list(_pandas.labels(frame)), frame.index)


def texts_of(column):
    """A column's values as texts."""
    return pd.Series([str(x) if x == x and x is not None else None for x in column.tolist()], index=column.index, name=column.name, dtype="str")


def as_dates(column, o, label):
    if len(column) == 0:
        return column
    form = o.get("date_format")
    if isinstance(form, dict):
        form = form.get(label)
    if str(column.dtype).startswith("datetime64"):
        return column
    if str(column.dtype) not in ("str", "object"): # a date is what a text says: numbers are no nanoseconds
        column = texts_of(column)
    try:
        with warnings.catch_warnings():
            if form is not None:
                warnings.simplefilter("ignore")
            return pd.to_datetime(column, format=form, dayfirst=bool(o.get("dayfirst")))
    except (ValueError, TypeError, OverflowError):
        return column


def date_columns(o, columns):
    """Labels among the columns that are read, and whether the index is meant."""
    dates = o.get("parse_dates")
    if dates is None and given(o, "date_format"):
        dates = True
    if dates is None or dates is False:
        return [], False
    if dates is True:
        return [], True
    missing = sorted({d for d in dates if isinstance(d, str) and d not in columns})
    labels = [d if d in columns else columns[d] for d in dates if d not in missing]
    if missing:
        raise ValueError(f"Missing column provided to 'parse_dates': '{', '.join(missing)}'")
    return labels, False


def index_labels(o, columns):
    ix = o.get("index_col")
    if ix is None or ix is False:
        return []
    ix = list(ix) if isinstance(ix, (list, tuple)) else [ix]
    return [key_label(i, columns) if not isinstance(i, int) or -i > len(columns) or i >= 0 else columns[i] for i in ix]


def inferred(values):
    """Texts that are no dates after all, as the reader would have typed them."""
    if str(values.dtype) != "str":
        return values
    try:
        return pd.to_numeric(values)
    except (ValueError, TypeError):
        pass
    true = values.isin(["True", "TRUE", "true"])
    return true if len(values) and bool((true | values.isin(["False", "FALSE", "false"])).all()) else values


def date_level(values, o, name, keep):
    """A level of the index as dates; as it was when it is none and `keep`, else as text."""
    texts = values if str(values.dtype) == "str" else texts_of(values)
    made = values if str(values.dtype).startswith("datetime64") else as_dates(texts, o, name)
    if str(made.dtype).startswith("datetime64"):
        return made
    return inferred(values) if keep else texts


def parse_index(frame, labels, dates, all_levels, o, python):
    """labels: of index_col; without, the levels are of columns that have no names."""
    index, keep = frame.index, bool(labels) or python
    wanted = [all_levels or (i < len(labels) and labels[i] in dates) for i in range(index.nlevels)]
    if (isinstance(index, pd.RangeIndex) and not labels) or not any(wanted) or len(frame) == 0:
        return frame
    levels = [pd.Series(index.get_level_values(i)) for i in range(index.nlevels)]
    levels = [date_level(level, o, index.names[i], keep) if wanted[i] else level for i, level in enumerate(levels)]
    if len(levels) > 1:
        frame.index = pd.MultiIndex.from_arrays(levels, names=index.names)
    elif str(levels[0].dtype).startswith("datetime64"):
        frame.index = pd.DatetimeIndex(levels[0], name=index.name)
    elif str(levels[0].dtype) != str(index.dtype):
        frame.index = pd.Index(levels[0], name=index.name)
    return frame


BACKEND = {"i": "Int64", "u": "UInt64", "f": "Float64", "b": "boolean", "s": "string"}


def nullable(column, kind):
    column = _pandas.as_masked(column) if kind in "iu" else column
    return column.astype("Int64" if kind == "f" and len(column) and column.isna().all() else BACKEND.get(kind, "object"))


def cast(column, wanted, kind, o):
    """A column to a nullable type or a category, as pandas makes it of the texts."""
    name = type_name(wanted)
    if name in ("boolean", "BooleanDtype") and str(column.dtype) == "str":
        yes, no = ["True", "TRUE", "true", "1", "1.0"], ["False", "FALSE", "false", "0", "0.0"]
        yes, no = yes + list(o.get("true_values") or []), no + list(o.get("false_values") or [])
        true, null = column.isin(yes), column.isna()
        bad = ~(true | column.isin(no) | null)
        if bad.any():
            raise ValueError(f"{column[bad].iloc[0]} cannot be cast to bool")
        made = true.astype("boolean")
        return made.where(~null) if null.any() else made
    if name[:3] in ("Int", "UIn", "Flo") and kind in "bs" and len(column):
        for i, text in enumerate(column.tolist()):
            if text == text and (kind == "b" or not is_number(text)):
                raise ValueError(f"Unable to parse string {str(text)!r} at position {i}")
    if kind == "i" and name in ("category", "CategoricalDtype") and str(column.dtype) == "float64":
        ints = sorted({int(x) for x in column.dropna().tolist()})
        place = {x: k for k, x in enumerate(ints)}
        codes = [place[int(x)] if x == x else -1 for x in column.tolist()]
        return pd.Series(pd.Categorical.from_codes(codes, categories=ints), index=column.index, name=column.name)
    if kind == "u" and name == "Int64" and len(column) and bool((column.to_numpy() >> np.uint64(63)).any()):
        raise TypeError("cannot safely cast non-equivalent uint64 to int64")
    return (_pandas.as_masked(column) if name[:3] in ("Int", "UIn") else column).astype(wanted)


NULLS = ("", "#N/A", "#N/A N/A", "#NA", "-1.#IND", "-1.#QNAN", "-NaN", "-nan", "1.#IND", "1.#QNAN", "<NA>", "N/A", "NA", "NULL", "NaN", "None", "n/a", "nan",
         "null")


def null_texts(o, label, place):
    """The texts that are null in a column."""
    if o.get("na_filter") is False or not o.get("na_filter", True):
        return ()
    default = NULLS if o.get("keep_default_na", True) else ()
    more = o.get("na_values")
    if isinstance(more, dict):
        more = more.get(label, more.get(place, ()))
    if more is None:
        return default
    more = more if isinstance(more, (list, tuple, set)) else [more]
    return tuple(str(x) for x in more) + tuple(default)


def converted(column, function, nulls):
    """pandas looks for null texts among the results."""
    made = [function(x) for x in column.tolist()]
    return [float("nan") if isinstance(x, str) and x in nulls else x for x in made]


def is_number(text):
    try:
        float(text.replace("_", "x"))
        return True
    except ValueError:
        return False


def finish(frame, kinds, o, late, dates, converters, columns):
    labels = list(frame.columns)
    changes = {}
    every = late_for_all(o)
    for i, label in enumerate(labels):
        if label in converters or i in converters:
            continue
        if label in dates:
            changes[i] = as_dates(frame.iloc[:, i], o, label)
        elif late.get(label, every) is not None:
            changes[i] = cast(frame.iloc[:, i], late.get(label, every), kinds[i], o)
        elif given(o, "dtype_backend") and not has_type(o, label):
            changes[i] = nullable(frame.iloc[:, i], kinds[i])
    return with_columns(frame, changes)


def has_type(o, label):
    """Did the caller name a type for this column?"""
    types = o.get("_types")
    return types is not None and (not isinstance(types, dict) or label in types)


def late_for_all(o):
    """dtype= as one type that C does not know, or None."""
    types = o.get("_types")
    return None if isinstance(types, dict) or types is None or is_plain(types) or given(o, "converters") else types


def typed_index(frame, kinds, o, late, converters):
    """The levels of the index as types of its own, where dtype= or dtype_backend= ask for them."""
    every = late_for_all(o)
    backend = given(o, "dtype_backend") and len(frame)
    if isinstance(frame.index, pd.RangeIndex) or not (late or every is not None or backend):
        return frame
    names, changed = list(frame.index.names), False
    levels = []
    for k, name in enumerate(names):
        level = pd.Series(frame.index.get_level_values(k))
        wanted = late.get(name, every)
        if str(level.dtype).startswith("datetime64") or name in converters:
            pass
        elif wanted is not None:
            level, changed = cast(level, wanted, kinds[frame.shape[1] + k], o), True
        elif backend and not has_type(o, name):
            level, changed = nullable(level, kinds[frame.shape[1] + k]), True
        levels.append(level)
    if changed:
        frame.index = pd.MultiIndex.from_arrays(levels, names=names) if len(levels) > 1 else pd.Index(levels[0], name=names[0])
    return frame


def converters_of(o, columns):
    """{label or place in the row: function}, for columns that are there."""
    made = {k: f for k, f in (o.get("converters") or {}).items()}
    types = o.get("dtype")
    for key in made:
        label = key_label(key, columns)
        if isinstance(types, dict) and label in types:
            warnings.warn(f"Both a converter and dtype were specified for column {label} - only the converter will be used.", ParserWarning, stacklevel=2)
            types = {k: v for k, v in types.items() if k != label}
            o["dtype"] = types
    if made and types is not None and not isinstance(types, dict):
        o["dtype"] = {c: types for c in columns if c not in {key_label(k, columns) for k in made}}
    return made


def convert(frame, o, converters, columns, python):
    """The frame with the functions of converters= called; places count from the row's first field, in pandas' Python engine from the first column
    behind the index, which it leaves as it is."""
    if not converters:
        return frame
    unnamed = not given(o, "index_col") and not isinstance(frame.index, pd.RangeIndex)
    lead = frame.index.nlevels if unnamed and not python else 0
    changes = {}
    for i, label in enumerate(frame.columns):
        place = (columns.index(label) if label in columns else i) + lead
        f = converters.get(label, converters.get(place))
        if f is not None:
            changes[i] = pd.Series(converted(_pandas.columns(frame)[i], f, null_texts(o, label, place)), index=frame.index, name=label)
    frame = with_columns(frame, changes)
    if python:
        return frame
    names = list(frame.index.names)
    found = {}
    for k, name in enumerate(names):
        f = converters.get(name, converters.get(columns.index(name) if name in columns else k if lead else None))
        if f is not None:
            found[k] = f
    if found and not isinstance(frame.index, pd.RangeIndex):
        levels = [pd.Series(frame.index.get_level_values(k)) for k in range(len(names))]
        for k, f in found.items():
            levels[k] = pd.Series(converted(levels[k], f, null_texts(o, names[k], k)))
        frame.index = index_of(levels, names)
    return frame


def dates_of_levels(columns, labels, o):
    """parse_dates= as a list where columns have several levels: places, or tuples of names."""
    dates = o.get("parse_dates")
    if not isinstance(dates, list) or len(columns) != len(labels):
        return columns
    missing = sorted(d for d in dates if isinstance(d, str) and d not in labels)
    if missing:
        raise ValueError(f"Missing column provided to 'parse_dates': '{', '.join(missing)}'")
    places = [labels.index(d) if d in labels else d for d in dates]
    return [as_dates(c, o, labels[i]) if i in places and str(c.dtype) == "str" else c for i, c in enumerate(columns)]


def index_of(columns, names):
    made = pd.DataFrame({i: c for i, c in enumerate(columns)})
    made = made.set_index(list(range(len(columns))))
    made.index.names = names
    return made.index
