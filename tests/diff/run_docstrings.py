#!/usr/bin/env python3
"""The examples in the docstrings of NumPy and pandas, as programs: each page's statements run in order on the original and on Quern, every
expression prints its repr, an exception its type. Pages that differ are listed with their first difference.

usage: run_docstrings.py QUERN --oracle PYTHON [--jobs N] [--show] [WORD...]       WORD: pages whose name has it
"""
import argparse
import ast
import concurrent.futures
import os
import subprocess
import sys
import tempfile

COLLECT = r'''
import doctest, importlib, inspect, json, sys, warnings
warnings.simplefilter("ignore")
import numpy as np, pandas as pd
seen, pages = set(), []
def add(name, thing):
    try:
        text = inspect.getdoc(thing)
    except Exception:
        return
    if not isinstance(text, str) or ">>>" not in text or hash(text) in seen:
        return
    seen.add(hash(text))
    try:
        found = [e.source for e in doctest.DocTestParser().get_examples(text) if doctest.SKIP not in e.options]
    except ValueError:
        return
    pages.append((name, found))
def members(prefix, thing, depth):
    for key in sorted(dir(thing)):
        if key.startswith("_"):
            continue
        try:
            value = inspect.getattr_static(thing, key) if inspect.isclass(thing) else getattr(thing, key)
        except Exception:
            continue
        value = getattr(value, "__func__", value)
        add(prefix + "." + key, value.fget if isinstance(value, property) else value)
        if depth and inspect.isclass(value):
            members(prefix + "." + key, value, 0)
for name in ("numpy", "numpy.linalg", "numpy.fft", "numpy.random", "numpy.ma", "numpy.char", "numpy.strings", "numpy.polynomial", "numpy.lib.stride_tricks", "numpy.testing", "pandas", "pandas.api.types", "pandas.tseries.offsets"):
    members(name, importlib.import_module(name), 1)
from pandas.core.groupby import DataFrameGroupBy, SeriesGroupBy
from pandas.core.window import Rolling, Expanding, ExponentialMovingWindow
from pandas.core.resample import Resampler
from pandas.core.strings.accessor import StringMethods
from pandas.core.indexes.accessors import CombinedDatetimelikeProperties, DatetimeProperties, TimedeltaProperties
from pandas.core.arrays.categorical import CategoricalAccessor
for thing in (DataFrameGroupBy, SeriesGroupBy, Rolling, Expanding, ExponentialMovingWindow, Resampler, StringMethods, DatetimeProperties, TimedeltaProperties, CategoricalAccessor):
    members(thing.__name__, thing, 0)
json.dump(pages, sys.stdout)
'''
# pages of what is not here by design: files of other programs, plots, the network, C structures
SKIPPED = ("read_excel", "to_excel", "read_sql", "to_sql", "read_html", "read_hdf", "to_hdf", "HDFStore", "ExcelWriter", "read_clipboard", "to_clipboard", "to_latex", "read_stata", "to_stata",
           "read_spss", "read_sas", "read_orc", "to_orc", "read_parquet", "to_parquet", "to_xarray", "to_xml", "read_xml", "style", ".plot", "hist", "boxplot", "ctypes", "memmap", "Arrow", "to_gbq", "read_gbq", "to_iceberg", "read_iceberg")
HEAD = "import numpy as np\nimport pandas as pd\nimport warnings\nwarnings.simplefilter('ignore')\n"


def program(examples):
    """Every example under a mark of its own; the last expression of one prints."""
    lines = [HEAD]
    for number, source in enumerate(examples):
        try:
            body = ast.parse(source).body
        except SyntaxError:
            continue
        if not body or any(w in source for w in ("matplotlib", "plt.", "scipy")):
            continue
        code = source.rstrip("\n")
        if isinstance(body[-1], ast.Expr):
            last = body[-1]
            before = "\n".join(ast.unparse(n) for n in body[:-1])
            code = before + ("\n" if before else "") + f"_shown = {ast.unparse(last.value)}\nif _shown is not None: print(repr(_shown))"
        inner = "\n".join("    " + line for line in code.split("\n")) if '"""' not in code else "\n".join("    " + line for line in ast.unparse(ast.parse(code)).split("\n"))
        lines.append(f"print('#{number}')\ntry:\n{inner}\nexcept Exception as _e:\n    print(type(_e).__name__)\n")
    return "\n".join(lines)


def blocks(text):
    out, at = {}, None
    for line in text.split("\n"):
        if line.startswith("#") and line[1:].isdigit():
            at = int(line[1:])
            out[at] = []
        elif at is not None:
            out[at].append(line.rstrip())
    return {k: "\n".join(v).rstrip() for k, v in out.items()}


def run(command, path, folder):
    try:
        done = subprocess.run([*command, path], capture_output=True, text=True, errors="replace", timeout=60, cwd=folder, stdin=subprocess.DEVNULL)
    except subprocess.TimeoutExpired:
        return "", "timed out", 124
    return done.stdout, done.stderr, done.returncode


def compare(item):
    quern, python, name, examples, folder = item
    here = tempfile.mkdtemp(dir=folder)
    path = os.path.join(here, "page.py")
    with open(path, "w", encoding="utf-8") as f:
        f.write(program(examples))
    want, _, code = run([python], path, here)
    if code:
        return name, None, ""
    got, err, code = run([quern, "run"], path, here)
    w, g = blocks(want), blocks(got)
    bad = [k for k in w if w[k] != g.get(k) and "at 0x" not in w[k]]
    if not bad:
        return name, 0, ""
    k = bad[0]
    return name, len(bad), f"{examples[k]}--- wanted\n{w[k][:600]}\n--- got\n{g.get(k, '(nothing: ' + err.strip()[-200:] + ')')[:600]}"


def main():
    p = argparse.ArgumentParser()
    p.add_argument("quern")
    p.add_argument("words", nargs="*")
    p.add_argument("--oracle", required=True)
    p.add_argument("--jobs", type=int, default=2)
    p.add_argument("--show", action="store_true")
    a = p.parse_intermixed_args()
    import json
    pages = json.loads(subprocess.run([a.oracle, "-c", COLLECT], capture_output=True, text=True, check=True).stdout)
    pages = [(n, e) for n, e in pages if not any(s in n for s in SKIPPED) and (not a.words or any(w in n for w in a.words))]
    same, different, left = 0, [], 0
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(a.jobs) as pool:
        for name, bad, text in pool.map(compare, [(os.path.abspath(a.quern), a.oracle, n, e, folder) for n, e in pages]):
            if bad is None:
                left += 1
            elif bad:
                different.append(name)
                print(f"DIFFERS {name}: {bad}" + (f"\n{text}\n" if a.show else ""), flush=True)
            else:
                same += 1
    print(f"{same} pages agree, {len(different)} differ, {left} do not run on the original")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
