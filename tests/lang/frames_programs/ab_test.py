# A/B test and funnel
import numpy as np
import pandas as pd
from math import sqrt, erf

rng = np.random.default_rng(2024)
n = 600
users = pd.DataFrame({
    "uid": np.arange(n),
    "variant": rng.choice(["control", "A", "B"], n, p=[.4, .3, .3]),
    "device": pd.Categorical(rng.choice(["ios", "android", "web"], n)),
    "country": rng.choice(["US", "DE", "FR", None], n, p=[.5, .25, .2, .05]),
    "visits": rng.poisson(3, n) + 1,
})
base = users["variant"].map({"control": .10, "A": .12, "B": .16})
users["signup"] = rng.random(n) < base * 2
users["paid"] = users["signup"] & (rng.random(n) < .4)
users["revenue"] = np.where(users["paid"], rng.gamma(2, 15, n).round(2), 0.0)
print(users.head(), users.dtypes, sep="\n")
print(users.describe(include="all").T)
s = users.groupby("variant").agg(n=("uid", "count"), signups=("signup", "sum"), paid=("paid", "sum"), rev=("revenue", "sum"), arpu=("revenue", "mean"))
s["cr"] = s["signups"] / s["n"]
s["se"] = np.sqrt(s["cr"] * (1 - s["cr"]) / s["n"])
s["lo"], s["hi"] = s["cr"] - 1.96 * s["se"], s["cr"] + 1.96 * s["se"]
print(s.round(4))
print(s.style.format if False else s.to_string(formatters={"cr": "{:.2%}".format, "arpu": "${:,.2f}".format, "rev": "${:,.0f}".format}, columns=["n", "cr", "arpu", "rev"]))
c = s.loc["control"]
def z(r):
    p = (r["signups"] + c["signups"]) / (r["n"] + c["n"])
    return (r["cr"] - c["cr"]) / sqrt(p * (1 - p) * (1 / r["n"] + 1 / c["n"]))
t = s.drop("control").apply(z, axis=1).to_frame("z")
t["p"] = t["z"].abs().map(lambda v: 1 - erf(v / sqrt(2)))
t["lift"] = s["cr"].div(c["cr"]).sub(1)
print(t)
print(t.assign(sig=pd.cut(t["p"], [-1, .01, .05, 1], labels=["**", "*", "ns"])))
funnel = users[["uid", "variant", "signup", "paid"]].assign(visit=True).melt(["uid", "variant"], var_name="step", value_name="hit")
funnel["step"] = pd.Categorical(funnel["step"], ["visit", "signup", "paid"], ordered=True)
f = funnel[funnel["hit"]].pivot_table(index="step", columns="variant", values="uid", aggfunc="nunique", observed=False, margins=True, margins_name="total")
print(f)
f = f.drop("total").sort_index()
print(f.div(f.iloc[0]).mul(100).round(1).astype(str).add("%"))
print(f.div(f.shift()).round(3))
seg = users.groupby(["device", "country"], observed=True, dropna=False)["signup"].agg(["mean", "size"])
print(seg)
print(seg["mean"].unstack().round(3))
print(users.pivot_table(index="device", columns=["variant", "country"], values="signup", aggfunc="mean", observed=True).round(2))
print(users.groupby("variant")["visits"].value_counts().unstack(fill_value=0).pipe(lambda d: d.div(d.sum(axis=1), axis=0)).round(2))
q = users.loc[users["paid"]].groupby("variant")["revenue"].quantile([.1, .5, .9]).unstack()
q.columns = [f"p{int(x * 100)}" for x in q.columns]
print(q.round(2))
boot = pd.Series([users["revenue"].sample(frac=1, replace=True, random_state=i).mean() for i in range(20)])
print(boot.describe().round(3))
print(pd.qcut(users["visits"], [0, .5, .9, 1], duplicates="drop").value_counts(sort=False))
print(users.groupby(pd.cut(users["visits"], [0, 2, 4, 99]), observed=False)[["signup", "paid"]].mean())
chi = pd.crosstab(users["variant"], users["signup"])
exp = np.outer(chi.sum(axis=1), chi.sum()) / chi.values.sum()
print(chi, exp.round(1), round(float(((chi - exp) ** 2 / exp).values.sum()), 4), sep="\n")
print(pd.crosstab(users["variant"], users["country"].fillna("??"), normalize="columns").round(3))
print(pd.crosstab(users["variant"], [users["device"], users["paid"]], margins=True))
print(pd.crosstab(users["variant"], users["device"], values=users["revenue"], aggfunc=["sum", "max"]).round(1))
daily = users.assign(day=pd.Timestamp("2024-02-01") + pd.to_timedelta(users["uid"] // 60, unit="D")).groupby(["day", "variant"])["signup"].mean().unstack()
print(daily.head(3))
print(daily.expanding().mean().tail(2))
print(daily.idxmax(axis=1).value_counts())
print(daily.rank(axis=1, ascending=False).mean())
print(daily.agg(["mean", "std", lambda s: s.max() - s.min()]))
w = (daily["B"] > daily["control"]).astype(int)
print(w.groupby((w != w.shift()).cumsum()).agg(["first", "size"]).query("first == 1"))
print(users.query("paid and country in ['US', 'DE'] and visits > 2").groupby(["country", "variant"], as_index=False)["revenue"].mean().sort_values("revenue", ascending=False, ignore_index=True).head(4))
print(users.set_index("uid").loc[[5, 1, 3], "variant":"country"])
print(users["country"].value_counts(dropna=False, normalize=True).rename_axis("cc").reset_index())
print(users.sample(3, random_state=7)[["uid", "variant", "revenue"]])
