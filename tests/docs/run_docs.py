#!/usr/bin/env python3
"""Documents are true: Python blocks run, generated pages are up to date, files that pages name exist. usage: run_docs.py QUERN"""
import glob
import os
import re
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
from testlib import ROOT, Checks, Program, run  # noqa: E402


def pages():
    return [os.path.join(ROOT, "README.md")] + sorted(glob.glob(os.path.join(ROOT, "docs/**/*.md"), recursive=True))


def main():
    quern = os.path.abspath(sys.argv[1])
    c = Checks()
    code, out, err = run([quern, "--help-markdown"])
    with open(os.path.join(ROOT, "docs/cli.md"), encoding="utf-8") as f:
        c.that(f.read() == out, "docs/cli.md is what `quern --help-markdown` prints")
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
        for target in re.findall(r"\]\(([^)#:]+)\)", text):
            c.that(os.path.exists(os.path.join(os.path.dirname(page), target)), f"{name} links to {target}")
        for target in set(re.findall(r"`((?:frontend|codegen|runtime|engine|cli|include|tests|tools|samples|bench|cmake)/[\w./-]+)`", text)):
            c.that(os.path.exists(os.path.join(ROOT, target)), f"{name} names {target}")
    return c.end()


if __name__ == "__main__":
    sys.exit(main())
