import numpy as np
import pandas as pd

m = pd.date_range("2015-01-01", periods=96, freq="MS")
t = np.arange(96)
rng = np.random.default_rng(17)
seas = np.array([-8, -9, 0, 2, 4, 7, 12, 10, 3, -2, -6, -4.0])
y = pd.Series(100 + .8 * t + seas[t % 12] + rng.normal(0, 1.5, 96), index=m, name="pax").round(2)
print(y.head(3), y.index.freqstr, y.index.inferred_freq)
ma = y.rolling(12).mean().rolling(2).mean().shift(-6)
det = y - ma
si = det.groupby(det.index.month).mean()
si -= si.mean()
adj = y - si.reindex(y.index.month).to_numpy()
dec = pd.DataFrame({"y": y, "trend": ma, "seas": si.reindex(y.index.month).values, "sa": adj})
dec["resid"] = dec.y - dec.trend - dec.seas
print(dec.iloc[[0, 6, 50, 95]].round(3))
print(si.round(2).to_dict(), dec.resid.std().round(4))
mult = (y / ma).groupby(y.index.month).median()
print((mult / mult.mean()).round(4).rename(lambda k: pd.Timestamp(2000, k, 1).strftime("%b")))
pv = y.groupby([y.index.year, y.index.month]).first().unstack()
pv.columns = [pd.Timestamp(2000, c, 1).month_name()[:3] for c in pv.columns]
pv.index.name = "year"
print(pv.round(0).astype(int))
print(pv.diff().mean(axis=1).round(2), pv.pct_change().iloc[1:].mul(100).round(1).iloc[:2])
print(y.groupby(y.index.quarter).agg(["mean", "std"]).round(2), y.resample("QS").sum().tail(3), y.resample("YS").agg(["sum", "idxmax"]))
yoy = y.pct_change(12)
print(yoy.dropna().describe().round(4), yoy.groupby(yoy.index.year).mean().dropna().round(4))


def holt_winters(y, m, a, b, g):
    y = y.to_numpy()
    L, T, S = y[:m].mean(), (y[m:2 * m].mean() - y[:m].mean()) / m, list(y[:m] - y[:m].mean())
    fit = []
    for i, v in enumerate(y):
        f = L + T + S[i % m]
        fit.append(f)
        L0 = L
        L = a * (v - S[i % m]) + (1 - a) * (L + T)
        T = b * (L - L0) + (1 - b) * T
        S[i % m] = g * (v - L) + (1 - g) * S[i % m]
    return np.array(fit), (L, T, S)


best = min(((((holt_winters(y, 12, a, b, g)[0] - y.to_numpy())[24:] ** 2).mean(), a, b, g) for a in (.1, .3, .5) for b in (.05, .1) for g in (.1, .3)), key=lambda r: r[0])
print(tuple(round(v, 4) for v in best))
fit, (L, T, S) = holt_winters(y, 12, *best[1:])
fc = pd.Series([L + (h + 1) * T + S[(96 + h) % 12] for h in range(6)], index=pd.date_range(y.index[-1] + pd.offsets.MonthBegin(), periods=6, freq="MS"))
print(fc.round(2), fc.index.freq)
X = np.column_stack([np.ones(96), t, *[(y.index.month == k).astype(float) for k in range(2, 13)]])
beta, res, rank, sv = np.linalg.lstsq(X, y, rcond=None)
print(beta[:3].round(4), res.round(3), rank, (sv[0] / sv[-1]).round(3))
H = X @ np.linalg.pinv(X)
lev = np.diag(H)
print(lev.sum().round(6), lev.min().round(5))
e = y - X @ beta
dw = (np.diff(e) ** 2).sum() / (e ** 2).sum()
print(f"DW {dw:.4f}", [round(e.autocorr(k), 4) for k in (1, 2, 12)])
k = np.arange(1, 4)
four = np.column_stack([f(2 * np.pi * np.outer(t, k) / 12) for f in (np.sin, np.cos)])
fb = np.linalg.lstsq(np.c_[np.ones(96), t, four], y, rcond=None)[0]
print(fb.round(3), np.hypot(fb[2:5], fb[5:8]).round(3))
tr, te = y[:"2021"], y["2022":]
naive = tr.iloc[-12:].to_numpy()
drift = tr.iloc[-1] + (tr.iloc[-1] - tr.iloc[0]) / (len(tr) - 1) * np.arange(1, 13)
for nm, p in {"snaive": naive, "drift": drift, "ols": (X @ beta)[84:]}.items():
    er = te - p
    print(f"{nm:8}{er.abs().mean():8.3f}{np.sqrt((er ** 2).mean()):8.3f}{(er / te).abs().mean():9.3%}{er.abs().mean() / tr.diff(12).abs().mean():8.4f}")
cv = []
for cut in pd.date_range("2019-01-01", periods=4, freq="6MS"):
    h, f = y[y.index < cut], y[(y.index >= cut) & (y.index < cut + pd.DateOffset(months=6))]
    p = h.shift(12, freq="MS").reindex(f.index) if False else pd.Series(h.iloc[-12:-6].to_numpy(), index=f.index)
    cv.append({"cut": cut.to_period("M"), "n": len(h), "mae": (f - p).abs().mean(), "bias": (f - p).mean()})
print(pd.DataFrame(cv).round(3), pd.DataFrame(cv).dtypes)
lam = .5
bc = (y ** lam - 1) / lam
print(bc.describe().round(3)[["mean", "std"]].to_dict(), ((bc * lam + 1) ** (1 / lam) - y).abs().max() < 1e-9)
d = y.diff().diff(12).dropna()
print(len(d), d.var().round(4), np.sign(d).ne(np.sign(d).shift()).sum(), d.expanding().mean().iloc[-1].round(5))
ccf = pd.Series({h: d.corr(d.shift(h)) for h in range(0, 13)}).round(4)
print(ccf[ccf.abs() > 2 / np.sqrt(len(d))])
out = y[(y - y.rolling(13, center=True, min_periods=7).median()).abs() > 12]
print(out, y.where(~y.index.isin(out.index)).interpolate("time").loc[out.index].round(2), sep="\n")
print(pd.cut(y, bins=[0, 110, 140, np.inf], labels=["lo", "mid", "hi"]).groupby(y.index.year).value_counts().unstack(fill_value=0))
