# oracle: none
import numpy as np

d = np.arange("2024-01-01", "2024-01-05", dtype="M8[D]")
t = d - d[0]
calls = {"bincount": lambda: np.bincount(d), "interp": lambda: np.interp(d[1], d, np.arange(4.0)), "histogram": lambda: np.histogram(d),
         "complex": lambda: complex(d[0]), "int of array": lambda: int(d[:1]), "float of array": lambda: float(t[:1]),
         "matmul": lambda: d @ d, "dot": lambda: np.dot(t, t), "sqrt": lambda: np.sqrt(t), "linspace": lambda: np.linspace(d[0], d[1], 3),
         "multiples": lambda: np.dtype("M8[15m]"), "zone": lambda: np.datetime_as_string(d, timezone="local"),
         "where": lambda: np.where(d > d[1], d, 0), "axis": lambda: np.nanmedian(t, axis=0)}
for name, f in calls.items():
    try:
        print(name, "->", f())
    except (TypeError, ValueError, NotImplementedError) as e:
        print(name, "!!", type(e).__name__, e)
print(np.nanmedian(np.array([1, "NaT", 5, 9], dtype="m8[h]")), np.logical_and(t, t), np.logical_or(d, d))
