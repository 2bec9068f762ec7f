"""Writes tests/array/print.txt: random arrays and how NumPy prints them. Run with the oracle:
    build/oracle/bin/python tests/array/gen_print.py > tests/array/print.txt
One record: "dtype ndim shape..." / hex of the elements in C order / "R n" + n lines of repr / "S n" + n lines of str."""
import sys
import numpy as np

rng = np.random.default_rng(20240607)
DTYPES = ["float64", "float32", "complex128", "complex64", "int64", "int32", "int8", "uint8", "uint16", "uint64", "bool"]
SHAPES = [(), (0,), (1,), (2,), (3,), (5,), (8,), (13,), (30,), (2, 3), (3, 1), (4, 7), (1, 12), (2, 2, 3), (2, 1, 2, 2),
          (0, 3), (2, 0), (3, 26), (1100,), (40, 30), (1, 1500), (11, 11, 11)]


def floats(n, kind):
    if kind == 0: return rng.standard_normal(n)
    if kind == 1: return rng.integers(-9, 10, n).astype(float)
    if kind == 2: return np.round(rng.uniform(-10, 10, n), rng.integers(0, 5))
    if kind == 3: return rng.standard_normal(n) * 10.0 ** rng.integers(-12, 13, n)
    if kind == 4: return rng.uniform(0, 1, n) * 10.0 ** rng.integers(-3, 5)
    if kind == 5: return rng.integers(0, 3, n) * 10.0 ** rng.integers(0, 17)
    if kind == 6: return np.where(rng.random(n) < .3, np.nan, rng.standard_normal(n))
    if kind == 7: return np.choose(rng.integers(0, 4, n), [np.inf, -np.inf, 1.5, np.nan])
    if kind == 8: return rng.integers(0, 2**63, n).view(np.float64)
    if kind == 9: return 2.0 ** rng.integers(-60, 60, n)
    if kind == 10: return np.zeros(n) * rng.choice([-1.0, 1.0], n)
    return rng.integers(1, 100, n) / 7.0


def make(dtype, n):
    d = np.dtype(dtype)
    if d.kind == "f": return floats(n, rng.integers(0, 12)).astype(d)
    if d.kind == "c": return (floats(n, rng.integers(0, 12)) + 1j * floats(n, rng.integers(0, 12))).astype(d)
    if d.kind == "b": return rng.integers(0, 2, n).astype(bool)
    info = np.iinfo(d)
    if rng.random() < .5: return rng.integers(max(info.min, -50), 100, n).astype(d)
    return rng.integers(info.min, info.max, n, dtype=d, endpoint=True)


def emit(a, out):
    out.write(f"{a.dtype.name} {a.ndim} {' '.join(map(str, a.shape))}\n{a.tobytes().hex()}\n")
    for mark, text in (("R", repr(a)), ("S", str(a))):
        lines = text.split("\n")
        out.write(f"{mark} {len(lines)}\n" + "\n".join(lines) + "\n")


np.seterr(all="ignore")
count = int(sys.argv[1]) if len(sys.argv) > 1 else 1500
for i in range(count):
    shape = SHAPES[rng.integers(0, len(SHAPES) - (4 if i % 40 else 0))]
    dtype = DTYPES[rng.integers(0, len(DTYPES))] if i % 2 else DTYPES[rng.integers(0, 4)]
    emit(make(dtype, int(np.prod(shape))).reshape(shape), sys.stdout)
