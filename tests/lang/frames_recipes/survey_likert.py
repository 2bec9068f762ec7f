import numpy as np
import pandas as pd

scale = ["Strongly disagree", "Disagree", "Neutral", "Agree", "Strongly agree"]
rng = np.random.default_rng(8)
n = 60
df = pd.DataFrame({f"Q{i}": pd.Categorical(rng.choice(scale, n, p=p), categories=scale, ordered=True)
                   for i, p in enumerate([[.1, .2, .3, .3, .1], [.3, .3, .2, .1, .1], [.05, .1, .15, .4, .3]], start=1)})
df["age"] = rng.integers(18, 70, n)
df["dept"] = rng.choice(["HR", "IT", "Ops"], n)
df.iloc[[3, 9], 0] = np.nan
print(df.head())
print(df["Q1"].value_counts())
counts = df[["Q1", "Q2", "Q3"]].apply(lambda s: s.value_counts()).T
print(counts)
pct = counts.div(counts.sum(axis=1), axis=0).mul(100).round(1)
print(pct)
print((df["Q3"] >= "Agree").mean().round(3))
codes = df[["Q1", "Q2", "Q3"]].apply(lambda s: s.cat.codes.replace(-1, np.nan) + 1)
print(codes.describe().loc[["count", "mean"]].round(3))
print(codes.groupby(df["dept"]).mean().round(2))
df["age_group"] = pd.cut(df["age"], [17, 30, 45, 70], labels=["18-30", "31-45", "46+"])
tab = pd.crosstab(df["age_group"], df["Q3"], normalize="index")
print(tab.round(2))
print(df.groupby("dept", observed=True)["Q1"].max())
print(df.sort_values("Q1", na_position="first").head(3)[["Q1", "dept"]])
top2 = codes.ge(4).where(codes.notna()).groupby(df["age_group"], observed=False).mean()
print(top2.astype(float).round(2))
long = df.melt(id_vars=["dept"], value_vars=["Q1", "Q2"], var_name="question", value_name="answer")
print(long.groupby(["question", "dept"])["answer"].agg(["count", "nunique"]))
print(df["Q1"].cat.rename_categories({"Strongly disagree": "SD", "Strongly agree": "SA"}).value_counts(sort=False))
print(df.describe(include="category"))
