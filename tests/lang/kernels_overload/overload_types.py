import numpy as np
from numba import njit, types
from numba.extending import overload, register_jitable


def describe(x):
    raise NotImplementedError


@overload(describe)
def ol_describe(x):
    if isinstance(x, types.Integer):
        def impl(x):
            return x * 2
        return impl
    if isinstance(x, types.Float):
        return lambda x: x + 0.5
    if isinstance(x, types.Array) and x.ndim == 1:
        def impl(x):
            s = x[0]
            for i in range(1, len(x)):
                s += x[i]
            return s
        return impl


@njit
def use(x):
    return describe(x)


print(use(4), use(1.5), use(np.arange(5)))
try:
    use((1, 2))
except Exception as e:
    print(type(e).__name__)


@register_jitable
def twice(x):
    return x + x


@njit
def four(x):
    return twice(twice(x))


print(twice("ab"), four(3), twice([1]), four(0.25))


def clamp(x, lo=0, hi=1):
    return min(max(x, lo), hi)


@overload(clamp)
def ol_clamp(x, lo=0, hi=1):
    def impl(x, lo=0, hi=1):
        if x < lo:
            return lo
        if x > hi:
            return hi
        return x
    return impl


@njit
def clamped(x):
    return clamp(x, lo=2, hi=8) + clamp(x)


print(clamped(5), clamped(100), clamp(-3))
