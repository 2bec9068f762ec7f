"""Monthly management report with margins, subtotals and formatted text output."""
from io import StringIO
import pandas as pd
import numpy as np
pd.options.display.float_format = "{:,.2f}".format
rng = np.random.default_rng(5)
months = pd.period_range("2023-01", "2023-06", freq="M")
rows = []
for m in months:
    for region in ["East", "West"]:
        for product in ["Widget", "Gadget", "Doohickey"]:
            rows.append((m, region, product, int(rng.integers(5, 50)), round(float(rng.uniform(100, 999)), 2)))
sales = pd.DataFrame(rows, columns=["month", "region", "product", "units", "revenue"])
sales.loc[4, "revenue"] = np.nan
print(sales.head(7))
print(sales.dtypes)
piv = sales.pivot_table(index=["region", "product"], columns="month", values="revenue", aggfunc="sum", margins=True, margins_name="Total")
print(piv)
print(piv.columns)
two = sales.pivot_table(index="region", columns="product", values=["units", "revenue"], aggfunc={"units": "sum", "revenue": "mean"})
print(two)
two.columns = ["_".join(c) for c in two.columns]
print(two.T)
q = sales.assign(q=sales.month.dt.quarter).groupby(["region", "q"])[["units", "revenue"]].sum()
print(q)
sub = q.groupby(level="region").sum()
sub.index = pd.MultiIndex.from_product([sub.index, ["subtotal"]], names=["region", "q"])
rep = pd.concat([q, sub]).sort_index(key=lambda ix: ix.map(str))
print(rep)
grand = rep.xs("subtotal", level="q").sum()
rep.loc[("ALL", ""), :] = grand
print(rep)
print(rep.to_string(header=["Units", "Rev."], float_format="{:.1f}".format))
share = sales.groupby("product")["revenue"].sum()
share = (share / share.sum()).rename("share").sort_values(ascending=False)
print(share.map("{:.2%}".format))
mom = sales.groupby("month")["revenue"].sum().to_frame("rev")
mom["prev"] = mom["rev"].shift()
mom["chg"] = mom["rev"].pct_change()
mom["ytd"] = mom["rev"].cumsum()
mom["avg3"] = mom["rev"].rolling(3).mean()
print(mom)
print(mom.to_string(formatters={"chg": lambda x: "" if np.isnan(x) else f"{x:+.1%}"}, na_rep="-"))
print(mom.index.to_timestamp())
best = sales.loc[sales.groupby("month")["revenue"].idxmax(), ["month", "region", "product", "revenue"]]
print(best.to_string(index=False))
wide = sales.set_index(["month", "region", "product"])["units"].unstack(["region", "product"])
print(wide)
print(wide["East"])
print(wide.loc["2023-02":"2023-03"].stack(["region", "product"], future_stack=True).head(4))
print(wide.sum(axis=1).to_dict())
print(wide.T.groupby(level=1).sum().T.iloc[:2])
top = sales.groupby("region", group_keys=False)[["month", "region", "product", "units"]].apply(lambda g: g.nlargest(2, "units"))
print(top)
sales["band"] = pd.qcut(sales["revenue"], [0, .5, .9, 1], labels=["low", "mid", "high"])
print(pd.crosstab([sales.region, sales["product"]], sales.band, margins=True))
print(pd.crosstab(sales.region, sales.band, values=sales.units, aggfunc="mean", normalize=False).round(1))
print(pd.crosstab(sales.region, sales.band, normalize="columns"))
buf = StringIO()
piv.to_csv(buf, float_format="%.1f")
print(buf.getvalue())
buf.seek(0)
again = pd.read_csv(buf, index_col=[0, 1])
print(again.iloc[:2, :3])
print(sub.round(1).shape)
print(q.unstack().to_latex(float_format="%.0f")[:120] if False else q.unstack().to_json())
with pd.option_context("display.float_format", None, "display.max_rows", 6):
    print(sales[["units", "revenue"]].describe())
    print(sales)
pd.reset_option("display.float_format")
print(q.agg(["sum", "mean"]).round(2))
print(sales.groupby(["region", "product"], as_index=False)["units"].sum().rename(columns={"units": "n"}))
print(sales.groupby("region").agg(**{"Total units": ("units", "sum"), "Avg rev": ("revenue", "mean")}).round(1))
print(sales.groupby("region")[["units", "revenue"]].agg(["min", "max"]).stack(level=0, future_stack=True))
