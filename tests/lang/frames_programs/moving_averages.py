import numpy as np
import pandas as pd


price = pd.Series([100, 101.5, 99, 102, 104, 103, 107, 110, 108, 111], name="price", dtype="float64")
t = pd.DataFrame({"price": price})
t["ret"] = t["price"].pct_change()
t["sma3"] = t["price"].rolling(3).mean()
t["ema"] = t["price"].ewm(span=3, adjust=False).mean()
t["high"] = t["price"].cummax()
t["drawdown"] = t["price"] / t["high"] - 1
t["signal"] = (t["price"] > t["sma3"]).astype(int).diff().fillna(0)
print(t.round(4))
print("worst", round(t["drawdown"].min(), 4), "at", t["drawdown"].idxmin())
print("volatility", round(t["ret"].std() * np.sqrt(252), 4))
print(t["signal"].value_counts().sort_index())
