import math
from math import erf, exp, log, sqrt, pi
import numpy as np
import pandas as pd
from numba import njit, vectorize, float64
from functools import lru_cache, partial
import itertools as it


def N(x):
    return .5 * (1 + erf(x / sqrt(2)))


@vectorize([float64(float64, float64, float64, float64, float64)])
def bs(S, K, T, r, s):
    d1 = (math.log(S / K) + (r + .5 * s * s) * T) / (s * math.sqrt(T))
    d2 = d1 - s * math.sqrt(T)
    return S * .5 * (1 + math.erf(d1 / math.sqrt(2))) - K * math.exp(-r * T) * .5 * (1 + math.erf(d2 / math.sqrt(2)))


@njit
def crr(S, K, T, r, s, n, american, call):
    dt = T / n
    u = math.exp(s * math.sqrt(dt))
    d = 1 / u
    p = (math.exp(r * dt) - d) / (u - d)
    disc = math.exp(-r * dt)
    v = np.empty(n + 1)
    for i in range(n + 1):
        x = S * u ** (n - i) * d ** i
        v[i] = max(x - K, 0.0) if call else max(K - x, 0.0)
    for j in range(n - 1, -1, -1):
        for i in range(j + 1):
            v[i] = disc * (p * v[i] + (1 - p) * v[i + 1])
            if american:
                x = S * u ** (j - i) * d ** i
                v[i] = max(v[i], x - K if call else K - x)
    return v[0]


@njit
def asian(S, K, T, r, s, paths, steps, seed):
    np.random.seed(seed)
    dt = T / steps
    tot = tot2 = 0.0
    for _ in range(paths):
        x, a = S, 0.0
        for _ in range(steps):
            x *= math.exp((r - .5 * s * s) * dt + s * math.sqrt(dt) * np.random.normal())
            a += x
        pay = max(a / steps - K, 0.0)
        tot += pay
        tot2 += pay * pay
    m = tot / paths
    return m * math.exp(-r * T), math.sqrt((tot2 / paths - m * m) / paths)


asof = pd.Timestamp("2024-06-03")
exps = pd.DatetimeIndex(["2024-06-21", "2024-07-19", "2024-09-20", "2025-01-17"])
K = np.arange(80, 125, 5.0)
grid = pd.MultiIndex.from_product([exps, K], names=["expiry", "strike"])
ch = pd.DataFrame(index=grid).reset_index()
ch["T"] = (ch["expiry"] - asof).dt.days / 365
ch["iv"] = .2 + .1 * np.log(ch.strike / 100) ** 2 - .05 * np.log(ch.strike / 100) / np.sqrt(ch["T"])
ch["px"] = bs(100.0, ch.strike.to_numpy(), ch["T"].to_numpy(), .05, ch.iv.to_numpy()).round(4)
print(ch.pivot(index="strike", columns="expiry", values="px").round(2))


def implied(px, S, K, T, r):
    lo, hi = 1e-4, 5.0
    f = lambda s: bs(S, K, T, r, s) - px
    for _ in range(100):
        m = (lo + hi) / 2
        lo, hi = (lo, m) if f(m) > 0 else (m, hi)
    return m


ch["iv2"] = [implied(x.px, 100.0, x.strike, x.T_, .05) for x in ch.rename(columns={"T": "T_"}).itertuples()]
print((ch.iv2 - ch.iv).abs().max().round(3), ch.loc[(ch.iv2 - ch.iv).abs().gt(.002), ["expiry", "strike", "px"]].shape)
d1 = (np.log(100 / ch.strike) + (.05 + ch.iv ** 2 / 2) * ch["T"]) / (ch.iv * np.sqrt(ch["T"]))
ch["delta"] = d1.map(N)
ch["gamma"] = np.exp(-d1 ** 2 / 2) / np.sqrt(2 * pi) / (100 * ch.iv * np.sqrt(ch["T"]))
ch["bucket"] = pd.cut(ch.delta, [0, .1, .25, .5, .75, 1], labels=["wing", "10-25", "25-50", "itm", "deep"])
print(ch.groupby(["expiry", "bucket"], observed=False).iv.mean().unstack().round(4))
sk = ch.groupby("expiry").apply(lambda g: pd.Series({"atm": np.interp(.5, g.delta[::-1], g.iv[::-1]), "rr25": np.interp(.25, g.delta[::-1], g.iv[::-1]) - np.interp(.75, g.delta[::-1], g.iv[::-1])}), include_groups=False)
print(sk.round(5))
tv = sk.atm ** 2 * ((sk.index - asof).days / 365)
fw = np.sqrt(tv.diff() / (pd.Series(sk.index, sk.index).diff().dt.days / 365))
print(fw.round(5))
print([round(crr(100., k, .5, .05, .25, 200, am, c), 5) for k, am, c in it.product((95., 105.), (False, True), (True, False))])
print([round(v, 6) for v in asian(100., 100., 1., .03, .2, 4000, 12, 1)])
rng = np.random.default_rng(5)
z = rng.standard_normal((5000, 12))
pth = 100 * np.exp(np.cumsum((.03 - .02) / 12 + .2 / np.sqrt(12) * np.vstack([z, -z]), axis=1))
pay = np.maximum(pth.mean(1) - 100, 0) * exp(-.03)
cv = np.exp(np.log(pth).mean(1))
cov = np.cov(pay, np.maximum(cv - 100, 0))
b = cov[0, 1] / cov[1, 1]
print(pay.mean().round(5), b.round(4), np.corrcoef(pay, cv).round(4)[0, 1])
bar = (pth.max(1) < 120) * np.maximum(pth[:, -1] - 100, 0)
print(f"{bar.mean() * exp(-.03):.4f}", (pth > 120).any(1).mean(), np.argmax(pth > 120, axis=1)[:10])
ls = pth[:5000]
cash = np.maximum(105 - ls[:, -1], 0)
for t in range(10, -1, -1):
    cash *= exp(-.03 / 12)
    itm = ls[:, t] < 105
    c = np.polyfit(ls[itm, t], cash[itm], 2)
    ex = 105 - ls[itm, t]
    cash[itm] = np.where(ex > np.polyval(c, ls[itm, t]), ex, cash[itm])
print("LSM", round(cash.mean() * exp(-.03 / 12), 4))


@lru_cache(maxsize=None)
def binom(n, k):
    return 1 if k in (0, n) else binom(n - 1, k - 1) + binom(n - 1, k)


print(binom(30, 12), binom.cache_info())
greeks = {g: partial(lambda bump, S: (bs(S + bump, 100., .5, .05, .2) - bs(S - bump, 100., .5, .05, .2)) / (2 * bump), h) for g, h in (("d1", .01), ("d2", 1.))}
print({k: round(f(100.), 8) for k, f in greeks.items()})
pd.options.display.float_format = "{:,.3f}".format
print(ch.drop(columns=["expiry"]).describe())
print(ch)
pd.reset_option("display.float_format")
print(ch.set_index(["expiry", "strike"]).loc[("2024-07-19", 95.0):("2024-07-19", 105.0), ["px", "iv", "delta"]])
print(ch.set_index(["expiry", "strike"]).xs(100.0, level="strike")[["px", "iv"]])
