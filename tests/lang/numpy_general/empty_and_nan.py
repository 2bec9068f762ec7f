# Reductions by any function over an axis without elements, and the order of complex numbers with NaN in a part.
import numpy as np


def attempt(label, f):
    try:
        r = f()
        print(label, np.asarray(r).dtype, np.shape(r), np.asarray(r).tolist())
    except ValueError:
        print(label, "ValueError")
    except TypeError:
        print(label, "TypeError")


for dtype in ("int64", "uint8", "bool", "float64", "complex128"):
    z = np.zeros((0, 2), dtype)
    for name in ("add", "multiply", "maximum", "bitwise_and", "bitwise_or", "bitwise_xor", "hypot", "gcd", "subtract", "fmax", "logical_xor", "logaddexp"):
        if dtype in ("uint8", "bool") and name in ("hypot", "logaddexp") or dtype == "bool" and name == "subtract":
            continue  # float16; no such function
        u = getattr(np, name)
        attempt(name + " " + dtype, lambda: u.reduce(z, axis=0))
        attempt(name + " " + dtype, lambda: u.reduce(z[:, 0]))
nan = float("nan")
c = np.array([complex(nan, 1), complex(1, nan), 1 + 1j, complex(nan, nan), complex(nan, 0), complex(0, nan), 0, complex(2, nan)])
print(np.sort(c))
print(np.argsort(c, kind="stable"))
z = np.zeros((0, 3))
for name in ("sum", "prod", "max", "min", "any", "all", "argmax", "ptp", "cumsum", "count_nonzero", "sort", "argsort", "diff", "flatnonzero", "argwhere", "unique"):
    attempt(name, lambda: getattr(np, name)(z))
    if name not in ("flatnonzero", "argwhere", "unique"):
        attempt(name + " 0", lambda: getattr(np, name)(z, axis=0))
        attempt(name + " 1", lambda: getattr(np, name)(z, axis=1))
