"""Frames as matrices: NumPy's functions over a frame, @ and dot, a frame as an array."""
import numpy as np
import pandas as pd

prices = pd.DataFrame({"AA": [100.0, 102.0, 101.0, 104.0], "BB": [50.0, 49.0, 51.5, 52.0]}, index=pd.date_range("2024-01-01", periods=4))
log = np.log(prices / prices.shift(1))
print(log.round(6))
print(np.exp(log.sum()).round(6))
print(np.sqrt(prices).round(4), np.abs(-prices), abs(prices["AA"] - 103), abs(-prices.head(1)))
print(np.isnan(log), np.isfinite(log).all())
print(np.maximum(prices, 101), np.add(prices, prices), np.floor(prices / 7))
print(np.where(prices > 100, 1, 0))
print(np.array(prices), np.asarray(prices).shape, np.shape(prices), np.size(prices), np.ndim(prices))

returns = prices.pct_change().dropna()
cov = pd.DataFrame({"AA": [0.25, 0.125], "BB": [0.125, 0.5]}, index=["AA", "BB"])
w = np.array([0.75, 0.25])
print(w @ cov, cov @ w, w @ cov @ w, cov @ cov)
print(w.T @ (cov * 252) @ w, np.dot(w, np.dot(cov, w)), cov.dot(w))
print(cov["AA"] @ cov["BB"], cov["AA"] @ cov, cov @ cov["BB"], cov.T.dot(cov))
print(cov @ pd.Series({"BB": 2.0, "AA": 1.0}))
print(np.triu(np.ones_like(cov, dtype=bool)), np.cov(prices.T).round(4), round(float(np.linalg.norm(cov)), 6))
weights = pd.Series(w, index=["AA", "BB"])
print((returns @ weights).round(6))
for wrong in (lambda: cov @ np.ones(3), lambda: np.ones(3) @ cov, lambda: cov @ prices, lambda: np.maximum(cov, cov["AA"])):
    try:
        wrong()
    except (ValueError, NotImplementedError) as e:
        print(type(e).__name__, e)

mixed = pd.DataFrame({"a": [1, -2], "b": [0.5, -1.5]})
print(np.abs(mixed), np.sign(mixed).dtypes, np.power(mixed, 2))
texts = pd.DataFrame({"s": ["x", "y"], "t": ["u", "v"], "n": [1, 2]})
print(texts.dtypes.value_counts(), texts.dtypes.nunique())
codes = pd.Series(["b", "a", "b"], dtype="category", name="grade").cat.codes
print(codes, codes.name)
twice = pd.DataFrame({"k": [2, 2, 1, 2], "v": range(4)})
try:
    pd.DataFrame({"k": [1, 2]}).merge(twice, on="k", validate="one_to_one")
except pd.errors.MergeError as e:
    print(e)
