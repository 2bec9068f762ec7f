"""Writes runtime/object/array/ziggurat_exp.h, the tables of the 256-layer ziggurat for exponential numbers of NumPy's generator.
Run with the oracle. As in gen_ziggurat.py the widths are measured, and k and f follow from the layers' definition."""
from math import exp, inf, log, nextafter

import numpy as np

R, AREA, SCALE = 7.69711747013104972, 3.9496598225815571993e-3, 2.0 ** 53
bits = np.random.PCG64(2)
gen = np.random.Generator(bits)
cands, seen = [None] * 256, [0] * 256
for _ in range(300000):
    state = bits.state
    r = bits.random_raw()
    after = bits.state
    bits.state = state
    x = gen.standard_exponential()
    i, mag = r >> 3 & 0xff, r >> 11
    if bits.state["state"] != after["state"]:  # not decided by the rectangle; the topmost layer has none
        bits.advance(-1)
        if i != 1 or bits.state["state"] != after["state"]:
            bits.advance(1)
            continue
        bits.advance(1)
    if mag < 2 ** 40:
        continue
    if cands[i] is None:
        lo = hi = x / mag
        c = [lo]
        for _ in range(3):
            lo, hi = nextafter(lo, -inf), nextafter(hi, inf)
            c += [lo, hi]
        cands[i] = c
    cands[i] = [w for w in cands[i] if mag * w == x]
    seen[i] += 1
w = [None] * 256
for i in range(256):
    assert len(cands[i]) == 1, (i, cands[i], seen[i])
    w[i] = cands[i][0]
x = [0.0] + [v * SCALE for v in w[1:]]
x[1] = -log(exp(-x[2]) + AREA / x[2])
k = [round(R * exp(-R) / AREA * SCALE), 0] + [round(x[i - 1] / x[i] * SCALE) for i in range(2, 256)]
f = [1.0] + [exp(-v) for v in x[1:]]


def table(ctype, name, rows, per):
    print(f"static const {ctype} {name}[256] = {{")
    for i in range(0, 256, per):
        print("    " + ", ".join(rows[i:i + per]) + ",")
    print("};")


print("/* ziggurat_exp.h - tables of the ziggurat for exponential numbers; written by tools/gen_ziggurat_exp.py. */")
print("#ifndef QN_ARRAY_ZIGGURAT_EXP_H\n#define QN_ARRAY_ZIGGURAT_EXP_H\n\n#include <stdint.h>\n")
table("uint64_t", "qn_zig_exp_k", [f"0x{n:014x}u" for n in k], 6)
table("double", "qn_zig_exp_w", [v.hex() for v in w], 4)
table("double", "qn_zig_exp_f", [v.hex() for v in f], 4)
print("\n#endif")
