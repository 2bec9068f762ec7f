# Statistical process control: subgroups, control limits, runs rules, capability, gauge tables, printed charts
import numpy as np
import pandas as pd

rng = np.random.default_rng(2024)
df = pd.DataFrame({"lot": np.repeat(np.arange(1, 21), 5), "unit": np.tile(list("abcde"), 20), "x": np.r_[rng.normal(10, .2, 60), rng.normal(10.25, .2, 40)].round(3)})
w = df.pivot(index="lot", columns="unit", values="x")
print(w.head(3), w.columns, sep="\n")
sg = w.agg(["mean", "min", "max", "std"], axis=1).assign(R=lambda d: d["max"] - d["min"])
print(sg.describe().round(4))
A2, D3, D4, d2 = .577, 0, 2.114, 2.326
xbb, rb = sg["mean"].iloc[:12].mean(), sg["R"].iloc[:12].mean()
lim = pd.Series({"CL": xbb, "UCL": xbb + A2 * rb, "LCL": xbb - A2 * rb}).round(4)
print(lim, lim.to_dict())
s = (sg["mean"] - xbb) / (A2 * rb / 3)
rules = pd.DataFrame({
    "r1": s.abs() > 3,
    "r2": (s.rolling(9).min() > 0) | (s.rolling(9).max() < 0),
    "r3": (s.diff().gt(0).rolling(6).sum() == 6) | (s.diff().lt(0).rolling(6).sum() == 6),
    "r5": (s.gt(2).rolling(3).sum() >= 2) | (s.lt(-2).rolling(3).sum() >= 2),
    "r6": (s.gt(1).rolling(5).sum() >= 4) | (s.lt(-1).rolling(5).sum() >= 4),
})
hit = rules[rules.any(axis=1)]
print(hit.astype(int))
print(hit.apply(lambda r: ",".join(r.index[r]), axis=1))
print(rules.idxmax().where(rules.any()), rules.sum(), sep="\n")
for lot, v in s.clip(-4, 4).items():
    if lot % 4 == 0:
        k = int(round((v + 4) * 4))
        print(f"{lot:>3} |" + " " * k + "*" + " " * (32 - k) + f"| {v:+.2f}")
sig = rb / d2
spec = pd.Interval(9.4, 10.6, closed="both")
cp = (spec.right - spec.left) / (6 * sig)
cpk = min(spec.right - xbb, xbb - spec.left) / (3 * sig)
print(round(cp, 4), round(cpk, 4), spec, spec.mid, spec.length, 9.4 in spec, df["x"].map(lambda v: v in spec).mean())
df["half"] = np.where(df["lot"] <= 10, "first", "second")
t = df.groupby("half")["x"].agg(["mean", "std", "count", "sem"])
print(t.round(4), ((t.loc["second", "mean"] - t.loc["first", "mean"]) / np.sqrt((t["sem"] ** 2).sum())).round(4))
aov = df.groupby("unit")["x"].agg(["mean", "size", "var"])
ssb = (aov["size"] * (aov["mean"] - df["x"].mean()) ** 2).sum()
ssw = ((aov["size"] - 1) * aov["var"]).sum()
tab = pd.DataFrame({"SS": [ssb, ssw], "df": [4, 95]}, index=["between", "within"])
tab["MS"] = tab["SS"] / tab["df"]
tab.loc["between", "F"] = tab.loc["between", "MS"] / tab.loc["within", "MS"]
tab.loc["total"] = tab[["SS", "df"]].sum()
print(tab.round(5), tab.to_string(na_rep="", float_format="%.4f"), sep="\n")
h = pd.cut(df["x"], np.arange(9.2, 11.01, .2), right=False)
c = h.value_counts(sort=False)
print(c, c.cumsum().div(c.sum()).round(2).tolist(), sep="\n")
for iv, n in c.items():
    print(f"[{iv.left:.1f}, {iv.right:.1f}) {'#' * n}")
print(pd.qcut(df["x"], 4, precision=2).value_counts().sort_index(), pd.qcut(df["x"], [0, .1, .9, 1], labels=["lo", "mid", "hi"]).groupby(df["half"]).value_counts().unstack(), sep="\n")
ii = pd.IntervalIndex.from_tuples([(9, 9.8), (9.8, 10.2), (10.2, 11)], closed="left")
print(pd.cut(df["x"], ii).value_counts(sort=False), ii.get_indexer([9.1, 9.8, 12]), ii.contains(10), ii.overlaps(pd.Interval(10, 10.3)), ii.is_non_overlapping_monotonic, sep="\n")
defects = pd.DataFrame({"type": ["scratch", "dent", "colour", "label", "other"], "n": [48, 21, 9, 5, 17]})
par = defects.sort_values("n", ascending=False, ignore_index=True)
par["pct"] = 100 * par["n"] / par["n"].sum()
par["cum"] = par["pct"].cumsum()
print(par.to_string(index=False, float_format="%.1f"), par[par["cum"].le(80)]["type"].tolist())
par.loc[len(par)] = ["total", par["n"].sum(), par["pct"].sum(), np.nan]
print(par, par.dtypes, sep="\n")
gr = pd.DataFrame({"part": np.repeat([1, 2, 3], 6), "op": np.tile(np.repeat(["A", "B"], 3), 3), "trial": np.tile([1, 2, 3], 6), "m": (np.repeat([5.0, 5.5, 6.1], 6) + rng.normal(0, .05, 18)).round(2)})
cube = gr.set_index(["part", "op", "trial"])["m"].unstack(["op", "trial"])
print(cube)
print(cube.T.groupby("op").agg(["mean", np.ptp]).round(3))
rr = gr.groupby(["part", "op"])["m"].agg(lambda s: s.max() - s.min()).unstack().mean()
print(rr.round(4), gr.groupby("op")["m"].mean().diff().dropna().round(4), gr.groupby("part")["m"].mean().agg(np.ptp).round(4), sep="\n")
ew = df.groupby("lot")["x"].mean().ewm(alpha=.2, adjust=False).mean()
cs = (sg["mean"] - 10 - .05).cumsum().clip(lower=0)
print(pd.concat([ew.rename("ewma"), cs.rename("cusum")], axis=1).iloc[::5].round(4))
mr = df["x"].diff().abs()
print(mr.mean().round(5), mr.rolling(20).mean().iloc[[19, 99]].round(4).tolist(), mr.groupby(df["lot"]).max().nlargest(2).to_dict())
p = pd.DataFrame({"n": rng.integers(80, 120, 8), "bad": rng.integers(1, 9, 8)}, index=pd.period_range("2024-01", periods=8, freq="M"))
p["p"] = p["bad"] / p["n"]
pb = p["bad"].sum() / p["n"].sum()
p["ucl"] = pb + 3 * np.sqrt(pb * (1 - pb) / p["n"])
p["lcl"] = (pb - 3 * np.sqrt(pb * (1 - pb) / p["n"])).clip(lower=0)
print(p.round(4), p.query("p > ucl or p < lcl").empty, p["p"].idxmax(), sep="\n")
try:
    pd.cut(df["x"], [3, 2, 1])
except ValueError as e:
    print("ValueError:", e)
try:
    pd.qcut(pd.Series([1, 1, 1, 2]), 4)
except ValueError as e:
    print("ValueError:", e)
try:
    df.pivot(index="lot", columns="half", values="x")
except ValueError as e:
    print("ValueError:", e)
