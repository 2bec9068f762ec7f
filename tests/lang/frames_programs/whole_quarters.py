import pandas as pd
import numpy as np

idx = pd.MultiIndex.from_product([["North", "South"], ["Q1", "Q2", "Q3"]], names=["region", "quarter"])
df = pd.DataFrame({"units": [120, 135, 99, 210, 0, 180], "revenue": [1200.5, 1390.25, 1020.0, 2500.75, 0.0, 1999.99],
                   "margin": [0.21, 0.195, -0.02, 0.3333, np.nan, 0.125]}, index=idx)
print(df)
print(df.to_string(formatters={"revenue": "${:,.2f}".format, "margin": lambda v: "n/a" if pd.isna(v) else f"{v:+.1%}"}))
print(df.to_string(na_rep="-", float_format=lambda v: f"{v:.1f}", sparsify=False, col_space=10))
print(df.to_string(header=["U", "R", "M"], index_names=False, justify="left", col_space={"units": 6, "revenue": 12, "margin": 9}))
print(df.reset_index().to_html(index=False, border=0, classes="tbl", na_rep="."))
print(df.unstack("quarter").to_string())
print(df.unstack("region").swaplevel(axis=1).sort_index(axis=1))
tot = df.groupby(level="region").sum(numeric_only=True)
tot.index = pd.MultiIndex.from_tuples([(r, "total") for r in tot.index], names=df.index.names)
print(pd.concat([df, tot]).sort_index())
print(df.xs("Q2", level="quarter"))
print(df.loc[("South", slice("Q1", "Q2")), ["units", "revenue"]])
share = df["revenue"] / df.groupby("region")["revenue"].transform("sum")
print(share.map("{:.1%}".format).unstack())
print(df.pipe(lambda d: d.assign(price=d.revenue.div(d.units.replace(0, np.nan)))).round({"price": 1, "margin": 2}))
with pd.option_context("display.float_format", "{:,.1f}".format, "display.width", 50, "display.multi_sparse", False):
    print(df)
with pd.option_context("display.precision", 2, "display.max_rows", 4, "display.show_dimensions", True):
    print(df)
line = "=" * 40
print(line)
print(f"{'Region':<10}|{'Quarter':^9}|{'Revenue':>12}")
print("-" * 40)
for (reg, q), row in df.iterrows():
    print(f"{reg:<10}|{q:^9}|{row.revenue:>12,.2f}")
print(line)
for reg, sub in df.groupby(level=0):
    best = sub["revenue"].idxmax()
    print(reg, best, sub.loc[best, "revenue"], sub.shape)
    print(sub.droplevel(0).T)
pv = df.reset_index().pivot_table(index="region", columns="quarter", values="revenue", aggfunc=["sum", "mean"], margins=True, margins_name="All Q")
print(pv)
print(pv.columns.to_flat_index().tolist())
pv.columns = ["_".join(c) for c in pv.columns]
print(pv.T)
print(df.describe(percentiles=[0.1, 0.9]).to_string(float_format="%.3f"))
print(df.agg({"units": ["sum", "min"], "revenue": ["mean", "sum"]}))
print(df.rank(ascending=False, method="min").astype("Int64"))
print(df.nlargest(2, "revenue"), df.idxmin(), sep="\n\n")
