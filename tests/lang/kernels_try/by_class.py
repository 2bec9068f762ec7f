# Handlers choose by class, and by the bases of the script's own classes.
import os
import sys

if "quern" not in sys.version:
    os.environ["NUMBA_DISABLE_JIT"] = "1"  # Numba does not take this: CPython is the oracle

import numpy as np
from numba import njit
class AppErr(ValueError):
    pass
class Sub(AppErr):
    pass
@njit
def thrower(k):
    if k == 0:
        raise ValueError("v")
    if k == 1:
        raise KeyError("k")
    if k == 2:
        return 1 // (k - 2)
    if k == 3:
        raise Sub("s", 1)
    if k == 4:
        raise IndexError
    if k == 5:
        raise RuntimeError("boom")
    return k
@njit
def pick(k):
    try:
        thrower(k)
    except AppErr:
        return 1
    except (KeyError, IndexError):
        return 2
    except RuntimeError:
        return 6
    except ArithmeticError:
        return 3
    except ValueError:
        return 4
    else:
        return 5
@njit
def pick2(k):
    r = 0
    try:
        try:
            thrower(k)
        except LookupError:
            r = 1
            raise
        except ValueError:
            r = 2
            raise RuntimeError("changed")
        finally:
            r += 100
    except KeyError:
        r += 1000
    except RuntimeError:
        r += 2000
    except Exception:
        r += 3000
    return r
@njit
def uncaught(k):
    try:
        thrower(k)
    except ZeroDivisionError:
        return 1
    return 0
@njit
def fin(k):
    r = np.zeros(3)
    for i in range(4):
        try:
            r[0] += 1
            try:
                if i == k:
                    return r
                thrower(i)
            finally:
                r[1] += 1
        except Exception:
            r[2] += 1
            continue
        finally:
            r[0] += 10
    return r
@njit
def types(k):
    x = 1
    try:
        x = 2.5
        thrower(k)
        x = 3
    except Exception:
        return x
    return x * 2
@njit
def unset(k):
    try:
        thrower(k)
        y = 5
    except Exception:
        pass
    return y
@njit
def depth(n):
    if n == 0:
        raise ValueError("bottom", n)
    try:
        return depth(n - 1)
    except KeyError:
        return -1
@njit
def loop_ret(n):
    i = 0
    while True:
        try:
            i += 1
            if i > n:
                return i
        finally:
            if i == 3:
                break
    return -i
for k in range(7):
    print(k, pick(k), pick2(k), fin(k), int(types(k)))
for k in range(7):
    try:
        print(uncaught(k))
    except Exception as e:
        print(type(e).__name__, e.args)
print(loop_ret(1), loop_ret(10))
try:
    print(unset(6), unset(0))
except UnboundLocalError as e:
    print("unbound")
try:
    depth(4)
except ValueError as e:
    print(e)
