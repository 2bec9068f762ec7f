import math

import numpy as np
from numba import prange

N = 1


def misspelt(n):
    retrun = 1
    return retunr + n


def unknown_members(n):
    return np.sqr(n) + math.sqt(n)


def a_list(n):
    x = [1, "a"]
    return x


def no_common_type(n):
    if n > 0:
        x = (1, 2)
    else:
        x = 3.0
    return x


def race(x):
    s = 0.0
    for i in prange(len(x)):
        s = s * 2 + x[i] * s
    return s


def prefix_sum_race(x):
    s = 0.0
    for i in prange(len(x)):
        s += x[i]
        x[i] = s
    return s


def too_many_arguments(n):
    return takes_one(n, 3)


def takes_one(n):
    return n


def refused_statements(n):
    print(n)
    try:
        n = 1
    except ValueError:
        pass
    return f"{n}"


def formatted_message(n):
    raise ValueError(f"bad {n}")


def whole_array(x):
    return x + "x"


def inner_function(n):
    def g(): return 1
    return g()


def bad_stores(x):
    x[0] = "a"
    x[0] = (1, 2)
    x[1.5] = 2
    return x[0, 0]


def jumps_out_of_prange(n):
    s = 0
    for i in prange(n):
        if i > 5: break
        s += i
        return s
    return s


def endless_recursion(n):
    return endless_recursion(n)


def assigns_global(n):
    global N
    N = n
    return N


def bad_attribute(n):
    return n.foo + n()


def keyword_only(n, m=3, *, k):
    return n


def bad_keywords(n):
    return keyword_only(n) + keyword_only(n, k=1, z=2)


def reductions(x):
    return sum(x) + x.sum()


def ufunc_over_array(x):
    return np.sin(x)

# infer: misspelt(i8)
# infer: unknown_members(f8)
# infer: a_list(i8)
# infer: no_common_type(i8)
# infer: race(f8[:])
# infer: prefix_sum_race(f8[:])
# infer: too_many_arguments(i8)
# infer: refused_statements(i8)
# infer: formatted_message(i8)
# infer: whole_array(f8[:])
# infer: inner_function(i8)
# infer: bad_stores(f8[:])
# infer: jumps_out_of_prange(i8)
# infer: endless_recursion(i8)
# infer: assigns_global(i8)
# infer: bad_attribute(i8)
# infer: bad_keywords(i8)
# infer: reductions(f8[:])
# infer: ufunc_over_array(f8[:])
