# Flags and replaced values of long columns: membership, bounds, missing rows, text beside a constant.
import numpy as np
import pandas as pd

n = 40000
k = np.arange(n)
i = pd.Series(k * 7919 % 1000 - 500, name="i")
f = pd.Series(np.where(k % 11 == 0, np.nan, (k % 101) / 4 - 3.0), name="f")
t = pd.Series(["", "a", "id016", "id0160000", "id017", "naïve", None, "eight888"] * (n // 8), name="t")


def show(name, s):
    w = np.arange(len(s)) % 97 + 1
    v = s.fillna(-7).astype("float64").to_numpy()
    print(name, s.dtype, s.name, int(s.isna().sum()), float((v * w).sum()), s.iloc[:6].tolist(), s.iloc[-3:].tolist())


for c in ["", "a", "id016", "id0160000", "naïve", "eight888", "zzz", "id01600001"]:
    show("==" + c, t == c)
    show("!=" + c, t != c)
    show("<=" + c, t <= c)
    show("> tail" + c, t.iloc[5:-3] == c)
show("eq", t == t.shift(1))
show("none", t == None)
show("rev", "id016" == t)
for w in ([1, 5, 499], [], [1.0, 2.5, np.nan], range(-500, 500, 3), [10**15, 3, -(10**15), 4, 9, 11], np.arange(0, 10**9, 10**5), [True, "x"], [2**62, -(2**63), 7], [0], {3, 4}, [None, 4]):
    show("i in", i.isin(w))
    show("f in", f.isin(w))
    show("i8 in", (i // 8).astype("int8").isin(w))
    show("f4 in", f.astype("float32").isin(w))
show("zero", pd.Series([0.0, -0.0, 1.0] * 9000).isin([-0.0]))
show("inf", pd.Series([np.inf, -np.inf, np.nan] * 9000).isin([np.inf]))
print(pd.DataFrame({"i": i, "f": f}).isin([4, 5, 0.25]).sum().to_dict())
for lo, hi in ((0, 10), (-1.5, 2.25), (None, 3), (3, None), (10, 0), (np.nan, 4), (np.int64(2), np.float64(7.0)), (None, None)):
    show(f"clip f {lo} {hi}", f.clip(lo, hi))
    show(f"clip i {lo} {hi}", i.clip(lo, hi))
show("where f", f.where(f > 2))
show("where f int", f.where(f > 2, 5))
show("where i", i.where(i > 2))
show("where i int", i.where(i > 2, -1))
show("where i float", i.where(i > 2, 0.5))
show("where i whole", i.where(i > 2, 4.0))
show("where f series", f.where(f > 2, i))
show("where i series", i.where(i > 2, f))
show("where i ints", i.where(i > 2, i * 2))
show("mask f", f.mask(f > 2, -f))
show("fillna", f.fillna(1.5))
for s in (i, f, t, i.where(i > 0), pd.Series([None, "x", 3, 2.5] * 9000), pd.Series(pd.to_datetime(["2020-01-01", None] * 9000)), pd.Series(["a", None] * 9000, dtype="category"), i.astype("Int64").where(i > 0)):
    print(int(s.isna().sum()), int(s.notna().sum()), s.isna().dtype)
print(pd.DataFrame({"i": i, "f": f, "t": t}).isna().sum().to_dict())
