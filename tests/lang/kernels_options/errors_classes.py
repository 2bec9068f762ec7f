import numba
from numba import njit
from numba.core import errors
from numba.core.errors import TypingError, NumbaError
import numba.core.errors


@njit
def bad(x):
    return x.nothing + 1


try:
    bad(3)
except TypingError as e:
    print("TypingError", isinstance(e, NumbaError), isinstance(e, Exception), isinstance(e, TypeError))
try:
    bad(3)
except numba.errors.NumbaError:
    print("NumbaError")
try:
    bad(3)
except Exception as e:
    print(type(e).__name__, type(e).__module__)
print(issubclass(errors.NumbaTypeError, errors.TypingError), issubclass(errors.LoweringError, errors.NumbaError))
print(issubclass(errors.NumbaPerformanceWarning, errors.NumbaWarning), issubclass(errors.NumbaWarning, Warning))
try:
    @njit("int64(int64)")
    def undefined(x):
        return x + missing_name
except NumbaError as e:
    print("at decoration:", type(e).__name__)
