"""Writes frontend/types/promote_numba.inc: the type that real Numba gives to every operator, math function and NumPy
scalar function over every combination of element types, with the types that it converts the operands to.

Run with the oracle:  build/oracle/bin/python tests/types/gen_promotion.py frontend/types/promote_numba.inc
With --check it only compares. Codes: ? b h i q B H I Q f d F D, and '.' for "refused"."""
import math
import operator
import sys

import numpy as np
from numba import types as T
from numba.core.registry import cpu_target
from numba.np import numpy_support

cpu_target.target_context.refresh()
ctx = cpu_target.typing_context
ctx.refresh()

DT = [T.boolean, T.int8, T.int16, T.int32, T.int64, T.uint8, T.uint16, T.uint32, T.uint64, T.float32, T.float64,
      T.complex64, T.complex128]
CODE = dict(zip(DT, "?bhiqBHIQfdFD"))


def code(t):
    if isinstance(t, T.Literal):
        t = T.unliteral(t)
    return CODE.get(t, "!")


def resolve(fn, *args):
    try:
        sig = ctx.resolve_function_type(fn, args, {})
    except Exception:
        return None
    if sig is None:
        return None
    if len(sig.args) != len(args):  # max(a, b) is typed over a tuple
        return "".join(code(a) for a in args), sig.return_type
    return "".join(code(a) for a in sig.args), sig.return_type


def pair(fn, a, b):
    r = resolve(fn, a, b)
    if r is None or "!" in r[0] + code(r[1]):
        return "..."
    return r[0] + code(r[1])


def one(fn, a):
    r = resolve(fn, a)
    if r is None or "!" in r[0] + code(r[1]):
        return ".."
    return r[0] + code(r[1])


def loop(uf, *args):
    try:
        lp = numpy_support.ufunc_find_matching_loop(uf, args)
        sig = ctx.resolve_function_type(uf, args, {})
        if lp is None or sig is None or len(lp.outputs) != 1:
            return "." * (len(args) + 1)
        c = "".join(code(t) for t in lp.inputs) + code(sig.return_type)
        return c if "!" not in c else "." * (len(args) + 1)
    except Exception:
        return "." * (len(args) + 1)


BIN = [("Add", operator.add), ("Sub", operator.sub), ("Mult", operator.mul), ("MatMult", None), ("Div", operator.truediv),
       ("Mod", operator.mod), ("Pow", operator.pow), ("LShift", operator.lshift), ("RShift", operator.rshift),
       ("BitOr", operator.or_), ("BitXor", operator.xor), ("BitAnd", operator.and_), ("FloorDiv", operator.floordiv)]
INPLACE = {"Add": operator.iadd, "Sub": operator.isub, "Mult": operator.imul, "Div": operator.itruediv,
           "Mod": operator.imod, "Pow": operator.ipow, "LShift": operator.ilshift, "RShift": operator.irshift,
           "BitOr": operator.ior, "BitXor": operator.ixor, "BitAnd": operator.iand, "FloorDiv": operator.ifloordiv}
CMP = [("Eq", operator.eq), ("NotEq", operator.ne), ("Lt", operator.lt), ("LtE", operator.le), ("Gt", operator.gt),
       ("GtE", operator.ge)]
UN = [("Invert", operator.invert), ("Not", operator.not_), ("UAdd", operator.pos), ("USub", operator.neg)]
FN1 = [("abs", abs), ("round", round), ("int", int), ("float", float), ("bool", bool), ("complex", complex)]
MATH1 = """sqrt exp expm1 log log2 log10 log1p sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh erf erfc gamma lgamma
floor ceil trunc fabs degrees radians isnan isinf isfinite exp2 cbrt""".split()
MATH2 = "pow atan2 hypot fmod copysign remainder ldexp gcd".split()
NP1 = """sin cos tan arcsin arccos arctan sinh cosh tanh arcsinh arccosh arctanh exp exp2 expm1 log log2 log10 log1p sqrt cbrt
square reciprocal absolute fabs negative positive sign signbit floor ceil trunc rint isnan isinf isfinite deg2rad rad2deg degrees
radians conjugate logical_not invert spacing""".split()
NP2 = """add subtract multiply true_divide floor_divide remainder fmod power arctan2 hypot minimum maximum fmin fmax copysign
logical_and logical_or logical_xor bitwise_and bitwise_or bitwise_xor left_shift right_shift equal not_equal less less_equal
greater greater_equal gcd lcm logaddexp logaddexp2 nextafter ldexp heaviside""".split()


def unify(a, b):
    r = ctx.unify_types(a, b)
    return "." if r is None else code(r)


def rng(*args):
    """The element type of range() over arguments of one type."""
    try:
        sig = ctx.resolve_function_type(range, args, {})
        return code(sig.return_type.dtype) if sig else "."
    except Exception:
        return "."


def row2(name, f):
    return f'QN_PROMOTE2({name},\n' + "\n".join('  "' + "".join(f(a, b) for b in DT) + '"' for a in DT) + ")\n"


def row1(kind, name, f):
    return f'{kind}({name}, "' + "".join(f(a) for a in DT) + '")\n'


def text():
    out = ["/* Made by tests/types/gen_promotion.py from Numba; do not edit. One group of three letters for each right operand:\n"
           " * left converted to, right converted to, result. Rows: left operand. Order and letters of dtypes: ? b h i q B H I Q f\n"
           " * d F D; '.' is refused. */\n"]
    out.append("#ifdef QN_PROMOTE2\n")
    for n, f in BIN:
        out.append(row2(n, lambda a, b: pair(f, a, b) if f else "..."))
        if n in INPLACE:
            for a in DT:
                for b in DT:
                    x, y = pair(f, a, b), pair(INPLACE[n], a, b)
                    if x != y:
                        sys.stderr.write(f"in-place differs: {n} {a} {b}: {x} {y}\n")
    for n, f in CMP:
        out.append(row2(n, lambda a, b: pair(f, a, b)))
    out.append("#endif\n#ifdef QN_UNIFY\n")
    out.append("QN_UNIFY(\n" + "\n".join('  "' + "".join(unify(a, b) for b in DT) + '"' for a in DT) + ")\n")
    out.append("QN_RANGE(" + ", ".join('"' + "".join(rng(*([t] * k)) for t in DT) + '"' for k in (1, 2, 3)) + ")\n")
    out.append("#endif\n#ifdef QN_PROMOTE1\n")
    for n, f in UN + FN1:
        out.append(row1("QN_PROMOTE1", n, lambda a: one(f, a)))
    out.append("#endif\n#ifdef QN_PROMOTE_MATH1\n")
    for n in MATH1:
        if hasattr(math, n):
            out.append(row1("QN_PROMOTE_MATH1", n, lambda a: one(getattr(math, n), a)))
    out.append("#endif\n#ifdef QN_PROMOTE_MATH2\n")
    for n in MATH2:
        out.append(row2(n, lambda a, b: pair(getattr(math, n), a, b)).replace("PROMOTE2", "PROMOTE_MATH2"))
    out.append("#endif\n#ifdef QN_PROMOTE_NP1\n")
    for n in NP1:
        out.append(row1("QN_PROMOTE_NP1", n, lambda a: loop(getattr(np, n), a)))
    out.append("#endif\n#ifdef QN_PROMOTE_NP2\n")
    for n in NP2:
        out.append(row2(n, lambda a, b: loop(getattr(np, n), a, b)).replace("PROMOTE2", "PROMOTE_NP2"))
    out.append("#endif\n")
    return "".join(out)


if __name__ == "__main__":
    new = text()
    if "--check" in sys.argv:
        sys.exit(0 if open(sys.argv[1]).read() == new else 1)
    open(sys.argv[1], "w").write(new)
