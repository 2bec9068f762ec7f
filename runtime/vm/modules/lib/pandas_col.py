"""pandas.col: expressions that are computed when a frame is there."""
import pandas as pd


class Expression:
    """What is to be done with a frame, and how it is written."""
    __module__ = "pandas.api.typing"

    def __init__(self, func, text, compound=False):
        self._func, self._text, self._compound = func, text, compound

    def _eval_expression(self, df):
        return self._func(df)

    def __call__(self, *args, **kwargs):
        return Expression(lambda df: self._func(df)(*[evaluated(a, df) for a in args], **{k: evaluated(v, df) for k, v in kwargs.items()}),
                          f"{self._text}({_arguments(args, kwargs)})")

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return Expression(lambda df: getattr(self._func(df), name), f"{_inner(self)}.{name}")

    def __getitem__(self, item):
        return Expression(lambda df: self._func(df)[evaluated(item, df)], f"{self!r}[{item!r}]", True)

    def case_when(self, caselist):
        return Expression(lambda df: self._func(df).case_when([(evaluated(c, df), evaluated(v, df)) for c, v in caselist]), f"{self!r}.case_when(...)")

    def __array_ufunc__(self, ufunc, method, *inputs, **kwargs):
        return Expression(lambda df: ufunc(*[evaluated(x, df) for x in inputs], **kwargs), f"{ufunc.__name__}({_arguments(inputs, kwargs)})")

    def __invert__(self):
        return Expression(lambda df: ~self._func(df), f"~{self._text}", True)

    def __neg__(self):
        return Expression(lambda df: -self._func(df), f"-{_inner(self)}", True)

    def __pos__(self):
        return Expression(lambda df: +self._func(df), f"+{_inner(self)}", True)

    def __abs__(self):
        return Expression(lambda df: abs(self._func(df)), f"abs({self._text})", True)

    def __repr__(self):
        return self._text

    def __bool__(self):
        raise TypeError("boolean value of an expression is ambiguous")

    def __iter__(self):
        raise TypeError("Expression objects are not iterable")

    def __copy__(self):
        raise TypeError("Expression objects are not copiable")

    def __deepcopy__(self, memo):
        raise TypeError("Expression objects are not copiable")

    def _binary(symbol, compute, reflected=False):
        def method(self, other):
            left, right = (other, self) if reflected else (self, other)
            return Expression(lambda df: compute(evaluated(left, df), evaluated(right, df)), f"{_inner(left)} {symbol} {_inner(right)}", True)
        return method

    __add__ = _binary("+", lambda a, b: a + b)
    __radd__ = _binary("+", lambda a, b: a + b, True)
    __sub__ = _binary("-", lambda a, b: a - b)
    __rsub__ = _binary("-", lambda a, b: a - b, True)
    __mul__ = _binary("*", lambda a, b: a * b)
    __rmul__ = _binary("*", lambda a, b: a * b, True)
    __matmul__ = _binary("@", lambda a, b: a @ b)
    __rmatmul__ = _binary("@", lambda a, b: a @ b, True)
    __truediv__ = _binary("/", lambda a, b: a / b)
    __rtruediv__ = _binary("/", lambda a, b: a / b, True)
    __floordiv__ = _binary("//", lambda a, b: a // b)
    __rfloordiv__ = _binary("//", lambda a, b: a // b, True)
    __mod__ = _binary("%", lambda a, b: a % b)
    __rmod__ = _binary("%", lambda a, b: a % b, True)
    __pow__ = _binary("**", lambda a, b: a ** b)
    __rpow__ = _binary("**", lambda a, b: a ** b, True)
    __and__ = _binary("&", lambda a, b: a & b)
    __rand__ = _binary("&", lambda a, b: a & b, True)
    __or__ = _binary("|", lambda a, b: a | b)
    __ror__ = _binary("|", lambda a, b: a | b, True)
    __xor__ = _binary("^", lambda a, b: a ^ b)
    __rxor__ = _binary("^", lambda a, b: a ^ b, True)
    __lt__ = _binary("<", lambda a, b: a < b)
    __le__ = _binary("<=", lambda a, b: a <= b)
    __gt__ = _binary(">", lambda a, b: a > b)
    __ge__ = _binary(">=", lambda a, b: a >= b)
    __eq__ = _binary("==", lambda a, b: a == b)
    __ne__ = _binary("!=", lambda a, b: a != b)


def _inner(x):
    """How x is written within an expression."""
    return f"({x!r})" if isinstance(x, Expression) and x._compound else f"{x!r}"


def _arguments(args, kwargs):
    return ", ".join([repr(a) for a in args] + [f"{k}={v!r}" for k, v in kwargs.items()])


def evaluated(x, df):
    """x of the frame, when it is an expression."""
    return x._func(df) if isinstance(x, Expression) else x


def apply_if_callable(x, obj):
    """x of the frame or series, when it is an expression or a function."""
    if isinstance(x, Expression):
        return x._func(obj)
    return x(obj) if callable(x) else x


def col(col_name):
    try:
        hash(col_name)
    except TypeError:
        raise TypeError(f"Expected Hashable, got: {type(col_name)}") from None

    def func(df):
        if col_name not in df.columns:
            known = str(df.columns.tolist())
            if len(known) > 90:
                known = known[:90] + "...]"
            raise ValueError(f"Column '{col_name}' not found in given DataFrame.\n\nHint: did you mean one of {known} instead?")
        return df[col_name]
    return Expression(func, f"col({col_name!r})")


def _items(args):
    def listed(x):
        if isinstance(x, (set, frozenset)):
            raise TypeError("`select` does not support sets, as the resulting column order would be undefined; pass a list instead")
        return not isinstance(x, (tuple, str, bytes, Expression)) and hasattr(x, "__iter__")
    if len(args) == 1 and listed(args[0]):
        return list(args[0])
    if any([listed(x) for x in args]):
        raise TypeError("`select` supports individual columns `df.select('col1', 'col2', ...)` or a single list `df.select(['col1', 'col2', ...])`, but not both. "
                        "You can unpack the list if you have a mix: `df.select(*['col1', 'col2'], 'col3')`.")
    return list(args)


def _masked(obj, cond, axis, na):
    """The rows or columns for which a mask, or what makes one, is true."""
    word = type(obj).__name__
    if isinstance(cond, Expression) and not isinstance(obj, pd.DataFrame):
        raise TypeError("Expressions such as pd.col(...) are only supported by DataFrame.filter")
    if isinstance(cond, Expression) and axis not in (None, 0, "index"):
        raise ValueError(f"Expressions such as pd.col(...) are only supported by {word}.filter with axis=0, since they evaluate to a mask aligned with the index")
    mask = apply_if_callable(cond, obj)
    mask = mask if isinstance(mask, (pd.Series, pd.DataFrame)) else pd.Series(mask, index=obj.columns if axis in (1, "columns") else obj.index)
    if isinstance(mask, pd.DataFrame) or str(mask.dtype) not in ("bool", "boolean"):
        if isinstance(cond, Expression) or callable(cond):
            raise TypeError(f"The {'expression' if isinstance(cond, Expression) else 'callable'} passed to {word}.filter must evaluate to a one-dimensional boolean mask")
        raise TypeError(f"cond passed to {word}.filter must be a one-dimensional boolean mask")
    if mask.isna().any():
        if na == "raise":
            raise ValueError("cannot filter with a mask that has missing values")
        mask = mask.fillna(na).astype(bool)
    return obj.loc[:, mask] if axis in (1, "columns") else obj.loc[mask]


def filtered(obj, arg, items, cond, like, regex, axis, na):
    """(what filter by a mask gives, the labels that filter by labels is asked for); one of them is None."""
    given = sum([x is not None for x in (arg, items, cond, like, regex)])
    if given > 1:
        raise TypeError("The positional argument and the keyword arguments `items`, `cond`, `like`, and `regex` are mutually exclusive")
    if given == 0:
        raise TypeError("Must pass a positional argument or one of `items`, `cond`, `like`, or `regex`")
    if na is not True and na is not False and na != "raise":
        raise ValueError(f"na must be 'raise', True, or False, got {na!r}")
    if callable(arg):
        arg, cond = None, arg
    return (_masked(obj, cond, axis, na), None) if cond is not None else (None, items if arg is None else arg)


class DataFrame:
    def select(self, *args, **kwargs):
        """Columns by their labels and by expressions, in the order given; later ones may use columns that earlier ones have made."""
        data, chunks, deep = self.copy(deep=False), [], self.columns.nlevels
        def put(name, value):
            data[name] = value
            chunks.append(data[[name]].iloc[:, :1])
        for item in _items(args):
            if not isinstance(item, Expression):
                found = data[[item]] if deep == 1 or isinstance(item, tuple) else data.loc[:, [item]]
                chunks.append(found)
                continue
            r = item._eval_expression(data)
            if isinstance(r, pd.Series):
                if r.name is None:
                    raise TypeError(f"expression {item!r} evaluated to an unnamed Series; use .rename(...) to name it or pass it as a keyword argument")
                put(r.name, r)
            elif isinstance(r, pd.DataFrame):
                for i, name in enumerate(r.columns):
                    put(name, r.iloc[:, i])
            else:
                raise TypeError(f"expression {item!r} evaluated to an object of type {type(r).__name__}, expected a Series or DataFrame; pass it as a keyword argument instead")
        for name, value in kwargs.items():
            if deep > 1:
                raise TypeError(f"cannot create column {name!r} from a keyword argument: the DataFrame's columns have {deep} levels, so new "
                                f"column names must be tuples of length {deep}; pass a positional expression with .rename(...) instead")
            put(name, apply_if_callable(value, data))
        return pd.concat(chunks, axis=1) if chunks else self.iloc[:, :0]
