# raise alone, raise from, tuples of classes, and handlers in loops, as Python has them.
import os
import sys

if "quern" not in sys.version:
    os.environ["NUMBA_DISABLE_JIT"] = "1"  # Numba does not take this: CPython is the oracle

from numba import njit


class Stop(Exception):
    pass


@njit
def step(i):
    if i % 4 == 1:
        raise ValueError("one", i)
    if i % 4 == 2:
        raise Stop(i)
    if i % 4 == 3:
        raise OverflowError("three")
    return i


@njit
def classify(n):
    values = 0
    stops = 0
    others = 0
    fine = 0
    for i in range(n):
        try:
            fine += step(i)
        except (ValueError, TypeError):
            values += 1
        except Stop:
            stops += 1
            continue
        except ArithmeticError:
            others += 1
            if i > 6:
                break
        fine += 1000
    return values, stops, others, fine


@njit
def again(i):
    try:
        return step(i)
    except ValueError:
        raise
    except Stop:
        raise RuntimeError("stopped") from None


@njit
def not_caught(i):
    try:
        step(i)
    except KeyError:
        return -1
    finally:
        i += 1
    return i


print(classify(12))
for i in range(4):
    for f in (again, not_caught):
        try:
            print(f(i))
        except Exception as e:
            print(type(e).__name__, e.args)
