# Survey: ordered categoricals, multi-select answers, weights, cross tables, text report
import io
import pandas as pd
import numpy as np

csv = """rid,age_group,sat,brands,nps,comment,w
1,18-24,Very satisfied,"Acme|Beta",10,Love it!!,1.2
2,25-34,Satisfied,Acme,8,,0.8
3,25-34,Neutral,"Beta|Gamma|Acme",6,"It's ok, but slow",1.0
4,35-44,Dissatisfied,,3,Too expensive :(,1.1
5,18-24,Satisfied,Gamma,9,great value,0.9
6,45+,Very dissatisfied,Beta,0,NEVER again,1.5
7,35-44,Neutral,"Acme|Gamma",7,meh,1.0
8,45+,,Beta,5,ok ok ok,0.7
9,25-34,Very satisfied,Acme,10,LOVE the app,1.3
10,18-24,Satisfied,"Beta|Acme",8,slow delivery but great price,1.0
"""
levels = ["Very dissatisfied", "Dissatisfied", "Neutral", "Satisfied", "Very satisfied"]
t = pd.CategoricalDtype(levels, ordered=True)
df = pd.read_csv(io.StringIO(csv), index_col="rid", dtype={"sat": t, "age_group": "category", "nps": "int8"})
df.info(memory_usage=False)
print(df["sat"].cat.codes.to_list(), df["sat"].min(), df["sat"].max())
print(df["sat"].value_counts(sort=False))
print(df["sat"].value_counts(normalize=True, dropna=False).mul(100).round(1).astype(str) + "%")
print(df[df["sat"] >= "Satisfied"].index.tolist())
try:
    print(df["sat"] > "Happy")
except TypeError as e:
    print("TypeError:", e)
try:
    df.loc[1, "sat"] = "Happy"
except TypeError as e:
    print("TypeError:", e)
try:
    df["age_group"].min()
except TypeError as e:
    print("TypeError:", e)
d = df["brands"].str.get_dummies("|")
print(d)
print(d.mul(df["w"], axis=0).groupby(df["age_group"], observed=True).sum().round(2))
print(d.T.dot(d))
seg = pd.cut(df["nps"], bins=[-1, 6, 8, 10], labels=["detractor", "passive", "promoter"])
df["segment"] = seg
print(pd.crosstab(df["age_group"], df["segment"], margins=True, normalize="index").round(2))
print(pd.crosstab(df["age_group"], df["segment"], values=df["w"], aggfunc="sum").round(2))
def nps(g):
    share = g["segment"].value_counts(normalize=True)
    return pd.Series({"n": len(g), "nps": 100 * (share["promoter"] - share["detractor"])})
print(df.groupby("age_group", observed=True)[["segment"]].apply(nps))
wm = df.assign(wx=df["nps"] * df["w"]).groupby("age_group", observed=False)[["wx", "w"]].sum().eval("wx / w").rename("wmean")
print(wm.round(3))
df["comment"] = df["comment"].fillna("").str.lower().str.replace(r"[^a-z\s]", "", regex=True).str.strip()
words = df["comment"].str.split().explode().dropna()
print(words[words.str.len() > 2].value_counts().head(6))
print(df["comment"].str.contains("love|great").groupby(df["segment"], observed=False).sum())
print(df["comment"].str.extractall(r"\b(ok|slow|great)\b").rename(columns={0: "kw"}).reset_index())
df["sat"] = df["sat"].cat.rename_categories({"Very dissatisfied": "--", "Dissatisfied": "-", "Neutral": "0", "Satisfied": "+", "Very satisfied": "++"})
print(df["sat"])
print(df["sat"].cat.as_unordered().cat.remove_unused_categories().cat.categories)
print(df.groupby("sat", observed=False)["nps"].agg(["size", "mean"]))
print(df.pivot_table(index="sat", columns="age_group", values="nps", aggfunc="mean", observed=False))
print(df.pivot_table(index="sat", columns="age_group", values="nps", aggfunc="mean", observed=True, margins=True).round(1))
print(df.sort_values(["sat", "nps"], ascending=[False, True], na_position="first")[["sat", "nps"]])
long = df.reset_index().melt(id_vars=["rid", "age_group"], value_vars=["nps", "w"])
print(long.groupby(["variable", "age_group"], observed=True)["value"].agg(["mean", "sem"]).round(3).unstack(0))
print(df["age_group"].cat.set_categories(["45+", "35-44", "25-34", "18-24"], ordered=True).sort_values().tolist())
print(df["segment"].cat.add_categories("unknown").where(df["w"] > 1, "unknown").value_counts())
print(df.describe(include="category"))
print(df.describe(include=["number"]).loc[["mean", "std"]])
print(df.select_dtypes(exclude=["category", "object", "string"]).columns.tolist())
print(pd.concat([df["sat"], pd.Series(["+"], dtype="category")]).dtype, pd.api.types.union_categoricals([pd.Categorical(["a"]), pd.Categorical(["b", "a"])]))
