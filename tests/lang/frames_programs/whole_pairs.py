# Pairs trading on synthetic prices: spread, z-score, positions, P&L, drawdown, monthly table
import numpy as np
import pandas as pd

rng = np.random.default_rng(11)
idx = pd.bdate_range("2021-01-04", periods=520, name="date")
common = rng.normal(0, .01, len(idx)).cumsum()
px = pd.DataFrame({
    "KO": 50 * np.exp(common + rng.normal(0, .004, len(idx))),
    "PEP": 140 * np.exp(common * 1.1 + rng.normal(0, .004, len(idx))),
    "SPY": 370 * np.exp(rng.normal(.0004, .009, len(idx)).cumsum()),
}, index=idx).round(2)
print(px.head(), px.tail(3), sep="\n\n")
print(px.index.freq, px.index.freqstr, px.index.inferred_freq)
ret = np.log(px).diff().dropna()
print(ret.describe(percentiles=[.01, .05, .5, .95, .99]).T.round(5))
print(ret.corr().round(3))
print(ret.cov().mul(252).round(5))
beta = ret["KO"].rolling(60).cov(ret["PEP"]) / ret["PEP"].rolling(60).var()
print(beta.dropna().head(3).round(6), beta.resample("QE").mean().round(4), sep="\n")
spread = np.log(px["KO"]) - beta * np.log(px["PEP"])
z = (spread - spread.rolling(30, min_periods=20).mean()) / spread.rolling(30, min_periods=20).std()
z = z.rename("z")
print(z.agg(["count", "min", "max", "mean", "std", "skew", "kurt"]).round(4))
pos = pd.Series(np.nan, index=z.index, name="pos")
pos[z > 1.5] = -1
pos[z < -1.5] = 1
pos[z.abs() < .3] = 0
pos = pos.ffill().fillna(0).astype(int)
print(pos.value_counts().sort_index())
trades = pos[pos.diff().fillna(0).ne(0)]
print(trades.head(8))
pnl = (pos.shift() * (ret["KO"] - beta * ret["PEP"])).dropna().rename("pnl")
eq = pnl.cumsum().add(1)
dd = eq - eq.cummax()
print(f"sharpe={pnl.mean() / pnl.std() * 252 ** .5:.3f} maxdd={dd.min():.4f} on {dd.idxmin():%Y-%m-%d}")
run = (pos != pos.shift()).cumsum()
hold = pos.groupby(run).agg(side="first", days="size").query("side != 0")
print(hold.groupby("side")["days"].agg(["count", "mean", "max"]))
m = pnl.groupby([pnl.index.year, pnl.index.month]).sum().mul(100).round(2)
m.index.names = ["year", "month"]
tab = m.unstack("month")
tab["YTD"] = tab.sum(axis=1)
print(tab.to_string(na_rep="", float_format="%.2f"))
print(pnl.resample("ME").apply(lambda s: (s > 0).mean()).tail(4).round(3))
print(pnl.resample("QE").agg(["sum", "std", lambda s: s.max() + 1]).round(5))
print(px.resample("QE").ohlc()["KO"].head(3))
print(px["KO"].resample("MS").agg({"o": "first", "c": "last"}).head(3))
print(px.asfreq("W-FRI").pct_change().head(4).round(4))
print(ret.ewm(halflife=20).std().iloc[-1].mul(252 ** .5).round(5))
print(ret.rolling(120).corr(ret["SPY"]).iloc[-1].round(4))
print(ret.rolling(120).corr().iloc[-3:].round(4))
top = pnl.nlargest(3).to_frame().assign(weekday=lambda d: d.index.day_name(), rank=lambda d: d.pnl.rank(ascending=False).astype(int))
print(top)
print(pnl.groupby(pnl.index.day_name()).mean().reindex(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]).round(6))
q = pd.qcut(z.dropna(), 5, labels=False)
fwd = ret["KO"].shift(-1).reindex(q.index)
print(fwd.groupby(q).mean().round(6))
hist = np.histogram(pnl, bins=5)
print(pd.Series(hist[0], index=pd.IntervalIndex.from_breaks(hist[1].round(4))))
print(px.loc["2022-06", ["KO", "PEP"]].agg(["first", "last"]) if False else px.loc["2022-06", ["KO", "PEP"]].iloc[[0, -1]])
print(px.truncate(before="2022-12-25").head(2))
print(px.between_time("00:00", "01:00").shape, px.first_valid_index(), px.last_valid_index())
print(px.shift(1, freq="B").head(2), px.tshift if hasattr(px, "tshift") else "no tshift")
