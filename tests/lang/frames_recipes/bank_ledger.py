import csv
import io
import json
import random
from datetime import date, datetime, timedelta

import pandas as pd

random.seed(17)
buf = io.StringIO()
writer = csv.DictWriter(buf, fieldnames=["when", "account", "kind", "amount", "memo"])
writer.writeheader()
d = date(2023, 1, 30)
for i in range(24):
    kind = random.choice(["deposit", "withdrawal"])
    writer.writerow({"when": (d + timedelta(days=i * 3)).isoformat(), "account": random.choice(["chk", "sav"]), "kind": kind,
                     "amount": round(random.uniform(5, 500), 2), "memo": random.choice(["", "rent", "food, drink", 'say "hi"'])})
buf.seek(0)
tx = pd.read_csv(buf, parse_dates=["when"])
print(tx.head(4))
tx["signed"] = tx["amount"].where(tx["kind"].eq("deposit"), -tx["amount"])
tx["balance"] = tx.groupby("account")["signed"].cumsum().round(2)
print(tx.groupby("account").tail(2)[["when", "account", "balance"]])
monthly = tx.groupby([tx["when"].dt.to_period("M"), "account"])["signed"].sum().unstack(fill_value=0).round(2)
print(monthly)
print(monthly.cumsum().round(2).iloc[-1])
print(tx["memo"].isna().sum(), tx["memo"].fillna("none").value_counts().sort_index().to_dict())
big = tx.nlargest(3, "amount")
print(json.dumps(json.loads(big[["when", "amount"]].assign(when=big["when"].dt.strftime("%Y-%m-%d")).to_json(orient="records")), indent=1))
print(tx.resample("ME", on="when")["amount"].agg(["sum", "count", "max"]).round(2))
print(tx.set_index("when").groupby("account")["signed"].resample("MS").sum().round(2))
low = tx.loc[tx["balance"] < 0, ["when", "account", "balance"]]
print(len(low) > 0, low["when"].dt.strftime("%d.%m.%y").head(2).tolist())
print(tx.to_csv(index=False, columns=["when", "memo"], date_format="%d/%m/%Y", quoting=csv.QUOTE_NONNUMERIC, lines=None).splitlines()[:3] if False else
      tx.to_csv(index=False, columns=["when", "memo"], date_format="%d/%m/%Y", quoting=csv.QUOTE_NONNUMERIC).splitlines()[:3])
print(tx["when"].max() - tx["when"].min(), (tx["when"].diff().dt.days == 3).sum())
print(isinstance(tx.loc[0, "when"], datetime), tx.loc[0, "when"].date(), tx["when"].iloc[0].isoformat())
