# finally runs when an error leaves, and the error goes on.
import os
import sys

if "quern" not in sys.version:
    os.environ["NUMBA_DISABLE_JIT"] = "1"  # Numba does not take this: CPython is the oracle

import numpy as np
from numba import njit


@njit
def fails(x, trace):
    try:
        if x > 2:
            raise ValueError("too large")
        return x
    finally:
        trace[0] += 1


t = np.zeros(2, np.int64)
print(fails(1, t), t[0])
try:
    fails(3, t)
except ValueError as e:
    print(e, t[0])
