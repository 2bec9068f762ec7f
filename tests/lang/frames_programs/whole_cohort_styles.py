# Retail cohorts and RFM with many groupby styles; named aggregation, transform, filter, pipe, rolling within groups, cumcount.
import pandas as pd
import numpy as np

rng = np.random.default_rng(12)
n = 90
tx = pd.DataFrame({
    "cust": rng.choice([f"C{i:02d}" for i in range(12)], n),
    "when": pd.Timestamp("2023-10-01") + pd.to_timedelta(rng.integers(0, 150 * 24, n), unit="h"),
    "sku": rng.choice(["tea", "mug", "pot"], n, p=[.6, .3, .1]),
    "qty": rng.integers(1, 6, n),
    "price": rng.choice([3.5, 8.0, 24.9], n),
}).sort_values("when", ignore_index=True)
tx["total"] = tx["qty"] * tx["price"]
tx["month"] = tx["when"].dt.to_period("M")
tx["cohort"] = tx.groupby("cust")["month"].transform("min")
tx["age"] = (tx["month"] - tx["cohort"]).map(lambda d: d.n)
print(tx.head(3))
coh = tx.groupby(["cohort", "age"])["cust"].nunique().unstack()
print(coh)
print(coh.div(coh[0], axis=0).map(lambda v: "" if pd.isna(v) else f"{v:.0%}"))
rev = tx.pivot_table(index="cohort", columns="month", values="total", aggfunc="sum", fill_value=0)
print(rev.round(1))
now = tx["when"].max().normalize() + pd.Timedelta(days=1)
rfm = tx.groupby("cust").agg(R=("when", lambda s: (now - s.max()).days), F=("when", "count"), M=("total", "sum"))
for c, lab in zip("RFM", ([4, 3, 2, 1], [1, 2, 3, 4], [1, 2, 3, 4])):
    rfm[c + "q"] = pd.qcut(rfm[c].rank(method="first"), 4, labels=lab).astype(int)
rfm["score"] = rfm[["Rq", "Fq", "Mq"]].astype(str).agg("".join, axis=1)
print(rfm.sort_values("score", ascending=False).head())
print(rfm.groupby("Rq")[["F", "M"]].mean().round(2))
g = tx.groupby("cust")
print(g["total"].agg(["sum", "mean", "count", "first", "last", "nunique", "std", "median"]).head(3).round(2))
print(g.agg({"total": ["sum", "max"], "sku": pd.Series.nunique, "when": "min"}).head(3))
print(g.filter(lambda d: d["total"].sum() > 200)["cust"].unique())
print(g["total"].transform(lambda s: s / s.sum()).groupby(tx["cust"]).sum().round(6).unique())
tx["n"] = g.cumcount() + 1
tx["cum"] = g["total"].cumsum()
tx["prev_gap"] = g["when"].diff().dt.days
tx["ma2"] = g["total"].rolling(2).mean().reset_index(level=0, drop=True)
print(tx.loc[tx["cust"] == "C03", ["n", "total", "cum", "prev_gap", "ma2"]])
print(g["prev_gap"].mean().round(2).dropna().head(3))
basket = tx.groupby([tx["when"].dt.date, "cust"])["sku"].apply(set)
print(basket.head(3), type(basket.index[0][0]).__name__)
print(basket.map(len).value_counts())
top = tx.groupby("sku")["total"].sum().sort_values(ascending=False)
print(top, (top.cumsum() / top.sum()).round(3), sep="\n")
print(tx.groupby(["sku", pd.cut(tx["qty"], [0, 2, 5])], observed=False)["total"].sum().unstack())
print(tx.groupby("month").apply(lambda d: pd.Series({"rev": d["total"].sum(), "aov": d["total"].mean(), "best": d.loc[d["total"].idxmax(), "sku"]})))
print(tx.groupby("month")["total"].sum().pct_change().mul(100).round(1).rename("growth %"))
w = tx.set_index("when").groupby("sku")["total"].resample("ME").sum().unstack(0)
print(w)
print(w.rolling(3, min_periods=1).mean().round(2).iloc[-1], w.shift(1).iloc[1].tolist(), w.expanding().sum().iloc[-1].round(1).to_dict(), sep="\n")
print(tx.groupby("cust").nth([0, -1])[["cust", "sku", "total"]].head(4))
print(tx.groupby("cust").ngroup().head(5).tolist(), tx.groupby("cust").size().describe().round(2).to_dict())
print(tx.groupby(tx["qty"] > 3)["total"].quantile([.25, .75]).unstack())
print(tx.groupby("sku", as_index=False).agg(total=("total", "sum"), custs=("cust", "nunique")).assign(share=lambda d: (d.total / d.total.sum()).map("{:.1%}".format)))
print(tx.groupby(["sku", "month"]).total.sum().groupby(level=0).idxmax())
print(tx.groupby("sku").apply(lambda d: d.sample(1, random_state=1)["total"].iloc[0]), tx.groupby("sku")["qty"].value_counts().unstack(fill_value=0), sep="\n")
for (s, m), d in tx.groupby(["sku", "month"]):
    if s == "pot":
        print(s, m, len(d), d["total"].sum().round(2))
print(tx.groupby("cust", sort=False).first().head(2)[["sku", "n"]], tx.groupby("sku").get_group("pot").shape, list(tx.groupby("sku").groups))
print(tx.groupby("sku")["total"].agg(lambda s: s.skew()).round(3), tx.groupby("sku")[["qty", "price"]].corr().round(3), sep="\n")
