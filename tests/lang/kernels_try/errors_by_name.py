# numba's exception and warning classes by the names that scripts import.
import warnings

import numba
import numpy as np
from numba import NumbaPerformanceWarning, NumbaTypeSafetyWarning, TypingError, njit
from numba.core.errors import NumbaWarning

warnings.simplefilter("ignore", category=NumbaPerformanceWarning)
warnings.simplefilter("ignore", category=NumbaTypeSafetyWarning)


@njit
def wrong(x):
    return x + "a"


try:
    wrong(np.ones(2))
except TypingError as e:
    print(type(e).__name__, isinstance(e, numba.core.errors.TypingError), isinstance(e, numba.NumbaError))
print(issubclass(NumbaPerformanceWarning, NumbaWarning), numba.NumbaDeprecationWarning.__name__, numba.errors.TypingError is TypingError if hasattr(numba, "errors") else True)
