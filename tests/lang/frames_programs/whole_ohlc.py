import numpy as np
import pandas as pd

class Portfolio:
    def __init__(self, cash):
        self.cash, self.shares, self.log = cash, 0, []
    def trade(self, day, price, signal):
        if signal > 0 and self.shares == 0:
            self.shares, self.cash = int(self.cash // price), self.cash - int(self.cash // price) * price
            self.log.append((day, "buy", self.shares, price))
        elif signal < 0 and self.shares:
            self.cash += self.shares * price
            self.log.append((day, "sell", self.shares, price))
            self.shares = 0
    @property
    def trades(self):
        return pd.DataFrame(self.log, columns=["day", "side", "qty", "price"]).set_index("day")

rng = np.random.default_rng(11)
idx = pd.date_range("2023-01-02 09:30", periods=2000, freq="15min")
ticks = pd.Series(100 + rng.normal(0, .3, len(idx)).cumsum(), index=idx, name="price").round(2)
ticks = ticks.between_time("09:30", "16:00")
ticks = ticks[ticks.index.dayofweek < 5]
daily = ticks.resample("D").ohlc().dropna()
daily["volume"] = rng.integers(1000, 9000, len(daily))
print(daily.head(), daily.tail(3), sep="\n")
weekly = daily.resample("W-FRI").agg({"open": "first", "high": "max", "low": "min", "close": "last", "volume": "sum"})
print(weekly)
daily["ret"] = daily["close"].pct_change()
daily["log_ret"] = np.log(daily.close / daily.close.shift(1))
daily["sma3"] = daily.close.rolling(3).mean()
daily["ema5"] = daily.close.ewm(span=5, adjust=False).mean()
mid, sd = daily.close.rolling(5).mean(), daily.close.rolling(5).std()
daily["upper"], daily["lower"] = mid + 2 * sd, mid - 2 * sd
delta = daily.close.diff()
gain, loss = delta.clip(lower=0).rolling(5).mean(), -delta.clip(upper=0).rolling(5).mean()
daily["rsi"] = 100 - 100 / (1 + gain / loss)
daily["signal"] = np.where(daily.close > daily.sma3, 1, np.where(daily.close < daily.sma3, -1, 0))
print(daily.round(3).to_string())
p = Portfolio(10_000)
for row in daily.dropna().itertuples():
    p.trade(row.Index, row.close, row.signal)
print(p.trades, f"cash {p.cash:,.2f}", sep="\n")
dd = daily.close / daily.close.cummax() - 1
print(f"max drawdown {dd.min():.2%} on {dd.idxmin():%Y-%m-%d}, sharpe {daily.ret.mean() / daily.ret.std() * np.sqrt(252):.3f}")
print(daily.groupby(daily.index.day_name())["ret"].agg(["count", "mean"]).reindex(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]).round(5))
print(daily["close"].asfreq("B").ffill().pct_change().describe().round(4))
print(ticks.groupby([ticks.index.date, ticks.index.hour]).agg(["min", "max"]).unstack().iloc[:2, :4])
print(daily.index.isocalendar().head(3), daily.loc["2023-01-05":"2023-01-10", ["open", "close"]], sep="\n")
