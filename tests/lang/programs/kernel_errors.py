import numpy as np
from numba import njit
from numba.core.errors import TypingError, NumbaError

@njit
def safe_div(a, b):
    try:
        if b == 0:
            raise ZeroDivisionError("b is zero")
        r = a / b
    except Exception:
        r = np.nan
    else:
        r += 0.0
    finally:
        pass
    return r

@njit
def validate(x):
    assert x.ndim == 1, "need a vector"
    if len(x) == 0:
        raise ValueError("empty", 0)
    for i, v in enumerate(x):
        if np.isnan(v):
            raise RuntimeError("nan found")
        if v < 0:
            raise IndexError
    return np.sqrt(x).sum()

@njit
def oob(a, i):
    return a[i]

@njit
def bad_types(x):
    return x + "a"

print(safe_div(1, 0), safe_div(3, 2))
for arg in (np.ones(4), np.ones(0), np.array([1, np.nan]), np.array([-1.0]), np.ones((2, 2))):
    try:
        print(validate(arg))
    except (ValueError, RuntimeError) as e:
        print(type(e).__name__, e.args)
    except Exception as e:
        print("other", type(e).__name__, e)
try:
    bad_types(1)
except TypingError as e:
    print("TypingError", isinstance(e, NumbaError))
try:
    oob(np.arange(3), np.int64(1), 2)
except TypeError as e:
    print("TypeError")
try:
    from numba import cuda
    gpu = cuda.is_available()
except Exception:
    gpu = False
print(gpu)
