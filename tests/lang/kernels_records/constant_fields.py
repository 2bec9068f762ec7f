# Fields by names known when compiling: literal strings, module constants, closures.
import numpy as np
from numba import njit

rec = np.dtype([('a', np.float64), ('b', np.int64), ('c', np.float32)])
FIELD = 'b'


@njit
def by_global(x):
    s = 0
    for i in range(len(x)):
        s += x[i][FIELD]
    return s


def getter(name):
    @njit
    def get(x):
        return x[name].sum()
    return get


@njit
def by_closure(x):
    name = 'c'
    s = 0.0
    for i in range(x.size):
        s += x[i][name] + x[i]['a']
    return s


x = np.zeros(3, rec)
x['a'] = [0.5, 1.5, 2.5]
x['b'] = [1, 2, 3]
x['c'] = 0.25
print(by_global(x), getter('a')(x), getter('b')(x), by_closure(x))
print(x)
