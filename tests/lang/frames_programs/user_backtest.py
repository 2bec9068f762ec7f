import numpy as np
import pandas as pd

np.random.seed(7)
dates = pd.bdate_range("2020-01-01", periods=520, name="date")
tickers = ["AAA", "BBB", "CCC"]
rets = np.random.normal(0.0004, 0.012, size=(len(dates), len(tickers)))
prices = pd.DataFrame(100 * np.exp(np.cumsum(rets, axis=0)), index=dates, columns=tickers)
print(prices.head(3)); print(prices.tail(3)); print(prices.info())

class Strategy:
    def __init__(self, fast=20, slow=60, cost=0.0005):
        self.fast, self.slow, self.cost = fast, slow, cost
    def __repr__(self):
        return f"Strategy(fast={self.fast}, slow={self.slow}, cost={self.cost:.4%})"
    def signal(self, px):
        f = px.rolling(self.fast).mean()
        s = px.rolling(self.slow).mean()
        sig = pd.DataFrame(np.where(f > s, 1.0, np.where(f < s, -1.0, 0.0)), index=px.index, columns=px.columns)
        return sig.shift(1).fillna(0)
    def run(self, px):
        sig = self.signal(px)
        r = px.pct_change().fillna(0.0)
        turn = sig.diff().abs().fillna(0)
        return (sig * r - turn * self.cost)

def drawdown(equity):
    peak = equity.cummax()
    return equity / peak - 1

def summary(r, periods=252):
    eq = (1 + r).cumprod()
    ann = eq.iloc[-1] ** (periods / len(r)) - 1
    vol = r.std() * np.sqrt(periods)
    dd = eq.apply(drawdown) if isinstance(eq, pd.DataFrame) else drawdown(eq)
    return pd.DataFrame({"ann_ret": ann, "vol": vol, "sharpe": ann / vol, "max_dd": dd.min(), "hit": (r > 0).mean()})

st = Strategy()
print(st)
pnl = st.run(prices)
print(summary(pnl).round(4))
print(pnl.resample("QE").sum().round(5))
print(pnl.groupby([pnl.index.year, pnl.index.quarter]).sum().round(4).rename_axis(["year", "q"]))
monthly = pnl.sum(axis=1).resample("ME").apply(lambda x: (1 + x).prod() - 1)
table = monthly.to_frame("ret").assign(year=lambda d: d.index.year, month=lambda d: d.index.strftime("%b"))
print(table.pivot_table(index="year", columns="month", values="ret", sort=False).mul(100).round(2))
z = (prices - prices.rolling(30).mean()) / prices.rolling(30).std()
print(z.dropna().describe().round(3))
ew = prices.ewm(span=10, adjust=False).mean()
print(ew.iloc[::100].round(3))
delta = prices["AAA"].diff()
gain = delta.clip(lower=0).ewm(alpha=1/14, min_periods=14).mean()
loss = -delta.clip(upper=0).ewm(alpha=1/14, min_periods=14).mean()
rsi = 100 - 100 / (1 + gain / loss)
print(rsi.iloc[10:20])
trades = []
pos = 0
for ts, row in st.signal(prices)[["AAA"]].iterrows():
    if row["AAA"] != pos:
        trades.append({"date": ts, "from": pos, "to": row["AAA"], "px": prices.at[ts, "AAA"]})
        pos = row["AAA"]
tr = pd.DataFrame(trades)
print(tr.head(10)); print(len(tr), tr["to"].value_counts().to_dict())
print(prices.corr().round(3)); print(pnl.rolling(120).corr(prices.pct_change()["AAA"]).dropna().tail(2))
grid = {(f, s): Strategy(f, s).run(prices).sum(axis=1).add(1).prod() for f in (5, 10, 20) for s in (30, 60)}
res = pd.Series(grid).rename_axis(["fast", "slow"]).unstack("slow")
print(res.round(4)); print(res.stack().idxmax())
