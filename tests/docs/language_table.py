#!/usr/bin/env python3
"""The tables of docs/language.md: every construct of constructs.py run on the VM and as a kernel, as it is today.
usage: language_table.py QUERN [--write]   (without --write: prints the tables)"""
import os
import re
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
from testlib import ROOT, Program, run  # noqa: E402
from constructs import TABLE  # noqa: E402

PAGE = os.path.join(ROOT, "docs/language.md")
BEGIN, END = "<!-- generated: tests/docs/language_table.py -->", "<!-- end of what is generated -->"


def program(function, call, kernel):
    if kernel:
        function = re.sub(r"^def f\(", "@njit\ndef f(", function, flags=re.M)
    return f"import numpy as np\nfrom numba import njit\n{function}\nprint({call})\n"


def outcome(quern, function, call, kernel):
    """What it prints, or the error's name and code."""
    with Program(program(function, call, kernel)) as path:
        code, out, err = run([quern, "run", path])
    if code == 0:
        return True, out.strip().replace("\n", " ⏎ ")
    refusal = re.search(r"error\[(E\d+)\]", err)
    last = [line for line in err.splitlines() if re.match(r"\w*(Error|Exception)\b", line)]
    name = last[-1].split(":")[0] if last else "fails"
    return False, f"refused ({refusal.group(1)})" if refusal else f"`{name}`"


def rows(quern):
    for group, construct, function, call in TABLE:
        vm_fine, vm = outcome(quern, function, call, False)
        kernel_fine, kernel = outcome(quern, function, call, True)
        refused = [text.startswith("refused") for text in (vm, kernel)]
        missing = vm_fine and not kernel_fine and not refused[1]
        shown = [f"`{text}`" if fine else text for fine, text in ((vm_fine, vm), (kernel_fine, kernel))]
        note = f"VM {shown[0]}, kernel {shown[1]}" if vm != kernel and not any(refused) and not missing else ""
        yield group, construct, vm if refused[0] else "yes", kernel if refused[1] else f"no ({kernel})" if missing else "yes", note


def tables(quern):
    text, last = [], None
    for group, construct, vm, kernel, note in rows(quern):
        if group != last:
            text += ["", f"### {group}", "| construct | VM | kernel | difference |", "|---|---|---|---|"]
            last = group
        text.append(f"| {construct} | {vm} | {kernel} | {note} |".replace("|  |", "| |"))
    return "\n".join(text[1:]) + "\n"


def page(quern):
    with open(PAGE, encoding="utf-8") as f:
        text = f.read()
    before, rest = text.split(BEGIN)
    return text, before + BEGIN + "\n" + tables(quern) + END + rest.split(END)[1]


if __name__ == "__main__":
    quern = os.path.abspath(sys.argv[1])
    if "--write" in sys.argv:
        with open(PAGE, "r+", encoding="utf-8") as f:
            text = page(quern)[1]
            f.seek(0), f.write(text), f.truncate()
    else:
        print(tables(quern))
