import numpy as np
import pandas as pd


d = pd.DataFrame({"store": ["s1"] * 4 + ["s2"] * 3, "sales": [10, 12, 9, 15, 7, 7, 8]})
d["prev"] = d.groupby("store")["sales"].shift(1)
d["growth"] = (d["sales"] / d["prev"] - 1).round(3)
d["next3"] = d["sales"][::-1].rolling(3, min_periods=1).sum()[::-1]
d["lag_fill"] = d["sales"].shift(2, fill_value=0)
print(d)
print(d["sales"].diff().abs().max(), d["sales"].diff(-1).tolist())
print(d[["sales", "prev"]].shift(1, axis=1))
print(round(d["sales"].autocorr(1), 6))
