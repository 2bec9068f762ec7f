#!/usr/bin/env python3
"""The same rows as one CSV, as 97 CSVs, as Arrow in the batches that those give, on 1 and on 7 threads, within little memory: sums,
means, variances and sums by group of queries and of frames are the same bits. Batches of 1,000 and 7,777 rows: tests/arrow.

usage: run_bits.py QUERN"""
import os
import random
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))
from testlib import ROOT, Checks  # noqa: E402

ROWS, FILES = 60011, 97
QUERY = ["sum(x), mean(x), var(x), std(y), sum(y), mean(i), min(x), max(y)", "sum(x), mean(y), std(x), sum(i), count(x), median(y) by k",
         "mean(x), var(y), prod(z), first(x), last(y) by t", "sum(x), mean(y), sum(z) by k, t where y > 0"]
SCRIPT = """import sys
import pandas as pd

paths = sys.argv[2:]
if sys.argv[1] == "one":
    df = pd.read_csv(paths[0])
else:
    df = pd.concat([pd.read_csv(p) for p in paths], ignore_index=True)
bits = lambda r: [float(v).hex() for v in r]
print([float(v).hex() for v in (df.x.sum(), df.x.mean(), df.y.var(), df.x.std(), df.i.mean(), (df.x * df.y + df.z).sum(), df.x[df.y > 0].mean())])
for keys in ("k", "t", ["k", "t"], "many"):
    g = df.groupby(keys)
    for c in ("x", "y", "z", "i"):
        print(keys, c, hash(tuple(bits(g[c].sum()))), hash(tuple(bits(g[c].mean()))), hash(tuple(bits(g[c].var()))), hash(tuple(bits(g[c].max()))))
    r = g.agg(a=("x", "sum"), b=("y", "mean"), c=("i", "sum"), d=("x", "median"), e=("z", "prod"), f=("i", "max"), n=("x", "count"))
    print([hash(tuple(bits(r[c]))) for c in "abcdefn"])
print(bits(df.sort_values("x", kind="stable")["y"].cumsum().iloc[::5001]), bits(df.merge(df.drop_duplicates("k")[["k", "z"]], on="k")["z_y"].iloc[::7001]))
"""


def make(folder):
    r = random.Random(97)
    head, lines = "k,t,many,x,y,z,i\n", []
    for _ in range(ROWS):
        x = "" if r.random() < .05 else repr(r.gauss(0, 1) * 10.0 ** r.randint(-8, 8))
        lines.append(f"{r.randint(0, 40)},{r.choice(['a', 'bb', 'a longer name than sixteen bytes', 'é'])},{r.randint(0, 30000)},{x},{r.gauss(1, 3)!r},"
                     f"{r.uniform(.9, 1.1)!r},{r.randint(-10**12, 10**12)}\n")
    whole = os.path.join(folder, "whole.csv")
    with open(whole, "w", encoding="utf-8") as f:
        f.write(head + "".join(lines))
    cuts = sorted(r.sample(range(1, ROWS), FILES - 1))
    parts = []
    for k, (a, b) in enumerate(zip([0] + cuts, cuts + [ROWS])):
        parts.append(os.path.join(folder, f"part-{k:02}.csv"))
        with open(parts[-1], "w", encoding="utf-8") as f:
            f.write(head + "".join(lines[a:b]))
    return whole, parts


def main():
    quern, c = sys.argv[1], Checks()

    def equal(got, want, what):
        c.that(got == want, what, f"want {want[:300]!r}\n got {got[:300]!r}")

    def run(*words, threads=1):
        env = dict(os.environ, NUMBA_NUM_THREADS=str(threads), OMP_NUM_THREADS=str(threads), PYTHONHASHSEED="0")
        done = subprocess.run([quern, *words], capture_output=True, text=True, timeout=300, cwd=ROOT, env=env)
        return done.stdout if done.returncode == 0 else f"exit {done.returncode}: {done.stderr}"

    with tempfile.TemporaryDirectory() as folder:
        whole, parts = make(folder)
        arrow = os.path.join(folder, "parts.arrow")
        equal(run("convert", *parts, arrow), "", "97 files to Arrow")
        script = os.path.join(folder, "frames.py")
        with open(script, "w", encoding="utf-8") as f:
            f.write(SCRIPT)
        for query in QUERY:
            first = run("eval", query, whole)
            c.that(first.count("\n") > 1 and not first.startswith("exit"), f"{query}: an answer", first)
            for name, words in (("97 files", parts), ("Arrow", [arrow])):
                for threads in (1, 7):
                    equal(run("eval", query, *words, "--threads", str(threads), threads=threads), first, f"{query}: {name}, {threads} threads")
            equal(run("eval", query, whole, "--memory", "8M", threads=7), first, f"{query}: 8 MB, 7 threads")
        first = run("run", script, "one", whole)
        c.that(first.count("\n") == 1 + 4 * 5 + 1, "the script's answer", first)
        equal(run("run", script, "one", whole, threads=7), first, "frames: one file, 7 threads")
        for threads in (1, 7):
            equal(run("run", script, "many", *parts, threads=threads), first, f"frames: 97 files, {threads} threads")
    return c.end()


sys.exit(main())
