import numpy as np
import pandas as pd

rng = np.random.default_rng(0)
df = pd.DataFrame({"date": pd.date_range("2022-01-01", periods=60, freq="D").repeat(2), "store": ["A", "B"] * 60,
                   "sales": rng.poisson(30, 120).astype(float), "promo": rng.choice(["none", "flyer", "tv"], 120), "temp": rng.normal(15, 6, 120).round(1)})
df.loc[[5, 40, 77], "sales"] = np.nan
df = df.sort_values(["store", "date"]).reset_index(drop=True)
df["sales"] = df.groupby("store")["sales"].transform(lambda s: s.interpolate())
for lag in (1, 7):
    df[f"lag_{lag}"] = df.groupby("store")["sales"].shift(lag)
df["roll_mean_7"] = df.groupby("store")["sales"].transform(lambda s: s.shift(1).rolling(7).mean())
df["expanding_max"] = df.groupby("store")["sales"].expanding().max().reset_index(level=0, drop=True)
df["dow"] = df["date"].dt.dayofweek
df["is_weekend"] = df["dow"].isin([5, 6]).astype(int)
df["month_sin"] = np.sin(2 * np.pi * df["date"].dt.month / 12)
df["week"] = df["date"].dt.isocalendar().week.astype(int)
df["temp_bin"] = pd.qcut(df["temp"], q=4, labels=False)
df["temp_cat"] = pd.cut(df["temp"], bins=[-np.inf, 10, 20, np.inf], labels=["cold", "mild", "warm"])
df["promo_code"], uniques = pd.factorize(df["promo"])
print(list(uniques))
target = df.groupby("promo")["sales"].mean()
df["promo_te"] = df["promo"].map(target)
freq = df["promo"].value_counts(normalize=True)
df["promo_freq"] = df["promo"].map(freq).round(3)
print(df.iloc[[0, 8, 65]].T)
X = pd.get_dummies(df.drop(columns=["date"]), columns=["store", "promo", "temp_cat"], drop_first=True, dtype=float)
print(X.columns.tolist())
print(X.dropna().shape)
corr = X.corr()["sales"].drop("sales").abs().sort_values(ascending=False)
print(corr.head(3).index.tolist())
num = X.select_dtypes(include=["float64"]).columns
scaled = (X[num] - X[num].min()) / (X[num].max() - X[num].min())
print(scaled.agg(["min", "max"]).T.drop_duplicates())
train, test = X[df["date"] < "2022-02-20"], X[df["date"] >= "2022-02-20"]
print(len(train), len(test))
skewed = X[["sales", "temp"]].skew().round(3)
print(skewed)
print(np.log1p(df["sales"]).round(3).head(3).tolist())
print(df.memory_usage(index=False).loc[["sales", "dow"]])
