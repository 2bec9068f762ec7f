#!/usr/bin/env python3
"""The object cache seen from outside: 600 corrupted files are 600 misses, and cached objects call only what is on the
whitelist. usage: run_cache.py BUILD"""
import glob
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
from testlib import ROOT, Checks, Program, run  # noqa: E402

PROGRAM = """
import math
import numpy as np
from numba import njit, prange

@njit(parallel=True)
def total(x):
    s = 0.0
    for i in prange(len(x)):
        s += math.exp(x[i]) + math.sin(x[i]) ** 3
    return s

@njit
def table(n):
    a = np.zeros((n, n))
    for i in range(n):
        for j in range(n):
            a[i, j] = (i // (j + 1)) % 7 + i / (j + 1)
    return a

x = np.arange(1000) / 1000
print(f"{total(x):.6f}", table(9).sum())
"""


def whitelist():
    names = set()
    for table in ("runtime/helper.def", "runtime/libcall.def"):
        path = os.path.join(ROOT, table)
        if os.path.exists(path):
            names |= set(re.findall(r"^\w+\((\w+)", open(path).read(), re.M))
    large = os.path.join(ROOT, "runtime/math/large.def")
    names |= set(re.findall(r"^QN_MATH_LARGE\(\w+, (\w+)", open(large).read(), re.M))
    names |= {"qn_" + n for n in re.findall(r"^QN_MATH\((\w+)", open(os.path.join(ROOT, "runtime/math/math.def")).read(), re.M)}
    return names


def corrupt(data, rng, how):
    data = bytearray(data)
    if how == 0:
        return bytes(data[: rng.randrange(len(data))])
    if how == 1:
        for _ in range(rng.randrange(1, 9)):
            data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
        return bytes(data)
    if how == 2:
        at = rng.randrange(len(data))
        return bytes(data[:at]) + rng.randbytes(rng.randrange(1, 64)) + bytes(data[at:])
    return rng.randbytes(rng.randrange(0, 4096))


def undefined_symbols(path):
    data = open(path, "rb").read()
    at = data.find(b"\x7fELF")
    with tempfile.NamedTemporaryFile(suffix=".o") as f:
        f.write(data[at:])
        f.flush()
        out = subprocess.run(["nm", "-u", f.name], capture_output=True, text=True).stdout
    return {line.split()[-1] for line in out.splitlines() if line.strip() and "_GLOBAL_OFFSET_TABLE_" not in line}


def main():
    quern = os.path.join(os.path.abspath(sys.argv[1]), "quern")
    c = Checks()
    folder = tempfile.mkdtemp()
    os.chmod(folder, 0o700)
    rng = random.Random(20)
    allowed = whitelist()
    try:
        with Program(PROGRAM) as path:
            code, expected, err = run([quern, "run", "--cache-dir", folder, path])
            c.that(code == 0 and expected, "fills the cache", err)
            files = sorted(f for f in glob.glob(folder + "/**/*", recursive=True) if os.path.isfile(f))
            c.that(len(files) >= 2, "one file per specialisation", files)
            for f in files:
                strange = undefined_symbols(f) - allowed
                c.that(not strange, "calls only the whitelist", strange)
            originals = {f: open(f, "rb").read() for f in files}
            code, out, err = run([quern, "run", "--time", "--cache-dir", folder, path])
            c.that(out == expected and "0 compiled" in err, "the second run compiles nothing", err)
            misses = 0
            rounds = (600 if os.environ.get("QUERN_LONG_TESTS") else 60) // max(1, len(files))
            for k in range(rounds):
                for f, data in originals.items():
                    bad = corrupt(data, rng, k % 4)
                    with open(f, "wb") as h:
                        h.write(bad if bad != data else b"")
                code, out, err = run([quern, "run", "--time", "--cache-dir", folder, path])
                m = re.search(r"kernels: (\d+) compiled, (\d+) from the cache", err)
                fine = code == 0 and out == expected and m and int(m.group(2)) == 0
                misses += len(files) if fine else 0
                if not fine:
                    c.that(False, f"round {k}: corrupted files are misses", f"{code} {out} {err}")
            c.that(misses == rounds * len(files), f"{misses} corrupted files, all misses")
            os.chmod(folder, 0o500)
            code, out, err = run([quern, "run", "--cache-dir", folder, path])
            c.that(code == 0 and out == expected, "a folder that cannot be written", err)
            os.chmod(folder, 0o777)
            code, out, err = run([quern, "run", "--cache-dir", folder, path])
            c.that(code == 0 and out == expected, "a folder open to others is not used", err)
            code, out, err = run([quern, "run", "--cache-dir", "/dev/null/x", path])
            c.that(code == 0 and out == expected, "no folder at all", err)
    finally:
        os.chmod(folder, 0o700)
        shutil.rmtree(folder)
    return c.end()


if __name__ == "__main__":
    sys.exit(main())
