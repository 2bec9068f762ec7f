import helper
import pkg
from pkg import a, b as bb
from pkg.sub import deep
import pkg.sub.deep as dd
import pkg.a
from helper import *
from starred import *
import sys
from numba import njit
import numpy as np
print(__name__, helper.__name__, pkg.__name__, a.__name__, deep.__name__)
print(helper.__file__.split("/")[-1], pkg.__file__.split("/")[-2:])
print(helper.square(4), a.x, bb.y, dd.z, deep.up())
print(pub(3))
try:
    _priv
except NameError as e:
    print(e)
@njit
def k(a):
    s = 0.0
    for i in range(a.shape[0]):
        s += helper.kern(a[i]) * helper.SCALE
    return s
print(k(np.arange(5.0)))
def drv(n):
    t = 0
    for i in range(n):
        t += helper.square(i) + helper.SCALE
    return t
print(drv(10))
helper.SCALE = 7
print(drv(10))
print("helper" in sys.modules, "pkg.sub.deep" in sys.modules)
try:
    import nothere
except ImportError as e:
    print(type(e).__name__, e, e.name)
try:
    from helper import zzz
except ImportError as e:
    print(type(e).__name__, str(e).split("(")[0])
try:
    helper.nope
except AttributeError as e:
    print(e)
try:
    import helper.x
except ImportError as e:
    print(e)
try:
    import pkg.qq
except ImportError as e:
    print(e)
import cyca
print(cyca.va, cyca.f())
try:
    import broken
except ZeroDivisionError as e:
    print(e)
print("broken" in sys.modules)
try:
    import bad
except SyntaxError as e:
    print(type(e).__name__)
import broken
