import os
import sys
if "quern" not in sys.version:
    os.environ["NUMBA_DISABLE_JIT"] = "1"  # Numba does not take all of these: CPython is the oracle
from numba import njit
class Bad(ValueError):
    pass
@njit
def f(name, x):
    if x > 2:
        raise ValueError(f"{name}: value {x:.2f} is over {2}")
    if x < 0:
        raise Bad("negative", name, x, f"{x!r}", (name, 1))
    assert x != 1, f"one {name}"
    return x
@njit
def g(name, x):
    try:
        return f(name, x)
    except Bad:
        return -1.0
for n, x in (("alpha", 3.14159), ("beta", -2.5), ("ü", 1.0), ("ok", 0.5), ("long" * 60, 7.0)):
    try:
        print(f(n, x), g(n, x))
    except (ValueError, AssertionError) as e:
        print(type(e).__name__, e.args)
    try:
        print(g(n, x))
    except (ValueError, AssertionError) as e:
        print(type(e).__name__, e.args)
