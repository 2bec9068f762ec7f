import io
import numpy as np
import pandas as pd

rng = np.random.default_rng(7)
n = 60
raw = pd.DataFrame({
    "PassengerId": range(1, n + 1),
    "Survived": rng.integers(0, 2, n),
    "Pclass": rng.integers(1, 4, n),
    "Name": [f"{last}, {title}. {first}" for last, title, first in zip(
        rng.choice(["Braund", "Cumings", "Heikkinen", "Allen", "Moran"], n),
        rng.choice(["Mr", "Mrs", "Miss", "Master", "Dr", "Rev"], n),
        rng.choice(["Owen", "John", "Laina", "James"], n))],
    "Sex": rng.choice(["male", "female"], n),
    "Age": np.where(rng.random(n) < 0.2, np.nan, rng.integers(1, 80, n)),
    "SibSp": rng.integers(0, 4, n), "Parch": rng.integers(0, 3, n),
    "Fare": np.round(rng.gamma(2, 15, n), 2),
    "Cabin": rng.choice(["C85", "E46", "", "B28"], n),
    "Embarked": rng.choice(["S", "C", "Q", ""], n, p=[.6, .2, .15, .05]),
})
buf = io.StringIO(raw.to_csv(index=False))
df = pd.read_csv(buf)
print(df.head())
df.info()
print(df.isnull().sum().sort_values(ascending=False).head())
print((df.isnull().mean() * 100).round(1))
df["Title"] = df["Name"].str.extract(r" ([A-Za-z]+)\.", expand=False)
df["Title"] = df["Title"].replace(["Dr", "Rev"], "Rare").replace({"Mlle": "Miss"})
print(pd.crosstab(df["Title"], df["Sex"]))
df["Age"] = df["Age"].fillna(df.groupby(["Pclass", "Sex"])["Age"].transform("median"))
df["Embarked"] = df["Embarked"].fillna(df["Embarked"].mode()[0])
df["FamilySize"] = df["SibSp"] + df["Parch"] + 1
df["IsAlone"] = (df["FamilySize"] == 1).astype(int)
df["AgeBand"] = pd.cut(df["Age"], 5)
print(df[["AgeBand", "Survived"]].groupby("AgeBand", observed=False).mean())
df["FareBand"] = pd.qcut(df["Fare"], 4)
print(df[["FareBand", "Survived"]].groupby(["FareBand"], as_index=False, observed=True).mean().sort_values(by="FareBand"))
df["Deck"] = df["Cabin"].str[0].fillna("U")
print(df.pivot_table("Survived", index="Sex", columns="Pclass", aggfunc=["mean", "count"], margins=True))
print(df.groupby(["Sex", "Pclass"])["Fare"].describe())
print(df.groupby("Deck").agg({"Fare": ["mean", "max"], "Age": "median", "Name": "count"}))
df["Sex"] = df["Sex"].map({"female": 1, "male": 0}).astype(int)
dummies = pd.get_dummies(df[["Embarked", "Title"]], prefix=["Emb", "T"], drop_first=True, dtype=int)
data = pd.concat([df.drop(["Name", "Cabin", "Embarked", "Title", "AgeBand", "FareBand", "Deck"], axis=1), dummies], axis=1)
print(data.describe().T.round(2))
print(data.corr()["Survived"].sort_values(ascending=False).round(3))
train = data.sample(frac=0.8, random_state=42)
test = data.drop(train.index)
print(train.shape, test.shape, train.index[:5].tolist())
for (p, s), g in df.groupby(["Pclass", "Sex"]):
    print(f"class {p} sex {s}: {len(g):3d} passengers, mean fare {g['Fare'].mean():8.2f}, survival {g['Survived'].mean():.1%}")
