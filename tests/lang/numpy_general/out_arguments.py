# What out= must be, function by function: its shape, its dtype, and that it is written.
import numpy as np


def show(label, f, out):
    try:
        r = f(out)
        print(label, out.dtype, out.shape, r is out, out.round(9).tolist())
    except TypeError:
        print(label, out.dtype, out.shape, "TypeError")
    except ValueError:
        print(label, out.dtype, out.shape, "ValueError")


f = np.arange(6).reshape(2, 3) * 1.5
for name in ("std", "var", "mean", "sum", "prod", "min", "max", "argmin", "argmax", "median", "ptp", "nansum", "nanmean", "nanstd", "nanmax", "nanmin", "nanargmax",
             "cumsum"):
    fn = getattr(np, name)
    for shape in ((3,), (2,), (2, 3)):
        for dtype in ("float64", "int32", "int64", "complex128"):
            show(name, lambda o: fn(f, axis=0, out=o), np.zeros(shape, dtype))

m = np.arange(9.0).reshape(3, 3)
calls = [("dot", lambda o: np.dot(m, m, out=o)), ("m.dot", lambda o: m.dot(m, out=o)), ("matmul", lambda o: np.matmul(m, m, out=o)),
         ("concatenate", lambda o: np.concatenate((m, m), out=o)), ("stack", lambda o: np.stack((m, m), out=o)), ("round", lambda o: np.round(m, out=o)),
         ("quantile", lambda o: np.quantile(m, 0.5, axis=0, out=o)), ("take", lambda o: np.take(m, [0, 1, 2], axis=0, out=o)),
         ("reduce", lambda o: np.add.reduce(m, axis=0, out=o)), ("accumulate", lambda o: np.multiply.accumulate(m, axis=0, out=o)),
         ("compress", lambda o: np.compress([True, False, True], m, axis=0, out=o)), ("choose", lambda o: np.choose([0, 1, 2], m.astype(int), out=o)),
         ("einsum", lambda o: np.einsum("ij,jk", m, m, out=o)), ("trace", lambda o: np.trace(m, out=o)), ("cumsum", lambda o: np.cumsum(m, axis=1, out=o))]
for label, call in calls:
    for shape in ((), (3,), (3, 3), (6, 3), (2, 3, 3)):
        for dtype in ("float64", "complex128", "float32"):
            if label in ("quantile", "matmul") and shape != (3, 3 if label == "matmul" else 3)[:1 if label == "quantile" else 2]:
                continue  # NumPy asks about the dtype first, and broadcasts
            if label == "reduce" and len(shape) == 3:
                continue
            show(label, call, np.zeros(shape, dtype))
show("fortran", lambda o: np.dot(m, m, out=o), np.zeros((3, 3), order="F"))
locked = np.zeros(3)
locked.flags.writeable = False
show("locked", lambda o: m.sum(axis=0, out=o), locked)
