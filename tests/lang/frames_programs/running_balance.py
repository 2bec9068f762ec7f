import numpy as np
import pandas as pd


tx = pd.DataFrame({"account": ["A", "B", "A", "A", "B"], "amount": [100.0, 50.0, -30.0, 20.0, -60.0], "memo": ["pay", "pay", "food", None, "rent"]})
tx["balance"] = tx.groupby("account")["amount"].cumsum()
tx["overdrawn"] = tx["balance"].lt(0)
print(tx)
print(tx["memo"].fillna("?").str.cat(sep=","))
print(tx.groupby("account")["amount"].agg(lambda s: s[s > 0].sum()))
print(tx.assign(kind=np.where(tx.amount > 0, "in", "out")).pivot_table(index="account", columns="kind", values="amount", aggfunc="sum"))
print(tx["amount"].where(tx["amount"] > 0, 0).cumsum().tolist())
print(tx.nsmallest(2, "amount")[["account", "amount"]])
