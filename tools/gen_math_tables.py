#!/usr/bin/env python3
"""Write runtime/math/math_tables.h: the tables and coefficients of exp, exp2, log, log2 and pow.

The numbers are those of Arm Optimized Routines (math/exp_data.c, log_data.c, log2_data.c, pow_log_data.c;
Copyright (c) 2018 Arm Limited, MIT licence, see NOTICE). glibc 2.28 and later is built from the same ones, so they
are read from an installed x86-64 libm.so.6, where each block is found by its first constants:

    tools/gen_math_tables.py /lib/x86_64-linux-gnu/libm.so.6 > runtime/math/math_tables.h

What the tables hold is checked against exact arithmetic before they are written.
"""
import struct
import sys
from decimal import Decimal, getcontext

getcontext().prec = 60


def find(blob, *doubles):
    key = struct.pack("<%dd" % len(doubles), *doubles)
    at = blob.find(key)
    if at < 0 or blob.find(key, at + 1) >= 0:
        sys.exit("no unique block begins with %s" % [d.hex() for d in doubles])
    return at


def doubles(blob, at, n):
    return struct.unpack_from("<%dd" % n, blob, at)


def emit_f(name, values, per_line):
    print("static const double %s[%d] = {" % (name, len(values)))
    for i in range(0, len(values), per_line):
        print("  " + ", ".join(v.hex() for v in values[i:i + per_line]) + ",")
    print("};")


def emit_i(name, values, per_line):
    print("static const uint64_t %s[%d] = {" % (name, len(values)))
    for i in range(0, len(values), per_line):
        print("  " + ", ".join("0x%016x" % v for v in values[i:i + per_line]) + ",")
    print("};")


def macro(name, value):
    print("#define %s (%s)" % (name, value.hex()))


def check_exp(tab):
    for k in range(128):
        tail = struct.unpack("<d", struct.pack("<Q", tab[2 * k]))[0]
        hi = struct.unpack("<d", struct.pack("<Q", (tab[2 * k + 1] + (k << 45)) & (2**64 - 1)))[0]
        true = Decimal(2) ** (Decimal(k) / 128)
        got = Decimal(hi) * (1 + Decimal(tail))
        assert abs(got / true - 1) < Decimal(2) ** -100, k


def check_log(rows, ln_base, slack):
    for invc, logc in rows:
        true = -Decimal(invc).ln() / ln_base
        assert abs(Decimal(logc) - true) < Decimal(2) ** -slack, (invc, logc)


def pair(value):
    """A real number as two doubles."""
    hi = float(value)
    return hi, float(value - Decimal(hi))


def atan(x):
    halvings = 0
    while abs(x) > Decimal("0.01"):
        x = x / (1 + (1 + x * x).sqrt())
        halvings += 1
    total = term = x
    k = 1
    while abs(term) > Decimal(10) ** -58:
        term = -term * x * x
        k += 2
        total += term / k
    return total * 2 ** halvings


def tanh(x):
    e = (2 * x).exp()
    return (e - 1) / (e + 1)


def tan(x):
    sin, cos, term, k = Decimal(0), Decimal(0), Decimal(1), 0
    while abs(term) > Decimal(10) ** -58:
        if k % 2:
            sin += term if k % 4 == 1 else -term
        else:
            cos += term if k % 4 == 0 else -term
        k += 1
        term = term * x / k
    return sin / cos


def middles(low, high):
    """The middles of sixteenths of [2^e, 2^(e+1)), e = low .. high."""
    return [Decimal(2) ** e * (1 + Decimal(2 * m + 1) / 32) for e in range(low, high + 1) for m in range(16)]


def main():
    blob = open(sys.argv[1], "rb").read()
    n = 128
    at = find(blob, float.fromhex("0x1.71547652b82fep0") * n, float.fromhex("-0x1.62e42fefa0000p-8"))
    exp = doubles(blob, at, 14)
    tab = struct.unpack_from("<256Q", blob, at + 14 * 8)
    check_exp(tab)
    at = find(blob, float.fromhex("0x1.62e42fefa3800p-1"), float.fromhex("0x1.ef35793c76730p-45"),
              float.fromhex("-0x1.0000000000001p-1"))
    log = doubles(blob, at, 18 + 256)
    check_log(list(zip(log[18::2], log[19::2])), Decimal(1), 65)
    at = find(blob, float.fromhex("0x1.62e42fefa3800p-1"), float.fromhex("0x1.ef35793c76730p-45"), -0.5)
    powl = doubles(blob, at, 9 + 512)
    rows = [powl[9 + 4 * i:13 + 4 * i] for i in range(128)]
    for invc, _, logc, tail in rows:
        assert abs(Decimal(logc) + Decimal(tail) + Decimal(invc).ln()) < Decimal(2) ** -90
    at = find(blob, float.fromhex("0x1.7154765200000p+0"), float.fromhex("0x1.705fc2eefa200p-33"))
    log2 = doubles(blob, at, 18 + 128)
    check_log(list(zip(log2[18::2], log2[19::2])), Decimal(2).ln(), 60)

    print("/* math_tables.h - tables of exp, exp2, log, log2 and pow. Made by tools/gen_math_tables.py; do not edit.")
    print(" * The numbers are those of Arm Optimized Routines, Copyright (c) 2018 Arm Limited, MIT licence (NOTICE). */")
    print("#ifndef QN_MATH_TABLES_H\n#define QN_MATH_TABLES_H\n\n#include <stdint.h>\n")
    for name, value in zip(["INVLN2N", "NEGLN2HI", "NEGLN2LO", "C2", "C3", "C4", "C5", "SHIFT", "EXP2_SHIFT",
                            "EXP2_C1", "EXP2_C2", "EXP2_C3", "EXP2_C4", "EXP2_C5"], exp):
        macro("QN_EXP_" + name, value)
    print("/* 2^(k/128) = H[k] (1 + T[k]): {bits of T[k], bits of H[k] minus k << 45} */")
    emit_i("qn_exp_tab", tab, 4)
    macro("QN_LOG_LN2HI", log[0])
    macro("QN_LOG_LN2LO", log[1])
    for i in range(5):
        macro("QN_LOG_A%d" % i, log[2 + i])
    for i in range(11):
        macro("QN_LOG_B%d" % i, log[7 + i])
    print("/* {1/c, log c} for c near the middle of each 128th of [0x1.6p-1, 0x1.6p0) */")
    emit_f("qn_log_tab", log[18:], 4)
    macro("QN_POW_LN2HI", powl[0])
    macro("QN_POW_LN2LO", powl[1])
    for i in range(7):
        macro("QN_POW_A%d" % i, powl[2 + i])
    print("/* {1/c, log c high, log c low, 0} for c near the middle of each 128th of [0x1.69555p-1, 0x1.69555p0) */")
    emit_f("qn_pow_tab", [v for r in rows for v in (r[0], r[2], r[3], 0.0)], 4)
    macro("QN_LOG2_INVLN2HI", log2[0])
    macro("QN_LOG2_INVLN2LO", log2[1])
    for i in range(6):
        macro("QN_LOG2_A%d" % i, log2[2 + i])
    for i in range(10):
        macro("QN_LOG2_B%d" % i, log2[8 + i])
    print("/* {1/c, log2 c} for c near the middle of each 64th of [0x1.6p-1, 0x1.6p0) */")
    emit_f("qn_log2_tab", log2[18:], 4)
    hi, lo = pair(1 / Decimal(10).ln())
    macro("QN_LOG10E_HI", hi)
    macro("QN_LOG10E_LO", lo)
    flat = (0.0, 0.0)
    print("/* as two doubles: 0, the atan of the middle of each sixteenth of [2^e, 2^(e+1)) for e = -5 .. 4, pi/2; the rest is there")
    print(" * because a mask can promise no other range. tanh likewise, to 20 (and as one beyond), and tan to pi/4 (from 128 on: -1/tan) */")
    rows = [flat] + [pair(atan(k)) for k in middles(-5, 4)] + [pair(2 * atan(Decimal(1)))]
    emit_f("qn_atan_tab", [v for r in rows + [flat] * (256 - len(rows)) for v in r], 4)
    rows = [flat] + [pair(tanh(k)) for k in middles(-5, 4)]
    emit_f("qn_tanh_tab", [v for r in rows + [flat] * (256 - len(rows)) for v in r], 4)
    rows = [flat] + [pair(tan(k)) for k in middles(-5, -1)]
    rows += [flat] * (128 - len(rows)) + [flat] + [pair(-1 / tan(k)) for k in middles(-5, -1)]
    emit_f("qn_tan_tab", [v for r in rows + [flat] * (256 - len(rows)) for v in r], 4)
    print("\n#endif")


main()
