#!/usr/bin/env python3
"""Random programs (generate.py) give one answer: on the VM, compiled at O0 and O3, with 1 and 7 threads, for other CPU levels; and the
same as the dialect's original when a Python with NumPy and Numba is given.
usage: run_diff.py QUERN [--count N] [--seed S] [--functions F] [--oracle PYTHON] [--numba EVERY] [--jobs J]
F: functions a program, from 1 to 3 when not said. EVERY: real Numba compiles for a second a program; it is asked about one program in EVERY
(0: never)."""
import argparse
import concurrent.futures
import os
import re
import subprocess
import sys
import tempfile
import threading

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from generate import program  # noqa: E402

KERNELS = [["-O", "0"], ["--cpu", "x86-64-v2"], ["--cpu", "x86-64-v3"]]
PARALLEL = [["--threads", "1"], ["--threads", "7"]]
FEATURES = ["tuple", "prange", "list", "dict", "try"]


def run(command, path):
    env = dict(os.environ, NUMBA_BOUNDSCHECK="1")  # Quern always checks; Numba only when asked
    try:
        done = subprocess.run([*command, path], capture_output=True, text=True, errors="replace", timeout=300, stdin=subprocess.DEVNULL, env=env)
    except subprocess.TimeoutExpired:
        return "timed out"
    return done.stdout if done.returncode == 0 else f"{done.stdout}exit {done.returncode}\n{done.stderr[-1500:]}"


class Oracle:
    """One server a thread of ours (oracle_server.py): a program costs a fork, not the start of Python and NumPy."""

    def __init__(self, python, *words):
        self.command, self.own = [python, os.path.join(os.path.dirname(os.path.abspath(__file__)), "oracle_server.py"), *words], threading.local()

    def run(self, path):
        if not hasattr(self.own, "server"):
            env = dict(os.environ, NUMBA_BOUNDSCHECK="1", PYTHONWARNINGS="ignore")
            self.own.server = subprocess.Popen(self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=env)
        server = self.own.server
        server.stdin.write(path.encode() + b"\n")
        server.stdin.flush()
        status, size = server.stdout.readline().split()
        text = server.stdout.read(int(size)).decode(errors="replace")
        return text if status == b"0" else f"exit {status.decode()}\n{text}"


def features_of(seed):
    return {f for i, f in enumerate(FEATURES) if seed >> i & 1}


def without_refused(ours, numba):
    """What Numba could not type, or not compile in time, it has no answer for."""
    if numba.startswith("exit 14"):
        return "", ""
    a, b = ours.splitlines(), numba.splitlines()
    if len(a) != len(b):
        return ours, numba
    kept = [i for i, line in enumerate(b) if line.split()[1:2] != ["TypingError"]]
    return "\n".join([a[i] for i in kept]), "\n".join([b[i] for i in kept])


def check(quern, seed, functions, oracle, numba, numba_every):
    """(what ran, the disagreement or None)"""
    text = program(seed, features_of(seed), functions or 1 + seed // 32 % 3)
    driver = re.sub(r"^@njit.*\n", "", text, flags=re.M).replace("prange(", "range(")
    answers = []
    with tempfile.TemporaryDirectory() as folder:
        paths = {}
        for name, source in (("kernels", text), ("driver", driver)):
            paths[name] = os.path.join(folder, name + ".py")
            with open(paths[name], "w", encoding="utf-8") as f:
                f.write(source)
        vm = run([quern, "run", "--interpret"], paths["driver"])
        answers.append(("driver, compiled where it can be", vm, run([quern, "run", "--no-cache"], paths["driver"])))
        if oracle:
            answers.append(("driver, CPython", vm, oracle.run(paths["driver"])))
        first = run([quern, "run", "--no-cache", "-O", "3"], paths["kernels"])  # the others: the level that is chosen by itself
        for options in KERNELS + (PARALLEL if "parallel=True" in text else []):
            answers.append(("kernels, " + " ".join(options), first, run([quern, "run", "--no-cache", *options], paths["kernels"])))
        if numba and seed % numba_every == 0:
            # Numba's parallel slices do not heed overlaps, so it is asked for the serial meaning
            with open(paths["kernels"], "w", encoding="utf-8") as f:
                f.write(text.replace("@njit(parallel=True)", "@njit"))
            answers.append(("kernels, Numba", *without_refused(first, numba.run(paths["kernels"]))))
    for name, a, b in answers:
        if a != b:
            rows = [f"  {x}\n  {y}" for x, y in zip(a.splitlines() + [""] * 99, b.splitlines()) if x != y][:4]
            return len(answers), f"seed {seed}: {name}\n" + "\n".join(rows)
    bad = next((a for _, a, _ in answers if "exit " in a or "timed out" in a), None)
    return len(answers), f"seed {seed}: fails everywhere alike\n{bad}" if bad else None


def main():
    p = argparse.ArgumentParser()
    p.add_argument("quern")
    p.add_argument("--count", type=int, default=40)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--functions", type=int, default=0)
    p.add_argument("--oracle")
    p.add_argument("--numba", type=int, default=0)
    p.add_argument("--jobs", type=int, default=os.cpu_count())
    a = p.parse_args()
    if os.environ.get("QUERN_LONG_TESTS"):
        a.count = max(a.count, 1000)
    quern = os.path.abspath(a.quern)
    oracle = Oracle(a.oracle) if a.oracle else None
    numba = Oracle(a.oracle, "numba") if a.oracle and a.numba else None
    bad = comparisons = 0
    with concurrent.futures.ThreadPoolExecutor(a.jobs) as pool:
        for n, trouble in pool.map(lambda s: check(quern, s, a.functions, oracle, numba, a.numba), range(a.seed, a.seed + a.count)):
            comparisons += n
            if trouble:
                bad += 1
                print(trouble, flush=True)
    print(f"{a.count} programs, {comparisons} comparisons", file=sys.stderr)
    print(f"{a.count - bad} passed, {bad} failed")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
