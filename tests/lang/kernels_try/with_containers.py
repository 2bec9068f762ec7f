import os
import sys

if "quern" not in sys.version:
    os.environ["NUMBA_DISABLE_JIT"] = "1"  # Numba does not take all of these: CPython is the oracle

import numpy as np
from numba import njit, prange

@njit
def check(x):
    if x % 3 == 0:
        raise ValueError("three", x)
    return x

@njit(parallel=True)
def par(n):
    s = 0
    bad = 0
    for i in prange(n):
        try:
            s += check(i)
        except ValueError:
            bad += 1
    return s, bad

@njit
def count(n):
    i = 0
    while i < n:
        yield i
        i += 1

@njit(parallel=True)
def par2(n):
    out = np.zeros(n)
    for i in prange(n):
        for v in count(i):
            if v == 4:
                break
            out[i] += v
    return out

@njit
def lists(n):
    l = [0]
    def push(x):
        l.append(x * n)
    for i in range(3):
        push(i)
    try:
        l.append(7)
        l[99] = 1
    except IndexError:
        l.append(-1)
    d = {1: 2.5}
    get = lambda k: d[k] if k in d else -1.0
    return l, get(1), get(2), sum(x for x in l if x > 0)

@njit
def dicts(words):
    counts = {}
    for w in words:
        try:
            counts[w] += 1
        except KeyError:
            counts[w] = 1
    return sorted(counts.items())

@njit
def deep(n):
    r = 0
    try:
        r += 1
        try:
            r += 1
            try:
                r += 1
                try:
                    r += 1
                    try:
                        for i in range(n):
                            if i == 3:
                                return r
                            check(i + 1)
                    finally:
                        r += 10
                except KeyError:
                    r += 1000
                finally:
                    r += 100
            finally:
                r += 10000
        finally:
            r += 100000
    except ValueError:
        r += 1000000
    return r

@njit
def strs(s):
    try:
        return int(s)
    except ValueError:
        return -1

@njit
def arr_temp(n):
    total = 0.0
    for i in range(n):
        try:
            a = np.full(3, float(i))
            check(i)
            total += a[0]
        except ValueError:
            total += a[1] * 100
    return float(total)

@njit
def gen_arrays(n):
    for i in range(n):
        a = np.full(2, i)
        yield a

@njit
def use_arrays(n):
    s = 0.0
    for a in gen_arrays(n):
        s += a[0]
        last = a
    return float(s), int(last[1])

print(par(10), par2(8), lists(2), dicts(["a", "b", "a"]), deep(1), deep(2), deep(9), strs("12"), strs("x"), arr_temp(5), use_arrays(4))
