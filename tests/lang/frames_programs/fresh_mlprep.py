# Feature engineering for churn
import numpy as np
import pandas as pd
from functools import reduce, partial

rs = np.random.RandomState(0)
N = 80
df = pd.DataFrame({
    "customer_id": np.arange(1000, 1000 + N),
    "gender": rs.choice(["M", "F", "m", "female", np.nan], N),
    "age": rs.normal(40, 12, N).round().clip(18, 90),
    "plan": rs.choice(["basic", "plus", "pro"], N, p=[.5, .3, .2]),
    "tenure": rs.exponential(20, N).astype(int),
    "monthly": rs.gamma(5, 10, N).round(2),
    "calls": rs.poisson(2, N),
    "city": rs.choice(["A", "B", "C", "D", "E", "F"], N, p=[.4, .25, .2, .1, .03, .02]),
    "churn": rs.binomial(1, .3, N),
})
df.loc[rs.choice(N, 8, replace=False), "age"] = np.nan
df.loc[rs.choice(N, 5, replace=False), "monthly"] = np.nan
print(df.head())
print(df.dtypes.value_counts())
print(df.isna().sum()[df.isna().any()])
print(df["gender"].value_counts(dropna=False))
df["gender"] = df["gender"].replace({"m": "M", "female": "F", "nan": np.nan})
print(df["gender"].value_counts(dropna=False))


def rare(s, cut=.05, other="other"):
    freq = s.value_counts(normalize=True)
    return s.where(s.map(freq) >= cut, other)


df["city"] = rare(df["city"])
print(df["city"].value_counts())


class Imputer:
    def __init__(self, strategy="median"):
        self.strategy = strategy

    def fit(self, X):
        self.values_ = X.agg(self.strategy)
        return self

    def transform(self, X):
        return X.fillna(self.values_)

    def fit_transform(self, X):
        return self.fit(X).transform(X)


class Scaler:
    def fit(self, X):
        self.mu_, self.sd_ = X.mean(), X.std(ddof=0)
        return self

    def transform(self, X):
        return (X - self.mu_) / self.sd_


num = ["age", "tenure", "monthly", "calls"]
imp = Imputer()
flags = df[num].isna().add_suffix("_missing").astype(int)
df[num] = imp.fit_transform(df[num])
print(imp.values_)
print(flags.sum())
cat = pd.get_dummies(df[["gender", "plan", "city"]], dummy_na=False, dtype="uint8")
print(cat.head(3))
print(cat.dtypes.unique())
print(pd.get_dummies(df["gender"], prefix="g", dummy_na=True).sum())
print(pd.get_dummies(df[["plan", "calls"]].head(3), columns=["plan"], prefix_sep="=").columns.tolist())
order = {"basic": 0, "plus": 1, "pro": 2}
df["plan_ord"] = df["plan"].map(order)
codes, uniques = pd.factorize(df["city"], sort=True)
print(codes[:10], uniques)
split = rs.permutation(N)
train, test = df.iloc[split[: int(.75 * N)]], df.iloc[split[int(.75 * N):]]
print(train.shape, test.shape, train.churn.mean().round(3), test.churn.mean().round(3))
te = train.groupby("city")["churn"].agg(["mean", "count"])
k, prior = 5, train["churn"].mean()
te["smooth"] = (te["mean"] * te["count"] + prior * k) / (te["count"] + k)
print(te.round(4))
test = test.assign(city_te=test["city"].map(te["smooth"]).fillna(prior))
print(test[["city", "city_te"]].drop_duplicates().sort_values("city").reset_index(drop=True))
sc = Scaler().fit(train[num])
Z = sc.transform(train[num])
print(Z.describe().loc[["mean", "std"]].round(3))
df["tenure_bin"] = pd.cut(df["tenure"], [-1, 6, 12, 24, np.inf], labels=["<6m", "6-12m", "1-2y", "2y+"])
woe = df.groupby("tenure_bin", observed=False)["churn"].agg(bad="sum", n="count")
woe["good"] = woe["n"] - woe["bad"]
woe["woe"] = np.log((woe["good"] / woe["good"].sum()) / (woe["bad"] / woe["bad"].sum()).replace(0, np.nan))
print(woe.round(3))
q1, q3 = df["monthly"].quantile([.25, .75])
iqr = q3 - q1
df["monthly_w"] = df["monthly"].clip(q1 - 1.5 * iqr, q3 + 1.5 * iqr)
print((df["monthly"] != df["monthly_w"]).sum(), df[["monthly", "monthly_w"]].max().to_dict())
inter = pd.DataFrame({f"{a}*{b}": df[a] * df[b] for i, a in enumerate(num) for b in num[i + 1:]})
print(inter.mean().round(2))
parts = [df[["customer_id", "churn"]], df[num], flags, cat]
wide = reduce(lambda a, b: a.join(b), parts)
print(wide.shape, wide.columns[:6].tolist())
c = wide.drop(columns="customer_id").corr()["churn"].drop("churn").abs().sort_values(ascending=False)
print(c.head(5).round(4))
upper = wide[num].corr().abs()
mask = np.triu(np.ones_like(upper, dtype=bool))
print(upper.mask(mask).max().round(3))
w = np.linalg.lstsq(np.column_stack([np.ones(len(Z)), Z.values]), train["churn"].values, rcond=None)[0]
pred = pd.Series(np.column_stack([np.ones(len(test)), sc.transform(test[num]).values]) @ w, index=test.index, name="score")
ev = test[["churn"]].join(pred).sort_values("score", ascending=False)
ev["decile"] = pd.qcut(ev["score"], 4, labels=False)
print(ev.groupby("decile").churn.agg(["mean", "size"]))
print(pd.crosstab(ev["churn"], ev["score"] > .3, rownames=["actual"], colnames=["pred"]))
mem = df.memory_usage(deep=False).sum()
small = df.astype({"calls": "int8", "churn": "bool", "plan": "category", "age": "float32"})
print(mem > small.memory_usage(deep=False).sum(), small.dtypes.to_dict())
round2 = partial(pd.DataFrame.round, decimals=2)
print(df[num].pipe(round2).tail(3))
folds = pd.Series(np.arange(N) % 4, index=df.index).sample(frac=1, random_state=3)
print(df.groupby(folds.sort_index())["churn"].agg(["sum", "count"]))
