#!/usr/bin/env python3
"""Runs every program under tests/lang and compares what it prints with what its oracle printed.

    run_lang.py QUERN [WORD ...]     programs whose path holds one of the words, or all
    run_lang.py --bless [WORD ...]   the oracle runs them and writes the expectations

In a folder that holds a main.py that one is the program; the other files there are what it imports.
A program is a .py (oracle: CPython, with NumPy, Numba and pandas) or a .pyx (oracle: Cython). Beside it:
    NAME.out   standard output
    NAME.err   only where it fails: "exit N", then standard error
A comment `# args: a b` gives arguments, `# stderr: ignore` leaves the text of NAME.err out, `# oracle: none` means that the
expectation is written by hand (what Quern refuses and CPython does not); `# oracle: python` runs the oracle with kernels as plain
functions (what Numba refuses and Quern takes with Python's meaning). QUERN is the command, or vm_run, which has no engine.
"""
import concurrent.futures
import os
import re
import signal
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
LANG = os.path.join(HERE, "lang")
ORACLE = os.environ.get("QUERN_ORACLE", os.path.join(HERE, "..", "build", "oracle", "bin", "python"))
TIMEOUT = int(os.environ.get("QUERN_TIMEOUT", "60"))


def programs(words):
    found = []
    for folder, folders, names in os.walk(LANG):
        if "main.py" in names:  # a program of several files
            names, folders[:] = ["main.py"], []
        for name in names:
            path = os.path.join(folder, name)
            if name.endswith((".py", ".pyx")) and (not words or any(w in os.path.relpath(path, LANG) for w in words)):
                found.append(path)
    return sorted(found)


def marks(path):
    with open(path, encoding="utf-8", errors="replace") as f:
        text = f.read()
    return dict(re.findall(r"^# (args|stderr|oracle): *(.*)$", text, re.M)), text


def run(command, path, **more):
    env = dict(os.environ, PYTHONHASHSEED="0", PYTHONDONTWRITEBYTECODE="1", PYTHONIOENCODING="utf-8", NO_COLOR="1", **more)
    try:
        p = subprocess.run(command, cwd=os.path.dirname(path), env=env, capture_output=True, timeout=TIMEOUT,
                           stdin=subprocess.DEVNULL)
        err = p.stderr.decode("utf-8", "replace").replace(os.path.dirname(path) + os.sep, "")
        return p.returncode, p.stdout.decode("utf-8", "replace"), err
    except subprocess.TimeoutExpired:
        return -1, "", "timeout after %d s\n" % TIMEOUT


def oracle_command(path, args):
    name = os.path.basename(path)
    if not path.endswith(".pyx"):
        return [ORACLE, name] + args
    build = tempfile.mkdtemp(prefix="quern-pyx-")
    code = ("import sys, numpy, pyximport; pyximport.install(setup_args={'include_dirs': numpy.get_include()}, build_dir=%r, language_level=3); sys.path.insert(0, '.');"
            "sys.argv = %r; import %s" % (build, [name] + args, name[:-4]))
    return [ORACLE, "-c", code]


def expectation(path):
    stem = os.path.splitext(path)[0]
    out, err = "", (0, "")
    if os.path.exists(stem + ".out"):
        with open(stem + ".out", encoding="utf-8") as f:
            out = f.read()
    if os.path.exists(stem + ".err"):
        with open(stem + ".err", encoding="utf-8") as f:
            first, _, text = f.read().partition("\n")
        err = (int(first.split()[1]), text)
    return out, err


def bless(path):
    found, _ = marks(path)
    if found.get("oracle") == "none":
        return path, None, None
    plain = {"NUMBA_DISABLE_JIT": "1"} if found.get("oracle") == "python" else {}
    code, out, err = run(oracle_command(path, found.get("args", "").split()), path, **plain)
    stem = os.path.splitext(path)[0]
    with open(stem + ".out", "w", encoding="utf-8") as f:
        f.write(out)
    if code:
        with open(stem + ".err", "w", encoding="utf-8") as f:
            f.write("exit %d\n%s" % (code, "" if found.get("stderr") == "ignore" else err))
    elif os.path.exists(stem + ".err"):
        os.remove(stem + ".err")
    return path, None, None


def difference(want, got, what):
    want, got = want.splitlines(), got.splitlines()
    for i in range(max(len(want), len(got))):
        a = want[i] if i < len(want) else "<nothing>"
        b = got[i] if i < len(got) else "<nothing>"
        if a != b:
            return "    %s line %d:\n      want %s\n      got  %s" % (what, i + 1, a, b)
    return None


def engine_of(path, text):
    """Which engines a program tries: driver code runs with the compiler's help and then on the VM alone."""
    if path.endswith(".pyx"):
        return "cython"
    folder = os.path.dirname(path)
    if os.path.basename(path) == "main.py":
        text += "".join(open(os.path.join(folder, n), encoding="utf-8", errors="replace").read() for n in os.listdir(folder) if n.endswith(".py"))
    return "kernels" if re.search(r"\bnumba\b", text) else "driver"


def check(quern, path):
    """(path, what is wrong or None, engine)"""
    found, text = marks(path)
    engine, whole = engine_of(path, text), os.path.basename(quern).startswith("quern")
    ways = [["run"]] + ([["run", "--interpret"]] if engine == "driver" else []) if whole else [[]]
    for way in ways:
        wrong = check_way([quern] + way, path, found)
        if wrong:
            return path, wrong if way in ([], ["run"]) else "    (on the VM alone)\n" + wrong, engine
    return path, None, engine


def check_way(command, path, found):
    code, out, err = run(command + [os.path.basename(path)] + found.get("args", "").split(), path)
    want_out, (want_code, want_err) = expectation(path)
    wrong = difference(want_out, out, "stdout")
    if code != want_code:
        wrong = "    exit code %d, want %d\n%s\n%s" % (code, want_code, "      " + err.strip().replace("\n", "\n      "), wrong or "")
    elif not wrong and want_code and found.get("stderr") != "ignore":
        wrong = difference(want_err, err, "stderr")
    return wrong


def table(counts):
    """Programs by feature (folder) and engine."""
    engines = ["driver", "kernels", "cython"]
    print(f"{'feature':<22}" + "".join(f"{e:>9}" for e in engines))
    for feature in sorted({f for f, _ in counts}):
        print(f"{feature:<22}" + "".join(f"{counts.get((feature, e), 0) or '':>9}" for e in engines))
    print(f"{'all':<22}" + "".join(f"{sum(n for (_, k), n in counts.items() if k == e):>9}" for e in engines))


def main():
    args = sys.argv[1:]
    signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored behind a shell's &: programs would inherit that
    if not args:
        sys.exit(__doc__)
    blessing = args[0] == "--bless"
    quern = None if blessing else os.path.abspath(args[0])
    paths = programs(args[1:])
    failed, names, counts = 0, [], {}
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for path, wrong, engine in pool.map(bless if blessing else lambda p: check(quern, p), paths):
            key = (os.path.relpath(path, LANG).split(os.sep)[0], engine)
            counts[key] = counts.get(key, 0) + 1
            if wrong:
                failed += 1
                names.append(os.path.relpath(path, LANG))
                print("FAILED %s\n%s" % (os.path.relpath(path, LANG), wrong))
    if not blessing and len(paths) > 100:
        table(counts)
    if names:
        print("failed: " + " ".join(names))  # once more behind the table, where a reader of the end sees them
    print("%d passed, %d failed" % (len(paths) - failed, failed) if not blessing else "%d blessed" % len(paths))
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
