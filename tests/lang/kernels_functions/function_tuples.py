# Functions in global tuples, chosen by constants and by literal_unroll.
import math
from numba import njit, literal_unroll


@njit
def double(x):
    return 2 * x


@njit
def negate(x):
    return -x


OPS = (double, negate, double)


@njit
def second(x):
    return OPS[1](x)


@njit
def through_all(x):
    for f in literal_unroll(OPS):
        x = f(x)
    return x


@njit
def apply_twice(f, x):
    return f(f(x))


@njit
def table(x):
    return apply_twice(double, x), apply_twice(negate, x), OPS[0](OPS[2](x))


print(second(4), through_all(3), through_all(1.5))
print(table(7))
