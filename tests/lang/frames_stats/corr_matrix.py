# Correlations and covariances of every two columns: missing and infinite values, few rows, many columns.
import numpy as np
import pandas as pd
rng = np.random.default_rng(5)
def bits(f):
    return [[float(v).hex() for v in row] for row in f.to_numpy().tolist()]
for n, m in ((501, 4), (3, 2), (1, 3), (2, 40), (300, 9), (270, 35), (0, 2), (257, 33)):
    d = pd.DataFrame(rng.random((n, m)) * 1e3 + rng.random(m) * 1e4, columns=[f"c{i}" for i in range(m)])
    print(n, m, bits(d.corr())[:6], d.corr().shape)
    print(d.cov().round(6).to_numpy().tolist()[:3], d.cov(ddof=0).round(6).to_numpy().tolist()[:2])
    e = d.where(rng.random((n, m)) > 0.1)
    print(bits(e.corr())[:9], bits(e.cov())[:9] if n > 10 else 0)
    print(bits(e.corr(min_periods=n - n // 4))[:3], e.cov(min_periods=n - n // 4, ddof=0).round(6).to_numpy().tolist()[:3])
    e.iloc[:1, :1] = np.inf
    print(bits(e.corr())[:9])
    if n > 2:
        e["k"] = 1.0
        print(bits(e.corr())[-1], bits(d.assign(k=1.0).corr())[-1])
        print(round(float(d["c0"].cov(d["c1"])), 6), round(float(e["c0"].cov(e["c1"], min_periods=3)), 6))
print(pd.DataFrame({"a": [1, 2, 3], "b": [True, False, True]}).corr(), pd.DataFrame({"a": [1, 2, 4], "b": [3, 1, 2]}).cov())
print(pd.DataFrame({"a": [1, 2, None], "b": [3, 1, 2]}).cov(), pd.DataFrame().corr(), pd.DataFrame().cov())
print(np.result_type(*[np.float32] * 40, np.int64), pd.DataFrame(np.ones((2, 50))).sum(axis=1).tolist())
w = pd.DataFrame(rng.random((4, 30)).round(3))
for f in (w, w.mask(w > 0.97), w.iloc[:, :1]):
    for name in ("sum", "prod", "mean", "std", "var", "median", "min"):
        print(name, [round(float(v), 9) for v in getattr(f, name)(axis=1)])
    print(f.sum(axis=1, min_count=30).round(9).tolist(), f.std(axis=1, ddof=0).round(9).tolist(), f.sum(axis=1, skipna=False).round(9).tolist())
