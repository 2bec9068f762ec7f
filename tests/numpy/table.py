"""The rows of runtime/base/numpyfn.def, and the calls that test them."""
import ast
import os
import re
from collections import namedtuple

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
FILES = ["elementwise", "shape", "reduce", "linear", "array", "random", "matrix"]
VARIABLES = "xymwtuqhrcbkisd"

Row = namedtuple("Row", "name family signature meaning calls file")
Call = namedtuple("Call", "statement value names")  # names: the variables that it reads, in a fixed order
TEXT = r'"(?:[^"\\]|\\.)*"'


def joined(texts):
    """What C makes of adjacent literals."""
    return "".join(ast.literal_eval(t) for t in re.findall(TEXT, texts))


def call(text):
    statement, value = text.split(" => ") if " => " in text else ("", text)
    quoted = re.sub(r"'[^']*'", "", f"{statement} {value}")
    used = set(re.findall(r"(?<![\w.])[a-z](?![\w(=]|\s*=[^=])", quoted))
    return Call(statement.strip(), value.strip(), [v for v in VARIABLES if v in used])


def calls(name, family, text):
    if not text and family == "ELEMENTWISE":
        shapes = ["x", "m", "s"] if name in UNARY else ["x, y", "m, w", "m, r", "c, r", "x, s"]
        return [call(f"np.{name}({s})") for s in shapes]
    return [call(t) for t in text.split(" ; ")] if text else []


def ufuncs():
    with open(os.path.join(ROOT, "runtime/base/ufunc.def"), encoding="utf-8") as f:
        return re.findall(r"^UFUNC\((\w+), (\d)", f.read(), re.M)


UNARY = {name for name, inputs in ufuncs() if inputs == "1"} | \
    {"abs", "conj", "acos", "asin", "atan", "acosh", "asinh", "atanh", "bitwise_not", "bitwise_invert"}


def rows():
    found = []
    for part in FILES:
        with open(os.path.join(ROOT, f"runtime/base/numpyfn_{part}.def"), encoding="utf-8") as f:
            text = f.read()
        for name, family, rest in re.findall(rf"^QN_NUMPYFN\(\"([^\"]+)\", (\w+),((?:\s*{TEXT}\s*,?)+)\)$", text, re.M):
            parts = [joined(p) for p in re.findall(rf"{TEXT}(?:\s*{TEXT})*", rest)]
            assert len(parts) == 3, (name, parts)
            found.append(Row(name, family, parts[0], parts[1], calls(name, family, parts[2]), part))
        assert text.count("\nQN_NUMPYFN(") == len([r for r in found if r.file == part]), part
    return found


def title(name):
    return name if name.startswith(("ndarray.", "ufunc.")) else "np." + name
