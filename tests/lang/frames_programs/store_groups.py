import numpy as np
import pandas as pd

rng = np.random.default_rng(42)
n = 48
df = pd.DataFrame({
    "store": rng.choice(["S1", "S2", "S3"], n),
    "dept": pd.Categorical(rng.choice(["food", "toys", "garden"], n), categories=["food", "garden", "toys", "auto"]),
    "month": pd.period_range("2023-01", periods=12, freq="M").repeat(4),
    "units": rng.integers(0, 50, n),
    "price": rng.uniform(1, 20, n).round(2),
    "promo": rng.random(n) < 0.3,
})
df["rev"] = df["units"] * df["price"]
g = df.groupby("store")
print(g.ngroups, len(g), list(g.groups), g.size().to_dict())
print(g.agg(n=("rev", "size"), total=("rev", "sum"), p90=("rev", lambda s: s.quantile(.9)), top=("dept", lambda s: s.mode().iat[0]), promo=("promo", "mean")))
print(g[["units", "price"]].agg({"units": ["min", "max", lambda x: x.max() - x.min()], "price": [np.mean, "std"]}))
print(g["rev"].agg([("lo", "min"), ("hi", "max")]))
print(df.groupby(["store", "dept"], observed=False)["units"].sum())
print(df.groupby(["store", "dept"], observed=True)["units"].sum().unstack())
print(df.groupby("dept", observed=False).agg({"rev": "mean", "units": "count"}))
print(df.groupby(df["month"].dt.quarter)["rev"].sum().rename_axis("q").reset_index(name="rev"))
df["share"] = df["rev"] / g["rev"].transform("sum")
df["z"] = g["rev"].transform(lambda s: (s - s.mean()) / s.std())
df["rk"] = g["rev"].rank(method="dense", ascending=False).astype(int)
df["cum"] = g["units"].cumsum()
df["prev"] = g["price"].shift(1)
df["chg"] = g["price"].pct_change()
print(df.head(8))
print(df.groupby("store").share.sum())
print(g.apply(lambda d: d.nlargest(2, "rev")[["month", "rev", "dept"]]))
print(g.apply(lambda d: pd.Series({"n": len(d), "best": d["rev"].max(), "when": d.loc[d["rev"].idxmax(), "month"]})))
print(g.apply(lambda d: d["rev"].sum() / d["units"].sum()))
print(g.apply(lambda d: d[["units", "rev"]].describe().loc[["mean", "max"]]))
print(g.filter(lambda d: d["units"].mean() > df["units"].mean())["store"].unique())
print(g.head(1))
print(g.nth(-1))
print(g.nth([0, 2])[["units", "rk"]])
print(g.get_group("S2").shape)
print(g["units"].describe())
print(g[["units"]].describe(percentiles=[.1]))
print(g["rev"].quantile([.25, .75]).unstack().add_prefix("q"))
print(g[["units", "price", "rev"]].corr().loc["S1"])
print(g["dept"].value_counts(normalize=True).unstack(fill_value=0).round(2))
print(g["promo"].agg(["any", "all", "sum", "mean"]))
print(df.groupby(["store", "promo"]).rev.mean().unstack().assign(lift=lambda t: t[True] / t[False] - 1))
print(df.groupby([pd.cut(df["price"], [0, 5, 10, 20]), "store"], observed=False)["units"].agg(["sum", "count"]))
print(df.groupby(lambda i: i % 3)["units"].sum())
print(df.groupby(np.where(df["units"] > 25, "big", "small"))["rev"].agg(["count", "median"]))
print(df.set_index("store").groupby(level=0)["units"].max())
print(df.groupby("store", as_index=False).agg(total=("rev", "sum"), n=("rev", "count")))
print(df.groupby(["store", "dept"], as_index=False, observed=True)["units"].mean())
print(df.groupby("store", sort=False)[["units", "rev"]].sum())
print(g["units"].expanding().mean().groupby(level=0).tail(1))
print(g["units"].rolling(3, min_periods=1).sum().head(6))
print(g[["units", "price"]].transform("max").head(3))
print(g.ngroup().head().tolist(), g.cumcount().head().tolist())
for key, part in df.groupby(["store", "promo"]):
    print(key, part.shape, part["rev"].sum().round(2))
print(g.sample(n=1, random_state=1)[["store", "units"]])
print(g["units"].nunique(), g["units"].idxmax())
print(df.groupby("store").agg(lambda s: s.iloc[0]))
print(df.groupby("store")[["units", "rev"]].pipe(lambda gg: gg.max() - gg.min()))
print(g.agg({"month": ["min", "max"], "dept": "first"}))
try:
    g["dept"].mean()
except TypeError as e:
    print(type(e).__name__, e)
try:
    g.mean()
except TypeError as e:
    print(type(e).__name__, e)
try:
    g["nope"]
except KeyError as e:
    print(type(e).__name__, e)
