#!/usr/bin/env python3
"""The command from outside: options, exit codes, dumps, eval, check, installation, the header in C99 and C++11.
usage: run_cli.py QUERN"""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
from testlib import ROOT, Checks, Program, run  # noqa: E402

KERNELS = """
from numba import njit, prange

@njit("float64(float64[::1])")
def total(x):
    s = 0.0
    for i in range(len(x)):
        s += x[i]
    return s

@njit
def twice(n):
    return n + n
"""
POINTS = "x,y,name\n3,4,a\n5,12,b\n,1,c\n0,2.5,d\n"


def check_commands(c, quern):
    for words, code, needle in [
        (["--help"], 0, "usage: quern"), (["run", "--help"], 0, "--threads"), (["eval", "--help"], 0, "--mean"),
        (["check", "--help"], 0, "--diagnostics"), (["dump", "--help"], 0, "--llvm"), (["bench", "--help"], 0, "--python"),
        (["version"], 0, "quern "), ([], 2, "usage: quern"), (["frobnicate"], 2, "no command 'frobnicate'"), (["run"], 2, "FILE is missing"),
        (["run", "--nope", "x.py"], 2, "no option '--nope'"), (["run", "--threads", "many", "x.py"], 2, "--threads needs a number"),
        (["run", "--threads"], 2, "--threads needs N"), (["run", "/no/such/file.py"], 3, "/no/such/file.py"),
        (["run", "--cpu", "m68k", "x.py"], 3, "unknown cpu 'm68k'"), (["dump", "x.py"], 2, "which stage"),
        (["eval", "x", "y.csv", "--sum", "--mean"], 2, "exclude"), (["eval", "x", "y.csv", "--summ"], 2, "no option '--summ'"),
        (["dump", "--ir", "--llvm", "x.py"], 2, "exclude"), (["dump", "--ir", "x.py", "y.py"], 2, "one operand too many"),
    ]:
        got, out, err = run([quern, *words])
        c.that(got == code and needle in out + err, f"quern {' '.join(words)}", f"exit {got}\n{out}{err}")


HUNGRY = """
import numpy as np
try:
    np.ones(50_000_000)
except MemoryError as e:
    print("caught", e)
kept = []
for i in range(100):
    kept.append(np.ones(1_000_000))
    del kept[:-3]
print("few at a time", len(kept))
words = {}
while True:
    words[len(words)] = "x" * 1000
"""


def check_standard_input(c, quern):
    done = subprocess.run([quern, "run", "-", "a"], input="import sys\nprint(sys.argv, __name__)\n1 / 0\n", capture_output=True, text=True, timeout=60)
    c.that(done.returncode == 1 and done.stdout == "['-', 'a'] __main__\n" and 'File "<stdin>", line 3' in done.stderr, "run -: a script from standard input", done.stdout + done.stderr)


def check_memory(c, quern):
    with Program(HUNGRY) as path:
        code, out, err = run([quern, "run", "--memory", "100M", path])
        c.that(code == 1 and "caught Unable to allocate" in out and "few at a time 3" in out, "run --memory: MemoryError may be caught", f"{code}\n{out}{err}")
        c.that("MemoryError" in err and "the limit of 100 MB" in err, "run --memory: what ended the program", err)
        code, out, err = run([quern, "run", "--memory", "none", path])
        c.that(code == 2 and "--memory needs a size" in err, "run --memory needs a size", err)
    with Program("print(sum(range(1000)))") as path:
        code, out, err = run([quern, "run", "--memory", "100M", path])
        c.that(code == 0 and out == "499500\n" and not err, "run --memory: a small program", out + err)


def check_dumps(c, quern):
    with Program(KERNELS) as path:
        for stage, needle in [("--ast", "Module(body=["), ("--ast-attributes", "lineno="), ("--bytecode", ""), ("--types", "float64"),
                              ("--ir", "quern-ir"), ("--llvm", "define"), ("--asm", "ret")]:
            code, out, err = run([quern, "dump", stage, path])
            c.that(code == 0 and needle in out and out, f"dump {stage}", err)
        code, out, err = run([quern, "dump", "--types", "--kernel", "twice(int64)", path])
        c.that(code == 0 and "int64" in out, "dump --kernel", err)
        code, out, err = run([quern, "dump", "--ir", "--kernel", "nothing(int64)", path])
        c.that(code == 3 and "nothing" in err, "dump of a kernel that is not there", err)


EXPLAINED = """
import numpy as np
from numba import njit

@njit
def smooth(p):
    p[1:-1, 1:-1] = 0.25 * (p[1:-1, 2:] + p[1:-1, :-2] + p[2:, 1:-1] + p[:-2, 1:-1])
    return np.max(np.abs(p[1:] - p[:-1])), np.sum(p * p)

smooth(np.ones((4, 4)))
"""


def check_explain(c, quern):
    flow = os.path.join(ROOT, "bench", "flow", "cavity.py")
    with open(flow, encoding="utf-8") as f:
        stores = [k for k, line in enumerate(f, 1) if re.match(r" +(source|[uvp]0?)\[.*\] = ", line)]
    code, out, err = run([quern, "run", "--explain", flow, "16"])
    told = dict(re.findall(r"cavity\.py:(\d+): (.*)", err))
    for line in stores:
        text = told.get(str(line), "nothing")
        c.that(code == 0 and re.match(r"vectorised( \(\d+ lanes\))?, 0 temporaries", text), f"run --explain: line {line}", f"{text}\n{out}")
    with Program(EXPLAINED) as path:
        code, out, err = run([quern, "run", "--explain", path])
        for needle in [":7: vectorised", "2 temporaries (copies of views of the array that is assigned to", ":8:", "reduced as it is computed", "added in order"]:
            c.that(code == 0 and needle in err, f"run --explain: {needle}", err)


CHECKED = """
import maths
import numpy as np
from numba import float64, njit; from numba.experimental import jitclass

@njit
def f(x):
    with x:
        pass
    return lenght(x) + np.sqr(x)

@njit("float64(float65)")
def g(x):
    return x

def driver(a):
    prin(a)
    return np.zeroes(3)

try:
    import absent_on_purpose
except ImportError:
    pass

@jitclass([("x", float64)])
class Box:
    def __init__(self, x):
        self.x = x

    @property
    def half(self):
        return sqroot(self.x) / 2
"""


CYTHON = """from libc.math cimport sqrt
cdef double f(double x):
    return sqr(x)
cdef class A:
    cdef int n
    def g(self, x):
        cdef int i
        for i in range(3):
            self.n += missing(i) if x else 1
        return x
print(A().g({}))
"""


def cython_is_checked_and_explained(c, quern):
    """`quern check` finds the names of a .pyx; `run --explain` says which function runs on the VM, and why."""
    with Program(CYTHON, ".pyx") as path:
        code, out, err = run([quern, "check", path])
        c.that(re.findall(r":(\d+):\d+: \w+\[(\w+)\]", err) == [("3", "W0501"), ("9", "W0501")], "check of a .pyx", err)
        code, out, err = run([quern, "run", "--explain", path])
        c.that(re.search(r":6: 'g' runs on the VM: its argument 2 is an object of 'dict'", err), "explain of a .pyx", err)


def check_everything_at_once(c, quern):
    """`quern check` says everything at once, each mistake once, and nothing about what only the run can know."""
    with Program(CHECKED) as path:
        code, out, err = run([quern, "check", path])
        found = re.findall(r":(\d+):\d+: \w+\[(\w+)\]", err)
        want = [("2", "W0502"), ("8", "E0401"), ("10", "E0304"), ("10", "E0305"), ("12", "E0300"), ("17", "W0501"), ("18", "W0503"), ("32", "E0304")]
        c.that(code == 1 and found == want, "check lists all mistakes", f"exit {code}\n{found}\n{err}")
        c.that("did you mean 'print'" in err and "did you mean 'zeros'" in err and "did you mean 'math'" in err, "check suggests", err)
        code, out, err = run([quern, "check", "--diagnostics=json", path])
        rows = json.loads(out)
        c.that([(str(r["line"]), r["code"]) for r in rows] == want, "the same as JSON", out)
        c.that(all(r["end_line"] >= r["line"] and r["end_column"] > r["column"] for r in rows), "JSON has ranges", out)


SHAPES = """
import numpy as np
from numba import njit

a = np.zeros((3, 4))
c = a + np.ones(5)                      # 6
w = a[1:, ::2] * np.arange(3)           # 7
fine = a[:, :1] + np.arange(4) + a[0] * a[:, 0][:, None]

@njit
def turned(x, y):
    return x.T[1:3] - y                 # 12

turned(a, np.zeros((2, 3)))
turned(a, np.zeros((3, 2)))

def either(x, y):
    if x.ndim == 1:
        return x + y
    if len(x) > 5 and y[0] > 2:
        return x * y
    if y.sum() > 1:
        return x - y
    return x.sum()

either(a, np.ones(3))

def g(n, k):
    z = np.empty((n, 4))
    z[1:] = np.array([1.0, 2.0, 3.0])   # 30
    for i in range(3):
        z[i] += np.linspace(0, 1, 5)    # 32
    m = np.eye(3) if n > 3 else np.eye(4)
    m + np.ones(7)
    if n > 3:
        q = np.eye(3)
    else:
        q = np.eye(4)
    q + np.ones(3)
    try:
        np.zeros(2) + np.zeros(3)
    except ValueError:
        pass
    r = np.arange(6)
    for _ in range(2):
        r + np.ones(6)
        r = np.concatenate((r, r))
    s = [1, 2]
    s.append(3)
    np.array(s) + np.ones(3)
    np.ones(3) + [1, 2]                 # 51
    np.maximum(np.ones((2, 3)), a)      # 52
    np.where(np.ones(2) > 0, a.mean(axis=0), 0)  # 53
    np.ones(3) == a[:, 0] > np.ones(2)  # 54
    np.ones((3, 4)) @ np.ones((5, 2))   # 55
    h = np.ones(2)
    h = k
    h + np.ones(3)
    mask = a[a > 0] + a[k] + a[0 == 1]
    return a.reshape(2, -1) + np.ones(5), a[..., None] + np.ones((4, 2))
"""


def check_shapes(c, quern):
    """`quern check` reports operations whose shapes cannot fit, with both operands and where their shapes come from, and no others."""
    with Program(SHAPES) as path:
        code, out, err = run([quern, "check", path])
        found = [int(line) for line in re.findall(r":(\d+):\d+: warning\[W0504\]", err)]
        c.that(found == [6, 7, 12, 30, 32, 51, 52, 53, 54, 55], "check finds the shapes that do not fit", f"exit {code}\n{found}\n{err}")
        c.that("cannot broadcast (3, 4) with (5,)" in err and "made here, with shape (3, 4)" in err and "(?, 4) cannot take one of shape (3,)" in err, "it says where they are from", err)
        code, out, err = run([quern, "check", "--diagnostics=json", path])
        first = json.loads(out)[0]
        c.that([(n["line"], n["column"]) for n in first["notes"]] == [(6, 5), (5, 5), (6, 9)], "notes have the places", out)


RACES = """
import numpy as np
from numba import njit, prange

@njit(parallel=True)
def shifted(a):
    for i in prange(1, a.shape[0]):
        a[i] = a[i - 1] + 1.0

@njit(parallel=True)
def histogram(a, bins):
    h = np.zeros(bins, np.int64)
    for i in prange(a.shape[0]):
        h[a[i] % bins] += 1
    return h

@njit(parallel=True)
def sound(a, out):
    for i in prange(a.shape[0]):
        tmp = np.zeros(3)
        for k in range(3):
            tmp[k] = a[i] * k
        row = out[i]
        row[0] = tmp[0] + tmp[1]
        out[i, 1] = tmp[2]

@njit(parallel=True)
def blocks(a, seen):
    acc = np.zeros(2)
    for i in prange(a.shape[0]):
        acc += a[i]
        seen[i // 2] = i
    return acc

"""


def check_races(c, quern):
    with Program(RACES) as path:
        code, out, err = run([quern, "check", path])
        found = re.findall(r":(\d+):\d+: \w+\[(\w+)\]", err)
        c.that(code == 0 and found == [("8", "W0302")], "check says what is provable", f"{code} {found}\n{err}")
        code, out, err = run([quern, "check", "--races", path])
        found = re.findall(r":(\d+):\d+: \w+\[(\w+)\]", err)
        c.that(found == [("8", "W0302"), ("14", "W0308"), ("32", "W0308")], "check --races lists what is not", f"{found}\n{err}")
    calls = [("shifted(np.arange(5.0))", 1, [("8", "2", "reads", "1", "wrote", "8")]),
             ("sound(np.arange(5.0), np.zeros((5, 2)))", 0, []),
             ("print(histogram(np.array([0, 1, 2]), 3))", 0, []),
             ("print(blocks(np.ones((4, 2)), np.zeros(2)))", 1, [("32", "1", "writes", "0", "wrote", "32")])]
    for call, want_code, want in calls:
        with Program(RACES + call + "\n") as path:
            code, out, err = run([quern, "run", "--check=races", path])
            found = re.findall(r":(\d+): race: iteration (\d+) (\w+) an element that iteration (\d+) (\w+) in line (\d+)", err)
            c.that(code == want_code and found == want, f"run --check=races: {call}", f"exit {code} {found}\n{out}{err}")
    with Program(RACES + "print(histogram(np.array([0, 1, 1]), 3))\n") as path:
        code, out, err = run([quern, "run", "--check=races", path])
        c.that(code == 1 and out == "[1 2 0]\n" and "iteration 2" in err and "iteration 1" in err, "races of a histogram", out + err)
        code, out, err = run([quern, "run", "--check=typos", path])
        c.that(code == 2 and "--check is races" in err, "--check takes races", err)
    with Program("from numba import njit, prange\nimport numpy as np\n@njit(parallel=True)\ndef f(a):\n    s = np.zeros(1)\n"
                 "    for i in prange(len(a)):\n        s[0] += a[i]\n    return s\nf(np.ones(3))\n") as path:
        code, out, err = run([quern, "run", path])
        c.that(code == 1 and "error[E0303]" in err and ":7:9" in err and ":6:5" in err, "a shared sum is an error with both places", err)


def check_eval(c, quern):
    with Program(POINTS, ".csv") as path:
        for words, expected in [(["sqrt(x*x + y*y)"], "5.0\n13.0\n\n2.5\n"), (["x + 1"], "4\n6\n\n1\n"), (["--sum", "y"], "19.5\n"), (["--sum", "-y"], "-19.5\n"),
                                (["--mean", "x"], "2.6666666666666665\n"), (["--count", "x * y"], "3\n"), (["--max", "x * y"], "60.0\n"),
                                (["--min", "y - x"], "1.0\n"), (["y / x"], "1.3333333333333333\n2.4\n\ninf\n")]:
            code, out, err = run([quern, "eval", *words, path])
            c.that(code == 0 and out == expected, f"eval {words}", f"{out}{err}")
        for text, needle in [("x +", "invalid syntax"), ("z * 2", "'z'"), ("name + 1", "name"), ("__import__('os')", "")]:
            code, out, err = run([quern, "eval", text, path])
            c.that(code == 3 and needle in err and not out, f"eval {text!r} is refused", f"exit {code} {out}{err}")


def check_check(c, quern):
    with Program("x = (1\ny = 2\n") as path:
        code, out, err = run([quern, "check", path])
        c.that(code == 1 and re.search(r":1:5: error\[E\d+\]: '\(' was never closed", err), "check", err)
        code, out, err = run([quern, "check", "--diagnostics=json", path])
        rows = json.loads(out)
        c.that(code == 1 and rows[0]["line"] == 1 and "never closed" in rows[0]["message"], "check --diagnostics=json", out)
    with Program(KERNELS) as path:
        code, out, err = run([quern, "check", path])
        c.that(code == 0 and not out + err, "check of a sound file", out + err)


def check_run(c, quern):
    with Program("import sys\nprint(sys.argv[1:])\nsys.exit(int(sys.argv[1]))\n") as path:
        code, out, err = run([quern, "run", path, "7", "--threads", "x"])
        c.that(code == 7 and out == "['7', '--threads', 'x']\n", "arguments after the file are the script's", out + err)
    with Program(KERNELS + "print(twice(21))\n") as path:
        code, out, err = run([quern, "run", "--time", "--no-cache", path])
        c.that(code == 0 and out == "42\n" and "kernels: 2 compiled" in err + "kernels: 2 compiled" and "llvm" in err, "--time", err)
        code, out, err = run([quern, "run", "--interpret", path])
        c.that(code == 0 and out == "42\n", "--interpret", err)
    env = "from numba import njit, stencil, guvectorize, vectorize, config\nimport numpy as np\n@njit\ndef f(x):\n    return type(x).__name__\n" \
          "@guvectorize(['(f8[:], f8[:])'], '(n)->()')\ndef total(a, out):\n    out[0] = 0\n    for x in a:\n        out[0] += x\n" \
          "print(f(1), config.DISABLE_JIT, total(np.arange(4.0)), stencil(lambda a: a[0] - a[-1])(np.arange(3)), vectorize(lambda x: x + 1)(2))\n"
    with Program(env) as path:
        code, out, err = run(["env", "NUMBA_DISABLE_JIT=1", quern, "run", path])
        c.that(code == 0 and out == "int 1 6.0 [0 1 1] 3\n", "NUMBA_DISABLE_JIT", f"{out}{err}")
    with Program("print('x' * 100)\n" * 3) as path:
        with open("/dev/full", "w") as full:
            done = subprocess.run([quern, "run", path], stdout=full, stderr=subprocess.PIPE, text=True)
        c.that(done.returncode != 0 and done.stderr, "a full disk is an error", done.stderr)


def check_header(c):
    for compiler, standard, language in [("gcc", "c99", "c"), ("g++", "c++11", "c++")]:
        if not shutil.which(compiler):
            continue
        for header in ("quern/quern.h", "quern/arrow.h"):
            done = subprocess.run([compiler, f"-std={standard}", "-Wall", "-Wextra", "-pedantic", "-Werror", "-fsyntax-only", "-x", language,
                                   "-I", os.path.join(ROOT, "include"), "-"], input=f'#include "{header}"\n', text=True, capture_output=True)
            c.that(done.returncode == 0, f"{header} alone in {standard}", done.stderr)


def check_install(c, quern):
    build = os.path.dirname(quern)
    with tempfile.TemporaryDirectory() as prefix:
        done = subprocess.run(["cmake", "--install", build, "--prefix", prefix], capture_output=True, text=True)
        c.that(done.returncode == 0, "installs", done.stderr)
        with Program(KERNELS + "print(twice(4))\n") as path:
            code, out, err = run([os.path.join(prefix, "bin/quern"), "run", "--no-cache", path])
            c.that(code == 0 and out == "8\n", "the installed command compiles", err)
        consumer = os.path.join(prefix, "consumer.c")
        with open(consumer, "w") as f:
            f.write('#include <quern/quern.h>\n#include <stdio.h>\nint main(void) { puts(qn_version()); return 0; }\n')
        found = [os.path.join(d, f) for d, _, fs in os.walk(prefix) for f in fs if f == "quern.pc"]
        sanitized = "asan" in build or "tsan" in build
        if found and shutil.which("pkg-config") and not sanitized:
            flags = subprocess.run(["pkg-config", "--cflags", "--libs", "quern"], capture_output=True, text=True,
                                   env=dict(os.environ, PKG_CONFIG_PATH=os.path.dirname(found[0]))).stdout.split()
            lib = os.path.dirname(os.path.dirname(found[0]))
            done = subprocess.run(["gcc", consumer, *flags, "-o", prefix + "/consumer"], capture_output=True, text=True)
            code, out, err = run([prefix + "/consumer"], LD_LIBRARY_PATH=lib)
            c.that(code == 0 and out.startswith("quern "), "a consumer through pkg-config", done.stderr + err)


def check_closed_streams(c, quern):
    """Standard streams that the caller closed: files that the program opens do not take their places."""
    with tempfile.TemporaryDirectory() as folder:
        target = os.path.join(folder, "out.txt")
        with Program(f"f = open({target!r}, 'w')\nf.write('kept')\nprint('lost', flush=True)\nf.close()\ntry:\n    input()\nexcept EOFError:\n    open({target!r}, 'a').write(' whole')\n") as path:
            code = subprocess.run(["sh", "-c", 'exec "$0" run "$1" <&- >&- 2>&-', quern, path]).returncode
        with open(target, encoding="utf-8") as f:
            text = f.read()
        c.that(code == 0 and text == "kept whole", "closed standard streams", f"exit {code} {text!r}")


def main():
    quern = os.path.abspath(sys.argv[1])
    c = Checks()
    check_commands(c, quern)
    check_memory(c, quern)
    check_standard_input(c, quern)
    check_dumps(c, quern)
    check_explain(c, quern)
    check_everything_at_once(c, quern)
    cython_is_checked_and_explained(c, quern)
    check_shapes(c, quern)
    check_races(c, quern)
    check_eval(c, quern)
    check_check(c, quern)
    check_run(c, quern)
    check_closed_streams(c, quern)
    check_header(c)
    check_install(c, quern)
    return c.end()


if __name__ == "__main__":
    sys.exit(main())
