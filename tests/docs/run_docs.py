#!/usr/bin/env python3
"""Documents are true: Python and C blocks run, generated pages are up to date, files that pages name exist. usage: run_docs.py QUERN"""
import glob
import os
import re
import shutil
import sys
import tempfile

sys.path[:0] = [os.path.dirname(os.path.abspath(__file__)), os.path.dirname(os.path.dirname(os.path.abspath(__file__)))]
import errors_table  # noqa: E402
import language_table  # noqa: E402
import numpy_table  # noqa: E402
import pandas_table  # noqa: E402
from testlib import ROOT, Checks, Program, run  # noqa: E402

FOLDERS = ["frontend", "codegen", "runtime", "engine", "cli", "include", "tests", "tools", "samples", "bench", "cmake"]


def pages():
    top = [os.path.join(ROOT, "README.md")]
    return top + sorted(p for f in FOLDERS + ["docs"] for p in glob.glob(os.path.join(ROOT, f, "**/*.md"), recursive=True))


def run_c(quern, block):
    """(exit code, output) of a C program built against the headers here and the library beside quern."""
    lib = os.path.join(os.path.dirname(quern), "lib")
    with Program(block, ".c") as path, tempfile.TemporaryDirectory() as folder:
        program = os.path.join(folder, "program")
        code, out, err = run(["cc", "-std=c99", "-Wall", "-Wextra", "-Werror", path, "-I", os.path.join(ROOT, "include"), "-L", lib, "-lquern",
                              "-Wl,-rpath," + lib, "-o", program])
        return run([program]) if code == 0 else (code, out, err)


def main():
    quern = os.path.abspath(sys.argv[1])
    c = Checks()
    code, out, err = run([quern, "--help-markdown"])
    with open(os.path.join(ROOT, "docs/cli.md"), encoding="utf-8") as f:
        c.that(f.read() == out, "docs/cli.md is what `quern --help-markdown` prints")
    with open(errors_table.PAGE, encoding="utf-8") as f:
        text = f.read()
    c.that(text == errors_table.page(quern), "docs/errors.md is up to date (tests/docs/errors_table.py QUERN --write)")
    for code, _, summary, _ in errors_table.codes():
        told = any(f"[{code}]" in errors_table.said(quern, path) for path in errors_table.examples(code))
        c.that(told or code in errors_table.WITHOUT_EXAMPLE, f"an example in tests/errors is told {code}: {summary}")
    before, after = language_table.page(quern)
    c.that(before == after, "docs/language.md is up to date (tests/docs/language_table.py QUERN --write)")
    for table in (numpy_table, pandas_table):
        with open(table.PAGE, encoding="utf-8") as f:
            wrong = numpy_table.difference(f.read(), table.page(quern))
        name = table.__name__
        c.that(not wrong, f"docs/{name.removesuffix('_table')}.md is up to date (tests/docs/{name}.py QUERN --write)", wrong)
    for page in pages():
        name = os.path.relpath(page, ROOT)
        with open(page, encoding="utf-8") as f:
            text = f.read()
        for block in re.findall(r"^```python\n(.*?)^```", text, re.M | re.S):
            with Program(block) as path:
                code, out, err = run([quern, "run", path, "samples/flights/flights.csv"])
                expected = re.findall(r"^# prints: (.*)$", block, re.M)
                fine = code == 0 and (not expected or out.splitlines() == expected)
                c.that(fine, f"{name}: a Python block runs", f"{block}\nexit {code}\n{out[-500:]}{err[-1000:]}")
        sanitized = "asan" in quern or "tsan" in quern
        for block in re.findall(r"^```c\n(.*?)^```", text, re.M | re.S) if shutil.which("cc") and not sanitized else []:
            code, out, err = run_c(quern, block)
            c.that(code == 0 and out.splitlines() == re.findall(r"^/\* prints: (.*) \*/$", block, re.M), f"{name}: a C block runs",
                   f"{block}\nexit {code}\n{out}{err}")
        for target in re.findall(r"\]\(([^)#:]+)\)", text):
            c.that(os.path.exists(os.path.join(os.path.dirname(page), target)), f"{name} links to {target}")
        for target in set(re.findall(rf"`((?:{'|'.join(FOLDERS)})/[\w./-]+)`", text)):
            c.that(os.path.exists(os.path.join(ROOT, target)), f"{name} names {target}")
    return c.end()


if __name__ == "__main__":
    sys.exit(main())
