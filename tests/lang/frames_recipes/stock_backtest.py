import numpy as np
import pandas as pd

np.random.seed(1234)
days = pd.bdate_range("2021-01-04", periods=250)
rets = pd.DataFrame(np.random.normal(0.0005, 0.01, (250, 3)), index=days, columns=["AAA", "BBB", "CCC"])
prices = 100 * (1 + rets).cumprod()
prices.index.name = "Date"
print(prices.head(3).round(4))
returns = prices.pct_change()
log_returns = np.log(prices).diff()
print(returns.mean().mul(252).round(4))
print((returns.std() * np.sqrt(252)).round(4))
print(returns.corr().round(3))


def max_drawdown(series):
    peak = series.cummax()
    dd = series / peak - 1.0
    return dd.min(), dd.idxmin()


for ticker in prices:
    dd, when = max_drawdown(prices[ticker])
    print(f"{ticker}: max drawdown {dd:.2%} on {when:%Y-%m-%d}")

signals = pd.DataFrame(index=prices.index)
signals["price"] = prices["AAA"]
signals["short"] = prices["AAA"].rolling(window=10, min_periods=1).mean()
signals["long"] = prices["AAA"].rolling(window=30, min_periods=1).mean()
signals["signal"] = 0.0
signals.loc[signals.index[10:], "signal"] = np.where(signals["short"].iloc[10:] > signals["long"].iloc[10:], 1.0, 0.0)
signals["positions"] = signals["signal"].diff()
print(signals.loc[signals["positions"] != 0].dropna().head(4).round(3))
strategy = signals["signal"].shift(1) * returns["AAA"]
equity = (1 + strategy.fillna(0)).cumprod()
print(f"strategy {equity.iloc[-1]:.4f} vs hold {(1 + returns['AAA'].fillna(0)).prod():.4f}")
sharpe = np.sqrt(252) * strategy.mean() / strategy.std()
print("Sharpe ratio: %.3f" % sharpe)
monthly = prices.resample("ME").last().pct_change().dropna()
print(monthly.head(3).round(4))
print(prices["AAA"].resample("QE").ohlc().round(2))
weights = pd.Series({"AAA": 0.5, "BBB": 0.3, "CCC": 0.2})
port = returns.dot(weights)
print(port.describe().round(5))
print("VaR 95%%: %.4f" % port.quantile(0.05))
roll = pd.DataFrame({"mean": prices["BBB"].rolling(20).mean(), "std": prices["BBB"].rolling(20).std()}).dropna()
bands = pd.concat([roll["mean"] + 2 * roll["std"], roll["mean"] - 2 * roll["std"]], axis=1, keys=["upper", "lower"])
print(bands.tail(2).round(2))
best = monthly.stack().sort_values(ascending=False).head(3)
print(best.round(4))
table = monthly["CCC"].groupby([monthly.index.year, monthly.index.month]).first().unstack().round(3)
print(table)
