"""Writes tests/types/kernels/*.cases: what real Numba returns for each call in CASES of the .py beside it.

Run with the oracle:  build/oracle/bin/python tests/types/gen_cases.py [names]
Each line: function, arguments, result type, result, then every array argument as the call left it; or '!' and the
exception. A name that begins with `*` is a grid: its arguments are lists, and the line holds the type and the results of every
combination, the last argument fastest (a checksum where they are long), or `refused` where Numba does not compile it.
tests/unit/test_kernels.c compiles the same functions and compares. A name that begins with `m_` prints 12
digits (its maths may differ by an ulp), `p_` is compiled with parallel=True, `q_` only in Quern
(where Numba's own parallel result is wrong or refused), `n_` with error_model='numpy'."""
import ast
import glob
import itertools
import os
import sys
import warnings

import numba
import numpy as np

warnings.simplefilter("ignore")
HERE = os.path.dirname(os.path.abspath(__file__))
DT = {"b1": np.bool_, "i1": np.int8, "i2": np.int16, "i4": np.int32, "i8": np.int64, "u1": np.uint8, "u2": np.uint16,
      "u4": np.uint32, "u8": np.uint64, "f4": np.float32, "f8": np.float64, "c8": np.complex64, "c16": np.complex128}


def pattern(code, shape, seed):
    n = int(np.prod(shape))
    v = (np.arange(n, dtype=np.int64) * 7 + seed * 3) % 11
    if code == "b1":
        v = v % 2
    elif code[0] in "if":
        v = v - 4
    elif code[0] == "c":
        v = (v - 4) + 1j * (v % 3)
    if code[0] in "fc":
        v = v * 0.5
    return v.astype(DT[code]).reshape(shape)


def real(v, digits):
    t = "%.*g" % (digits, float(v))
    return "nan" if "nan" in t else t


def show(t, v, digits):
    if v is None:
        return "None"
    if isinstance(t, numba.types.Optional):
        t = t.type
    if isinstance(t, numba.types.BaseTuple):
        return "(" + ", ".join(show(a, b, digits) for a, b in zip(t.types, v)) + ")"
    if isinstance(t, numba.types.Array):
        text = " ".join(show(t.dtype, x, digits) for x in v.ravel())
        return "x".join(map(str, v.shape)) + "[" + short(text, 300) + "]"
    if t == numba.types.boolean:
        return "True" if v else "False"
    if isinstance(t, numba.types.Integer):
        return str(int(v))
    d = (9 if digits == 17 else 6) if t in (numba.types.float32, numba.types.complex64) else digits
    if isinstance(t, numba.types.Complex):
        return real(v.real, d) + "," + real(v.imag, d)
    return real(v, d)


def argument(a):
    if a is None:
        return None, "none"
    if a[0] == "arr":
        flags = "F" if len(a) > 4 and a[4] == "F" else ""
        v = pattern(a[1], a[2], a[3])
        return (np.asfortranarray(v) if flags else v), "arr:%s:%s:%d%s" % (a[1], "x".join(map(str, a[2])), a[3], flags)
    v = DT[a[0]](a[1])
    if a[0] == "b1":
        v = bool(v)
    if a[0] == "i8":
        v = int(v)
    if a[0] == "f8":
        v = float(v)
    if a[0] == "c16":
        v = complex(v)
    if a[0][0] == "c":
        return v, "%s:%.17g:%.17g" % (a[0], v.real, v.imag)
    return v, "%s:%.17g" % (a[0], v) if a[0][0] == "f" else "%s:%d" % (a[0], int(v))


def short(text, limit):
    if len(text) <= limit:
        return text
    h = 0xCBF29CE484222325
    for b in text.encode():
        h = ((h ^ b) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return "#%016x" % h


def grid(ns, case):
    lists = [[argument(a) for a in values] for values in case[1:]]
    f, kind, out = ns[case[0][1:]], None, []
    for args in itertools.product(*lists):
        try:
            v = f(*[a[0] for a in args])
        except numba.core.errors.NumbaError:
            kind = "refused"
            break
        except Exception as e:
            out.append("!" + type(e).__name__)
            continue
        finally:
            if kind is None:
                found = f.overloads.get(tuple(numba.typeof(a[0]) for a in args))
                kind = str(numba.types.unliteral(found.signature.return_type)) if found else None
        out.append(show(numba.types.unliteral(found.signature.return_type), v, 6))
    spec = ";".join(",".join(a[1] for a in values) for values in lists)
    return case[0] + "\t" + spec + "\t" + ("refused" if kind in ("refused", None) else kind + "\t" + short("|".join(out), 60))


def run(ns, case):
    if case[0][0] == "*":
        return grid(ns, case)
    name, args = case[0], [argument(a) for a in case[1:]]
    f, digits = ns[name], 12 if name.startswith("m_") else 17
    values = [a[0] for a in args]
    left = name + "\t" + ";".join(a[1] for a in args) + "\t"
    try:
        v = f(*values)
        t = f.overloads[tuple(numba.typeof(x) for x in values)].signature.return_type
        t = numba.types.unliteral(t)
        out = str(t) + "\t" + show(t, v, digits)
    except numba.core.errors.NumbaError as e:
        sys.stderr.write(f"{name}: {str(e)[:160]}\n")
        return None
    except Exception as e:
        out = "!" + type(e).__name__ + "\t" + str(e)
    for x in values:
        if isinstance(x, np.ndarray):
            out += "\t" + show(numba.typeof(x), x, digits)
    return left + out


def generate(path):
    ns = {}
    exec(compile(open(path).read(), path, "exec"), ns)
    names = [n.name for n in ast.parse(open(path).read()).body if isinstance(n, ast.FunctionDef)]
    for n in names:
        options = {"boundscheck": True}
        if n.startswith("p_"):
            options["parallel"] = True
        if n.startswith("n_"):
            options["error_model"] = "numpy"
        ns[n] = numba.njit(**options)(ns[n])
    lines = [x for x in (run(ns, c) for c in ns["CASES"]) if x]
    open(path[:-3] + ".cases", "w").write("\n".join(lines) + "\n")
    print(os.path.basename(path), len(lines))


if __name__ == "__main__":
    for p in sorted(glob.glob(os.path.join(HERE, "kernels", "*.py"))):
        if len(sys.argv) == 1 or os.path.basename(p)[:-3] in sys.argv[1:]:
            generate(p)
