# Exploratory look at a passenger list
import numpy as np
import pandas as pd

pd.set_option("display.max_columns", None)
rng = np.random.default_rng(42)
n = 120
titles = np.array(["Mr.", "Mrs.", "Miss.", "Master."], dtype=object)
sex = rng.choice(["male", "female"], n, p=[0.6, 0.4])
df = pd.DataFrame({
    "PassengerId": range(1, n + 1),
    "Survived": rng.integers(0, 2, n),
    "Pclass": rng.choice([1, 2, 3], n, p=[0.25, 0.2, 0.55]),
    "Sex": sex,
    "Age": np.where(rng.random(n) < 0.2, np.nan, rng.integers(1, 75, n)),
    "SibSp": rng.integers(0, 3, n),
    "Parch": rng.integers(0, 3, n),
    "Fare": np.round(rng.gamma(2.0, 16.0, n), 2),
    "Embarked": rng.choice(["S", "C", "Q"], n),
})
df.loc[df.index[::17], "Embarked"] = np.nan
df["Name"] = ["Doe%d, %s John" % (i, "Mr." if s == "male" else "Mrs.") for i, s in zip(df.PassengerId, df.Sex)]
print(df.shape)
print(df.head())
df.info()
print(df.describe().round(2))
print(df.isnull().sum())
print(df["Survived"].value_counts(normalize=True))
print(df.groupby("Sex")["Survived"].agg(["mean", "count"]).round(3))
print(df[["Pclass", "Survived"]].groupby(["Pclass"], as_index=False).mean().sort_values(by="Survived", ascending=False))
df["Title"] = df["Name"].str.extract(r" ([A-Za-z]+)\.", expand=False)
print(pd.crosstab(df["Title"], df["Sex"]))
df["Age"] = df["Age"].fillna(df.groupby("Sex")["Age"].transform("median"))
df["Embarked"] = df["Embarked"].fillna(df["Embarked"].mode()[0])
df["AgeBand"] = pd.cut(df["Age"], 5)
print(df[["AgeBand", "Survived"]].groupby("AgeBand", observed=False, as_index=False).mean())
df["FamilySize"] = df["SibSp"] + df["Parch"] + 1
df["IsAlone"] = (df["FamilySize"] == 1).astype(int)
print(df.groupby("FamilySize")["Survived"].mean())
df["FareBand"] = pd.qcut(df["Fare"], 4, labels=["low", "mid", "high", "top"])
print(df.pivot_table("Survived", index="Sex", columns="Pclass").round(3))
print(df.pivot_table("Survived", ["Sex", pd.cut(df["Age"], [0, 18, 80])], "Pclass", observed=False).round(3))
df["Sex"] = df["Sex"].map({"female": 1, "male": 0}).astype(int)
df = pd.get_dummies(df, columns=["Embarked"], drop_first=True)
df = df.drop(["Name", "Title"], axis=1)
print(df.dtypes)
print(df.corr(numeric_only=True)["Survived"].round(4))
