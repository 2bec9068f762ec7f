"""Writes tests/array/promote.txt: NumPy's promotion and casting of every pair of dtypes and the result types of every
elementwise function. Run with the oracle. Functions whose loop NumPy does in float16 are left out."""
import numpy as np
names = ["bool", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "float32", "float64", "complex64", "complex128"]
for a in names:
    for b in names:
        casts = "".join("01"[np.can_cast(a, b, c)] for c in ("no", "safe", "same_kind", "unsafe"))
        print("pair", a, b, np.promote_types(a, b).name, casts)
    for weak, x in (("i", 1), ("f", 1.0), ("c", 1j)):
        print("weak", a, weak, np.result_type(np.dtype(a), x).name)
np.seterr(all="ignore")
skip = {"matmul", "matvec", "vecdot", "vecmat", "isnat", "ldexp"}
for n in sorted(n for n in dir(np) if isinstance(getattr(np, n), np.ufunc) and getattr(np, n).__name__ == n and n not in skip):
    f = getattr(np, n)
    for a in names:
        for b in names if f.nin == 2 else [""]:
            args = [np.ones(1, a)] + ([np.ones(1, b)] if b else [])
            try:
                r = f(*args)
            except TypeError:
                print("ufunc", n, a, b or "-", "none")
                continue
            r = r if isinstance(r, tuple) else (r,)
            kinds = [x.dtype.name for x in r]
            if any(k in ("float16", "longdouble") for k in kinds): continue
            # NumPy runs 8-bit operands of float functions in float16
            if f.nin == 2 and kinds[0] == "bool" and f.__name__ == "signbit": continue
            print("ufunc", n, a, b or "-", " ".join(kinds))
