import numpy as np
import pandas as pd
from collections import defaultdict, deque
from itertools import product

rng = np.random.default_rng(99)
days = pd.bdate_range("2022-01-03", "2023-12-29", name="date")
tick = ["AAP", "BKR", "CVX", "DIS"]
mkt = rng.normal(3e-4, .01, len(days))
beta = np.array([1.2, .8, 1.0, 1.5])
R = pd.DataFrame(mkt[:, None] * beta + rng.normal(0, .012, (len(days), 4)), index=days, columns=tick)
M = pd.Series(mkt, index=days, name="mkt")
events = pd.DataFrame({"tick": np.repeat(tick, 3), "date": pd.to_datetime(["2022-07-16", "2023-01-20", "2023-07-04"] * 4) + pd.to_timedelta(np.arange(12) % 5, unit="D")})
events["eff"] = events["date"].map(lambda d: days[days.searchsorted(d)])
print(events)
for _, e in events.iterrows():
    R.loc[e["eff"], e["tick"]] += .03 if e["date"].month == 7 else -.02
pre, post, est = 5, 10, 100
cars = {}
for e in events.itertuples():
    k = days.get_loc(e.eff)
    win = slice(k - est - pre, k - pre)
    y, x = R[e.tick].to_numpy()[win], M.to_numpy()[win]
    X = np.c_[np.ones(len(x)), x]
    coef = np.linalg.solve(X.T @ X, X.T @ y)
    s2 = ((y - X @ coef) ** 2).sum() / (len(y) - 2)
    ar = R[e.tick].iloc[k - pre:k + post + 1] - (coef[0] + coef[1] * M.iloc[k - pre:k + post + 1])
    ar.index = pd.RangeIndex(-pre, post + 1, name="t")
    cars[(e.tick, e.eff)] = (ar, np.sqrt(s2), coef[1])
AR = pd.concat({k: v[0] for k, v in cars.items()}, axis=1, names=["tick", "eff"])
print(AR.iloc[:, :4].round(4))
print(AR.columns)
CAR = AR.cumsum()
print(CAR.loc[[-5, 0, 1, 10]].T.round(4))
tst = pd.Series({k: v[0].loc[-1:1].sum() / (v[1] * np.sqrt(3)) for k, v in cars.items()}, name="tstat")
print(tst.rename_axis(["tick", "eff"]).reset_index().round(3))
print(tst.groupby(level=0).agg(["mean", "min", "max"]).round(3))
CAAR = CAR.mean(axis=1)
ci = CAR.sem(axis=1) * 1.96
print(pd.DataFrame({"caar": CAAR, "lo": CAAR - ci, "hi": CAAR + ci}).iloc[::3].round(4))
b = R.rolling(126).cov(M).div(M.rolling(126).var(), axis=0)
print(b.dropna().iloc[[0, 100, -1]].round(3))
sl = R.apply(lambda c: pd.Series(np.polyfit(M, c, 1), index=["beta", "alpha"])).T
sl["r2"] = [np.corrcoef(M, R[c])[0, 1] ** 2 for c in sl.index]
sl["alpha_ann"] = sl["alpha"].map(lambda a: f"{a * 252:.2%}")
print(sl.round(4))
print(R.corrwith(M).round(4))

# momentum rotation backtest, month end rebalance
P = (1 + R).cumprod() * 100
me = P.groupby(P.index.to_period("M")).tail(1)
mom = me / me.shift(3) - 1
pos = mom.rank(axis=1, ascending=False).le(2).astype(float).where(mom.notna().all(axis=1), 0)
w = pos.div(pos.sum(axis=1).replace(0, np.nan), axis=0).fillna(0)
W = w.reindex(P.index).ffill().shift().fillna(0)
gross = (W * R).sum(axis=1)
to = W.diff().abs().sum(axis=1)
net = gross - to * 5e-4
eq = (1 + net).cumprod()
print(w.tail(4), W.ne(W.shift()).any(axis=1).sum())
print(eq.resample("QE").last().round(4))
print(f"turnover {to.sum():.2f} net {eq.iloc[-1] - 1:.2%} gross {(1 + gross).prod() - 1:.2%}")
cash, held, log = 1e5, defaultdict(int), deque(maxlen=5)
for d, row in w.iterrows():
    val = cash + sum(q * P.at[d, k] for k, q in held.items())
    for k in tick:
        tgt = int(val * row[k] // P.at[d, k])
        if tgt != held[k]:
            cash -= (tgt - held[k]) * P.at[d, k]
            log.append((f"{d:%Y-%m-%d}", k, tgt - held[k], round(P.at[d, k], 2)))
            held[k] = tgt
print(list(log), round(cash, 2), dict(held))
grid = {}
for f, s in product((5, 10), (20, 50)):
    sig = np.sign(P.rolling(f).mean() - P.rolling(s).mean()).shift()
    pr = (sig * R).mean(axis=1)
    grid[f, s] = pr.mean() / pr.std() * 252 ** .5
g = pd.Series(grid).unstack()
print(g.rename_axis(index="fast", columns="slow").round(3))
print(P.loc["2023-06"].iloc[[0, -1]], P.loc["2023-06-28":"2023-07-05", ["AAP", "DIS"]].round(2))
print(P)
