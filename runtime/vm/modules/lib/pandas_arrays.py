"""pandas' own arrays (pd.arrays, pd.array, Categorical): a Series without labels that prints in its own way.

What a changer must know: C takes any instance of ExtensionArray for the Series that is its attribute _series (qn_is_pandas_array)."""
import numpy as np
import pandas as pd
import _pandas

_no = object()


def _bare(s):
    s = s.reset_index(drop=True)
    s.name = None
    return s


def _of(s):
    """The array of a Series' values."""
    cls = _class_of(s)
    out = object.__new__(cls)
    out._series = _bare(s)
    return out


def _class_of(s):
    t = str(s.dtype)
    if t == "category":
        return Categorical
    if t in ("str", "string"):
        return ArrowStringArray
    for begin, cls in _classes:
        if t.startswith(begin):
            return cls
    return NumpyExtensionArray


def _values(s):
    """What a Series' values are as pandas gives them: an array of pandas' own where its type is not NumPy's."""
    return s.to_numpy() if _class_of(s) is NumpyExtensionArray else _of(s)


def _plain_operand(x):
    return x._series if isinstance(x, ExtensionArray) else x


class ExtensionArray:
    __module__ = "pandas.arrays"

    def __init__(self, values, dtype=None, copy=False):
        self._series = _bare(pd.Series(values, dtype=dtype))

    def _same(self, s):
        return _of(s)

    # --- what it holds
    @property
    def dtype(self):
        return self._series.dtype

    @property
    def shape(self):
        return (len(self._series),)

    @property
    def size(self):
        return np.int64(len(self._series))

    @property
    def ndim(self):
        return 1

    @property
    def nbytes(self):
        return self._series.nbytes

    @property
    def T(self):
        return self

    def __len__(self):
        return len(self._series)

    def __iter__(self):
        return iter(self._series)

    def __contains__(self, x):
        if x is None or x is pd.NA or x is pd.NaT or (isinstance(x, float) and x != x):
            return bool(self._series.isna().any())
        return bool((self._series == x).any())

    def __getitem__(self, key):
        x = self._series.iloc[_plain_operand(key)]
        return self._same(x) if isinstance(x, pd.Series) else x

    def __setitem__(self, key, value):
        s = self._series.copy()
        s.iloc[_plain_operand(key)] = _plain_operand(value)
        self._series = s

    def __array__(self, dtype=None, copy=None):
        a = self._series.to_numpy()
        return a if dtype is None else a.astype(dtype)

    def tolist(self):
        return self._series.tolist()

    to_list = tolist

    def to_numpy(self, dtype=None, copy=False, na_value=_no):
        s = self._series
        if na_value is not _no:
            a = s.to_numpy(dtype=object)
            a = np.array([na_value if g else x for x, g in zip(a.tolist(), s.isna().tolist())], dtype=object if dtype is None else dtype)
            return a
        return s.to_numpy() if dtype is None else s.to_numpy(dtype=dtype)

    def astype(self, dtype, copy=True):
        s = self._series.astype(dtype)
        return _values(s)

    def view(self, dtype=None):
        return self

    def copy(self):
        return self._same(self._series.copy())

    def isna(self):
        return self._series.isna().to_numpy()

    isnull = isna

    def notna(self):
        return self._series.notna().to_numpy()

    def unique(self):
        return _of(pd.Series(self._series.unique()).astype(self._series.dtype))

    def dropna(self):
        return self._same(self._series.dropna())

    def fillna(self, value, limit=None, copy=True):
        return self._same(self._series.fillna(_plain_operand(value)))

    def take(self, indices, *, allow_fill=False, fill_value=None):
        at = np.asarray(indices, dtype="int64")
        if allow_fill:
            return self._same(_pandas.take(self._series, at))
        return self._same(self._series.iloc[at])

    def repeat(self, repeats, axis=None):
        return self._same(self._series.repeat(repeats))

    def shift(self, periods=1, fill_value=None):
        return self._same(self._series.shift(periods) if fill_value is None else self._series.shift(periods, fill_value=fill_value))

    def isin(self, values):
        return self._series.isin(list(_plain_operand(values))).to_numpy()

    def argsort(self, *, ascending=True, kind="quicksort", na_position="last"):
        s = self._series.sort_values(ascending=ascending, kind="stable", na_position=na_position)
        return s.index.to_numpy()

    def argmin(self, skipna=True):
        return int(self._series.argmin())

    def argmax(self, skipna=True):
        return int(self._series.argmax())

    def factorize(self, use_na_sentinel=True):
        codes, first = _pandas.codes([self._series], use_na_sentinel)
        return codes, self._same(_pandas.take(self._series, first))

    def value_counts(self, dropna=True):
        return self._series.value_counts(dropna=dropna)

    def map(self, mapper, na_action=None):
        return _values(self._series.map(mapper, na_action=na_action))

    def duplicated(self, keep="first"):
        return self._series.duplicated(keep=keep).to_numpy()

    def equals(self, other):
        return isinstance(other, type(self)) and self._series.equals(other._series)

    def count(self):
        return self._series.count()

    def round(self, decimals=0):
        return self._same(self._series.round(decimals))

    def item(self, index=None):
        if index is not None:
            return self._series.iloc[index]
        if len(self) != 1:
            raise ValueError("can only convert an array of size 1 to a Python scalar")
        return self._series.iloc[0]

    def ravel(self, order="C"):
        return self

    def searchsorted(self, value, side="left", sorter=None):
        return self._series.searchsorted(value, side=side, sorter=sorter)

    def interpolate(self, **kwargs):
        kwargs.pop("axis", None), kwargs.pop("index", None), kwargs.pop("copy", None)
        return self._same(self._series.interpolate(**kwargs))

    # --- sums
    def _reduce(self, name, *args, **kwargs):
        return getattr(self._series, name)(*args, **kwargs)

    # --- operators
    def _compared(self, other, f):
        r = f(self._series, _plain_operand(other))
        return _values(r) if str(r.dtype) == "boolean" else r.to_numpy()

    def __eq__(self, other):
        return self._compared(other, lambda a, b: a == b)

    def __ne__(self, other):
        return self._compared(other, lambda a, b: a != b)

    def __lt__(self, other):
        return self._compared(other, lambda a, b: a < b)

    def __le__(self, other):
        return self._compared(other, lambda a, b: a <= b)

    def __gt__(self, other):
        return self._compared(other, lambda a, b: a > b)

    def __ge__(self, other):
        return self._compared(other, lambda a, b: a >= b)

    def __hash__(self):
        raise TypeError("unhashable type: '%s'" % type(self).__name__)

    def __invert__(self):
        return _of(~self._series)

    def __neg__(self):
        return _of(-self._series)

    def __abs__(self):
        return _of(abs(self._series))

    def __repr__(self):
        return _pandas.array_text(self._series, "<%s>\n" % type(self).__name__)


def _operator(f):
    def forward(self, other):
        return _of(f(self._series, _plain_operand(other)))

    def backward(self, other):
        return _of(f(_plain_operand(other), self._series))
    return forward, backward


for _name, _f in (("add", lambda a, b: a + b), ("sub", lambda a, b: a - b), ("mul", lambda a, b: a * b), ("truediv", lambda a, b: a / b), ("floordiv", lambda a, b: a // b),
                  ("mod", lambda a, b: a % b), ("pow", lambda a, b: a ** b), ("and", lambda a, b: a & b), ("or", lambda a, b: a | b), ("xor", lambda a, b: a ^ b)):
    _forward, _backward = _operator(_f)
    setattr(ExtensionArray, "__%s__" % _name, _forward)
    setattr(ExtensionArray, "__r%s__" % _name, _backward)


def _reduction(name):
    def method(self, *args, **kwargs):
        kwargs.pop("axis", None)
        return getattr(self._series, name)(*args, **kwargs)
    return method


for _name in ("sum", "mean", "min", "max", "std", "var", "median", "prod", "any", "all"):
    setattr(ExtensionArray, _name, _reduction(_name))


class NumpyExtensionArray(ExtensionArray):
    __module__ = "pandas.arrays"


class ArrowStringArray(ExtensionArray):
    __module__ = "pandas.arrays"


class StringArray(ExtensionArray):
    __module__ = "pandas.arrays"


class IntegerArray(ExtensionArray):
    __module__ = "pandas.arrays"
    def __init__(self, values, mask, copy=False):
        s = pd.Series(values)
        self._series = _bare(s.astype(str(s.dtype).replace("int", "Int").replace("uI", "UI")).mask(pd.Series(mask)))


class FloatingArray(IntegerArray):
    __module__ = "pandas.arrays"
    def __init__(self, values, mask, copy=False):
        s = pd.Series(values)
        self._series = _bare(s.astype(str(s.dtype).replace("f", "F")).mask(pd.Series(mask)))


class BooleanArray(IntegerArray):
    __module__ = "pandas.arrays"
    def __init__(self, values, mask, copy=False):
        self._series = _bare(pd.Series(values).astype("boolean").mask(pd.Series(mask)))


class _Times(ExtensionArray):
    __module__ = "pandas.arrays"
    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        v = getattr(self._series.dt, name)
        if callable(v):
            return lambda *a, **k: _made(v(*a, **k))
        return _made(v)


def _made(v):
    return _values(v) if isinstance(v, pd.Series) else v


class DatetimeArray(_Times):
    __module__ = "pandas.arrays"


class TimedeltaArray(_Times):
    __module__ = "pandas.arrays"


class PeriodArray(_Times):
    __module__ = "pandas.arrays"


class IntervalArray(ExtensionArray):
    __module__ = "pandas.arrays"
    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        v = getattr(pd.Index(self._series), name)
        return v if callable(v) or not isinstance(v, pd.Index) else v.to_numpy()

    @classmethod
    def from_breaks(cls, *args, **kwargs):
        return _of(pd.Series(pd.IntervalIndex.from_breaks(*args, **kwargs)))

    @classmethod
    def from_arrays(cls, *args, **kwargs):
        return _of(pd.Series(pd.IntervalIndex.from_arrays(*args, **kwargs)))

    @classmethod
    def from_tuples(cls, *args, **kwargs):
        return _of(pd.Series(pd.IntervalIndex.from_tuples(*args, **kwargs)))


_classes = [("Int", IntegerArray), ("UInt", IntegerArray), ("Float", FloatingArray), ("boolean", BooleanArray), ("datetime64", DatetimeArray),
            ("timedelta64", TimedeltaArray), ("period", PeriodArray), ("interval", IntervalArray)]


class Categorical(ExtensionArray):
    """pd.Categorical: an array of values of a few categories."""
    __module__ = "pandas"

    def __init__(self, values, categories=None, ordered=None, dtype=None, copy=True):
        s = values._series if isinstance(values, ExtensionArray) else values if isinstance(values, pd.Series) else pd.Series(values)
        if isinstance(values, list) and not values:
            s = s.astype("object")
        elif isinstance(values, list) and all(v is None for v in values):
            s = s.astype("float64")
        if str(s.dtype) == "float64" and isinstance(values, list) and all(v is None or isinstance(v, (int, np.integer)) and not isinstance(v, bool) or v != v for v in values) and any(
                v is not None and v == v for v in values):
            known = pd.Series([v for v in values if v is not None and v == v])
            s = s.astype(pd.CategoricalDtype(known.drop_duplicates().sort_values(), bool(ordered))) if categories is None else s
        if dtype is not None and not isinstance(dtype, str):
            s = s.astype(dtype)
        elif str(s.dtype) != "category" or categories is not None or ordered is not None:
            if str(s.dtype) == "category" and categories is None:
                categories = s.dtype.categories
            s = s.astype(pd.CategoricalDtype(categories, bool(ordered)))
        self._series = _bare(s)

    @classmethod
    def _of(cls, s):
        return _of(s)

    @classmethod
    def from_codes(cls, codes, categories=None, ordered=None, dtype=None, validate=True):
        if dtype is not None:
            dtype = pd.api.types.pandas_dtype(dtype) if isinstance(dtype, str) else dtype
            categories, ordered = dtype.categories, dtype.ordered
        if categories is None:
            raise ValueError("The categories must be provided in 'categories' or 'dtype'. Both were None.")
        k = np.array(list(codes), dtype="int64")
        index = categories if isinstance(categories, pd.Index) else pd.Index(list(categories))
        if len(k) and (k.max() >= len(index) or k.min() < -1):
            raise ValueError("codes need to be between -1 and len(categories)-1")
        return _of(_pandas.cat_make(k, index, bool(ordered)))

    @property
    def codes(self):
        return self._series.cat.codes.to_numpy()

    @property
    def categories(self):
        return self._series.dtype.categories

    @property
    def ordered(self):
        return self._series.dtype.ordered

    def __getattr__(self, name):
        if name in ("rename_categories", "add_categories", "remove_categories", "remove_unused_categories", "set_categories", "reorder_categories", "as_ordered", "as_unordered"):
            return lambda *a, **k: _of(getattr(self._series.cat, name)(*a, **k))
        raise AttributeError("'Categorical' object has no attribute '%s'" % name)

    def unique(self):
        codes, first = _pandas.codes(self._series, False)
        return _of(_pandas.take(self._series, first))

    def map(self, mapper, na_action=None):
        s = self._series.map(mapper, na_action=na_action)
        return _of(s) if str(s.dtype) == "category" else pd.Index(s)

    def sort_values(self, *, inplace=False, ascending=True, na_position="last"):
        s = self._series.sort_values(ascending=ascending, na_position=na_position)
        if inplace:
            self._series = _bare(s)
            return None
        return _of(s)

    def describe(self):
        counts = self._series.value_counts(sort=False, dropna=False)
        freqs = counts / len(self)
        out = pd.DataFrame({"counts": counts.to_numpy(), "freqs": freqs.to_numpy()}, index=counts.index)
        out.index.name = "categories"
        return out

    def value_counts(self, dropna=True):
        return self._series.value_counts(sort=False, dropna=dropna)

    def min(self, *, skipna=True, **kwargs):
        return self._series.min()

    def max(self, *, skipna=True, **kwargs):
        return self._series.max()

    def memory_usage(self, deep=False):
        return self._series.memory_usage(index=False, deep=deep)

    def tolist(self):
        return self._series.tolist()

    def _words(self, s):
        plain = s.tolist()
        if str(s.dtype.categories.dtype).startswith(("datetime64", "timedelta64", "period")):
            return ["NaT" if g else x for x, g in zip(s.astype(s.dtype.categories.dtype).astype(str).tolist(), s.isna().tolist())]
        return ["NaN" if g else str(x) if type(x).__name__ == "Interval" else _pandas.pprint(x) if isinstance(x, (str, tuple)) else str(x) for x, g in zip(plain, s.isna().tolist())]

    def __repr__(self):
        text = repr(self._series)
        footer = text[text.index("\nCategories (") + 1:]
        n = len(self)
        if n == 0:
            return "[], " + footer[:-1]
        if n > 10:
            words = self._words(self._series[:5]) + ["..."] + self._words(self._series[n - 5:])
            return "%s\nLength: %d\n%s" % (_lines(words), n, footer)
        return "%s\n%s" % (_lines(self._words(self._series)), footer)


def _lines(words):
    """The words in brackets, in lines as wide as the display."""
    text, at, width = "[", 1, pd.get_option("display.width") or 80
    for k, word in enumerate(words):
        if k and at + 2 + len(word) > width:
            text, at = text + ",\n ", 1
        elif k:
            text, at = text + ", ", at + 2
        text, at = text + word, at + len(word)
    return text + "]"


def array(data, dtype=None, copy=True):
    """pandas.array: an array of pandas' own, nullable where the values are bools, ints, floats or texts."""
    if isinstance(data, (str, bytes, int, float, bool)):
        raise ValueError("Cannot pass scalar %r to 'pandas.array'." % (data,))
    if isinstance(data, pd.DataFrame):
        raise TypeError("Cannot pass DataFrame to 'pandas.array'")
    if dtype is None and isinstance(data, (pd.Series, pd.Index, ExtensionArray)):
        s = pd.Series(data)
        t = str(s.dtype)
    else:
        values = data if isinstance(data, (np.ndarray, pd.Series, pd.Index, ExtensionArray)) else list(data)
        if dtype is not None:
            name = str(dtype)
            if name == "str" or dtype is str:
                return _of(pd.Series(values, dtype="str"))
            return _of(pd.Series(values, dtype=dtype))
        if isinstance(values, list):
            there = [v for v in values if not (v is None or v is pd.NA or isinstance(v, float) and v != v)]
            kinds = {"b" if isinstance(v, (bool, np.bool_)) else "i" if isinstance(v, (int, np.integer)) else "f" if isinstance(v, (float, np.floating)) else "s" if isinstance(v, str) else "?"
                     for v in there}
            if not values:
                return _of(pd.Series([], dtype="Float64"))
            t = {("b",): "boolean", ("i",): "Int64", ("f",): "Float64", ("f", "i"): "Float64", ("s",): "string"}.get(tuple(sorted(kinds)))
            if t is None and not kinds:
                return _of(pd.Series(values, dtype="object"))
            if t is not None:
                return _of(pd.Series([pd.NA if v is None or isinstance(v, float) and v != v else v for v in values], dtype=t))
        s = pd.Series(values)
        t = str(s.dtype)
    if t.startswith("interval"):
        return _of(s)
    nullable = {"bool": "boolean", "str": "string"}.get(t, t.replace("uint", "UInt").replace("int", "Int").replace("float", "Float") if t[:3] in ("int", "uin", "flo") else None)
    if nullable and nullable.startswith("UI"):
        nullable = "UInt" + t[4:]
    if nullable and not isinstance(data, (pd.Series, pd.Index)):
        s = s.astype(nullable)
    elif nullable:
        s = s.astype(nullable) if t != "str" else s
    return _of(s)


def union_categoricals(to_union, sort_categories=False, ignore_order=False):
    """One Categorical of the values of several, one after the other."""
    parts = [pd.Series(p) for p in to_union]
    if not parts:
        raise ValueError("No Categoricals to union")
    ordered = bool(parts[0].dtype.ordered)
    if ordered and not ignore_order:
        for p in parts[1:]:
            if not p.dtype.ordered:
                raise TypeError("Categorical.ordered must be the same")
            if list(p.dtype.categories) != list(parts[0].dtype.categories):
                raise TypeError("to union ordered Categoricals, all categories must be the same")
        if sort_categories:
            raise TypeError("Cannot use sort_categories=True with ordered Categoricals")
    elif not ignore_order and any(p.dtype.ordered for p in parts):
        raise TypeError("Categorical.ordered must be the same")
    names = list(dict.fromkeys([c for p in parts for c in p.dtype.categories]))
    if sort_categories:
        names = sorted(names)
    values = [v for p in parts for v in p.tolist()]
    return Categorical(values, categories=names, ordered=ordered and not ignore_order)
