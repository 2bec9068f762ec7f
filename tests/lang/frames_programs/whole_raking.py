# Raking (iterative proportional fitting) of survey weights.
import numpy as np
import pandas as pd

rng = np.random.default_rng(42)
n = 400
df = pd.DataFrame({
    "resp_id": np.arange(1, n + 1),
    "sex": pd.Categorical(rng.choice(["m", "f"], n, p=[0.4, 0.6])),
    "age_grp": pd.Categorical(rng.choice(["18-34", "35-54", "55+"], n, p=[0.2, 0.45, 0.35]),
                              categories=["18-34", "35-54", "55+"], ordered=True),
    "region": rng.choice(["N", "S", "E", "W"], n),
    "satis": rng.integers(1, 6, n),
})
df.loc[rng.choice(n, 20, replace=False), "satis"] = np.nan
print(df.head())
print(df.dtypes)
targets = {
    "sex": pd.Series({"m": 0.49, "f": 0.51}),
    "age_grp": pd.Series({"18-34": 0.28, "35-54": 0.34, "55+": 0.38}),
}


def rake(d, targets, max_iter=50, tol=1e-8):
    w = pd.Series(1.0, index=d.index, name="w")
    for it in range(max_iter):
        old = w.copy()
        for col, t in targets.items():
            cur = w.groupby(d[col], observed=False).sum() / w.sum()
            factor = (t / cur).reindex(cur.index)
            w = w * d[col].map(factor).astype(float)
        if (w - old).abs().max() < tol:
            break
    return w / w.mean(), it + 1


df["weight"], iters = rake(df, targets)
print("iterations:", iters)
print(df["weight"].describe().round(4))
for col, t in targets.items():
    before = df[col].value_counts(normalize=True).sort_index()
    after = df.groupby(col, observed=True)["weight"].sum() / df["weight"].sum()
    print(pd.concat({"target": t, "raw": before, "weighted": after}, axis=1).round(4))


def wmean(g):
    v = g.dropna(subset=["satis"])
    return pd.Series({"n": len(v), "mean": np.average(v["satis"], weights=v["weight"]),
                      "deff": len(v) * (v["weight"] ** 2).sum() / v["weight"].sum() ** 2})


out = df.groupby("region").apply(wmean)
print(out)
print(out.style if False else out.round(3).to_string(float_format="{:.2f}".format))
tab = pd.crosstab(df["satis"], [df["sex"], df["age_grp"]], values=df["weight"], aggfunc="sum", margins=True, dropna=False)
print(tab.round(2))
pct = pd.crosstab(df["region"], df["satis"], normalize="index").mul(100).round(1)
print(pct)
print(pct.to_csv(sep="|"))
top2 = df.assign(top2=df["satis"].ge(4).where(df["satis"].notna())).groupby("age_grp", observed=True)["top2"].mean()
print(top2)
print(df["satis"].value_counts(dropna=False, sort=False))
df["wq"] = pd.qcut(df["weight"], 4, duplicates="drop")
print(df["wq"].value_counts())
print(df.pivot_table(index="region", columns="age_grp", values=["satis", "weight"], aggfunc={"satis": "mean", "weight": "sum"}, observed=True).round(2))
