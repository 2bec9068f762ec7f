#!/usr/bin/env python3
"""Compares Quern's tree of every standard library file with CPython 3.11's, byte for byte.

usage: compare_stdlib.py QUERN-AST [DIR…] [--show N] [--jobs N]

Both sides read the file's bytes. The dump is compared for every file, without and with attributes (line and column
spans), and the scopes with CPython's symbol tables; where CPython refuses a file, the line of its SyntaxError is
compared. Prints `N files equal, N differ`
and ends with 1 if any differs."""
import ast
import multiprocessing
import os
import subprocess
import symtable
import sys
import sysconfig
import warnings

SAMPLE = 1  # every file is compared with attributes too; raise it for a quicker look


def files_under(dirs):
    found = []
    for top in dirs:
        for folder, subfolders, names in os.walk(top):
            subfolders.sort()
            if os.path.basename(folder) in ("site-packages", "dist-packages", "__pycache__"):
                subfolders[:] = []
                continue
            found += [os.path.join(folder, n) for n in sorted(names) if n.endswith(".py") and "\n" not in n]
    return found


def scopes(table, out):
    name = table.get_name()
    if name == "lambda" or ".0" in table._table.symbols:
        name = "<%s>" % name
    out.append(("<module>" if table.get_type() == "module" else name) + "[")
    for symbol, flags in sorted(table._table.symbols.items(), key=lambda kv: kv[0].encode()):
        out.append(" %s=%d" % (symbol, flags >> 11 & 15))
    out.append("] ")
    for child in table.get_children():
        scopes(child, out)


def expected(path, mode):
    """What quern-ast prints for the file, by CPython."""
    attributes = mode == "-a"
    with open(path, "rb") as f:
        data = f.read()
    try:
        if mode == "-s":
            compile(data, path, "exec", dont_inherit=True)
            out = []
            scopes(symtable.symtable(data, path, "exec"), out)
            return "".join(out).encode("utf-8", "surrogatepass")
        return ast.dump(ast.parse(data, path), include_attributes=attributes).encode("utf-8", "surrogatepass")
    except SyntaxError as e:
        return b"error %d" % (e.lineno or 0), str(e).encode()
    except (ValueError, RecursionError) as e:
        return b"error", str(e).encode()


def agrees(want, got):
    if isinstance(want, bytes):
        return want == got
    if want[0] == b"error 0":  # CPython knows no line: an encoding error
        return got.startswith(b"error ")
    return got.startswith(want[0] + b" ")


def chunk(job):
    """One process of quern-ast for many files; the differences as (path, want, got)."""
    tool, paths, mode = job
    warnings.simplefilter("ignore")
    sys.setrecursionlimit(20000)
    out = subprocess.run([tool, mode, "-"] if mode else [tool, "-"], input="\n".join(paths).encode() + b"\n", stdout=subprocess.PIPE).stdout
    lines = out.split(b"\n")
    lines += [b"nothing printed"] * (len(paths) - len(lines))
    bad = []
    for path, got in zip(paths, lines):
        want = expected(path, mode)
        if not agrees(want, got):
            bad.append((path, want if isinstance(want, bytes) else b" ".join(want), got))
    return len(paths), bad


def first_difference(want, got):
    i = next((i for i, (a, b) in enumerate(zip(want, got)) if a != b), min(len(want), len(got)))
    start = max(0, i - 60)
    return "  CPython: …%r\n  Quern:   …%r" % (want[start:i + 60], got[start:i + 60])


def main(argv):
    show, jobs, args = 10, max(1, min(2, os.cpu_count() or 1)), []
    it = iter(argv[1:])
    for a in it:
        if a == "--show":
            show = int(next(it))
        elif a == "--jobs":
            jobs = int(next(it))
        else:
            args.append(a)
    tool, dirs = args[0], args[1:] or [sysconfig.get_path("stdlib")]
    paths = files_under(dirs)
    work = [(tool, paths[i:i + 20], mode) for mode in ("", "-s") for i in range(0, len(paths), 20)]
    sample = paths[::SAMPLE]
    work += [(tool, sample[i:i + 20], "-a") for i in range(0, len(sample), 20)]
    bad = {}
    with multiprocessing.Pool(jobs) as pool:
        for _, differences in pool.imap_unordered(chunk, work):
            for path, want, got in differences:
                bad.setdefault(path, (want, got))
    for path, (want, got) in sorted(bad.items())[:show]:
        print("%s\n%s" % (path, first_difference(want, got)))
    print("%d files equal, %d differ (trees and scopes; spans in %d)" % (len(paths) - len(bad), len(bad), len(sample)))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
