import numpy as np
d = np.array(["2024-01-31"], dtype="M8[D]")
t = np.array([3], dtype="m8[D]")
cases = {
    "d + d": lambda: d + d, "d + 1.5": lambda: d + 1.5, "d * 2": lambda: d * 2, "t - d": lambda: t - d, "-d": lambda: -d, "t * t": lambda: t * t,
    "2 / t": lambda: 2 / t, "t % 2": lambda: t % 2, "t ** 3": lambda: t ** 3, "t + month": lambda: t + np.timedelta64(1, "M"),
    "d + month": lambda: d + np.timedelta64(1, "M"), "month == day": lambda: np.timedelta64(1, "M") == np.timedelta64(30, "D"),
    "d < 5": lambda: d < 5, "d < text": lambda: d < "2024-01-01", "d == text": lambda: d == "2024-01-31", "d == 5": lambda: d == 5,
    "sqrt": lambda: np.sqrt(t), "sum": lambda: d.sum(), "mean": lambda: d.mean(), "prod": lambda: t.prod(), "std": lambda: t.std(),
    "out": lambda: np.subtract(d, d, out=np.zeros(1, "i8")), "concat": lambda: np.concatenate([d, t]), "isnat": lambda: np.isnat(5),
    "int": lambda: int(t[0]), "not": lambda: np.logical_not(t), "float": lambda: float(d[0]), "set": lambda: d.__setitem__(0, t[0]), "text": lambda: d + "x",
}
for name, f in cases.items():
    try:
        print(name, "->", f())
    except (TypeError, ValueError) as e:
        print(name, "!!", e)
