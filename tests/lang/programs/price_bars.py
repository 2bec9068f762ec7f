"""Tick bars and technical indicators over a pandas frame."""
import io
import numpy as np
import pandas as pd
from numba import njit

CSV = "t,price,volume\n" + "\n".join(f"{i},{100 + ((i * 37) % 11) * 0.25:.2f},{(i * 13) % 7 + 1}" for i in range(60))

@njit
def ema(x, span):
    alpha = 2 / (span + 1)
    out = np.empty_like(x)
    out[0] = x[0]
    for i in range(1, len(x)):
        out[i] = alpha * x[i] + (1 - alpha) * out[i - 1]
    return out

@njit
def rsi(close, period=14):
    n = close.shape[0]
    out = np.full(n, np.nan)
    gain = loss = 0.0
    for i in range(1, n):
        d = close[i] - close[i - 1]
        up, dn = max(d, 0.0), max(-d, 0.0)
        if i <= period:
            gain += up / period
            loss += dn / period
        else:
            gain = (gain * (period - 1) + up) / period
            loss = (loss * (period - 1) + dn) / period
        if i >= period:
            out[i] = 100.0 if loss == 0 else 100 - 100 / (1 + gain / loss)
    return out

@njit
def volume_bars(price, volume, threshold):
    bars = []
    o = h = l = price[0]
    cum = 0
    start = 0
    for i in range(len(price)):
        if cum == 0:
            o = h = l = price[i]
            start = i
        h = max(h, price[i])
        l = min(l, price[i])
        cum += volume[i]
        if cum >= threshold:
            bars.append((start, o, h, l, price[i], cum))
            cum = 0
    return bars

df = pd.read_csv(io.StringIO(CSV))
print(df.dtypes)
print(df.head(3))
df["ema"] = ema(df["price"].to_numpy(), 10)
df["rsi"] = rsi(df["price"].values)
print(df[["price", "ema", "rsi"]].tail(4).round(3))
bars = pd.DataFrame(volume_bars(df.price.values, df.volume.values, 25), columns=["i", "open", "high", "low", "close", "vol"])
print(bars)
print(bars["vol"].describe().round(2))
print(df.groupby(df.t % 3)["price"].agg(["mean", "max"]).round(3))
