import datetime as dt
import numpy as np
import pandas as pd

rng = np.random.default_rng(3)
n = 300
orders = pd.DataFrame({
    "order_id": np.arange(1000, 1000 + n),
    "customer_id": rng.integers(1, 40, n),
    "date": pd.Timestamp("2023-01-01") + pd.to_timedelta(rng.integers(0, 365, n), unit="D"),
    "qty": rng.integers(1, 6, n), "price": rng.choice([9.99, 19.5, 4.25, 100.0], n)})
orders["revenue"] = orders.qty * orders.price
orders["month"] = orders["date"].dt.to_period("M")
first = orders.groupby("customer_id")["date"].min().dt.to_period("M").rename("cohort")
orders = orders.merge(first, left_on="customer_id", right_index=True)
orders["age"] = (orders["month"] - orders["cohort"]).apply(lambda x: x.n)
cohort = orders.pivot_table(index="cohort", columns="age", values="customer_id", aggfunc="nunique")
print(cohort.iloc[:, :6])
retention = cohort.divide(cohort[0], axis=0).round(3)
print(retention.iloc[:, :6].to_string(na_rep="-"))
now = orders["date"].max() + dt.timedelta(days=1)
rfm = orders.groupby("customer_id").agg(recency=("date", lambda x: (now - x.max()).days), frequency=("order_id", "count"), monetary=("revenue", "sum"))
print(rfm.describe().round(2))
rfm["R"] = pd.qcut(rfm["recency"], 4, labels=[4, 3, 2, 1])
rfm["F"] = pd.qcut(rfm["frequency"].rank(method="first"), 4, labels=range(1, 5))
rfm["M"] = pd.qcut(rfm["monetary"], 4, labels=range(1, 5))
rfm["score"] = rfm[["R", "F", "M"]].astype(int).sum(axis=1)
rfm["cell"] = rfm.R.astype(str) + rfm.F.astype(str) + rfm.M.astype(str)
def segment(row):
    if row["score"] >= 10: return "champions"
    if row["R"] >= 3 and row["F"] >= 2: return "loyal"
    return "at risk" if row["R"] <= 2 else "others"
rfm["segment"] = rfm.apply(segment, axis=1)
print(rfm.head(8))
print(rfm.groupby("segment").agg({"recency": "mean", "frequency": "mean", "monetary": ["mean", "count"]}).round(1))
print(rfm.dtypes)
print(rfm["segment"].value_counts(normalize=True).mul(100).round(1).astype(str) + "%")
top = orders.groupby(["customer_id"])["revenue"].sum().nlargest(5)
print(top, (top.cumsum() / orders.revenue.sum()).round(3), sep="\n")
m = orders.groupby("month")["revenue"].agg(["sum", "mean", "size"])
m["growth"] = m["sum"].pct_change().mul(100).round(1)
print(m)
print(orders.groupby([orders.date.dt.quarter, pd.cut(orders.price, [0, 5, 20, 200], labels=["low", "mid", "high"])], observed=False)["revenue"].sum().unstack(fill_value=0).round(2))
print(orders.set_index("date").sort_index().groupby("customer_id")["revenue"].rolling("60D").sum().head(6))
gaps = orders.sort_values(["customer_id", "date"]).groupby("customer_id")["date"].diff().dt.days
print(gaps.describe().round(2), gaps.isna().sum())
