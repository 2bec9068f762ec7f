import numpy as np
import pandas as pd

rng = np.random.default_rng(21)
n = 400
orders = pd.DataFrame({"order_id": np.arange(n), "user": rng.integers(1, 60, n),
                       "date": pd.Timestamp("2023-01-01") + pd.to_timedelta(rng.integers(0, 180, n), unit="D"),
                       "amount": rng.gamma(3, 12, n).round(2)})
orders["month"] = orders["date"].dt.to_period("M")
orders["cohort"] = orders.groupby("user")["date"].transform("min").dt.to_period("M")
orders["index"] = (orders["month"].dt.year - orders["cohort"].dt.year) * 12 + orders["month"].dt.month - orders["cohort"].dt.month
counts = orders.groupby(["cohort", "index"])["user"].nunique().unstack()
print(counts)
sizes = counts.iloc[:, 0]
retention = counts.divide(sizes, axis=0).round(3)
print(retention)
print(retention.mean().round(3))
spend = orders.pivot_table(index="cohort", columns="index", values="amount", aggfunc="mean").round(1)
print(spend.fillna(""))
per_user = orders.groupby("user").agg(first=("date", "min"), last=("date", "max"), orders=("order_id", "count"), total=("amount", "sum"))
per_user["lifetime"] = (per_user["last"] - per_user["first"]).dt.days
print(per_user.sort_values(["orders", "total"], ascending=False).head())
print(per_user["lifetime"].describe().round(1))
print(orders["month"].value_counts().sort_index())
