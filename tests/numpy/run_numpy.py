#!/usr/bin/env python3
"""NumPy's functions and methods, by the table runtime/base/numpyfn.def: every call over dtypes, layouts and sizes, at module level and in
kernels, against NumPy's own results.

usage: run_numpy.py QUERN [--oracle PYTHON] [--only vm|kernels] [--list] [--record] [WORD...]
  without --oracle   the cases in recorded.txt, a part of all: what `tests/run BUILD numpy` runs
  --oracle PYTHON    all cases, asked of a Python with NumPy now; prints counts for each function
  --record           writes recorded.txt by that Python
  --list             shows every case that differs     WORD  only functions whose name holds it
"""
import concurrent.futures
import hashlib
import os
import re
import shutil
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.dirname(HERE)]
import names as offered  # noqa: E402
from compare import verdict  # noqa: E402
from table import calls as _calls, rows, title  # noqa: E402,F401
from testlib import ROOT, Checks, Program, run  # noqa: E402

KNOWN = os.path.join(HERE, "known.txt")  # calls that differ today, one a line: engine, tab, call
RECORDED = os.path.join(HERE, "recorded.txt")
INTS = ["int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"]
DTYPES = ["bool"] + INTS + ["float32", "float64", "complex64", "complex128"]
LAYOUTS = ["F", "strided", "negative", "transposed", "broadcast", "nan"]
KERNEL_DTYPES = ["float64", "int64", "float32", "int32", "uint8", "bool", "complex128"]


def cases(call, kernel):
    """(dtype, layout, n) of everything that a call is run with."""
    if not call.names:
        return [("float64", "C", 7)]
    found = []
    for dtype in KERNEL_DTYPES if kernel else DTYPES:
        sizes = [7, 0] if kernel else [7, 0, 1, 200]
        found += [(dtype, "C", n) for n in sizes]
        layouts = LAYOUTS if not kernel or dtype in ("float64", "int64", "complex128") else ["strided"]
        found += [(dtype, layout, 7) for layout in layouts if layout != "nan" or dtype[0] in "fc"]
        if not kernel:
            found += [(dtype, "strided", 61), (dtype, "negative", 64)] + ([(dtype, "0-d", 1)] if call.names == ["x"] else [])
    return found


def few(call, k, kernel):
    """The recorded part: two or three cases of each call, others for each; one in a kernel."""
    if not call.names:
        return [("float64", "C", 7)]
    plain = [("float64", "C", 7), ("int64", "C", 7)]
    everywhere = cases(call, kernel)
    some = [everywhere[(k * 37 + 11) % len(everywhere)]]
    return [(plain + some)[k % 3]] if kernel else [plain[k % 2]] + some + ([("float64", "C", 0)] if k % 3 == 0 else [])


def program(table, kernel, chosen):
    """Runs the calls of some rows; prints `row.call dtype layout n result` for each case."""
    text = ["import numpy as np", "from numba import njit", "import harness", ""] if kernel else ["import numpy as np", "import harness", ""]
    for row, number in table:
        for c, call in enumerate(row.calls):
            name = f"f{number}_{c}"
            body = (f"    {call.statement}\n" if call.statement else "") + f"    return {call.value}\n"
            text.append(("@njit\n" if kernel else "") + f"def {name}({', '.join(call.names)}):\n" + body)
            text.append(f"for d, l, n in {chosen(call, number + c, kernel)}:\n"
                        f"    harness.attempt('{number}.{c} ' + d + ' ' + l + ' ' + str(n), {name}, {call.names}, d, l, n, True)\n")
    return "\n".join(text)


def lines(text):
    return {m[1]: m[2] for m in re.finditer(r"^(\d+\.\d+ \S+ \S+ \d+) (.*)$", text, re.M)}


def ask(command, text, folder):
    """{case: result} of a program, and how it ended."""
    path = os.path.join(folder, "program_" + hashlib.sha1((command[0] + text).encode()).hexdigest()[:12] + ".py")
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)
    code, out, err = run(command + [path], timeout=600, PYTHONWARNINGS="ignore", PYTHONDONTWRITEBYTECODE="1")
    return lines(out), code, err


def ask_oracle(oracle, text, folder):
    """ask(), with answers kept in build/numpy-oracle: they change only with the program and the harness."""
    with open(os.path.join(HERE, "harness.py"), encoding="utf-8") as f:
        key = hashlib.sha1((oracle + f.read() + text).encode()).hexdigest()
    kept = os.path.join(ROOT, "build/numpy-oracle", key)
    if os.path.exists(kept):
        with open(kept, encoding="utf-8") as f:
            return lines(f.read())
    found, code, _ = ask([oracle], text, folder)
    if code == 0:
        os.makedirs(os.path.dirname(kept), exist_ok=True)
        with open(kept + f".{os.getpid()}", "w", encoding="utf-8") as f:
            f.write("".join(f"{case} {result}\n" for case, result in found.items()))
        os.replace(kept + f".{os.getpid()}", kept)
    return found


def read_recorded():
    with open(RECORDED, encoding="utf-8") as f:
        text = f.read()
    sections = re.split(r"^# (\S+)\n", text, flags=re.M)[1:]
    numbers = {row.name: k for k, row in enumerate(rows())}
    found = {}
    for name, body in zip(sections[::2], sections[1::2]):
        if name in numbers:
            found.update({f"{numbers[name]}.{m[1]}": m[2] for m in re.finditer(r"^(\d+ \S+ \S+ \d+) (.*)$", body, re.M)})
    return found


def record(results, table):
    with open(RECORDED, "w", encoding="utf-8") as f:
        for k, row in enumerate(table):
            own = {case: text for case, text in results.items() if case.split(".")[0] == str(k)}
            if own:
                f.write(f"# {row.name}\n" + "".join(f"{case.split('.', 1)[1]} {own[case]}\n" for case in own))


class Counts:
    """Verdicts by function and engine."""

    def __init__(self, listed):
        self.listed, self.by = listed, {}
        self.messages = 0
        self.differing = []

    def add(self, row, engine, case, want, got):
        what = verdict(want, got, row.family, row.name, engine == "kernels")
        if what != "skipped":
            self.by.setdefault((row.name, engine), {}).setdefault(what, []).append(case)
        if what == "differs":
            self.differing.append((row, engine, case, want, got))
        elif what == "equal" and want.startswith("raises") and engine == "vm" and want != got:
            self.messages += 1

    def total(self, engine, what):
        return sum(len(v.get(what, [])) for (_, e), v in self.by.items() if e == engine)

    def functions(self, engine):
        return sum(1 for (_, e), v in self.by.items() if e == engine and v.get("equal"))


def show(difference, wide=190):
    row, engine, case, want, got = difference
    number, rest = case.split(" ", 1)
    call = row.calls[int(number.split(".")[1])]
    return f"{engine}: {text_of(call)}   [{rest}]\n    want {str(want)[:wide]}\n    got  {str(got)[:wide]}"


def chunks(numbered, size):
    return [numbered[i:i + size] for i in range(0, len(numbered), size)]


def main():
    args = sys.argv[1:]
    option = lambda name: args.pop(args.index(name) + 1) if name in args else None
    oracle, only = option("--oracle"), option("--only")
    flags = {a for a in args if a.startswith("--")}
    words = [a for a in args if not a.startswith("--")]
    if not words or flags - {"--oracle", "--only", "--list", "--record"}:
        sys.exit(__doc__)
    quern, words = os.path.abspath(words[0]), words[1:]
    table = rows()
    numbered = [(row, k) for k, row in enumerate(table) if row.calls and (not words or any(w in row.name for w in words))]
    engines = [only] if only else ["vm", "kernels"]
    checks, counts = Checks(), Counts("--list" in flags)
    live = oracle and "--record" not in flags
    chosen = (lambda call, k, kernel: cases(call, kernel)) if live else few
    with Program(offered.LISTING) as path:
        code, out, err = run([quern, "run", path])
    absent = offered.missing(out) if code == 0 else [err]
    checks.that(not absent, "every name that Quern offers has a row in runtime/base/numpyfn.def", " ".join(absent))
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(2) as pool:
        shutil.copy(os.path.join(HERE, "harness.py"), folder)
        if "--record" in flags:
            groups = chunks(numbered, 40)
            both = lambda call, k, kernel: sorted(set(few(call, k, False) + few(call, k, True)))
            results = {}
            for found, code, err in pool.map(lambda g: ask([oracle], program(g, False, both), folder), groups):
                results.update(found)
            return record(results, table)
        groups = chunks(numbered, 1 if live else 40)
        want = {} if live else read_recorded()

        def one(group, engine):
            kernel = engine == "kernels"
            # numpy.random in kernels has Numba's streams: tests/lang compares those
            group = [(row, k) for row, k in group if not kernel or (row.family != "RANDOM" and "lambda" not in str(row.calls))]
            text = program(group, kernel, chosen)
            theirs = want
            if live:
                theirs = ask_oracle(oracle, program(group, False, lambda c, k, _: cases(c, kernel)), folder)
            ours, code, err = ask([quern, "run"], text, folder)
            return group, engine, theirs, ours, code, err

        tasks = [(group, engine) for engine in engines for group in groups]
        for group, engine, theirs, ours, code, err in pool.map(lambda t: one(*t), tasks):
            numbers = {k: row for row, k in group}
            if code:
                checks.that(False, f"the program of {', '.join(r.name for r in numbers.values())} ends ({engine}), not with {code}", err[-600:])
            for case, result in theirs.items():
                k = int(case.split(".")[0])
                call = int(case.split(" ")[0].split(".")[1])
                if k in numbers and call < len(numbers[k].calls) and (live or case in ours or tuple_of(case) in chosen(numbers[k].calls[call], k + call, engine == "kernels")):
                    counts.add(numbers[k], engine, case, result, ours.get(case))
    return report(counts, checks, engines, numbered, live)


def tuple_of(case):
    _, dtype, layout, n = case.split(" ")
    return dtype, layout, int(n)


def text_of(call):
    return f"{call.statement} => {call.value}" if call.statement else call.value


def known():
    with open(KNOWN, encoding="utf-8") as f:
        return {tuple(line.rstrip("\n").split("\t")) for line in f if line.strip() and line[0] != "#"}


def key_of(difference):
    row, engine, case, _, _ = difference
    return engine, text_of(row.calls[int(case.split(" ")[0].split(".")[1])])


def report(counts, checks, engines, numbered, live):
    if live:
        print(f"{'function':<34}" + "".join(f"{e + ' ' + w:>17}" for e in engines for w in ("equal", "differs", "missing")))
        for row, _ in numbered:
            words = [counts.by.get((row.name, e), {}) for e in engines]
            print(f"{title(row.name):<34}" + "".join(f"{len(w.get('equal', [])) or '':>17}{len(w.get('differs', [])) or '':>17}"
                                                    f"{len(w.get('missing', [])) + len(w.get('refused', [])) or '':>17}" for w in words))
    for difference in counts.differing if counts.listed else []:
        print(show(difference))
    for engine in engines:
        print(f"{engine}: {counts.functions(engine)} functions, {counts.total(engine, 'equal')} cases equal, {counts.total(engine, 'differs')} differ, "
              f"{counts.total(engine, 'missing')} missing, {counts.total(engine, 'refused')} refused"
              + (f", {counts.messages} with another message" if engine == "vm" else ""))
    for engine in engines:
        checks.passed += counts.total(engine, "equal")
    excused = set() if live else known()
    for difference in counts.differing:
        if key_of(difference) in excused:
            continue
        checks.failed += 1
        if not counts.listed and checks.failed <= 40:
            print("FAIL " + show(difference))
    if excused:
        left = {key_of(d) for d in counts.differing}
        print(f"known.txt: {len(excused & left)} calls still differ")
        asked = {(engine, text_of(call)) for engine in engines for row, _ in numbered for call in row.calls}
        for stale in sorted((excused & asked) - left):
            checks.failed += 1
            print("FAIL no longer differs, take it out of known.txt: " + " ".join(stale))
    return checks.end()


if __name__ == "__main__":
    sys.exit(main())
