#!/usr/bin/env python3
"""Checks the include table of docs/architecture.md and what libquern exports. Prints what breaks it; exit code 1 then.

usage: tools/check_layers.py [LIBQUERN.so]
"""
import os
import re
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

# folder -> folders and single headers that it may include, besides its own and include/. A folder with a row of its own is
# never meant by the row of a folder above it. The table in docs/architecture.md says the same, which check_page sees to.
TABLE = {
    "include/quern": [],
    "runtime/base": [],
    "runtime/math": ["runtime/base"],
    "runtime/fft": ["runtime/base"],
    "runtime/regex": ["runtime/base"],
    "runtime/plot": ["runtime/base"],
    "frontend": ["runtime/base"],
    "frontend/types": ["frontend", "runtime/base", "runtime/math", "runtime/object/exceptions.def"],
    "codegen/bytecode": ["frontend", "runtime/base"],
    "codegen/ir": ["runtime/base", "runtime/abi.h", "runtime/kernel/layout.h"],
    "codegen/passes": ["codegen/ir", "runtime/base", "runtime/kernel/layout.h"],
    "codegen/lower": ["frontend", "frontend/types", "codegen/ir", "runtime/base", "runtime/math", "runtime/kernel/layout.h"],
    "codegen/llvm": ["codegen/ir", "codegen/passes", "runtime/base", "runtime/math", "runtime/abi.h", "runtime/helper.def",
                     "runtime/kernel/raise.h", "runtime/kernel/layout.h"],
    "runtime/linalg": ["runtime/base", "runtime/abi.h"],
    "runtime/kernel": ["runtime/base", "runtime/math", "runtime/linalg", "runtime/abi.h", "runtime/object/exceptions.def"],
    "runtime/parallel": ["runtime/base", "runtime/kernel", "runtime/abi.h"],
    "runtime/object": ["runtime/base", "runtime/math", "runtime/linalg", "runtime/abi.h"],
    "runtime/vm": ["runtime/base", "runtime/math", "runtime/linalg", "runtime/fft", "runtime/regex", "runtime/plot", "runtime/object", "runtime/parallel", "codegen/bytecode", "frontend"],
    "runtime/column": ["runtime/base"],
    "runtime/csv": ["runtime/base", "runtime/column"],
    "runtime/arrow": ["runtime/base", "runtime/column"],
    "runtime/query": ["runtime/base", "runtime/object", "runtime/column", "runtime/csv", "runtime/arrow"],
    "runtime/frame": ["runtime/base", "runtime/regex", "runtime/object", "runtime/column", "runtime/csv"],
    "engine": ["runtime/base", "runtime/math", "runtime/kernel", "runtime/parallel", "runtime/object", "runtime/vm",
               "runtime/frame", "runtime/query", "runtime/arrow", "runtime/column", "runtime/abi.h", "runtime/helper.def", "runtime/libcall.def", "frontend", "frontend/types",
               "codegen/bytecode", "codegen/ir", "codegen/lower", "codegen/llvm/compile.h", "engine/cache"],
    "engine/cache": ["runtime/base"],
    "cli": [],
}
LLVM_ONLY = "codegen/llvm"


def rule_for(path):
    best = max((d for d in TABLE if path == d or path.startswith(d + "/")), key=len, default=None)
    return best, TABLE.get(best)


def sources():
    """The project's C files, relative to its root: whatever lies in the folders of the table."""
    for top in sorted({folder.split("/")[0] for folder in TABLE}):
        for folder, _, names in os.walk(os.path.join(ROOT, top)):
            yield from (os.path.relpath(os.path.join(folder, n), ROOT) for n in sorted(names) if n.endswith((".c", ".h", ".inc", ".def")))


def check_includes():
    bad = 0
    for f in sources():
        folder, allowed = rule_for(os.path.dirname(f))
        if folder is None:
            continue
        for n, line in enumerate(open(os.path.join(ROOT, f), errors="replace"), 1):
            m = re.match(r'\s*#\s*include\s*[<"]([^">]+)[">]', line)
            if not m:
                continue
            inc = m.group(1)
            if inc.startswith("llvm-c/") and not f.startswith(LLVM_ONLY):
                print(f"{f}:{n}: only {LLVM_ONLY} may include {inc}")
                bad += 1
            if "/" not in inc or not os.path.exists(os.path.join(ROOT, inc)):
                continue
            owner, _ = rule_for(os.path.dirname(inc))
            ok = inc.startswith("include/") or owner == folder or owner in allowed or inc in allowed
            if not ok:
                print(f"{f}:{n}: {folder} may not include {inc}")
                bad += 1
    return bad


def check_page():
    """The table of docs/architecture.md says the same; there a folder goes by its last word, a file by the end of its path."""
    with open(os.path.join(ROOT, "docs/architecture.md"), encoding="utf-8") as f:
        rows = re.findall(r"^\| `([\w/]+?)/?` \|.*\|([^|]*)\|$", f.read(), re.M)
    bad = 0
    for folder, words in rows:
        told = {w.strip(" `") for w in words.split(",")} - {"–", "C standard headers"}
        allowed = TABLE.get(folder, [])
        short = {w for w in told for a in allowed if a == w or a.endswith("/" + w)}
        missing = [a for a in allowed if not any(a == w or a.endswith("/" + w) for w in told)]
        if folder not in TABLE or told - short or missing:
            print(f"docs/architecture.md: the row of {folder} says {', '.join(sorted(told))}; check_layers.py {', '.join(allowed)}")
            bad += 1
    for folder in sorted(set(TABLE) - {name for name, _ in rows}):
        print(f"docs/architecture.md has no row for {folder}")
        bad += 1
    return bad


def check_exports(library):
    out = subprocess.run(["nm", "-D", "--defined-only", library], capture_output=True, text=True, check=True).stdout
    exported = {line.split()[-1].split("@")[0] for line in out.splitlines()}
    header = open(os.path.join(ROOT, "include/quern/quern.h")).read()
    declared = set(re.findall(r"QN_API[^;(]*?\b(qn_\w+)\(", header))
    bad = 0
    for name in sorted(exported - declared):
        print(f"{os.path.basename(library)} exports {name}, which quern.h does not declare")
        bad += 1
    for name in sorted(declared - exported):
        print(f"quern.h declares {name}, which {os.path.basename(library)} does not export")
        bad += 1
    return bad


def main():
    bad = check_includes() + check_page()
    if len(sys.argv) > 1:
        bad += check_exports(sys.argv[1])
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
