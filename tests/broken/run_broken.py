#!/usr/bin/env python3
"""Broken scripts and CSV files: each gives one clear message with its place, and an exit code, never a crash.
usage: run_broken.py QUERN"""
import os
import re
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
from testlib import Checks, run  # noqa: E402

KERNEL = "import numpy as np\nimport math\nfrom numba import njit, prange\n\n@njit\n"

# Sources that do not compile: (text, line, column, message)
SYNTAX = [
    ("x = (1, 2\ny = 3\n", 1, 5, "'(' was never closed"),
    ("def f(:\n    pass\n", 1, 7, "invalid syntax"),
    ("if True\n    pass\n", 1, 8, "expected ':'"),
    ("def f():\nreturn 1\n", 2, 1, "expected an indented block after function definition on line 1"),
    ("  x = 1\n", 1, None, "unexpected indent"),
    ("if 1:\n    a = 1\n  b = 2\n", 3, None, "unindent does not match any outer indentation level"),
    ("s = 'abc\n", 1, 5, "unterminated string literal (detected at line 1)"),
    ("s = '''abc\n", 1, 5, "unterminated triple-quoted string literal (detected at line 1)"),
    ("x = 1 +\n", 1, 8, "invalid syntax"),
    ("1 = x\n", 1, 1, "cannot assign to literal here. Maybe you meant '==' instead of '='?"),
    ("f() = 3\n", 1, 1, "cannot assign to function call here. Maybe you meant '==' instead of '='?"),
    ("x = 0777\n", 1, 5, "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers"),
    ("x = 12ab\n", 1, None, "invalid decimal literal"),
    ("return 1\n", 1, 1, "'return' outside function"),
    ("break\n", 1, 1, "'break' outside loop"),
    ("def f(a, a):\n    pass\n", 1, 10, "duplicate argument 'a' in function definition"),
    ("def f():\n    x = 1\n    global x\n", 3, 5, "name 'x' is assigned to before global declaration"),
    ("nonlocal x\n", 1, 1, "nonlocal declaration not allowed at module level"),
    ("x = f'{a'\n", 1, None, "f-string: expecting '}'"),
    ("try:\n    pass\nx = 1\n", 3, 1, "expected 'except' or 'finally' block"),
    ("def f(a=1, b):\n    pass\n", 1, 12, "non-default argument follows default argument"),
    ("x = [1, 2)\n", 1, 10, "closing parenthesis ')' does not match opening parenthesis '['"),
]

# Programs that fail when they run: (text, exception line, lines that the traceback names)
RUNTIME = [
    ("print(undefined_name)\n", "NameError: name 'undefined_name' is not defined", [1]),
    ("def f(x):\n    return x + 1\n\nf()\n", "TypeError: f() missing 1 required positional argument: 'x'", [4]),
    ("a = [1, 2]\nprint(a[5])\n", "IndexError: list index out of range", [2]),
    ("d = {}\nd['k']\n", "KeyError: 'k'", [2]),
    ("x = 2 ** 62\ny = float(x ** 20)\n", "OverflowError: int too large to convert to float", [2]),
    ("1 / 0\n", "ZeroDivisionError: division by zero", [1]),
    ("import requests\n", "ModuleNotFoundError: ", [1]),
    ("int('abc')\n", "ValueError: invalid literal for int() with base 10: 'abc'", [1]),
    ("def f():\n    return f()\nf()\n", "RecursionError: maximum recursion depth exceeded", [3]),
    ("import numpy as np\nnp.zeros(3)[7]\n", "IndexError: index 7 is out of bounds for axis 0 with size 3", [2]),
    ("import numpy as np\nnp.zeros(3) + np.zeros(4)\n", "ValueError: operands could not be broadcast together with shapes (3,) (4,)", [2]),
    (KERNEL + "def f(x):\n    return x[10]\n\nf(np.zeros(3))\n", "IndexError: index 10 is out of bounds for axis 0 with size 3", [7, 9]),
    (KERNEL + "def f(n):\n    return 1 // n\n\nf(0)\n", "ZeroDivisionError: ", [7, 9]),
    (KERNEL + "def f(n):\n    if n > 2:\n        raise ValueError('too large')\n    return n\n\nf(5)\n", "ValueError: too large", [8, 11]),
    (KERNEL + "def f(n):\n    assert n < 3, 'small only'\n    return n\n\nf(5)\n", "AssertionError: small only", [7, 10]),
    (KERNEL + "def f(n):\n    return f(n + 1) + 1 if n >= 0 else 0\n\nf(1)\n", "RecursionError: ", [9]),
    (KERNEL + "def f(n):\n    if n > 100:\n        y = 1\n    return y\n\nf(1)\n", "UnboundLocalError: ", [9, 11]),
]

# Kernels that do not compile: (text, message, line of the construct)
TYPES = [
    (KERNEL + "def f(x):\n    return x.nothing\n\nf(np.zeros(3))\n", "nothing", 7),
    (KERNEL + "def f(x):\n    return undefined_thing + x\n\nf(1)\n", "undefined_thing", 7),
    (KERNEL + "def f(x):\n    return x + 'text'\n\nf(1)\n", "", 7),
    (KERNEL + "def f(x):\n    import os\n    return x\n\nf(1)\n", "import", 7),
    (KERNEL + "def f(x):\n    return math.nofunc(x)\n\nf(1.0)\n", "nofunc", 7),
    (KERNEL + "def f(x):\n    with x:\n        return 1\n\nf(1)\n", "with", 7),
    (KERNEL + "def g(x, y):\n    return x\n\n@njit\ndef f(x):\n    return g(x)\n\nf(1)\n", "", 11),
    (KERNEL + "def f(x):\n    return x[0][0]\n\nf(np.zeros(3))\n", "", 7),
]

# CSV texts: (bytes, message pattern)
CSV = [
    (b"a,b\n1,2\n1,2,3\n", r"Expected 2 fields in line 3, saw 3"),
    (b'a,b\n1,"2\n3,4\n', r"EOF inside string starting at row 1"),
    (b"", r"No columns to parse from file"),
    (b"a,b\n1,2\n3\n4,5,6,7\n", r"Expected 2 fields in line 4, saw 4"),
    (b'a\n"x"y"\n', None),
    (b"a,a\n1,2\n", None),
    (b"\xff\xfea\x00", r"utf-8|UTF-8"),
    (b"a,b\n\xe9,1\n", r"utf-8|UTF-8"),
]


def run_text(quern, folder, name, text, *extra):
    path = os.path.join(folder, name)
    with open(path, "wb") as f:
        f.write(text if isinstance(text, bytes) else text.encode())
    return run([quern, "run", path, *extra], timeout=60)


def traceback_lines(err, name):
    return [int(n) for n in re.findall(rf'File "[^"]*{re.escape(name)}", line (\d+)', err)]


def main():
    quern = os.path.abspath(sys.argv[1])
    c = Checks()
    with tempfile.TemporaryDirectory() as folder:
        for i, (text, line, column, message) in enumerate(SYNTAX):
            name = f"syntax{i}.py"
            code, out, err = run_text(quern, folder, name, text)
            m = re.search(rf"{name}:(\d+):(\d+): error\[E\d+\]: (.*)", err)
            fine = code == 1 and m and int(m[1]) == line and column in (None, int(m[2])) and m[3] == message and err.count("error[") == 1
            c.that(fine, f"{text!r}: expected {line}:{column} {message}", f"exit {code}\n{err}")
        for i, (text, last, lines) in enumerate(RUNTIME):
            name = f"runtime{i}.py"
            code, out, err = run_text(quern, folder, name, text)
            ended = [line for line in err.rstrip().splitlines() if not line.startswith("quern runs files")][-1:] or [""]
            seen = traceback_lines(err, name)
            c.that(code == 1 and ended[0].startswith(last) and all(n in seen for n in lines), f"{text!r}: expected {last} at {lines}", f"exit {code}\n{err}")
        for i, (text, message, line) in enumerate(TYPES):
            name = f"types{i}.py"
            code, out, err = run_text(quern, folder, name, text)
            fine = code == 1 and re.search(rf"{name}:{line}:\d+: error\[E\d+\]: .*{re.escape(message)}", err) and err.count("error[") == 1
            c.that(fine, f"{text!r}: expected line {line}: {message}", f"exit {code}\n{err}")
        for i, (data, message) in enumerate(CSV):
            with open(os.path.join(folder, "broken.csv"), "wb") as f:
                f.write(data)
            code, out, err = run_text(quern, folder, f"csv{i}.py", f"import pandas as pd\nprint(pd.read_csv({os.path.join(folder, 'broken.csv')!r}))\n")
            c.that((code == 0 if message is None else code == 1 and re.search(message, err)), f"CSV {data!r}: expected {message}", f"exit {code}\n{err}")
        with open(os.path.join(folder, "wide.csv"), "w") as f:
            f.write("\n".join(",".join(name % i for i in range(100_000)) for name in ("c%d", "%d")))
        code, out, err = run_text(quern, folder, "wide.py", f"import pandas as pd\nprint(pd.read_csv({os.path.join(folder, 'wide.csv')!r}).shape)\n")
        c.that(out == "(1, 100000)\n", "100,000 columns within the time limit", f"exit {code}\n{err}")
        huge = [(b"(" * 1_000_000, "parentheses"), (b"x" * 3_000_000, ""), (b"a = 1\0\n", "null"), (b"\xff\xfe\xfd", ""), (b"-" * 200_000 + b"1\n", ""),
                (b"".join(b" " * k + b"if 1:\n" for k in range(2000)), ""), (b"[" * 5000 + b"]" * 5000, ""), (b"x = " + b"1+" * 300_000 + b"1\n", "")]
        for i, (data, message) in enumerate(huge):
            code, out, err = run_text(quern, folder, f"hostile{i}.py", data)
            c.that(0 <= code <= 3 and message in err, f"hostile source {i}", f"exit {code}\n{err[:500]}")
        code, out, err = run([quern, "run", os.path.join(folder, "missing.py")])
        c.that(code == 3 and "missing.py" in err, "a file that is not there", f"exit {code}\n{err}")
    return c.end()


if __name__ == "__main__":
    sys.exit(main())
