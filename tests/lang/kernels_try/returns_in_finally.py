import os
import sys

if "quern" not in sys.version:
    os.environ["NUMBA_DISABLE_JIT"] = "1"  # Numba does not take this: CPython is the oracle

from numba import njit


@njit
def swallow(x):
    try:
        if x > 1:
            raise ValueError("gone")
        return 1
    finally:
        return 2


@njit
def loop(n):
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


@njit
def deep(n):
    order = 0
    try:
        try:
            try:
                if n > 0:
                    return order
                order = order * 10 + 1
            finally:
                order = order * 10 + 2
            order = order * 10 + 3
        finally:
            order = order * 10 + 4
    finally:
        order = order * 10 + 5
    return order


print(swallow(1), swallow(3), loop(1), loop(10), deep(0), deep(1))
