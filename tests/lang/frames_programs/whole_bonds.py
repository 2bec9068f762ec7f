# Bond cash flows, yield curves, day counts, duration buckets, weighted averages
import numpy as np
import pandas as pd

bonds = pd.DataFrame({
    "isin": ["XS01", "XS02", "XS03", "XS04", "XS05", "XS06"],
    "issuer": ["ACME", "ACME", "BETA", "GOVT", "GOVT", "ZETA"],
    "rating": pd.Categorical(["A", "A", "BBB", "AAA", "AAA", "BB"], ["AAA", "AA", "A", "BBB", "BB"], ordered=True),
    "coupon": [4.0, 3.25, 5.5, 1.5, 2.75, 7.125],
    "freq": [2, 1, 2, 1, 2, 4],
    "maturity": pd.to_datetime(["2026-06-15", "2029-01-31", "2027-09-30", "2025-03-01", "2034-11-15", "2028-12-31"]),
    "price": [99.1, 94.3, 102.75, 97.9, 96.0, 88.5],
    "face": [1_000_000, 500_000, 750_000, 2_000_000, 1_500_000, 250_000],
}).set_index("isin")
asof = pd.Timestamp("2024-06-28")
print(bonds, bonds.dtypes, sep="\n")
def flows(b):
    step = pd.DateOffset(months=12 // b["freq"])
    d, out = b["maturity"], []
    while d > asof:
        out.append(d)
        d = d - step
    out = pd.DatetimeIndex(out[::-1])
    cf = pd.Series(b["coupon"] / b["freq"], index=out)
    cf.iloc[-1] += 100
    return cf
cf = pd.concat({k: flows(b) for k, b in bonds.iterrows()}, names=["isin", "date"]).rename("cf")
print(cf.groupby("isin").agg(["count", "sum", "first", "last"]))
t = cf.reset_index()
t["t"] = (t["date"] - asof).dt.days / 365
curve = pd.Series([.052, .048, .044, .042, .043, .045], index=[0.0, 1, 2, 5, 10, 30], name="zero")
grid = np.union1d(curve.index, t["t"])
zc = curve.reindex(grid).interpolate("index")
t["df"] = np.exp(-t["t"] * zc.loc[t["t"]].to_numpy())
t["pv"] = t["cf"] * t["df"]
print(t.head(8).round(5))
val = t.groupby("isin").apply(lambda g: pd.Series({"pv": g["pv"].sum(), "dur": (g["pv"] * g["t"]).sum() / g["pv"].sum(), "conv": (g["pv"] * g["t"] ** 2).sum() / g["pv"].sum()}), include_groups=False)
print(val.round(4))
bonds = bonds.join(val)
bonds["mv"] = bonds["face"] * bonds["price"] / 100
bonds["rich"] = bonds["price"] - bonds["pv"]
print(bonds[["price", "pv", "rich", "dur"]].round(3).sort_values("rich"))
def ytm(cfs, price, lo=-.05, hi=.5):
    tt = np.asarray((cfs.index - asof).days / 365)
    for _ in range(80):
        mid = (lo + hi) / 2
        p = (cfs.to_numpy() / (1 + mid) ** tt).sum()
        lo, hi = (mid, hi) if p > price else (lo, mid)
    return mid
bonds["ytm"] = [ytm(cf.loc[i], p) for i, p in bonds["price"].items()]
print(bonds["ytm"].map("{:.3%}".format))
wavg = lambda s: np.average(s, weights=bonds.loc[s.index, "mv"])
print(bonds.groupby("rating", observed=True).agg(mv=("mv", "sum"), ytm=("ytm", wavg), dur=("dur", wavg), n=("mv", "size")).round(4))
tot = bonds[["mv", "face"]].sum().rename("TOTAL")
rep = bonds.groupby("issuer")[["mv", "face"]].sum()
rep.loc["TOTAL"] = tot
rep["pct"] = rep["mv"] / tot["mv"]
print(rep.to_string(formatters={"mv": "{:,.0f}".format, "face": "{:,d}".format if rep["face"].dtype.kind == "i" else "{:,.0f}".format, "pct": "{:6.2%}".format}))
bucket = pd.cut(bonds["dur"], [0, 1, 3, 5, 10, np.inf], right=False)
print(bonds.groupby(bucket, observed=False)["mv"].sum())
print(bucket.cat.categories, bucket.iloc[0], bucket.iloc[0].mid)
ladder = (cf * bonds["face"].reindex(cf.index, level="isin") / 100).groupby(pd.Grouper(level="date", freq="YE")).sum()
print(ladder)
print(ladder.cumsum().div(ladder.sum()).round(4).rename(lambda d: d.year))
lad2 = (cf * bonds["face"].reindex(cf.index, level="isin") / 100).unstack("isin").resample("QE").sum().loc[:"2026"]
print(lad2.astype(int))
shock = pd.DataFrame({bp: bonds["price"] * (1 - bonds["dur"] * bp / 1e4 + .5 * bonds["conv"] * (bp / 1e4) ** 2) for bp in [-100, -50, 0, 50, 100]})
shock.columns.name = "bp"
print(shock.round(2))
pnl = shock.sub(bonds["price"], axis=0).mul(bonds["face"] / 100, axis=0).sum()
print(pnl.round(0), pnl.idxmin(), pnl.rank().tolist())
print(bonds["maturity"].dt.is_month_end.tolist(), (bonds["maturity"] + pd.offsets.BMonthEnd(0)).dt.strftime("%a %d-%b-%Y").tolist())
print(((bonds["maturity"].dt.to_period("M") - asof.to_period("M")).map(lambda o: o.n)))
print(bonds.groupby("issuer")["coupon"].transform(lambda s: s.rank(method="dense")).astype(int))
print(bonds.nlargest(2, "ytm")[["issuer", "rating", "ytm"]], bonds.loc[bonds.groupby("issuer")["dur"].idxmax(), ["issuer", "dur"]].round(3), sep="\n")
print(bonds.query("rating <= 'A' and coupon > @bonds.coupon.mean()").index.tolist())
print(bonds.eval("carry = coupon / price * 100\nroll = ytm * 100 - carry")[["carry", "roll"]].round(3))
