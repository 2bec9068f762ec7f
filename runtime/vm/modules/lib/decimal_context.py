"""decimal's signals, contexts and rounding. The class Decimal, which is in _decimal_number, makes itself known by _bind."""
import _decimal_math as _m
from collections import namedtuple as _namedtuple

__name__ = "decimal"  # what classes made here say they are of
Decimal = _NAN = None

DecimalTuple = _namedtuple("DecimalTuple", "sign digits exponent")
ROUND_DOWN, ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_CEILING = "ROUND_DOWN", "ROUND_HALF_UP", "ROUND_HALF_EVEN", "ROUND_CEILING"
ROUND_FLOOR, ROUND_UP, ROUND_HALF_DOWN, ROUND_05UP = "ROUND_FLOOR", "ROUND_UP", "ROUND_HALF_DOWN", "ROUND_05UP"
_MODES = (ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP)
MAX_PREC = MAX_EMAX = 999999999999999999
MIN_EMIN, MIN_ETINY = -999999999999999999, -1999999999999999997
HAVE_THREADS = HAVE_CONTEXTVAR = True


class DecimalException(ArithmeticError):
    pass


class Clamped(DecimalException):
    pass


class InvalidOperation(DecimalException):
    pass


class ConversionSyntax(InvalidOperation):
    pass


class DivisionByZero(DecimalException, ZeroDivisionError):
    pass


class DivisionImpossible(InvalidOperation):
    pass


class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    pass


class Inexact(DecimalException):
    pass


class InvalidContext(InvalidOperation):
    pass


class Rounded(DecimalException):
    pass


class Subnormal(DecimalException):
    pass


class Overflow(Inexact, Rounded):
    pass


class Underflow(Inexact, Rounded, Subnormal):
    pass


class FloatOperation(DecimalException, TypeError):
    pass


_CONDITIONS = (InvalidOperation, ConversionSyntax, DivisionImpossible, DivisionUndefined, InvalidContext)
_SIGNALS = (InvalidOperation, FloatOperation, DivisionByZero, Overflow, Underflow, Subnormal, Inexact, Rounded, Clamped)


# --- contexts ---------------------------------------------------------------------------------------------------------------------
class Context:
    def __init__(self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None):
        base = _default
        self.prec = _range("prec", prec, 1, MAX_PREC) if prec is not None else base.prec if base else 28
        self.rounding = rounding if rounding is not None else base.rounding if base else ROUND_HALF_EVEN
        self.Emin = Emin if Emin is not None else base.Emin if base else -999999
        self.Emax = Emax if Emax is not None else base.Emax if base else 999999
        self.capitals = 1 if capitals is None else capitals
        self.clamp = 0 if clamp is None else clamp
        self.traps = _signals(traps if traps is not None else base.traps if base else ())
        self.flags = _signals(flags if flags is not None else ())

    def __setattr__(self, name, value):
        if name == "rounding" and value not in _MODES:
            raise TypeError("valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]")
        if name == "prec":
            _range(name, value, 1, MAX_PREC)
        if name in ("traps", "flags") and type(value) is not _Signals:
            value = _signals(value)
        if name not in ("prec", "rounding", "Emin", "Emax", "capitals", "clamp", "traps", "flags"):
            raise AttributeError("'decimal.Context' object has no attribute '" + name + "'")
        object.__setattr__(self, name, value)

    def __repr__(self):
        names = lambda d: "[" + ", ".join(s.__name__ for s in _SIGNALS if d[s]) + "]"
        return "Context(prec=%d, rounding=%s, Emin=%d, Emax=%d, capitals=%d, clamp=%d, flags=%s, traps=%s)" % (
            self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp, names(self.flags), names(self.traps))

    def copy(self):
        return Context(self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp, self.flags, self.traps)

    __copy__ = copy

    def clear_flags(self):
        self.flags = ()

    def clear_traps(self):
        self.traps = ()

    def Etiny(self):
        return self.Emin - self.prec + 1

    def Etop(self):
        return self.Emax - self.prec + 1

    def radix(self):
        return Decimal(10)

    def create_decimal(self, num="0"):
        if isinstance(num, str) and (num != num.strip() or "_" in num):
            return _done(self, [ConversionSyntax], _NAN)
        return _finish(Decimal(num, self), self)

    def create_decimal_from_float(self, f):
        return _finish(Decimal.from_float(f), self)

    def __getattr__(self, name):
        """The operations: context.add(a, b) is a + b in this context."""
        method = _OPERATIONS.get(name)
        if method is None:
            raise AttributeError("'decimal.Context' object has no attribute '" + name + "'")

        def call(a, *rest):
            old = getcontext()
            setcontext(self)
            try:
                return getattr(_operand(a), method)(*[_operand(x) for x in rest])
            finally:
                setcontext(old)
        return call


class _Signals(dict):
    def __repr__(self):
        return "{" + ", ".join(repr(s) + ":" + repr(self[s]) for s in _SIGNALS) + "}"


def _signals(of):
    if isinstance(of, dict):
        return _Signals((s, bool(of.get(s))) for s in _SIGNALS)
    return _Signals((s, s in of) for s in _SIGNALS)


def _range(name, v, low, high):
    if not isinstance(v, int):
        raise TypeError("argument must be an integer" if name != "prec" else "an integer is required (got type %s)" % type(v).__name__)
    if not low <= v <= high:
        raise ValueError("valid range for %s is [%d, MAX_PREC]" % (name, low))
    return v


_OPERATIONS = {"add": "__add__", "subtract": "__sub__", "multiply": "__mul__", "divide": "__truediv__", "divide_int": "__floordiv__", "divmod": "__divmod__",
               "remainder": "__mod__", "power": "__pow__", "minus": "__neg__", "plus": "__pos__", "abs": "__abs__", "to_sci_string": "__str__"}
for _name in ("sqrt exp ln log10 logb quantize normalize compare compare_signal compare_total max min max_mag min_mag next_plus next_minus fma scaleb "
              "remainder_near same_quantum to_eng_string to_integral_exact to_integral_value is_nan is_infinite is_finite is_zero is_signed is_normal "
              "is_subnormal is_qnan is_snan number_class copy_abs copy_negate copy_sign shift rotate canonical next_toward").split():
    _OPERATIONS[_name] = _name

_default = None
DefaultContext = Context(traps=[DivisionByZero, Overflow, InvalidOperation])
_default = DefaultContext
BasicContext = Context(9, ROUND_HALF_UP, traps=[DivisionByZero, Overflow, InvalidOperation, Clamped, Underflow])
ExtendedContext = Context(9, ROUND_HALF_EVEN, traps=[])
_current = [DefaultContext.copy()]


def getcontext():
    return _current[0]


def setcontext(context):
    if not isinstance(context, Context):
        raise TypeError("argument must be a context")
    if context is DefaultContext or context is BasicContext or context is ExtendedContext:
        context = context.copy()
        context.clear_flags()
    _current[0] = context


class _Local:
    def __init__(self, context):
        self.context = context

    def __enter__(self):
        self.before = getcontext()
        setcontext(self.context)
        return self.context

    def __exit__(self, *_):
        setcontext(self.before)


def localcontext(ctx=None, **kwargs):
    made = (getcontext() if ctx is None else ctx).copy()
    for name, value in kwargs.items():
        if name not in ("prec", "rounding", "Emin", "Emax", "capitals", "clamp", "flags", "traps"):
            raise TypeError("'%s' is an invalid keyword argument for this function" % name)
        setattr(made, name, value)
    return _Local(made)


def _done(ctx, status, result):
    """The flags of what happened; the first that is trapped is raised, with the list of all that are."""
    for c in status:
        ctx.flags[InvalidOperation if c in _CONDITIONS else c] = True
    trapped = [c for c in _CONDITIONS if c in status and ctx.traps[InvalidOperation]] + [s for s in _SIGNALS[1:] if s in status and ctx.traps[s]]
    if trapped:
        raise (InvalidOperation if trapped[0] in _CONDITIONS else trapped[0])(trapped)
    return result


# --- rounding ---------------------------------------------------------------------------------------------------------------------
def _rounded_away(digits, half, rest, mode, sign):
    """Is |x|, of which `digits` are kept, to grow by one? half: sign of (what is cut - a half); rest: is anything cut."""
    if not rest or mode == ROUND_DOWN:
        return False
    if mode == ROUND_UP:
        return True
    if mode == ROUND_CEILING:
        return not sign
    if mode == ROUND_FLOOR:
        return bool(sign)
    if mode == ROUND_05UP:
        return digits % 5 == 0
    return half > 0 or half == 0 and (mode == ROUND_HALF_UP or mode == ROUND_HALF_EVEN and digits % 2 == 1)


def _cut(n, places, mode, sign):
    """n without its last `places` digits, rounded; was anything lost."""
    if places > _m.digits(n) + 1:
        n, places = (1 if n else 0), 2
    unit = 10 ** places
    digits, rest = divmod(n, unit)
    half = (2 * rest > unit) - (2 * rest < unit)
    return digits + _rounded_away(digits, half, rest, mode, sign), rest != 0


def _fix(sign, n, exp, ctx, status):
    """The number rounded to the context, as a Decimal; what happened is added to status."""
    etiny, etop = ctx.Emin - ctx.prec + 1, ctx.Emax - ctx.prec + 1
    if not n:
        to = min(max(exp, etiny), etop if ctx.clamp else ctx.Emax)
        if to != exp:
            status.append(Clamped)
        return _make(sign, 0, to)
    length = _m.digits(n)
    adjusted = exp + length - 1
    low = exp + length - ctx.prec
    subnormal = adjusted < ctx.Emin
    if low < etiny:
        low = etiny
    if adjusted > ctx.Emax:
        return _overflowed(sign, ctx, status)
    if subnormal:
        status.append(Subnormal)
    if exp < low:
        n, lost = _cut(n, low - exp, ctx.rounding, sign)
        exp = low
        if n and _m.digits(n) > ctx.prec:
            n, exp = n // 10, exp + 1
        status.append(Rounded)
        if lost:
            status.append(Inexact)
            if subnormal:
                status.append(Underflow)
        if not n:
            status.append(Clamped)
        if n and exp + _m.digits(n) - 1 > ctx.Emax:
            return _overflowed(sign, ctx, status)
    if ctx.clamp and exp > etop:
        status.append(Clamped)
        n, exp = n * 10 ** (exp - etop), etop
    return _make(sign, n, exp)


def _overflowed(sign, ctx, status):
    status += [Overflow, Inexact, Rounded]
    mode = ctx.rounding
    if mode in (ROUND_DOWN, ROUND_05UP) or mode == ROUND_CEILING and sign or mode == ROUND_FLOOR and not sign:
        return _make(sign, 10 ** ctx.prec - 1, ctx.Emax - ctx.prec + 1)
    return _make(sign, 0, "F")


def _result(sign, n, exp, ctx):
    status = []
    d = _fix(sign, n, exp, ctx, status)
    return _done(ctx, status, d) if status else d


def _finish(d, ctx):
    if isinstance(d._exp, str):
        if d._exp != "F" and d._int and _m.digits(d._int) > ctx.prec - ctx.clamp:
            return _make(d._sign, d._int % 10 ** (ctx.prec - ctx.clamp), d._exp)
        return d
    return _result(d._sign, d._int, d._exp, ctx)


def _make(sign, n, exp):
    d = object.__new__(Decimal)
    d._sign, d._int, d._exp = sign, n, exp
    return d


def _operand(x):
    if isinstance(x, Decimal):
        return x
    if isinstance(x, int):
        return _make(1 if x < 0 else 0, abs(x), 0)
    raise TypeError("conversion from %s to Decimal is not supported" % type(x).__name__)


def _other(x):
    """An operand of an operator, or None."""
    if isinstance(x, Decimal):
        return x
    return _make(1 if x < 0 else 0, abs(x), 0) if isinstance(x, int) else None


def _nan_of(ctx, *numbers):
    """The NaN that an operation on them gives, or None."""
    for d in numbers:
        if d._exp == "N":
            return _done(ctx, [InvalidOperation], _finish(_make(d._sign, d._int, "n"), ctx))
    for d in numbers:
        if d._exp == "n":
            return _finish(d, ctx)
    return None


def _invalid(ctx, condition=InvalidOperation):
    return _done(ctx, [condition], _NAN)


def _bind(cls):
    global Decimal, _NAN
    Decimal = cls
    _NAN = _make(0, 0, "n")
