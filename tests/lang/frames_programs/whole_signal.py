# Signals: complex columns, FFT amplitude tables, phase angles, windows with weights, thresholds
import numpy as np
import pandas as pd

fs = 64
t = pd.timedelta_range(0, periods=128, freq=f"{1000 // fs}ms", name="t")
x = np.sin(2 * np.pi * 5 * np.arange(128) / fs) + .5 * np.cos(2 * np.pi * 12 * np.arange(128) / fs)
s = pd.Series(x, index=t, name="x")
print(s.head(4), s.index[:3], s.index.freq)
r = s.rolling("250ms")
print(r.mean().iloc[::32].round(4), r.std().iloc[[0, 5, 40]].round(4), sep="\n")
print(s.rolling(5, center=True, win_type="triang").mean().dropna().head(3).round(5))
print(s.rolling(7, win_type="gaussian").sum(std=2).dropna().head(2).round(5))
print(s.rolling(4).apply(lambda w: w[-1] - w[0], raw=True).dropna().head(2).round(5), s.rolling(3).apply(lambda w: w.index[-1] / pd.Timedelta("1ms"), raw=False).dropna().head(2))
print(s.resample("500ms").agg(["min", "max", "mean", "count"]).round(3))
print(s.resample("250ms").ohlc().head(3).round(3))
crossing = s[(s.shift() < 0) & (s >= 0)]
print(crossing.index.total_seconds().tolist(), np.diff(crossing.index.total_seconds()).round(3))
print(crossing.index.components.head(2) if hasattr(crossing.index.components, "head") else crossing.index.components)
env = s.abs().rolling(13, min_periods=1).max()
print(pd.cut(env, 4, precision=2).value_counts(sort=False))
peaks = s[(s > s.shift()) & (s > s.shift(-1)) & (s > 1)]
print(peaks.round(4).to_string())
print(s["0 days 00:00:00.100":"0 days 00:00:00.160"], s.loc[pd.Timedelta("300ms")].round(5) if pd.Timedelta("300ms") in s.index else "none")
e = s.ewm(alpha=.3, adjust=False)
print(e.mean().tail(2).round(6), e.var().tail(2).round(6), s.ewm(com=2).corr(s.shift(1)).tail(2).round(6), sep="\n")
m = pd.DataFrame({"x": s, "lag1": s.shift(1), "lag2": s.shift(2)}).dropna()
print(m.corr().round(4), m.cov().round(4), sep="\n")
coef = np.linalg.lstsq(m[["lag1", "lag2"]], m["x"], rcond=None)[0]
print(pd.Series(coef, index=["phi1", "phi2"]).round(5))
q = (s * 100).round().astype("int16")
print(q.describe(), q.dtype, q.diff().abs().max(), (q // 10).value_counts().head(3), sep="\n")
b = np.packbits((s > 0).to_numpy().astype(np.uint8))
print(b[:4], pd.Series(b).map("{:08b}".format).head(3).tolist(), pd.Series(b, dtype="uint8").sum())
o = s.to_frame().assign(ms=lambda d: d.index / pd.Timedelta("1ms"), sec=lambda d: d.index.seconds).groupby("sec")["x"].agg(["mean", "std", "idxmax"])
print(o)
print(t.union(pd.timedelta_range("1950ms", periods=3, freq="100ms"))[-3:], t.to_series().diff().value_counts())
print((s.index + pd.Timestamp("2024-01-01"))[:2], pd.to_timedelta(["1 days 02:03:04.5", "-00:00:01", "NaT", "15min"]), pd.Timedelta("-1s"), pd.Timedelta(days=1, hours=-3).isoformat())
try:
    s.resample("xyz")
except ValueError as e:
    print("ValueError:", e)
