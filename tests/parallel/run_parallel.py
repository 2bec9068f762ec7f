#!/usr/bin/env python3
"""Parallel loops: one result whatever the threads and the CPU level, the smallest failing iteration wins, memory stays flat,
one OpenMP runtime. usage: run_parallel.py QUERN"""
import os
import resource
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
from testlib import Checks, Program, run  # noqa: E402

SUM = """
import numpy as np
from numba import njit, prange

@njit(parallel=True)
def total(x):
    s = 0.0
    for i in prange(len(x)):
        s += x[i] * 1.000000001
    return s

@njit(parallel=True)
def total_exp(x):
    s = 0.0
    p = 1.0
    for i in prange(len(x)):
        s += np.exp(-x[i]) / (1.0 + x[i] * x[i])
    return s

np.random.seed(5)
x = np.random.randn(10_000_000)
print(float(total(x)).hex(), float(total_exp(x)).hex())
"""

SMALLEST = """
import numpy as np
from numba import njit, prange

@njit(parallel=True)
def fails(n):
    total = 0
    for i in prange(n):
        if i == 3 or i == 9_999_999:
            raise ValueError("at an iteration")
        total += i
    return total

@njit(parallel=True)
def fails_at(x, n):
    for i in prange(n):
        x[(i if i != 3 and i != 9_999_999 else n + i)] = i

seen = set()
x = np.zeros(10_000_000)
for _ in range(RUNS):
    try:
        fails_at(x, 10_000_000)
    except IndexError as e:
        seen.add(str(e))
try:
    fails(10_000_000)
except ValueError as e:
    print(e)
print(seen)
"""

FLAT = """
import numpy as np
from numba import njit

@njit
def allocates(n):
    total = 0.0
    for i in range(n):
        a = np.ones(100)
        total += a[i % 100]
    if total > 0:
        raise ValueError("at the end")
    return total

for _ in range(3):
    try:
        allocates(1_000_000)
    except ValueError as e:
        print(e)
"""

GATHER = """
import numpy as np
from numba import njit

@njit
def bump(x, idx):
    for i in range(len(idx)):
        x[idx[i]] += 1

x = np.zeros(5)
idx = np.array([1, 2, 1, 2, 1, 2, 1, 99, 0, 0])
try:
    bump(x, idx)
except IndexError as e:
    print(e)
print(x)
bump(x, idx)
"""

THREADS = """
import time
from threading import Thread
from numba import njit

@njit(nogil=True)
def primes(lo, hi):
    count = 0
    for n in range(lo, hi):
        d = 2
        while d * d <= n:
            if n % d == 0:
                break
            d += 1
        else:
            count += 1
    return count

primes(0, 10)
out = [0, 0]
def work(k, lo, hi):
    out[k] = primes(lo, hi)
ts = [Thread(target=work, args=(0, 2, 60000)), Thread(target=work, args=(1, 60000, 90000))]
for t in ts: t.start()
for t in ts: t.join()
print(sum(out), primes(2, 90000))
"""


def main():
    quern = os.path.abspath(sys.argv[1])
    c = Checks()
    with Program(SUM) as path:
        outputs = {}
        for extra in [["--threads", str(t)] for t in (1, 2, 7, 64)] + [["--cpu=x86-64-v2"], ["--cpu=x86-64-v3"]]:
            code, out, err = run([quern, "run", *extra, path])
            c.that(code == 0, f"sum {extra}", err)
            outputs[" ".join(extra)] = out
        c.that(len(set(outputs.values())) == 1, "one result for all threads and CPU levels", outputs)
    runs = 1000 if os.environ.get("QUERN_LONG_TESTS") else 60
    with Program(SMALLEST.replace("RUNS", str(runs))) as path:
        code, out, err = run([quern, "run", "--threads", "8", path], timeout=600)
        c.that(code == 0 and out.splitlines()[:1] == ["at an iteration"], "a raise leaves the loop", out + err)
        c.that(out.count("index") == 1 and "10000003" in out, f"{runs} runs: always iteration 3", out + err)
    with Program(FLAT) as path:
        code, out, err = run([quern, "run", path])
        peak = resource.getrusage(resource.RUSAGE_CHILDREN)
        c.that(code == 0 and out == "at the end\n" * 3, "an error after 10^6 allocations", out + err)
        probe = subprocess.run(["/usr/bin/python3", "-c", "import resource,subprocess,sys;"
                                "subprocess.run(sys.argv[1:],stdout=subprocess.DEVNULL);"
                                "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)", quern, "run", path],
                               capture_output=True, text=True)
        sanitized = "asan" in quern or "tsan" in quern
        c.that(sanitized or int(probe.stdout) < 300_000, "memory stays flat", f"{probe.stdout} kB {peak.ru_maxrss}")
    with Program(GATHER) as path:
        code, out, err = run([quern, "run", path])
        c.that(out.startswith("index 99 is out of bounds for axis 0 with size 5\n[0. 4. 3. 0. 0.]"), "a bad index stops the store", out + err)
        c.that(code == 1 and "line 8, in bump" in err and "x[idx[i]] += 1" in err, "the traceback names the line", err)
    with Program(THREADS) as path:
        code, out, err = run([quern, "run", path])
        c.that(code == 0 and len(set(out.split())) == 1, "kernels in threads", out + err)
    with Program(SUM.replace("10_000_000", "1_000_000")) as path:
        run([quern, "run", path])
        code, out, err = run([quern, "run", path], LD_DEBUG="files")
        libraries = {line.rsplit("/", 1)[-1].split()[0].rstrip("]") for line in err.splitlines() if "calling init" in line}
        openmp = {name for name in libraries if name.startswith(("libgomp", "libomp", "libiomp"))}
        c.that(len(openmp) <= 1, "one OpenMP runtime", openmp)
        c.that("quern-llvm" not in err and "libLLVM" not in err, "a cached run does not open LLVM", sorted(libraries))
    return c.end()


if __name__ == "__main__":
    sys.exit(main())
