import numpy as np
import pandas as pd

rng = np.random.default_rng(8)
n = 40
idx = pd.date_range("2024-01-01", periods=n, freq="6h")
df = pd.DataFrame({"a": rng.normal(size=n).round(3), "b": rng.normal(size=n).cumsum().round(3), "c": rng.integers(0, 5, n)}, index=idx)
df.iloc[[5, 6, 20], 0] = np.nan
pd.set_option("display.max_columns", 20, "display.width", 160)
for w, kw in [(4, {}), (4, dict(min_periods=1)), ("1D", {}), ("30h", dict(closed="both")), ("1D", dict(closed="left")), ("1D", dict(closed="neither")), (5, dict(center=True)), ("1D", dict(center=True)), (4, dict(step=8)), (pd.offsets.Hour(13), {}), (4, dict(closed="left"))]:
    r = df.rolling(w, **kw)
    o = pd.DataFrame({"sum": r["a"].sum(), "std": r["b"].std(), "cnt": r["a"].count(), "med": r["b"].median(), "max": r["c"].max()})
    print(w, kw, o.dropna().shape, o.tail(3).round(4).to_string(), sep="\n")
r = df.rolling(8)
print(r["b"].agg(["mean", "var", "skew", "kurt", "sem", "min"]).tail(3).round(5))
print(r.agg({"a": "sum", "b": ["min", "max"]}).tail(2))
print(r["b"].quantile(.25, interpolation="lower").tail(2), r["b"].rank(pct=True).tail(3), r["b"].rank(method="max", ascending=False).tail(2))
print(r["b"].apply(np.ptp, raw=True).tail(2), r["b"].apply(lambda s: s.iloc[-1] - s.iloc[0]).tail(2), r["b"].apply(lambda x, k: (x * k).sum(), raw=True, args=(2,)).tail(2))
print(r.cov().tail(3).round(4), r.corr(pairwise=True).tail(3).round(4))
print(df["a"].rolling(10).corr(df["b"]).tail(2), df.rolling(10)[["a", "b"]].corr(df["c"]).tail(2))
print(df["b"].rolling(6, win_type="triang").mean().tail(2), df["b"].rolling(6, win_type="gaussian").sum(std=2).tail(2), df["b"].rolling(5, win_type="exponential").mean(tau=1.5).tail(2))
e = df.expanding(3)
print(e.mean().iloc[[2, 8, -1]], e["b"].agg(["max", "std"]).tail(2), e["a"].corr(df["b"]).tail(2), e.cov().tail(3).round(4))
for kw in (dict(span=5), dict(com=2), dict(alpha=.3), dict(halflife=4), dict(span=5, adjust=False), dict(span=5, ignore_na=True), dict(halflife="12h", times=idx), dict(alpha=.3, min_periods=8)):
    w = df["a"].ewm(**kw)
    print(kw if "times" not in kw else "times", w.mean().iloc[[0, 7, -1]].round(5).tolist(), w.std().iloc[[-1]].round(5).tolist() if "times" not in kw else "")
w = df.ewm(span=6)
print(w.corr().tail(3).round(4), w["a"].cov(df["b"]).tail(2), w.var(bias=True).tail(1), w.sum().tail(1), sep="\n")
g = df.assign(k=np.where(np.arange(n) % 3 == 0, "x", "y"))
print(g.groupby("k")["b"].rolling(4).mean().groupby(level=0).tail(2))
print(g.groupby("k").rolling("2D")[["a", "c"]].sum().groupby("k").last())
print(g.groupby("k")["b"].expanding().max().groupby("k").tail(1), g.groupby("k")["b"].ewm(alpha=.5).mean().groupby("k").tail(1))
print(g.groupby("k")[["a", "b"]].rolling(5).corr().dropna().tail(4).round(4))
t = g.reset_index(names="when").rolling("1D", on="when")[["b"]].sum()
print(t.tail(2))
from pandas.api.indexers import FixedForwardWindowIndexer, VariableOffsetWindowIndexer, BaseIndexer
print(df["b"].rolling(FixedForwardWindowIndexer(window_size=3)).sum().tail(4), df["b"][::-1].rolling(3).sum()[::-1].tail(4).equals(df["b"].rolling(FixedForwardWindowIndexer(window_size=3)).sum().tail(4)))
print(df["b"].rolling(VariableOffsetWindowIndexer(index=idx, offset=pd.offsets.BDay(1))).sum().tail(3))


class Expo(BaseIndexer):
    def get_window_bounds(self, num_values=0, min_periods=None, center=None, closed=None, step=None):
        end = np.arange(1, num_values + 1)
        return np.maximum(end - 2 ** (end % 4), 0), end


print(df["b"].rolling(Expo(), min_periods=1).sum().tail(4))
for i, win in enumerate(df["b"].rolling(3)):
    if i in (0, 1, 5):
        print(len(win), win.index[0], round(win.sum(), 3))
for bad in (dict(window="x"), dict(window=-1), dict(window=3, min_periods=5), dict(window=3, closed="up"), dict(window="1D", step=0) if False else dict(window=2.5)):
    try:
        df["a"].rolling(**bad).sum()
        print("fine", bad)
    except Exception as ex:
        print(type(ex).__name__, ex)
try:
    df[::-1]["a"].rolling("1D").sum().head(2)
    print("ok desc")
    df.sample(frac=1, random_state=1)["a"].rolling("1D").sum()
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    df.reset_index(drop=True)["a"].rolling("1D")
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    df["a"].ewm(span=2, com=1)
except Exception as ex:
    print(type(ex).__name__, ex)
print(df.rolling(4).pipe(lambda r: r.max() - r.min()).tail(1), df.rolling(3, method="single").sum().tail(1), repr(df.rolling(3)), repr(df.ewm(com=1.5)), repr(df.expanding(2)))
m = (df["b"] > df["b"].rolling(8).mean()).rolling(4).sum().eq(4)
print(m.sum(), df.rolling(4).sum().shift(-3).head(2), df["b"].rolling(4).mean().sub(df["b"]).abs().idxmax())
x = df["b"].to_numpy()
sw = np.lib.stride_tricks.sliding_window_view(x, 4)
print(np.allclose(sw.mean(1), df["b"].rolling(4).mean().dropna()), np.convolve(x, np.ones(4) / 4, "valid")[:2].round(5))
