#!/usr/bin/env python3
"""Random frames and chains of operations on them print the same under CPython with pandas and under quern: the page, and every column's
dtype and values, labels, names and kinds of labels. Texts, ints, order and dtypes are compared exactly, floats too, but in chains that
reduce or accumulate floats (marked ~), where the last digits depend on the order of sums. Errors are compared by their type.
usage: run_chains.py QUERN [--oracle PYTHON] [--count N] [--seed S] [--batch B] [--jobs J] [--show N] [--summary] [--steps FILES]
       run_chains.py [QUERN] --record PYTHON [--count N] [--seed S]
chains.txt holds chains and what pandas printed, written by --record (with a QUERN only those on which
both agree): those are replayed. With an oracle new chains are made there
(generate_chains.py); a chain that differs is cut to its shortest beginning that differs, whose last step is the guilty one.
--steps group,window makes chains mostly of the steps in those files of steps/ and tells only of those whose guilty step is from them."""
import argparse
import concurrent.futures
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
RECORDED = os.path.join(HERE, "chains.txt")
GENERATOR = os.path.join(HERE, "generate_chains.py")
# Errors of pandas' own inside, not of what was asked: any error is as good.
INSIDE = ("Arrow", "AssertionError", "UnboundLocalError", "RecursionError", "InternalError", "SystemError", "ModuleNotFoundError", "ImportError")


def prologue():
    with open(GENERATOR, encoding="utf-8") as f:
        return f.read().split("PROLOGUE = '''")[1].split("'''")[0].replace("\\\\", "\\")


def program(chains, head):
    """chains: (number, lines)"""
    out = [head]
    for number, lines in chains:
        out.append(f"def f{number}():\n" + "".join(f"    {line}\n" for line in lines) + "    return x\n\n\n")
    for number, _ in chains:
        out.append(f'print("== {number}")\ntry:\n    show(f{number}())\nexcept Exception as e:\n    print("raises", type(e).__name__, str(e)[:300].replace("\\n", " "))\n')
    return "".join(out)


def run(command, timeout=120):
    env = dict(os.environ, PYTHONDONTWRITEBYTECODE="1", PYTHONHASHSEED="0", PYTHONWARNINGS="ignore", PYTHONIOENCODING="utf-8:replace")
    try:
        r = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", errors="replace", timeout=timeout, env=env, stdin=subprocess.DEVNULL)
    except subprocess.TimeoutExpired:
        return "timed out", 124
    return r.stdout + ("" if r.returncode == 0 else r.stderr[-2000:]), r.returncode


def answers(command, chains, folder):
    """{number: text}; a process that dies is asked for its chains one by one."""
    path = os.path.join(folder, "p.py")
    with open(path, "w", encoding="utf-8") as f:
        f.write(program(chains, prologue()))
    text, code = run(command + [path])
    if code != 0 and len(chains) > 1:
        out = {}
        for one in chains:
            out.update(answers(command, [one], folder))
        return out
    if code != 0:
        return {chains[0][0]: f"exit {code} {text[-600:]}"}
    parts = re.split(r"(?m)^== (\d+)\n", text)
    return {int(n): t for n, t in zip(parts[1::2], parts[2::2])}


NUMBER = re.compile(r"-?(?:\d+\.\d*(?:e[+-]?\d+)?|\d+e[+-]?\d+|\d+)")


def same_line(a, b):
    """Of a chain that adds floats: the words are equal, the numbers close; a line of values to 1e-13, a page to what it shows."""
    if a == b:
        return True
    x, y = [float(n) for n in NUMBER.findall(a)], [float(n) for n in NUMBER.findall(b)]
    if len(x) != len(y) or NUMBER.sub("#", a).split() != NUMBER.sub("#", b).split():
        return False
    exact = a.startswith(("|", "@"))
    scale = max((abs(v) for v in x if abs(v) < 1e300), default=0)
    near, small = (1e-13, 1e-15) if exact else (1.2e-5, 1e-12)
    return all(p == q or abs(p - q) <= near * max(abs(p), abs(q)) or abs(p - q) <= small * scale for p, q in zip(x, y))


BOXED = re.compile(r"np\.(?:u?int\d+|float\d+|bool|str_)\(([^()]*)\)")
ARROW = (("ArrowStringArray", "StringArray"), ("bool[pyarrow]", "boolean"), ("int64[pyarrow]", "Int64"), ("double[pyarrow]", "Float64"))  # as pyarrow is there or not


def plain(text):
    """Scalars in lists and labels by value, whether NumPy's or Python's; types as they are without pyarrow."""
    for name, other in ARROW:
        text = text.replace(name, other)
    return BOXED.sub(r"\1", text).replace("np.True_", "True").replace("np.False_", "False")


def same(want, got, loose):
    want, got = plain(want), plain(got)
    if want == got:
        return True
    if want.startswith("raises"):
        if not got.startswith("raises"):
            return False
        kind = want.split()[1]
        return kind == got.split()[1] or kind.startswith(INSIDE)
    a, b = want.splitlines(), got.splitlines()
    return loose and len(a) == len(b) and all(map(same_line, a, b))


FILES = {}  # number of a chain: the file of each line


def parse(text):
    """[(number, lines, loose, what pandas printed)]; the files of a chain's lines, if they are named, go to FILES"""
    parts = re.split(r"(?m)^== (\d+)( ~)?( [a-z,]+)?\n", text)
    out = []
    for n, loose, files, body in zip(parts[1::4], parts[2::4], parts[3::4], parts[4::4]):
        lines, _, printed = body.partition("\n--\n")
        FILES[int(n)] = files.strip().split(",") if files else []
        out.append((int(n), lines.split("\n"), bool(loose), printed))
    return out


def make(oracle, seed, count, steps=None):
    text, code = run([oracle, GENERATOR, str(seed), str(count)] + ([steps] if steps else []), timeout=600)
    if code != 0:
        raise SystemExit(text[-3000:])
    return parse(text)


def differing(quern, chains):
    """[(number, lines, loose, want, got)]"""
    with tempfile.TemporaryDirectory() as folder:
        got = answers(quern, [(n, lines) for n, lines, _, _ in chains], folder)
    return [(n, lines, loose, want, got.get(n, "nothing")) for n, lines, loose, want in chains if not same(want, got.get(n, "nothing"), loose)]


def smallest(quern, oracle, found):
    """Each cut to the shortest beginning that differs."""
    asked = [(i * 10 + k, lines[:k]) for i, (_, lines, _, _, _) in enumerate(found) for k in range(1, len(lines))]
    if not asked:
        return found
    with tempfile.TemporaryDirectory() as folder:
        want, got = answers([oracle], asked, folder), answers(quern, asked, folder)
    out = []
    for i, (n, lines, loose, whole_want, whole_got) in enumerate(found):
        for k in range(1, len(lines)):
            w, g = want.get(i * 10 + k, ""), got.get(i * 10 + k, "nothing")
            if not same(w, g, loose):
                out.append((n, lines[:k], loose, w, g))
                break
        else:
            out.append((n, lines, loose, whole_want, whole_got))
    return out


def fresh(quern, oracle, seed, count, steps):
    found = smallest(quern, oracle, differing(quern, make(oracle, seed, count, steps)))
    return [f for f in found if not steps or FILES[f[0]][len(f[1]) - 1] in steps.split(",")]


def record(oracle, quern, seed, count):
    """Writes chains.txt; with a quern, of the chains from that seed on the first that agree (the others are known to differ)."""
    kept = []
    while len(kept) < count:
        chains = make(oracle, seed, count)
        bad = {n for n, *_ in differing(quern, chains)} if quern else ()
        kept += [c for c in chains if c[0] not in bad]
        seed += count
    with open(RECORDED, "w", encoding="utf-8") as f:
        for n, lines, loose, printed in kept[:count]:
            f.write(f"== {n}{' ~' if loose else ''}\n" + "".join(line + "\n" for line in lines) + "--\n" + printed)
    return 0


def main():
    a = argparse.ArgumentParser()
    a.add_argument("quern", nargs="?")
    a.add_argument("--record", metavar="PYTHON")
    a.add_argument("--oracle", default=os.environ.get("QUERN_ORACLE"))
    a.add_argument("--count", type=int, default=400)
    a.add_argument("--seed", type=int, default=0)
    a.add_argument("--batch", type=int, default=200)
    a.add_argument("--jobs", type=int, default=1)
    a.add_argument("--show", type=int, default=5)
    a.add_argument("--summary", action="store_true")
    a.add_argument("--steps", metavar="FILES")
    o = a.parse_args()
    if o.record:
        return record(o.record, [os.path.abspath(o.quern), "run"] if o.quern else None, o.seed, o.count)
    if not o.quern:
        a.error("QUERN is missing")
    quern = [os.path.abspath(o.quern), "run"]
    if o.oracle:
        total = o.count
        batches = [(quern, o.oracle, s, min(o.batch, o.seed + o.count - s), o.steps) for s in range(o.seed, o.seed + o.count, o.batch)]
        compare = lambda batch: fresh(*batch)
    else:
        with open(RECORDED, encoding="utf-8") as f:
            chains = parse(f.read())[:o.count]
        total = len(chains)
        batches = [chains[i:i + o.batch] for i in range(0, total, o.batch)]
        compare = lambda some: differing(quern, some)
    differ, shown, kinds = 0, 0, {}
    with concurrent.futures.ThreadPoolExecutor(o.jobs) as pool:
        for found in pool.map(compare, batches):
            for n, lines, loose, want, got in found:
                differ += 1
                last = re.sub(r"'[^']*'|[\d.]+", "_", lines[-1] if len(lines) > 1 else lines[0][:20])
                kinds[last] = kinds.get(last, 0) + 1
                if shown < o.show:
                    shown += 1
                    print(f"chain {n}{' ~' if loose else ''} differs:\n" + "\n".join(lines) + f"\n--- pandas\n{want}--- quern\n{got}", flush=True)
    if o.summary:
        for k, v in sorted(kinds.items(), key=lambda kv: -kv[1]):
            print(f"{v:5} {k}")
    print(f"{total - differ} passed, {differ} failed")
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main())
