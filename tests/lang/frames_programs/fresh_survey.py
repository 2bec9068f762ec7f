#!/usr/bin/env python
import io, json, textwrap
import pandas as pd
import numpy as np

CSV = """respondent,age,gender,region,q1_satisfaction,q2_recommend,q3_channels,weight,comment
1,23,F,North,Very satisfied,9,web;phone,1.1,"Great service, fast"
2,35,M,South,Satisfied,7,web,0.9,
3,,F,South,Neutral,5,phone;store,1.0,"It's ok"
4,61,M,East,Dissatisfied,2,store,1.3,"Too slow!! never again"
5,44,X,North,Satisfied,8,web;store;phone,1.0,-
6,29,F,West,Very dissatisfied,0,web,0.8,"Rude staff :("
7,52,M,West,Very satisfied,10,store,1.2,"Love it"
8,38,F,East,,6,web;phone,1.0,N/A
9,19,M,North,Neutral,7,,0.7,"meh"
10,70,F,South,Satisfied,9,phone,1.4,"Good"
"""
LIKERT = ["Very dissatisfied", "Dissatisfied", "Neutral", "Satisfied", "Very satisfied"]
df = pd.read_csv(io.StringIO(CSV), index_col="respondent", na_values=["-"], dtype={"region": "category"})
print(df)
df["q1"] = pd.Categorical(df.pop("q1_satisfaction"), categories=LIKERT, ordered=True)
df["score"] = df["q1"].cat.codes.replace(-1, np.nan).add(1)
print(df[["q1", "score"]])
print(df.q1.dtype)
print(df.q1.min(), df.q1.max(), (df.q1 >= "Satisfied").sum())
print(df["q1"].value_counts(sort=False))
bins = [17, 29, 44, 59, 120]
df["age_group"] = pd.cut(df["age"], bins=bins, labels=["18-29", "30-44", "45-59", "60+"])
ct = pd.crosstab(df["age_group"], df["q1"], dropna=False)
print(ct)
ct2 = pd.crosstab(df.region, df.gender, values=df.weight, aggfunc="sum", margins=True).fillna(0)
print(ct2)
ct3 = pd.crosstab(index=df.region, columns=df.q2_recommend.ge(7).rename("promoter"), normalize="all").round(2)
print(ct3)

def nps(s):
    return 100 * ((s >= 9).mean() - (s <= 6).mean())

print("NPS", nps(df.q2_recommend))
by = df.groupby("region", observed=True)["q2_recommend"].agg(n="count", nps=nps, mean="mean")
print(by.round(1))
wm = df.groupby("gender")[["q2_recommend", "weight"]].apply(lambda g: np.average(g["q2_recommend"], weights=g["weight"]))
print(wm)
ch = df["q3_channels"].str.split(";").explode()
print(ch.value_counts())
print(ch.groupby(level=0).nunique())
dummies = df["q3_channels"].str.get_dummies(sep=";")
print(dummies)
print(dummies.T @ dummies)
print(df.join(dummies).groupby("gender")[dummies.columns.tolist()].mean().round(2))
df["comment"] = df["comment"].fillna("").str.strip()
df["n_words"] = df.comment.str.split().str.len()
df["has_excl"] = df.comment.str.contains("!", regex=False)
df["first"] = df.comment.str.extract(r"^(\w+)", expand=False).str.lower()
print(df[["comment", "n_words", "has_excl", "first"]])
print(df.loc[df.comment.str.len().idxmax(), "comment"])
for name, g in df.groupby(["region", "gender"], observed=True):
    print(name, len(g), g["q2_recommend"].tolist())
out = df.drop(columns="comment").reset_index().melt(id_vars=["respondent", "region"], value_vars=["q2_recommend", "score", "n_words"])
print(out.tail(8))
print(out.pivot_table(index="region", columns="variable", values="value", observed=True))
print(textwrap.indent(df.head(2).to_csv(), "  "))
print(json.dumps(df["age_group"].value_counts().to_dict()))
print(df.head(3).to_dict("index")[1])
print(df.head(2).T)
print(df.iloc[0])
try:
    df["q1"].cat.rename_categories(["a"])
except ValueError as e:
    print(type(e).__name__, e)
try:
    df.loc[1, "q1"] = "Ecstatic"
except TypeError as e:
    print(type(e).__name__, e)
try:
    df.loc[99]
except KeyError as e:
    print("KeyError:", e)
