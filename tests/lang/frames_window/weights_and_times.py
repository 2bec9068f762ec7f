import numpy as np
import pandas as pd
from datetime import timedelta
from pandas.api.indexers import VariableOffsetWindowIndexer, FixedForwardWindowIndexer


def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, str(e)[:120])


rng = np.random.RandomState(3)
x = pd.Series(rng.normal(size=12).round(2), name="x")
y = x.where(x.abs() > 0.3)
d = pd.DataFrame({"a": x, "b": y, "s": list("abcdefghijkl")})
for w in ["boxcar", "triang", "blackman", "hamming", "bartlett", "parzen", "bohman", "blackmanharris", "nuttall", "barthann", "cosine", "exponential", "tukey", "hann", "flattop", "lanczos"]:
    print(w, x.rolling(5, win_type=w).mean().round(6).tolist()[4:8], x.rolling(4, win_type=w).sum().round(6).tolist()[4:7])
print(x.rolling(3, win_type="gaussian").mean(std=1.5).round(5).tolist(), x.rolling(4, win_type="kaiser").sum(beta=3).round(5).tolist(), x.rolling(3, win_type="general_gaussian").mean(p=1, sig=2).round(5).tolist())
print(y.rolling(4, win_type="triang", min_periods=2).mean().round(5).tolist(), y.rolling(4, win_type="triang", min_periods=2, center=True).sum().round(5).tolist())
print(x.rolling(4, win_type="hamming").var().round(6).tolist(), x.rolling(4, win_type="hamming").std(ddof=0).round(6).tolist(), y.rolling(3, win_type="triang", min_periods=1).var().round(5).tolist())
print(d[["a", "b"]].rolling(3, win_type="triang", center=True).mean().round(4), d.rolling(3, win_type="triang").sum(numeric_only=True).round(4).tail(3))
print(x.rolling(3, win_type="triang", step=2).mean().round(4), x.rolling(3, win_type="triang"), x.rolling(3, win_type="triang").agg(["sum", "mean"]).round(3).tail(2))
t(lambda: x.rolling(3, win_type="nope"))
t(lambda: x.rolling(3, win_type="gaussian").mean())
t(lambda: x.rolling(3, win_type="general_gaussian").mean())
t(lambda: x.rolling(3, win_type="triang").max())
t(lambda: x.rolling(0, closed="both").sum())
times = pd.to_datetime(["2024-01-01", "2024-01-02", "2024-01-02 12:00", "2024-01-05", "2024-01-05 06:00", "2024-01-09"], format="ISO8601")
v = pd.Series([1.0, 2, np.nan, 4, 3, 10], index=times)
print(v.ewm(halflife="1 day", times=v.index).mean().round(6).tolist(), v.ewm(halflife=pd.Timedelta("36h"), times=times).mean().round(6).tolist(), v.ewm(halflife=timedelta(days=2), times=pd.Series(times), ignore_na=True).mean().round(6).tolist())
print(v.ewm(halflife="1 day", times=times, adjust=False).mean().round(6).tolist(), v.ewm(halflife="1 day", times=times, com=2).mean().round(6).tolist(), v.ewm(halflife="12h", times=times.tz_localize("UTC"), min_periods=3).mean().round(6).tolist())
print(v.to_frame("a").assign(b=1.5).ewm(halflife="1 day", times=times).mean().round(4), v.ewm(halflife="1D", times=times))
g = pd.DataFrame({"k": list("aabbab"), "v": [1.0, 2, 3, 4, 5, 6], "t": times})
print(g.groupby("k")[["v"]].ewm(halflife="1 day", times=g["t"]).mean().round(5))
t(lambda: v.ewm(halflife="1 day", times=times).var())
t(lambda: v.ewm(halflife="1 day", times=times).sum())
t(lambda: v.ewm(halflife=2, times=times).mean())
t(lambda: v.ewm(halflife="1D").mean())
t(lambda: v.ewm(halflife="1D", times=times[:3]).mean())
t(lambda: v.ewm(halflife="1D", times=range(6)).mean())
t(lambda: v.ewm(com=-1).mean())
t(lambda: v.ewm(com=1, span=2).mean())
i = pd.date_range("2024-01-04", periods=10)
b = pd.Series(range(10), index=i, dtype=float)
for off in (pd.offsets.BDay(1), pd.offsets.BDay(2), pd.offsets.MonthBegin(1), pd.offsets.Day(3)):
    for c in (None, "left", "both", "neither"):
        print(off, c, b.rolling(VariableOffsetWindowIndexer(index=i, offset=off), closed=c, min_periods=1).sum().tolist())
t(lambda: VariableOffsetWindowIndexer(index=[1], offset=pd.offsets.BDay()))
t(lambda: VariableOffsetWindowIndexer(index=i, offset="1D"))
print(b.iloc[::-1].rolling(VariableOffsetWindowIndexer(index=i[::-1], offset=pd.offsets.BDay(1))).sum().tolist(), b.rolling(FixedForwardWindowIndexer(window_size=3), min_periods=1).max().tolist())
u = pd.Series(range(6), index=pd.to_datetime(["2024-01-01", "2024-01-01", "2024-01-02", "2024-01-02", "2024-01-02", "2024-01-04"]), dtype=float)
for c in (None, "left", "both", "neither", "right"):
    print(c, u.rolling("1D", closed=c).sum().tolist(), u.rolling("2D", closed=c, center=True).sum().tolist(), u.rolling("2D", closed=c).count().tolist())
print(b.rolling(0).sum().tolist(), b.rolling(0, closed="right").count().tolist(), b.rolling(1, closed="both").sum().tolist(), b.rolling(3, closed="neither").sum().tolist(), b.rolling(0, min_periods=0).sum().tolist())
