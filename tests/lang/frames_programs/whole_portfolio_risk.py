# Risk: VaR, CVaR, scenario matrices, factor regression by group, risk contributions, stress tables in several levels
import numpy as np
import pandas as pd

rng = np.random.default_rng(1234)
assets = {"SPX": "Equity", "EFA": "Equity", "AGG": "Bond", "TIP": "Bond", "GLD": "Commodity", "USO": "Commodity"}
cls = pd.Series(assets, name="class")
L = np.tril(rng.normal(0, .3, (6, 6)), -1) + np.eye(6)
R = pd.DataFrame(rng.standard_t(5, (750, 6)) @ L.T * .006, columns=list(assets), index=pd.bdate_range("2021-01-01", periods=750))
R.columns.name = "asset"
print(R.head(3).round(4))
print(R.agg(["mean", "std", "skew", "kurt", "min", "max"]).T.round(4))
w = pd.Series([.3, .15, .25, .1, .12, .08], index=R.columns, name="weight")
assert abs(w.sum() - 1) < 1e-12
p = R @ w
p.name = "port"
def var(s, a=.95):
    return -s.quantile(1 - a)
def cvar(s, a=.95):
    return -s[s <= s.quantile(1 - a)].mean()
risk = pd.DataFrame({f.__name__: {a: f(p, a) for a in (.9, .95, .99)} for f in (var, cvar)}).rename_axis("level")
print(risk.round(5))
print(R.apply([var, cvar]).round(4))
print(R.agg({"SPX": [var, "std"], "GLD": [cvar, "std"]}).round(4))
C = R.cov() * 252
vol = np.sqrt(w @ C @ w)
mc = C @ w / vol
rc = pd.concat([w, mc.rename("marginal"), (w * mc).rename("contrib"), (w * mc / vol).rename("pct")], axis=1)
print(rc.round(4), round(rc["contrib"].sum() - vol, 12))
by = rc.groupby(cls)[["weight", "contrib", "pct"]].sum().sort_values("pct", ascending=False)
by.loc["Total"] = by.sum()
print(by.style if False else by.to_string(formatters={"weight": "{:.0%}".format, "contrib": "{:.4f}".format, "pct": "{:.1%}".format}))
roll = p.rolling(250)
v = pd.DataFrame({"var": -roll.quantile(.05), "std": roll.std() * 1.645})
br = (-p > v["var"].shift()).rename("breach")
print(v.dropna().iloc[[0, -1]].round(5), br[v["var"].shift().notna()].agg(["sum", "mean", "count"]).round(4), sep="\n")
print(br.groupby(br.index.year).sum(), br[br].index.strftime("%m-%d").tolist()[:5])
kup = pd.crosstab(br.shift(fill_value=False), br)
print(kup)
stress = pd.DataFrame({"2008": [-.38, -.43, .05, -.02, .04, -.54], "2013 taper": [.02, -.03, -.04, -.09, -.25, .03], "2020 covid": [-.34, -.33, .01, -.01, .03, -.67]}, index=R.columns)
pl = stress.mul(w, axis=0)
out = pd.concat({"asset": pl, "class": pl.groupby(cls).sum()}, names=["lvl", "name"])
out.loc[("total", "portfolio"), :] = pl.sum().to_numpy()
print(out.map(lambda x: f"{x:+.2%}"))
print(out.loc["class"].idxmin(), out.xs("portfolio", level="name").T.squeeze().round(4), sep="\n")
fac = pd.DataFrame({"MKT": R["SPX"] + rng.normal(0, .002, 750), "RATE": -R["AGG"] + rng.normal(0, .001, 750)}, index=R.index)
def ols(y):
    X = np.column_stack([np.ones(len(y)), fac.loc[y.index]])
    b, ss, *_ = np.linalg.lstsq(X, y, rcond=None)
    return pd.Series([*b, 1 - ss[0] / ((y - y.mean()) ** 2).sum()], index=["alpha", *fac.columns, "R2"])
print(R.apply(ols).T.round(3))
yr = R.groupby(R.index.year).apply(lambda d: d.apply(ols).loc["MKT"])
print(yr.round(3))
print(R.groupby([R.index.year, R.index.quarter])["SPX"].apply(lambda s: ols(s)).unstack().round(3).head(3))
dd = (1 + p).cumprod()
dd = dd / dd.cummax() - 1
ep = (dd == 0).cumsum()
tbl = dd.groupby(ep).agg(depth="min", start=lambda s: s.index[0], trough="idxmin", end=lambda s: s.index[-1]).nsmallest(3, "depth").reset_index(drop=True)
tbl["days"] = (tbl["end"] - tbl["start"]).dt.days
print(tbl)
cor = R.corr()
cor.index.name = "left"
pairs = cor.where(np.tril(np.ones_like(cor, dtype=bool), -1)).stack().sort_values()
print(pairs.iloc[[0, -1]].round(4), pairs.index.names)
print(cor.groupby(cls).mean().T.groupby(cls).mean().round(3))
h = R.rolling(60).corr().xs("SPX", level=1)["GLD"].dropna()
print(h.resample("QE").mean().round(3).head(4), h.idxmin().date(), sep="\n")
boot = pd.Series([var(p.sample(250, replace=True, random_state=k)) for k in range(15)]).describe()
print(boot.round(6).to_frame().T.to_string(index=False))
wts = pd.DataFrame(rng.dirichlet(np.ones(6), 200), columns=R.columns)
mv = pd.DataFrame({"mu": wts @ R.mean() * 252, "sd": np.sqrt(np.einsum("ij,jk,ik->i", wts, C, wts))})
mv["sharpe"] = mv["mu"] / mv["sd"]
mv["bucket"] = pd.qcut(mv["sd"], 4, labels=False)
print(mv.loc[mv.groupby("bucket")["sharpe"].idxmax()].round(4), wts.loc[mv["sharpe"].idxmax()].round(3).to_dict(), sep="\n")
lim = pd.cut(rc["weight"], [0, .1, .2, 1], labels=["small", "mid", "core"], right=False)
print(pd.concat([rc["weight"], lim.rename("size"), cls], axis=1).sort_values(["size", "weight"], ascending=[False, False]))
print(pd.pivot_table(rc.assign(cls=cls, size=lim), index="cls", columns="size", values="pct", aggfunc="sum", observed=False, margins=True).round(3))
