# A negative power of a literal is a float, one of an int variable an int.
from numba import njit
import numpy as np
@njit
def a(x): return x ** -1
@njit
def b(x): return x ** -2
@njit
def c(): return 2 ** -1
@njit
def d(x, y): return x ** y
@njit
def e(x): return pow(x, -1)
@njit
def f(): return 10 ** -3
@njit
def g(): return 2 ** -1 * 4
def t(k, *ar):
    try: print(k.__name__, ar, k(*ar))
    except Exception as ex: print(k.__name__, ar, type(ex).__name__)
for x in (2, 2.0, np.int32(2), np.uint8(2), True): t(a, x); t(b, x); t(d, x, -1); t(e, x)
t(c); t(f); t(g); t(d, 2, -3)
t(a, np.array([1,2])); t(b, np.array([1.,2]))
