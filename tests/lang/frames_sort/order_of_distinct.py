import numpy as np, pandas as pd
r = np.random.default_rng(1)
n = 5000
for name, x in (("f", r.normal(size=n)), ("perm", r.permutation(n)), ("i4", r.permutation(n).astype("int32")), ("f4", r.permutation(n).astype("float32")), ("one tie", np.where(np.arange(n) == 77, r.permutation(n)[5], r.permutation(n))),
                ("some", r.integers(0, n * 3, n)), ("zero", np.where(np.arange(n) % 5000 == 3, -0.0, np.where(np.arange(n) % 5000 == 4, 0.0, r.normal(size=n)))), ("sorted", np.arange(n)), ("down", np.arange(n)[::-1] * 1.0), ("inf", np.where(np.arange(n) == 9, np.inf, r.normal(size=n)))):
    s = pd.Series(x)
    for c in (s, s.astype(float).where(s.index % 7 > 0), s.astype(float).where(s.index != 3)):
        for up in (True, False):
            for na in ("last", "first"):
                o = c.sort_values(ascending=up, na_position=na)
                print(name, up, na, hash(tuple(o.index.tolist())) % 1000003 if False else int((o.index.to_numpy().astype(np.int64) * (np.arange(n) % 1009 + 1)).sum()), o.index[:3].tolist(), o.index[-3:].tolist())
t = pd.Series(pd.date_range("2020", periods=n, freq="s")).sample(frac=1, random_state=3)
print(t.sort_values().index[:4].tolist(), t.sort_values(ascending=False).index[:4].tolist(), pd.DataFrame({"a": t}).sort_values("a").index[-3:].tolist(), t.argsort().iloc[:3].tolist())
for s in (pd.Series([1, 5, 5, 2]), pd.Series([np.nan, 2., 1.]), pd.Series([np.nan, np.nan]), pd.Series([True, False]), pd.Series([2, None, 7], dtype="Int64"), pd.Series([], dtype=float), pd.Series(["a", "b"]), pd.Series(pd.to_datetime(["2021", None, "2020"])), pd.Series([3, None, 1]), pd.Series([np.inf, np.nan, -np.inf]), pd.Series([4, 9], index=["x", "y"]), pd.Series([2, 1], dtype="category"), pd.Series([3, 8], dtype=object), pd.Series([5., 1], dtype="float32"), pd.Series([1, 2**63], dtype="uint64")):
    for f in ("idxmax", "idxmin", "argmax", "argmin"):
        for k in ({}, {"skipna": False}):
            try: v = getattr(s, f)(**k); print(f, v, type(v).__name__)
            except Exception as e: print(f, type(e).__name__, e)
