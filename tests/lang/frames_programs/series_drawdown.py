import numpy as np
import pandas as pd

np.random.seed(7)
dates = pd.bdate_range("2021-01-01", periods=520, name="date")
names = ["EQ", "BOND", "GOLD"]
cov = np.array([[1.0, -.2, .1], [-.2, .25, .05], [.1, .05, .8]]) * 1e-4
L = np.linalg.cholesky(cov)
r = np.random.standard_normal((520, 3)) @ L.T + np.array([4e-4, 1e-4, 2e-4])
rets = pd.DataFrame(r, index=dates, columns=names)
nav = (1 + rets).cumprod()
print(nav.iloc[::104].round(4))
dd = nav / nav.cummax() - 1
print(dd.min().round(5))
print(dd.idxmin())


def drawdown_table(x, top=3):
    peak = x.cummax()
    d = x / peak - 1
    inside = d < 0
    key = (inside != inside.shift(fill_value=False)).cumsum()
    rows = []
    for k, g in d[inside].groupby(key[inside]):
        start = g.index[0]
        trough = g.idxmin()
        end = g.index[-1]
        rows.append({"start": start, "trough": trough, "end": end, "depth": g.min(),
                     "days": (end - start).days, "to_trough": (trough - start) / pd.Timedelta("1D")})
    t = pd.DataFrame(rows).sort_values("depth").head(top).reset_index(drop=True)
    return t


for c in names:
    print(c)
    print(drawdown_table(nav[c]))

ann = 252
stats = pd.DataFrame({
    "cagr": nav.iloc[-1] ** (ann / len(nav)) - 1,
    "vol": rets.std() * np.sqrt(ann),
    "sharpe": rets.mean() / rets.std() * np.sqrt(ann),
    "skew": rets.skew(),
    "kurt": rets.kurt(),
    "var95": rets.quantile(.05),
    "cvar95": rets.where(rets.le(rets.quantile(.05))).mean(),
    "maxdd": dd.min(),
    "hit": rets.gt(0).mean(),
}).T
print(stats.round(4))
stats.loc["calmar"] = stats.loc["cagr"] / stats.loc["maxdd"].abs()
print(stats.tail(2))
downside = rets.clip(upper=0).pow(2).mean().pow(.5) * np.sqrt(ann)
print(downside)
print((rets.mean() * ann / downside).rename("sortino").to_frame().round(3))

monthly = nav.resample("ME").last().pct_change()
monthly.iloc[0] = nav.resample("ME").last().iloc[0] - 1
tab = monthly["EQ"].to_frame("r")
tab["y"] = tab.index.year
tab["m"] = tab.index.strftime("%b")
pv = tab.pivot(index="y", columns="m", values="r")
order = pd.date_range("2000-01-01", periods=12, freq="MS").strftime("%b")
pv = pv.reindex(columns=order)
pv["YTD"] = (1 + pv).prod(axis=1) - 1
print((pv * 100).round(1).to_string(na_rep="-"))
print(monthly.tail(3).map("{:+.2%}".format))
q = nav.resample("QE-DEC").agg(["first", "last"])
print(q)
yr = (1 + rets).groupby(rets.index.year).prod() - 1
print(yr)
roll = rets.rolling(63)
sh = (roll.mean() / roll.std() * np.sqrt(ann)).dropna()
print(sh.agg(["min", "median", "max"]).round(3))
c = rets.rolling(63, min_periods=40).corr()
print(c.loc["2022-12-28":"2022-12-30"].round(4))
print(c.xs("EQ", level=1)["BOND"].dropna().describe().round(4))
cv = rets.expanding(60).cov(rets["EQ"])
print(cv.dropna().iloc[[0, -1]])
e = rets.ewm(halflife=20).cov(bias=False).iloc[-3:]
print(e)
print(e.index)
