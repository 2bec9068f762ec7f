# oracle: none
# Beyond Numba: a tuple stored into a record; and what is refused, by name.
import numpy as np
from numba import njit
from numba.core.errors import TypingError

pair = np.dtype([('a', np.int32), ('b', np.float64)])

@njit
def put(p, i):
    p[i] = (i + 1, 2.5 * i)
    p[0] = p[i]

@njit
def misspelt(p):
    return p[0].aa

@njit
def returned(p):
    return p[0]

@njit
def order(p):
    return p[0] < p[1]

x = np.zeros(3, pair)
put(x, 2)
print(x)
for f in (misspelt, order):
    try:
        f(x)
    except TypingError as e:
        print('refused')
