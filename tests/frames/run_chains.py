#!/usr/bin/env python3
"""Random frames and chains of operations on them (generate_chains.py) print the same under CPython with pandas and under quern.
usage: run_chains.py QUERN [--oracle PYTHON] [--count N] [--seed S] [--batch B] [--jobs J] [--show N] [--summary]
Without an oracle nothing is compared: the chains must run without a crash. A chain that differs is cut to its shortest beginning that differs."""
import argparse
import concurrent.futures
import os
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from generate_chains import make, program  # noqa: E402


def run(command, path):
    env = dict(os.environ, PYTHONDONTWRITEBYTECODE="1", PYTHONHASHSEED="0", PYTHONWARNINGS="ignore")
    try:
        r = subprocess.run(command + [path], capture_output=True, text=True, errors="replace", timeout=120, env=env, stdin=subprocess.DEVNULL)
    except subprocess.TimeoutExpired:
        return "timed out", 124
    return r.stdout + ("" if r.returncode == 0 else r.stderr[-2000:]), r.returncode


def answers(command, chains, folder):
    """{number: text}; a process that dies is asked for its chains one by one."""
    path = os.path.join(folder, "p.py")
    with open(path, "w", encoding="utf-8") as f:
        f.write(program(chains))
    text, code = run(command, path)
    if code != 0 and len(chains) > 1:
        out = {}
        for one in chains:
            out.update(answers(command, [one], folder))
        return out
    if code != 0:
        return {chains[0][0]: f"exit {code} {text[-600:]}"}
    parts = re.split(r"(?m)^== (\d+)\n", text)
    return {int(n): t for n, t in zip(parts[1::2], parts[2::2])}


def same_word(a, b):
    if a == b:
        return True
    try:
        x, y = float(a.strip("[](),{}")), float(b.strip("[](),{}"))
    except ValueError:
        return False
    return x == y or abs(x - y) <= 1e-9 * max(abs(x), abs(y)) or max(abs(x), abs(y)) < 1e-12


def same(want, got):
    if want == got:
        return True
    if want.startswith("raises"):
        return got.startswith("raises")
    want, got = want.replace("ArrowStringArray", "StringArray"), got.replace("ArrowStringArray", "StringArray")  # as pyarrow is there or not
    a, b = want.split(), got.split()
    return len(a) == len(b) and all(same_word(x, y) for x, y in zip(a, b))


def smallest(quern, oracle, source, steps, folder):
    beginnings = [(k, source, steps[:k]) for k in range(len(steps) + 1)]
    want, got = answers(oracle, beginnings, folder), answers(quern, beginnings, folder)
    for k in range(len(steps) + 1):
        if not same(want.get(k, ""), got.get(k, "nothing")):
            return steps[:k], want.get(k, ""), got.get(k, "nothing")
    return steps, "", ""


def check(quern, oracle, numbers):
    chains = [(n, *make(n)) for n in numbers]
    found = []
    with tempfile.TemporaryDirectory() as folder:
        got = answers(quern, chains, folder)
        if not oracle:
            return [(n, s, st, "", got.get(n, "nothing")) for n, s, st in chains if got.get(n, "exit").startswith("exit")]
        want = answers(oracle, chains, folder)
        for n, source, steps in chains:
            if want.get(n, "").startswith("exit"):
                continue
            if not same(want.get(n, ""), got.get(n, "nothing")):
                found.append((n, source, *smallest(quern, oracle, source, steps, folder)))
    return found


def main():
    a = argparse.ArgumentParser()
    a.add_argument("quern")
    a.add_argument("--oracle", default=os.environ.get("QUERN_ORACLE"))
    a.add_argument("--count", type=int, default=200)
    a.add_argument("--seed", type=int, default=0)
    a.add_argument("--batch", type=int, default=50)
    a.add_argument("--jobs", type=int, default=1)
    a.add_argument("--show", type=int, default=5)
    a.add_argument("--summary", action="store_true")
    o = a.parse_args()
    quern, oracle = [os.path.abspath(o.quern), "run"], [o.oracle] if o.oracle else None
    numbers = list(range(o.seed, o.seed + o.count))
    batches = [numbers[i:i + o.batch] for i in range(0, len(numbers), o.batch)]
    differ, shown, kinds = 0, 0, {}
    with concurrent.futures.ThreadPoolExecutor(o.jobs) as pool:
        for found in pool.map(lambda b: check(quern, oracle, b), batches):
            for n, source, steps, want, got in found:
                differ += 1
                last = re.sub(r"'[^']*'|[\d.]+", "_", steps[-1] if steps else source[:20])
                kinds[last] = kinds.get(last, 0) + 1
                if shown < o.show:
                    shown += 1
                    print(f"chain {n} differs:\nx = {source}\n" + "".join(f"x = {s}\n" for s in steps) + f"--- pandas\n{want}--- quern\n{got}", flush=True)
    if o.summary:
        for k, v in sorted(kinds.items(), key=lambda kv: -kv[1]):
            print(f"{v:5} {k}")
    print(f"{len(numbers) - differ} passed, {differ} failed")
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main())
