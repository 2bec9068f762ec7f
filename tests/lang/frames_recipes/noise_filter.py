import numpy as np
import pandas as pd

rng = np.random.default_rng(6)
t = np.linspace(0, 4 * np.pi, 80)
s = pd.Series(np.sin(t) + rng.normal(0, 0.05, 80), name="y")
s.iloc[[12, 40, 66]] += [3, -4, 5]
med = s.rolling(5, center=True, min_periods=1).median()
mad = (s - med).abs().rolling(15, center=True, min_periods=3).median()
spikes = (s - med).abs() > 6 * mad.clip(lower=0.05)
print(spikes[spikes].index.tolist())
clean = s.mask(spikes).interpolate()
print(clean.iloc[[11, 12, 13, 40]].round(2))
print(pd.DataFrame({"raw": s, "clean": clean}).agg(["min", "max", "std"]).round(2))
smooth = clean.ewm(halflife=3).mean()
up = (smooth.diff() > 0) & (smooth.shift(-1) < smooth)
print(up.sum() >= 2, np.sign(smooth.diff()).value_counts().index.tolist())
zero_cross = np.flatnonzero(np.diff(np.sign(clean)))
print(len(zero_cross) >= 3, clean.between(-0.5, 0.5).mean().round(1))
blocks = (clean > 0).ne((clean > 0).shift()).cumsum()
runs = clean.groupby(blocks).agg(["size", "mean"]).query("size > 3")
print(runs["size"].tolist(), np.sign(runs["mean"]).astype(int).tolist())
print(clean.groupby(clean.index // 20).agg(["mean", "count"]).round(1))
print(pd.cut(clean, [-2, -0.5, 0.5, 2], labels=["low", "mid", "high"]).value_counts(sort=False).sum())
