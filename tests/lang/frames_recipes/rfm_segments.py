import datetime as dt

import numpy as np
import pandas as pd

np.random.seed(5)
n = 300
df = pd.DataFrame({"CustomerID": np.random.randint(100, 140, n), "InvoiceDate": pd.to_datetime("2011-12-09") - pd.to_timedelta(np.random.randint(0, 365, n), unit="D"),
                   "Quantity": np.random.randint(1, 20, n), "UnitPrice": np.round(np.random.uniform(0.5, 9.5, n), 2)})
df["TotalPrice"] = df["Quantity"] * df["UnitPrice"]
today = dt.datetime(2011, 12, 11)
rfm = df.groupby("CustomerID").agg({"InvoiceDate": lambda d: (today - d.max()).days, "Quantity": lambda q: q.count(), "TotalPrice": lambda p: p.sum()})
rfm.columns = ["recency", "frequency", "monetary"]
print(rfm.head())
print(rfm.describe().T.round(0))
rfm["R"] = pd.qcut(rfm["recency"], 5, labels=[5, 4, 3, 2, 1])
rfm["F"] = pd.qcut(rfm["frequency"].rank(method="first"), 5, labels=[1, 2, 3, 4, 5])
rfm["M"] = pd.qcut(rfm["monetary"], 5, labels=[1, 2, 3, 4, 5])
rfm["score"] = rfm["R"].astype(str) + rfm["F"].astype(str)
seg_map = {r"[1-2][1-2]": "hibernating", r"[1-2][3-4]": "at_risk", r"[1-2]5": "cant_loose", r"3[1-2]": "about_to_sleep", r"33": "need_attention",
           r"[3-4][4-5]": "loyal", r"41": "promising", r"51": "new", r"[4-5][2-3]": "potential", r"5[4-5]": "champions"}
rfm["segment"] = rfm["score"].replace(seg_map, regex=True)
print(rfm[["segment", "recency", "frequency", "monetary"]].groupby("segment").agg(["mean", "count"]).round(0))
print(rfm[rfm["segment"] == "champions"].sort_values("monetary", ascending=False).index.tolist()[:3])
print(rfm["R"].value_counts().sort_index())
new_df = pd.DataFrame()
new_df["loyal_ids"] = rfm[rfm["segment"] == "loyal"].index
print(new_df.shape[1], new_df.columns.tolist(), new_df["loyal_ids"].is_monotonic_increasing)
