"""What every program here ends with: measure(run, make) times run(*make()) and prints `seconds|first|answer`.
seconds: the least of several runs; first: the first run, with whatever is compiled in it. The answer is, for each array of the result,
its sum, a weighted sum and how far these may differ between engines (rounding errors of the sum of magnitudes)."""
import sys
import time

import numpy as np


def numbers(result):
    parts = result if isinstance(result, tuple) else (result,)
    out = []
    for part in parts:
        a = np.asarray(part)
        exact = 1e-10 if a.dtype.itemsize >= 8 or a.dtype.kind in "iub" else 1e-4
        if a.dtype.kind == "c":
            a = np.abs(a)
        a = a.astype(np.float64).ravel()
        out.append((float(a.sum()), float((a * np.cos(np.arange(a.size) % 97)).sum()), exact * float(np.abs(a).sum())))
    return out


def measure(run, make):
    """make() gives fresh arguments, outside of the time. argv: [seconds to spend, 1.0 when not given]"""
    budget = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    args = make()
    t = time.perf_counter()
    result = run(*args)
    first = time.perf_counter() - t
    answer = numbers(result)
    best, spent, runs = 1e99, 0.0, 0
    while runs < 3 or (spent < budget and runs < 500):
        args = make()
        t = time.perf_counter()
        run(*args)
        t = time.perf_counter() - t
        best = min(best, t)
        spent += t
        runs += 1
    print(f"{best:.9f}|{first:.6f}|" + " ".join([f"{x!r}" for row in answer for x in row]))
