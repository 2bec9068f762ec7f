"""Series.str and Index.str of pandas: methods of text over the rows."""
import numpy as np
import pandas as pd
import _pandas
from pandas._base import bare, is_frame, is_list_like, is_missing, is_series, kind, like_series, make_index, names_of, nan, no_default, onto, take

_SPECIAL = set(".^$*+?{}[]\\|()")


def _plain(pat):
    return not any(c in _SPECIAL for c in pat)


def _nullable_of(r):
    """The result of a method of "string": text, ints and bools with pd.NA."""
    k = kind(r)
    if k == "s":
        return r.astype("string")
    if k in "iuf":
        return r.astype("Int64")
    if k == "b" or k == "O" and all(isinstance(v, (bool, np.bool_)) or is_missing(v) for v in r.tolist()):
        return r.astype("boolean")
    return r


class StringMethods:
    """What Series.str is. _box makes the result: a Series, or the labels of an Index."""

    def __init__(self, s, index=None):
        k = kind(s)
        self._decoded = like_series(s.astype("str"), s) if k == "C" and kind(s.dtype.categories) == "s" else None
        self._of_categories = _inferred_type(s.dtype.categories) if k == "C" else None
        if k == "C":
            s = like_series(s.astype("object"), s)
            k = kind(s)
        self._text = k == "s"
        self._nullable = self._text and str(s.dtype) != "str"
        if self._of_categories is not None and self._of_categories not in _TEXTUAL:
            raise AttributeError("Can only use .str accessor with string values, not " + self._of_categories)
        if not self._text and not (k == "O" and _texts(s)):
            raise AttributeError("Can only use .str accessor with string values, not " + _inferred_type(s) if len(s) or k != "O" else "Can only use .str accessor with string values")
        self._s, self._of = s, index
        self._lost = [] if self._text else [(i, v) for i, v in enumerate(s.tolist()) if v is None or v is pd.NA or v is pd.NaT]  # stay what they are

    def _box(self, r):
        if self._nullable and is_series(r):
            r = _nullable_of(r)
        elif not self._text and is_series(r) and kind(r) == "f" and len(r) and self._s.isna().all():  # objects that are no text at all stay objects
            r = _pandas.objects(r.tolist(), r.index, r.name)
        elif not self._text and not self._lost and is_series(r) and kind(r) == "O" and len(r) == len(self._s) and r.isna().all() and not self._s.isna().all():
            r = _pandas.series(np.full(len(r), nan), r.index, r.name)
        if self._lost and is_series(r) and kind(r) == "O" and len(r) == len(self._s):
            values = r.tolist()
            for i, v in self._lost:
                values[i] = v
            r = _pandas.objects(values, r.index, r.name)
        if self._of is None or not is_series(r):
            return r
        if kind(r) == "b":
            return r.to_numpy()
        return make_index(bare(r), names_of(self._of)[0])

    # --- rows ------------------------------------------------------------------------------------------------------------------
    def _rows(self, fn):
        """fn of a Series of text, where a row's result follows from its text alone: asked of the different values where they are few."""
        few = _pandas.distinct(self._s) if self._text else None
        if few is None:
            return fn(self._s)
        return _pandas.series(take(fn(few[0]), few[1]), self._s.index, self._s.name)

    def _framed(self, fn):
        """The same, where fn gives a frame from StringMethods."""
        few = _pandas.distinct(self._s) if self._text and self._of is None else None
        if few is None:
            return fn(self)
        r = take(fn(StringMethods(few[0])), few[1])
        r.index = self._s.index
        return r

    # --- results ---------------------------------------------------------------------------------------------------------------
    def _as_text(self, r):
        if self._text and kind(r) != "s":
            r = _pandas.series(pd.Series(r.tolist(), dtype="str"), self._s.index, self._s.name)
        return self._box(r)

    def _str(self, name, *args, **kwargs):
        r = _pandas.text_op(self._s, name, *args) if self._text and not kwargs else None
        return self._in_arrow(r if r is not None else self._rows(lambda s: _pandas.each(s, nan, not self._text, name, *args, **kwargs)), name)

    def _in_arrow(self, r, name="get"):
        """The result of what Arrow does in pandas, which leaves a bit for each row."""
        if self._text and name not in ("casefold", "removeprefix", "removesuffix", "translate", "encode", "normalize"):
            if kind(r) != "s":
                r = _pandas.series(pd.Series(r.tolist(), dtype="str"), self._s.index, self._s.name)
            _pandas.held(r, True)
        return self._as_text(r)

    def _int(self, name, *args):
        r = _pandas.text_op(self._s, name, *args) if self._text else None
        if r is not None:
            return self._box(r)
        return self._box(self._rows(lambda s: _numbers(_pandas.each(s, nan, False, name, *args), s)))

    def _bool(self, name, *args, na=no_default):
        if self._text and (na is no_default or na is False) and not self._nullable:
            r = _pandas.text_op(self._s, name, *args)
            if r is not None:
                return self._box(r)
        return self._flags(lambda s: _pandas.each(s, nan, True, name, *args).tolist(), na)

    def _flags(self, fn, na=no_default):
        """Of the list of what holds for each row that is text."""
        if na is no_default:
            na = nan if self._nullable or not self._text and self._decoded is None else False

        def flags(s):
            out = [v if isinstance(v, bool) else na for v in fn(s)]
            if all(isinstance(v, (bool, np.bool_)) for v in out):
                return _pandas.series(np.array(out, dtype=np.bool_), s.index, s.name)
            return _pandas.objects(out, s.index, s.name)
        return self._box(self._rows(flags))

    def _mapped(self, fn):
        return _cells(self._s, fn)

    def _texts_of(self, fn):
        """Texts that follow from the text of their row."""
        return self._as_text(self._rows(lambda s: _pandas.series(_cells(s, fn), s.index, s.name) if self._text else _pandas.objects(_cells(s, fn), s.index, s.name)))

    def _objects(self, values):
        if self._nullable and self._of is None:  # lists and the like
            return _pandas.objects([pd.NA if isinstance(v, float) else v for v in values], self._s.index, self._s.name)
        if len(values) and self._of is None and kind(self._s) == "s" and all(isinstance(v, float) and v != v for v in values):
            return _pandas.series(np.full(len(values), nan), self._s.index, self._s.name)  # nothing says that it would be lists
        return self._box(_pandas.objects(values, self._s.index, self._s.name))

    def _frame(self, rows, width=None):
        """Lists, or something missing, as a frame."""
        width = max([len(r) for r in rows if isinstance(r, (list, tuple))] + [1 if not rows or width is None else width]) if width is None else width
        columns = []
        for j in range(width):
            v = [r[j] if isinstance(r, (list, tuple)) and j < len(r) else nan if not isinstance(r, (list, tuple)) or self._text else None for r in rows]
            for i, x in self._lost:
                v[i] = x
            columns.append(pd.Series(v, dtype="str") if self._text else _pandas.objects(v))
        if not rows:
            columns, width = [], 0
        elif not any(isinstance(r, (list, tuple)) for r in rows):
            columns, width = columns[:1], 1
        if self._of is not None:
            return _pandas.index(columns, [None] * width)
        if self._nullable:
            columns = [c.astype("string") for c in columns]
        return _pandas.frame(columns, range(width), self._s.index)

    # --- case, ends, padding ---------------------------------------------------------------------------------------------------
    def lower(self):
        return self._str("lower")

    def upper(self):
        return self._str("upper")

    def title(self):
        return self._str("title")

    def capitalize(self):
        return self._str("capitalize")

    def swapcase(self):
        return self._str("swapcase")

    def casefold(self):
        return self._str("casefold")

    def strip(self, to_strip=None):
        return self._str("strip") if to_strip is None else self._str("strip", to_strip)

    def lstrip(self, to_strip=None):
        return self._str("lstrip") if to_strip is None else self._str("lstrip", to_strip)

    def rstrip(self, to_strip=None):
        return self._str("rstrip") if to_strip is None else self._str("rstrip", to_strip)

    def removeprefix(self, prefix):
        return self._str("removeprefix", prefix)

    def removesuffix(self, suffix):
        return self._str("removesuffix", suffix)

    def pad(self, width, side="left", fillchar=" "):
        if not isinstance(fillchar, str):
            raise TypeError(f"fillchar must be a character, not {type(fillchar).__name__}")
        if len(fillchar) != 1:
            raise TypeError("fillchar must be a character, not str")
        if not isinstance(width, (int, np.integer)):
            raise TypeError(f"width must be of integer type, not {type(width).__name__}")
        if side not in ("left", "right", "both"):
            raise ValueError("Invalid side")
        return self._str({"left": "rjust", "right": "ljust", "both": "center"}[side], width, fillchar)

    def center(self, width, fillchar=" "):
        return self.pad(width, "both", fillchar)

    def ljust(self, width, fillchar=" "):
        return self.pad(width, "right", fillchar)

    def rjust(self, width, fillchar=" "):
        return self.pad(width, "left", fillchar)

    def zfill(self, width):
        if not isinstance(width, (int, np.integer)):
            raise TypeError(f"width must be of integer type, not {type(width).__name__}")
        return self._str("zfill", width)

    def wrap(self, width, **kwargs):
        import textwrap
        kwargs["width"] = width
        return self._texts_of(lambda v: "\n".join(textwrap.wrap(v, **kwargs)))

    def repeat(self, repeats):
        if self._decoded is not None:
            return StringMethods(self._decoded, self._of).repeat(repeats)
        if is_list_like(repeats):
            v = [a * b if isinstance(a, str) else nan for a, b in zip(self._s.tolist(), list(repeats))]
            return self._as_text(_pandas.series(v, self._s.index, self._s.name))
        return self._texts_of(lambda v: v * repeats)

    def normalize(self, form):
        import unicodedata
        return self._texts_of(lambda v: unicodedata.normalize(form, v))

    def translate(self, table):
        return self._str("translate", table)

    def encode(self, encoding, errors="strict"):
        return self._objects(self._mapped(lambda v: v.encode(encoding, errors)))

    def decode(self, encoding, errors="strict", dtype=None):
        found = [v.decode(encoding, errors) if isinstance(v, bytes) else nan for v in self._s.tolist()]
        return self._box(_pandas.series(pd.Series(found, dtype="str" if dtype is None else dtype), self._s.index, self._s.name))

    # --- what the text is ------------------------------------------------------------------------------------------------------
    def isalnum(self):
        return self._bool("isalnum")

    def isalpha(self):
        return self._bool("isalpha")

    def isdigit(self):
        return self._bool("isdigit")

    def isspace(self):
        return self._bool("isspace")

    def islower(self):
        return self._bool("islower")

    def isupper(self):
        return self._bool("isupper")

    def istitle(self):
        return self._bool("istitle")

    def isnumeric(self):
        return self._bool("isnumeric")

    def isdecimal(self):
        return self._bool("isdecimal")

    def isascii(self):
        return self._bool("isascii")

    def len(self):
        if self._text:
            return self._int("__len__")
        sizes = _pandas.series([len(v) if hasattr(v, "__len__") else nan for v in self._s.tolist()], self._s.index, self._s.name)
        exact = self._of is None and any(v is not None for _, v in self._lost)
        if exact:
            sizes = _pandas.objects([nan if v != v else int(v) for v in sizes.tolist()], sizes.index, sizes.name)
        return self._box(sizes if exact else _numbers(sizes, self._s))

    def find(self, sub, start=0, end=None):
        self._need_text(sub)
        return self._int("find", sub, start) if end is None else self._int("find", sub, start, end)

    def rfind(self, sub, start=0, end=None):
        self._need_text(sub)
        return self._int("rfind", sub, start) if end is None else self._int("rfind", sub, start, end)

    def index(self, sub, start=0, end=None):
        self._need_text(sub)
        return self._int("index", sub, start) if end is None else self._int("index", sub, start, end)

    def rindex(self, sub, start=0, end=None):
        self._need_text(sub)
        return self._int("rindex", sub, start) if end is None else self._int("rindex", sub, start, end)

    def _need_text(self, sub):
        if not isinstance(sub, str):
            raise TypeError(f"expected a string object, not {type(sub).__name__}")

    def startswith(self, pat, na=no_default):
        self._need_prefix(pat)
        return self._bool("startswith", pat, na=na)

    def endswith(self, pat, na=no_default):
        self._need_prefix(pat)
        return self._bool("endswith", pat, na=na)

    def _need_prefix(self, pat):
        if not isinstance(pat, (str, tuple)):
            raise TypeError(f"expected a string or tuple, not {type(pat).__name__}")

    # --- patterns --------------------------------------------------------------------------------------------------------------
    def _compiled(self, pat, case=True, flags=0, literal=False):
        import re
        if not isinstance(pat, str):
            if case is not True or flags:
                raise ValueError("case and flags cannot be set when pat is a compiled regex")
            return pat
        if case is False:
            flags = flags | re.IGNORECASE
        return re.compile(re.escape(pat) if literal else pat, flags)

    def contains(self, pat, case=True, flags=0, na=no_default, regex=True):
        if isinstance(pat, str) and case and not flags and (not regex or _plain(pat)):
            return self._bool("__contains__", pat, na=na)
        if isinstance(pat, str) and not regex and not flags:
            low = pat.upper()
            return self._flags(lambda s: _cells(s, lambda v: low in v.upper()), na)
        p = self._compiled(pat, case, flags, not regex)
        if regex and p.groups:
            import warnings
            warnings.warn("This pattern is interpreted as a regular expression, and has match groups. To actually get the groups, use str.extract.", UserWarning, stacklevel=2)
        return self._flags(lambda s: _cells(s, lambda v: p.search(v) is not None), na)

    def match(self, pat, case=no_default, flags=no_default, na=no_default):
        p = self._compiled(pat, True if case is no_default else case, 0 if flags is no_default else flags)
        return self._flags(lambda s: _cells(s, lambda v: p.match(v) is not None), na)

    def fullmatch(self, pat, case=no_default, flags=no_default, na=no_default):
        p = self._compiled(pat, True if case is no_default else case, 0 if flags is no_default else flags)
        return self._flags(lambda s: _cells(s, lambda v: p.fullmatch(v) is not None), na)

    def count(self, pat, flags=0):
        if _plain(pat) and not flags and pat:
            return self._int("count", pat)
        p = self._compiled(pat, True, flags)
        return self._box(self._rows(lambda s: _numbers(_pandas.series(_cells(s, lambda v: len(p.findall(v))), s.index, s.name), s)))

    def findall(self, pat, flags=0):
        p = self._compiled(pat, True, flags)
        return self._objects(self._mapped(lambda v: p.findall(v)))

    def replace(self, pat, repl=None, n=-1, case=None, flags=0, regex=False):
        if self._decoded is not None:
            return StringMethods(self._decoded, self._of).replace(pat, repl, n, case, flags, regex)
        if isinstance(pat, dict):
            if repl is not None:
                raise ValueError("repl cannot be used when pat is a dictionary")
            r = self
            for k, v in pat.items():
                r = StringMethods(r.replace(k, v, n, case, flags, regex), self._of)
            return r._s
        if not (isinstance(repl, str) or callable(repl)):
            raise TypeError("repl must be a string or callable")
        compiled = not isinstance(pat, str)
        if compiled:
            if case is not None or flags:
                raise ValueError("case and flags cannot be set when pat is a compiled regex")
            if not regex:
                raise ValueError("Cannot use a compiled regex as replacement pattern with regex=False")
        elif not regex and callable(repl):
            raise ValueError("Cannot use a callable replacement when regex=False")
        if not compiled and not flags and case is not False and not callable(repl) and (not regex or (_plain(pat) and "\\" not in repl)):
            return self._str("replace", pat, repl) if n < 0 or n == 0 and regex else self._str("replace", pat, repl, n)
        p = self._compiled(pat, case is not False, flags, not regex) if not compiled else pat
        count = n if n >= 0 else 0
        to = repl if callable(repl) or regex else repl.replace("\\", "\\\\")
        if self._text and not callable(repl):
            return self._in_arrow(self._rows(lambda s: _pandas.series(_cells(s, lambda v: p.sub(to, v, count)), s.index, s.name)))
        if callable(repl):  # which sees every row
            return self._as_text((_pandas.series if self._text else _pandas.objects)(self._mapped(lambda v: p.sub(to, v, count)), self._s.index, self._s.name))
        return self._texts_of(lambda v: p.sub(to, v, count))

    def extract(self, pat, flags=0, expand=True):
        if not isinstance(expand, bool):
            raise ValueError("expand must be True or False")
        p = self._compiled(pat, True, flags)
        if p.groups == 0:
            raise ValueError("pattern contains no capture groups")
        names = {i: name for name, i in p.groupindex.items()}
        if not expand and p.groups == 1:
            return self._box(_pandas.series(self._rows(lambda s: self._groups(s, p)[0]), self._s.index, names.get(1, self._s.name)))
        labels = [names.get(j + 1, j) for j in range(p.groups)] if names else range(p.groups)
        return self._framed(lambda of: _pandas.frame(of._groups(of._s, p), labels, of._s.index))

    def _groups(self, s, p):
        """A column for each group of the pattern's first match."""
        none = [nan] * p.groups
        rows = []
        for v in s.tolist():
            m = p.search(v) if isinstance(v, str) else None
            rows.append(none if m is None else [nan if g is None else g for g in m.groups()])
        columns = [list(v) for v in zip(*rows)] or [[]] * p.groups
        return [pd.Series(v, dtype="string" if self._nullable else "str") if self._text else _pandas.objects(v) for v in columns]

    def extractall(self, pat, flags=0):
        p = self._compiled(pat, True, flags)
        if p.groups == 0:
            raise ValueError("pattern contains no capture groups")
        names = {i: name for name, i in p.groupindex.items()}
        rows, at, number = [], [], []
        for i, v in enumerate(self._s.tolist()):
            for k, m in enumerate(p.finditer(v) if isinstance(v, str) else []):
                rows.append([nan if g is None or g == "" else g for g in m.groups()])
                at.append(i)
                number.append(k)
        index = _pandas.index([take(x, np.array(at, dtype=np.int64)) for x in _pandas.levels(self._s.index)] + [_pandas.series(np.array(number, dtype=np.int64))],
                              names_of(self._s.index) + ["match"])
        columns = [pd.Series([r[j] for r in rows], dtype="string" if self._nullable else "str") if self._text else _pandas.objects([r[j] for r in rows]) for j in range(p.groups)]
        return _pandas.frame(columns, [names.get(j + 1, j) for j in range(p.groups)] if names else range(p.groups), index)

    # --- parts -----------------------------------------------------------------------------------------------------------------
    def split(self, pat=None, *, n=-1, expand=False, regex=None):
        if self._decoded is not None:
            return StringMethods(self._decoded, self._of).split(pat, n=n, expand=expand, regex=regex)
        if regex is False and pat is not None and not isinstance(pat, str):
            raise ValueError("Cannot use a compiled regex as replacement pattern with regex=False")
        most = -1 if n is None or n == 0 else n
        if pat is None or (isinstance(pat, str) and (regex is False or (regex is None and len(pat) == 1) or (_plain(pat)))):
            return self._parted(lambda v: v.split(pat or None, most), expand)
        p = self._compiled(pat)
        return self._parted(lambda v: p.split(v, 0 if most < 0 else most), expand)

    def _parted(self, fn, expand, width=None):
        return self._framed(lambda of: of._frame(of._mapped(fn), width)) if expand else self._objects(self._mapped(fn))

    def rsplit(self, pat=None, *, n=-1, expand=False):
        if self._decoded is not None:
            return StringMethods(self._decoded, self._of).rsplit(pat, n=n, expand=expand)
        most = -1 if n is None or n == 0 else n
        return self._parted(lambda v: v.rsplit(pat or None, most), expand)

    def partition(self, sep=" ", expand=True):
        if self._decoded is not None:
            return StringMethods(self._decoded, self._of).partition(sep, expand)
        return self._parted(lambda v: v.partition(sep), expand, 3)

    def rpartition(self, sep=" ", expand=True):
        if self._decoded is not None:
            return StringMethods(self._decoded, self._of).rpartition(sep, expand)
        return self._parted(lambda v: v.rpartition(sep), expand, 3)

    def get(self, i):
        if self._text:
            return self._in_arrow(self._rows(lambda s: _pandas.series(_cells(s, lambda v: v[i] if -len(v) <= i < len(v) else nan), s.index, s.name)))
        out = []
        for v in self._s.tolist():
            if isinstance(v, dict):
                out.append(v.get(i))
            elif isinstance(v, (str, list, tuple)):
                out.append(v[i] if -len(v) <= i < len(v) else nan)
            else:
                out.append(nan)
        return self._box(_inferred(out, self._s))

    def slice(self, start=None, stop=None, step=None):
        part = slice(start, stop, step)
        if self._text:
            return self._str("__getitem__", part)
        return self._objects([v[part] if isinstance(v, (str, list, tuple)) else nan for v in self._s.tolist()])

    def slice_replace(self, start=None, stop=None, repl=None):
        repl = "" if repl is None else repl

        def fn(v):
            if v[start:stop] == "":
                local = start
                end = local
            else:
                end = stop
            return (v[:start] if start is not None else "") + repl + (v[end:] if end is not None else "")
        return self._texts_of(fn)

    def __getitem__(self, key):
        return self.slice(key.start, key.stop, key.step) if isinstance(key, slice) else self.get(key)

    def join(self, sep):
        return self._box(_inferred([sep.join(v) if isinstance(v, (str, list, tuple)) and all(isinstance(x, str) for x in v) else nan for v in self._s.tolist()], self._s))

    def get_dummies(self, sep="|", dtype=None):
        return self._framed(lambda of: of._dummies(sep, dtype))

    def _dummies(self, sep, dtype):
        rows = [[t for t in v.split(sep) if t or self._text] if isinstance(v, str) else [] for v in self._s.tolist()]  # text keeps the empty tag, objects do not
        tags = sorted(set(t for r in rows for t in r))
        columns = [np.array([t in r for r in rows]).astype(np.int64 if dtype is None else dtype) if rows else np.zeros(0, dtype=np.int64) for t in tags]
        if not tags and len(self._s) and self._text:
            raise ValueError("Empty data passed with indices specified.")
        return _pandas.frame(columns, tags, self._s.index) if tags else _pandas.frame([], pd.Index([], dtype="object"), self._s.index)

    # --- joining ---------------------------------------------------------------------------------------------------------------
    def cat(self, others=None, sep=None, na_rep=None, join="left"):
        if self._decoded is not None:
            return StringMethods(self._decoded, self._of).cat(others, sep, na_rep, join)
        if isinstance(others, str):
            raise ValueError("Did you mean to supply a `sep` keyword?")
        sep = "" if sep is None else sep
        mine = self._s.tolist()
        if others is None:
            if na_rep is None:
                return sep.join([v for v in mine if isinstance(v, str)])
            return sep.join([v if isinstance(v, str) else na_rep for v in mine])
        s, lists = self._s, self._lists(others)
        index = s.index
        series = [x for x in lists if is_series(x)]
        if any(not _pandas.same(x.index, index) for x in series):
            from pandas._base import union
            if join == "inner":
                for x in series:
                    at = _pandas.find(x.index, index)
                    index = _pandas.index([take(v, np.flatnonzero(at >= 0)) for v in _pandas.levels(index)], names_of(index))
            elif join == "outer":
                for x in series:
                    index = union(index, x.index)
            elif join == "right":
                index = series[0].index
            elif join != "left":
                raise ValueError(f"If `others` contains arrays or lists (or other list-likes without an index), these must all be of the same length as the calling Series/Index.")
            s = onto(s, index)
            mine = s.tolist()
        if na_rep is None and all(kind(x) == "s" and str(x.dtype) == "str" and _pandas.same(x.index, index) for x in [s, *lists] if is_series(x)) and len(series) == len(lists):
            r = bare(s)
            for x in lists:
                r = (r + sep if sep else r) + bare(x)
            return self._box(_pandas.series(r, index, self._s.name))
        columns = [mine]
        for x in lists:
            v = (x if _pandas.same(x.index, index) else onto(x, index)).tolist() if is_series(x) else list(x)
            if len(v) != len(mine):
                raise ValueError("If `others` contains arrays or lists (or other list-likes without an index), these must all be of the same length as the calling "
                                 "Series/Index.")
            columns.append(v)
        out = []
        for row in zip(*columns):
            if na_rep is not None:
                row = [v if isinstance(v, str) else na_rep if is_missing(v) else v for v in row]
            if not all(isinstance(v, str) for v in row):
                if any(not isinstance(v, str) and not is_missing(v) for v in row):
                    raise TypeError("Concatenation requires list-likes containing only strings (or missing values). Offending values found in column mixed")
                out.append(nan)
                continue
            out.append(sep.join(row))
        r = pd.Series(out, dtype="str") if self._text else _pandas.objects(out)
        return self._box(_pandas.series(r, index, self._s.name))

    def _lists(self, others):
        if is_frame(others):
            return _pandas.columns(others)
        if is_series(others) or isinstance(others, (np.ndarray, pd.Index)):
            return [others]
        others = list(others)
        if others and all(is_list_like(x) and not isinstance(x, str) for x in others):
            return others
        return [others]


def _cells(s, fn):
    """fn of the cells that are text; missing elsewhere."""
    return [fn(v) if isinstance(v, str) else nan for v in s.tolist()]


_TEXTUAL = ("string", "empty", "bytes", "mixed", "mixed-integer")  # what infer_dtype may say of what has .str


def _inferred_type(s):
    from pandas.api.types import infer_dtype
    return infer_dtype(s)


def _texts(s):
    """Whether pandas infers text, nothing or a mixture: values of one other type have no .str."""
    v = s.dropna().tolist()
    if not v or any(isinstance(x, (str, list, tuple, dict, bytes)) for x in v):
        return True
    return _inferred_type(s) in _TEXTUAL


def _numbers(r, s):
    if kind(r) == "O":
        return _pandas.series(np.full(len(s), nan) if len(s) else np.zeros(0, dtype=np.int64), s.index, s.name)
    return r


def _inferred(values, s):
    if kind(s) == "s":
        return _pandas.series(pd.Series(values, dtype="str"), s.index, s.name)
    if any(isinstance(v, str) for v in values):
        return _pandas.objects(values, s.index, s.name)
    return _pandas.series(values, s.index, s.name)


class Series:
    def str(self):
        return StringMethods(self)


class Index:
    def str(self):
        return StringMethods(_pandas.levels(self)[0], self)
