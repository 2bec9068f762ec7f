"""numba.types without an import of its own, and with."""
import numba as nb
import numpy as np


@nb.njit(nb.types.Tuple((nb.float64, nb.int64))(nb.float64[:]))
def largest(a):
    m, where = a[0], 0
    for i, v in enumerate(a):
        if v > m:
            m, where = v, i
    return m, where


print(largest(np.array([1.0, 9.0, 3.0])))

import numba.types as t
from numba import types
from numba.types import float32

print(t is types, nb.types is t, float32, types.int64 == nb.int64)
