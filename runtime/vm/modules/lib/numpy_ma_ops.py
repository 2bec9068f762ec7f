"""numpy.ma: elementwise functions of masked arrays: np.ma.add and the like, operators, comparisons, and NumPy's own ufuncs when they are
given masked arrays. A result is masked where an operand is, and outside the function's domain; there the data is the first operand's."""
import numpy as np
from numpy.ma._array import MaskedArray, masked
from numpy.ma._masks import (MAError, check_fill_value, either_mask, filled, getdata, getmask, getmaskarray, mask_or, maximum_fill_value,
                             minimum_fill_value, nomask)


# --- domains: what the functions answer True for is masked -----------------------------------------------------------------------------
def _below(limit):
    return lambda x: np.less(x, limit)


def _at_most(limit):
    return lambda x: np.less_equal(x, limit)


def _outside(low, high):
    return lambda x: np.logical_or(np.greater(x, high), np.less(x, low))


def _no_cosine(x):
    return np.less(np.absolute(np.cos(x)), 1e-35)


def _no_divisor(a, b):
    return np.absolute(a) * np.finfo(float).tiny >= np.absolute(b)


def like_of(*operands):
    """The operand whose fill value and the like the result takes over."""
    for x in operands:
        if isinstance(x, MaskedArray):
            return x
    return None


def wrapped(data, mask, like):
    if like is None:
        return MaskedArray._like(masked, data, mask, True)
    return like._like(data, mask)


class _Operation:
    def __init__(self, f, domain=None, fill=None):
        self.f, self.domain, self.fill = f, domain, fill
        self.__name__ = f.__name__
        self.__doc__ = "np.%s of masked arrays: masked where an operand is%s." % (f.__name__, "" if domain is None else ", and where it has no value")

    def __str__(self):
        return "Masked version of " + repr(self.f)


class _Unary(_Operation):
    def __call__(self, a, *args, **kwargs):
        data, mask = getdata(a), getmask(a)
        with np.errstate(divide="ignore", invalid="ignore"):
            result = self.f(data, *args, **kwargs)
        if self.domain is not None:
            mask = np.logical_or(np.logical_or(~np.isfinite(result), self.domain(data)), mask)
        if np.ndim(result) == 0:
            return masked if mask is not nomask and mask else result
        if mask is not nomask:
            try:
                np.copyto(result, data, where=mask)
            except TypeError:
                pass
        return wrapped(result, mask, like_of(a))


class _Binary(_Operation):
    def __call__(self, a, b, *args, **kwargs):
        one, other = getdata(a), getdata(b)
        with np.errstate(divide="ignore", invalid="ignore"):
            result = self.f(one, other, *args, **kwargs)
        mask = either_mask(a, b)
        if np.ndim(result) == 0:
            return masked if mask is not nomask and mask else result
        if mask is not nomask and mask.any():
            try:
                np.copyto(result, one, casting="unsafe", where=mask)
            except (TypeError, ValueError):
                pass
        return wrapped(result, mask, like_of(a, b))

    def reduce(self, target, axis=0, dtype=None):
        mask, values = getmask(target), filled(target, self.fill)
        if np.ndim(values) == 0:
            values, mask = values.reshape(1), mask if mask is nomask else mask.reshape(1)
        result = self.f.reduce(values, axis=axis, dtype=dtype)
        none = nomask if mask is nomask else np.logical_and.reduce(mask, axis=axis)
        if np.ndim(result) == 0:
            return masked if none is not nomask and none else result
        return wrapped(result, none, None)

    def outer(self, a, b):
        one, other = getmask(a), getmask(b)
        mask = nomask
        if one is not nomask or other is not nomask:
            mask = np.logical_or.outer(getmaskarray(a), getmaskarray(b))
        result = self.f.outer(getdata(a), getdata(b))
        if np.ndim(result) == 0:
            return masked if mask is not nomask and mask else result
        return wrapped(result, mask, None)

    def accumulate(self, target, axis=0):
        return wrapped(self.f.accumulate(filled(target, self.fill), axis=axis), nomask, None)


class _Division(_Operation):
    def __call__(self, a, b, *args, **kwargs):
        one, other = getdata(a), getdata(b)
        with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
            result = self.f(one, other, *args, **kwargs)
            mask = ~np.isfinite(result)
            mask = mask | self.domain(one, other) | getmask(a) | getmask(b)
        if np.ndim(result) == 0:
            return masked if mask else result
        kept = np.where(mask, one, np.zeros((), dtype=one.dtype))
        if np.can_cast(kept.dtype, result.dtype, casting="safe"):
            np.copyto(result, kept, where=mask)
        else:
            np.copyto(result, 0, casting="unsafe", where=mask)
        return wrapped(result, mask, like_of(a, b))


class _Extreme(_Operation):
    """maximum and minimum: `fill` stands for masked elements in reductions."""

    def __call__(self, a, b):
        from numpy.ma._functions import where
        return where((np.greater_equal if self.f is np.maximum else np.less_equal)(getdata(a), getdata(b)) if like_of(a, b) is None
                     else (greater_equal if self.f is np.maximum else less_equal)(a, b), a, b)

    def reduce(self, target, axis=None):
        mask = getmask(target)
        values = getdata(target) if mask is nomask else filled(target, self.fill(target))
        result = np.asarray(self.f.reduce(values, axis=axis))
        return wrapped(result, nomask if mask is nomask else np.asarray(np.logical_and.reduce(mask, axis=axis)), None)

    def outer(self, a, b):
        mask = nomask
        if getmask(a) is not nomask or getmask(b) is not nomask:
            mask = np.logical_or.outer(getmaskarray(a), getmaskarray(b))
        return wrapped(self.f.outer(getdata(a), getdata(b)), mask, None)


def _unary(f, domain=None, fill=0):
    return _Unary(f, domain, fill)


exp, sin, cos, sinh, cosh, tanh, arctan, arcsinh = (_unary(f) for f in (np.exp, np.sin, np.cos, np.sinh, np.cosh, np.tanh, np.arctan, np.arcsinh))
conjugate, fabs, negative, floor, ceil, logical_not = (
    _unary(f) for f in (np.conjugate, np.fabs, np.negative, np.floor, np.ceil, np.logical_not))
absolute = abs = _unary(np.absolute)
angle = _unary(np.angle)
around = _unary(np.round)
sqrt = _unary(np.sqrt, _below(0.0), 0.0)
log, log2, log10 = (_unary(f, _at_most(0.0), 1.0) for f in (np.log, np.log2, np.log10))
tan = _unary(np.tan, _no_cosine, 0.0)
arcsin, arccos = (_unary(f, _outside(-1.0, 1.0), 0.0) for f in (np.arcsin, np.arccos))
arccosh = _unary(np.arccosh, _below(1.0), 1.0)
arctanh = _unary(np.arctanh, _outside(-1.0 + 1e-15, 1.0 - 1e-15), 0.0)

add, subtract = (_Binary(f, None, 0) for f in (np.add, np.subtract))
multiply = _Binary(np.multiply, None, 1)
arctan2 = _Binary(np.arctan2, None, 1.0)
equal, not_equal, less_equal, greater_equal, less, greater = (
    _Binary(f, None, 0) for f in (np.equal, np.not_equal, np.less_equal, np.greater_equal, np.less, np.greater))
logical_and = _Binary(np.logical_and, None, 1)
logical_or, logical_xor, bitwise_and, bitwise_or, bitwise_xor, hypot = (
    _Binary(f, None, 0) for f in (np.logical_or, np.logical_xor, np.bitwise_and, np.bitwise_or, np.bitwise_xor, np.hypot))
divide = true_divide = _Division(np.true_divide, _no_divisor, 1)
floor_divide, remainder, fmod = (_Division(f, _no_divisor, 1) for f in (np.floor_divide, np.remainder, np.fmod))
mod = remainder


minimum, maximum = _Extreme(np.minimum, None, minimum_fill_value), _Extreme(np.maximum, None, maximum_fill_value)


def left_shift(a, n):
    return _shifted(np.left_shift, a, n)


def right_shift(a, n):
    return _shifted(np.right_shift, a, n)


def _shifted(f, a, n):
    mask = getmask(a)
    if mask is nomask:
        return wrapped(f(getdata(a), getdata(n)), getmask(n), None)
    return wrapped(f(filled(a, 0), getdata(n)), mask, like_of(a))


def power(a, b, third=None):
    if third is not None:
        raise MAError("3-argument power not supported.")
    one, other = getdata(a), getdata(b)
    mask = mask_or(getmask(a), getmask(b))
    with np.errstate(divide="ignore", invalid="ignore"):
        result = np.where(mask, one, np.power(one, other))
    like = like_of(a, b)
    bad = ~np.isfinite(result)
    if np.ndim(result) == 0:
        return masked if (mask is not nomask and mask) or bad else result[()]
    made = wrapped(result, mask, like)
    if bad.any():
        made._mask = bad if mask is nomask else mask | bad
        made._data[bad] = made.fill_value
    return made


# --- comparisons ---------------------------------------------------------------------------------------------------------------------------
def _comparison(self, other, compare):
    mine, theirs = self._mask, getmask(other)
    mask = mask_or(mine, theirs, copy=True)
    if isinstance(other, str) or other is None:
        found = compare(self._data, other)
    else:
        found = compare(self._data, getdata(other))
    if np.ndim(found) == 0 and not isinstance(found, np.ndarray):
        return masked if mask is not nomask and mask else found
    if mask is not nomask:
        if compare in (_equal, _differ):
            found = np.where(mask, compare(mine, theirs), found)
        if mask.shape != found.shape:
            mask = np.broadcast_to(mask, found.shape).copy()
    made = self._like(found, mask)
    if made._fill_value is not None:
        try:
            made._fill_value = check_fill_value(made._fill_value, np.dtype(bool))
        except (TypeError, ValueError):
            made._fill_value = None
    return made


def _equal(a, b):
    return a == b


def _differ(a, b):
    return a != b


def _comparing(compare):
    def method(self, other):
        return _comparison(self, other, compare)
    return method


def _operator(operation):
    def method(self, other):
        if getattr(other, "__array_ufunc__", 0) is None:
            return NotImplemented
        return operation(self, other)
    return method


def _reflected(operation):
    def method(self, other):
        if isinstance(other, str):
            return NotImplemented
        return operation(other, self)
    return method


def _in_place(operation, neutral):
    def method(self, other):
        return self._divided_in_place(other, operation, neutral)
    return method


def _both(self, other):
    return floor_divide(self, other), remainder(self, other)


for _name, _operation in (("add", add), ("sub", subtract), ("mul", multiply), ("truediv", true_divide), ("floordiv", floor_divide),
                          ("mod", remainder), ("pow", power), ("and", bitwise_and), ("or", bitwise_or), ("xor", bitwise_xor),
                          ("lshift", left_shift), ("rshift", right_shift), ("divmod", _both)):
    setattr(MaskedArray, "__%s__" % _name, _operator(_operation))
    setattr(MaskedArray, "__r%s__" % _name, _reflected(_operation))
for _name, _operation, _neutral in (("add", add, 0), ("sub", subtract, 0), ("mul", multiply, 1), ("truediv", true_divide, 1),
                                    ("floordiv", floor_divide, 1), ("mod", remainder, 1), ("and", bitwise_and, -1), ("or", bitwise_or, 0),
                                    ("xor", bitwise_xor, 0)):
    setattr(MaskedArray, "__i%s__" % _name, _in_place(_operation, _neutral))
for _name, _compare in (("eq", _equal), ("ne", _differ), ("lt", lambda a, b: a < b), ("le", lambda a, b: a <= b), ("gt", lambda a, b: a > b),
                        ("ge", lambda a, b: a >= b)):
    setattr(MaskedArray, "__%s__" % _name, _comparing(_compare))
MaskedArray.__neg__ = lambda self: negative(self)
MaskedArray.__pos__ = lambda self: self._like(+self._data, self._mask)
MaskedArray.__abs__ = lambda self: absolute(self)
MaskedArray.__invert__ = lambda self: self._like(~self._data, self._mask)


def _product(self, other):
    from numpy.ma._functions import dot
    return dot(self, other)


MaskedArray.__matmul__ = lambda self, other: _product(self, other)
MaskedArray.__rmatmul__ = lambda self, other: _product(other, self)


# --- numpy's ufuncs ------------------------------------------------------------------------------------------------------------------------
_domains = {operation.f.__name__: operation for operation in (sqrt, log, log2, log10, tan, arcsin, arccos, arccosh, arctanh, true_divide,
                                                               floor_divide, remainder, fmod)}


def _wrapped_result(self, ufunc, inputs, data):
    mask = nomask
    for x in inputs:
        mask = mask_or(mask, getmaskarray(x)) if x is not inputs[0] else getmaskarray(x)
    operation = _domains.get(ufunc.__name__)
    if operation is not None:
        with np.errstate(divide="ignore", invalid="ignore"):
            bad = filled(operation.domain(*[getdata(x) for x in inputs]), True)
        if np.any(bad):
            if np.ndim(data):
                np.copyto(data, operation.fill, where=bad, casting="unsafe")
            mask = mask | bad
    if np.ndim(data) == 0:
        return masked if np.any(mask) else data
    if mask is not nomask and np.shape(mask) != data.shape:
        mask = np.broadcast_to(mask, data.shape).copy()
    return self._like(data, mask)


def _by_ufunc(self, ufunc, method, *inputs, **kwargs):
    plain = [getdata(x) if isinstance(x, MaskedArray) else x for x in inputs]
    out = kwargs.get("out")
    if out is not None:
        out = out if isinstance(out, tuple) else (out,)
        kwargs = dict(kwargs, out=tuple(getdata(x) if isinstance(x, MaskedArray) else x for x in out))
        if len(kwargs["out"]) == 1:
            kwargs["out"] = kwargs["out"][0]
    result = getattr(ufunc, method)(*plain, **kwargs) if method != "__call__" else ufunc(*plain, **kwargs)
    if out is not None:
        if isinstance(out[0], MaskedArray):
            out[0]._mask = _wrapped_result(self, ufunc, inputs, result.copy())._mask
        return out[0]
    if method == "outer":
        return wrapped(result, np.logical_or.outer(getmaskarray(inputs[0]), getmaskarray(inputs[1])), self)
    if method != "__call__":
        return wrapped(np.asarray(result), nomask, self) if result is not None else None
    if isinstance(result, tuple):
        return tuple(_wrapped_result(self, ufunc, inputs, part) for part in result)
    return _wrapped_result(self, ufunc, inputs, result)


MaskedArray.__array_ufunc__ = _by_ufunc
