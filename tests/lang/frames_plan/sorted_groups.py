# The first rows of groups of a sorted frame, and what else is asked of a frame whose order waits.
import numpy as np
import pandas as pd

N = 17000
i = np.arange(N)
d = pd.DataFrame({"k": i * 7919 % 101, "v": (i * 104729 % 5003) / 7.0, "n": i * 31 % 12, "t": [f"r{j % 977}" for j in range(N)]})
d.loc[d["n"] == 5, "v"] = np.nan
d["t"] = d["t"].where(d["n"] != 3)
d["h"] = d["v"].astype("float32")


def show(r):
    print(len(r), r.index[:6].tolist(), r.index[-6:].tolist(), r["k"].sum(), r["v"].iloc[-3:].tolist(), r["t"].iloc[:4].tolist())


for by in ("v", "n", "h"):
    for up in (True, False):
        for n in (0, 1, 2, 16, 17, -1):
            show(d.sort_values(by, ascending=up, kind="stable").groupby("k", sort=False).head(n))
        s = d.sort_values(by, ascending=up, kind="stable")
        show(s.groupby(["n", "t"]).head(1))
        s = d.sort_values(by, ascending=up, kind="stable")
        show(s.groupby("t", dropna=False).head(2))
        print(s.head(2), s.index[:3].tolist())

d.index = i * 3 + 10
s = d.sort_values("n", kind="stable")
show(s.groupby("k").head(2))
print(s["k"].iloc[:5].tolist(), s.index.dtype)
d.index = [f"x{j}" for j in range(N)]
s = d.sort_values("n", kind="stable", ascending=False)
show(s.groupby("k").head(1))
s = d.sort_values("n", kind="stable", ascending=False)
g = s.groupby("k")
print(len(g), g.ngroups)
show(g.head(1))
s = d.sort_values("v", kind="stable")
print(s.groupby("n")["k"].sum().tolist(), s.groupby("n").size().tolist())
s = d.sort_values("v", kind="stable")
print(s.groupby("n")[["k"]].head(1).index.tolist(), s.groupby("n")["k"].head(1).index.tolist())
s = d.sort_values("v", kind="stable")
print([k for k, _ in s.groupby("n")], s.groupby("n").first()["t"].tolist(), s.groupby("n").tail(1).index.tolist())
s = d.sort_values("v", kind="stable")
print(s.groupby("n").agg(a=("v", "max"), b=("k", "min")).head(2), s.groupby("n").transform("max")["k"].iloc[:3].tolist())
s = d.sort_values("v", kind="stable")
g = s.groupby("n")
s["v"] = 0.0
show(g.head(1))
try:
    d.sort_values("v", kind="stable").groupby("absent")
except KeyError as e:
    print("KeyError", e)
