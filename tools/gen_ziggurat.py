"""Writes runtime/object/array/ziggurat.h, the tables of the 256-layer ziggurat for normal numbers of NumPy's generator.
Run with the oracle. The widths w, which decide the last bit of every number, are measured: a draw that ends in its
layer's rectangle is magnitude * w, so a hundred draws leave one double. k and f, which only decide between rectangle
and wedge, follow from the layers' definition."""
from math import exp, nextafter, inf

import numpy as np

R, AREA, SCALE = 3.6541528853610087963519472518, 0.0049286732339746519, 2.0 ** 52
bits = np.random.PCG64(1)
gen = np.random.Generator(bits)
cands = [None] * 256
seen = [0] * 256
for _ in range(120000):
    state = bits.state
    r = bits.random_raw()
    after = bits.state
    bits.state = state
    x = abs(gen.standard_normal())
    if bits.state["state"] != after["state"]:
        continue  # not decided by the rectangle
    i, mag = r & 0xff, r >> 9 & 0x000fffffffffffff
    if mag < 2 ** 40:
        continue
    if cands[i] is None:
        w = x / mag
        c = [w]
        lo = hi = w
        for _ in range(3):
            lo, hi = nextafter(lo, -inf), nextafter(hi, inf)
            c += [lo, hi]
        cands[i] = c
    cands[i] = [w for w in cands[i] if mag * w == x]
    seen[i] += 1
w = []
for i in range(256):
    if i == 1 and not cands[1]:  # the topmost layer has no rectangle
        w.append(None)
        continue
    assert len(cands[i]) == 1, (i, cands[i], seen[i])
    w.append(cands[i][0])
assert w[1] is not None or True
if w[1] is None:  # only met in the wedge: x of the layer above which the density's top lies
    from math import log, sqrt
    x2 = w[2] * SCALE
    w[1] = sqrt(-2 * log(exp(-0.5 * x2 * x2) + AREA / x2)) / SCALE
x = [0.0] + [v * SCALE for v in w[1:]]
k = [round(R * exp(-0.5 * R * R) / AREA * SCALE), 0] + [round(x[i - 1] / x[i] * SCALE) for i in range(2, 256)]
f = [1.0] + [exp(-0.5 * v * v) for v in x[1:]]


def table(ctype, name, rows, per):
    print(f"static const {ctype} {name}[256] = {{")
    for i in range(0, 256, per):
        print("    " + ", ".join(rows[i:i + per]) + ",")
    print("};")


print("/* ziggurat.h - tables of the ziggurat for normal numbers; written by tools/gen_ziggurat.py. */")
print("#ifndef QN_ARRAY_ZIGGURAT_H\n#define QN_ARRAY_ZIGGURAT_H\n\n#include <stdint.h>\n")
table("uint64_t", "qn_zig_k", [f"0x{n:013x}u" for n in k], 6)
table("double", "qn_zig_w", [v.hex() for v in w], 4)
table("double", "qn_zig_f", [v.hex() for v in f], 4)
print("\n#endif")
