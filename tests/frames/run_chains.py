#!/usr/bin/env python3
"""Random frames and chains of operations on them print the same under CPython with pandas and under quern.
usage: run_chains.py QUERN [--oracle PYTHON] [--count N] [--seed S] [--batch B] [--jobs J] [--show N] [--summary]
       run_chains.py --record PYTHON [--count N]
chains.txt holds chains and what pandas printed, written by --record: those are replayed. With an oracle new chains are made
(generate_chains.py) and both are asked; a chain that differs is cut to its shortest beginning that differs."""
import argparse
import concurrent.futures
import os
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from generate_chains import make, program  # noqa: E402

RECORDED = os.path.join(os.path.dirname(os.path.abspath(__file__)), "chains.txt")


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


def record(oracle, count):
    chains = [(n, *make(n)) for n in range(count)]
    with tempfile.TemporaryDirectory() as folder:
        want = answers(oracle, chains, folder)
    with open(RECORDED, "w", encoding="utf-8") as f:
        for n, source, steps in chains:
            f.write(f"== {n}\n" + "".join(f"x = {s}\n" for s in [source] + steps) + "--\n" + want[n])


def recorded():
    """([(number, source, steps)], {number: what pandas printed})"""
    with open(RECORDED, encoding="utf-8") as f:
        parts = re.split(r"(?m)^== (\d+)\n", f.read())
    chains, want = [], {}
    for n, text in zip(map(int, parts[1::2]), parts[2::2]):
        program_text, _, want[n] = text.partition("--\n")
        source, *steps = [line[len("x = "):] for line in program_text.splitlines()]
        chains.append((n, source, steps))
    return chains, want


def replay(quern, chains, want):
    """The chains that print something else than pandas did."""
    with tempfile.TemporaryDirectory() as folder:
        got = answers(quern, chains, folder)
    return [(n, source, steps, want[n], got.get(n, "nothing")) for n, source, steps in chains if not same(want[n], got.get(n, "nothing"))]


def check(quern, oracle, chains):
    """The new chains for which the two differ, each cut down."""
    found = []
    with tempfile.TemporaryDirectory() as folder:
        got, want = answers(quern, chains, folder), answers(oracle, chains, folder)
        for n, source, steps in chains:
            if want.get(n, "").startswith("exit"):
                continue
            if not same(want.get(n, ""), got.get(n, "nothing")):
                found.append((n, source, *smallest(quern, oracle, source, steps, folder)))
    return found


def main():
    a = argparse.ArgumentParser()
    a.add_argument("quern", nargs="?")
    a.add_argument("--record", metavar="PYTHON")
    a.add_argument("--oracle", default=os.environ.get("QUERN_ORACLE"))
    a.add_argument("--count", type=int, default=400)
    a.add_argument("--seed", type=int, default=0)
    a.add_argument("--batch", type=int, default=50)
    a.add_argument("--jobs", type=int, default=1)
    a.add_argument("--show", type=int, default=5)
    a.add_argument("--summary", action="store_true")
    o = a.parse_args()
    if o.record:
        return record([o.record], o.count)
    if not o.quern:
        a.error("QUERN is missing")
    quern = [os.path.abspath(o.quern), "run"]
    if o.oracle:
        chains = [(n, *make(n)) for n in range(o.seed, o.seed + o.count)]
        compare = lambda some: check(quern, [o.oracle], some)
    else:
        chains, printed = recorded()
        chains = chains[:o.count]
        compare = lambda some: replay(quern, some, printed)
    batches = [chains[i:i + o.batch] for i in range(0, len(chains), o.batch)]
    differ, shown, kinds = 0, 0, {}
    with concurrent.futures.ThreadPoolExecutor(o.jobs) as pool:
        for found in pool.map(compare, batches):
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
    print(f"{len(chains) - differ} passed, {differ} failed")
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main())
