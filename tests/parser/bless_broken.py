#!/usr/bin/env python3
"""Writes broken/expected.txt: for every source the line, the exception and the message of CPython 3.11's compile()."""
import os
import warnings

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "broken")


def main():
    warnings.simplefilter("ignore")
    rows = []
    for name in sorted(n for n in os.listdir(HERE) if n.endswith(".py")):
        with open(os.path.join(HERE, name), "rb") as f:
            data = f.read()
        try:
            compile(data, name, "exec", dont_inherit=True)
        except SyntaxError as e:
            rows.append("%s\t%d\t%s\t%s\n" % (name, e.lineno or 0, type(e).__name__, e.msg))
        else:
            raise SystemExit("%s is not broken" % name)
    with open(os.path.join(HERE, "expected.txt"), "w", encoding="utf-8") as f:
        f.writelines(rows)
    print(len(rows), "sources")


if __name__ == "__main__":
    main()
