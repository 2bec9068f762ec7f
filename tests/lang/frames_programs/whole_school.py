# Grades: MultiIndex columns, stacking, ranks, curves, styled text output, file round trips
import os
import numpy as np
import pandas as pd

rng = np.random.default_rng(5)
students = ["Ava", "Ben", "Cleo", "Dan", "Eve", "Finn"]
cols = pd.MultiIndex.from_product([["Math", "Physics", "Art"], ["mid", "final"]], names=["course", "exam"])
g = pd.DataFrame(rng.integers(40, 101, (6, 6)).astype(float), index=pd.Index(students, name="student"), columns=cols)
g.loc["Cleo", ("Physics", "final")] = np.nan
g.loc["Finn", "Art"] = np.nan
print(g)
print(g.T)
print(g["Math"], g[("Math", "mid")], g.xs("final", axis=1, level="exam"), sep="\n")
w = pd.Series({"mid": .4, "final": .6})
score = g.mul(w, level="exam", axis=1).T.groupby(level="course", sort=False).sum(min_count=2).T
print(score.round(1))
print(g.stack("course", future_stack=True).assign(total=lambda d: d @ w).head(7))
print(g.stack(["course", "exam"], future_stack=True).dropna().groupby(level=[1, 2]).agg(["mean", "std", "count"]).round(2))
def letter(x):
    return "F" if x < 60 else "D" if x < 70 else "C" if x < 80 else "B" if x < 90 else "A"
lt = score.map(letter, na_action="ignore")
print(lt, lt.apply(pd.Series.value_counts).fillna(0).astype(int), sep="\n")
gpa = lt.replace({"A": 4, "B": 3, "C": 2, "D": 1, "F": 0}).astype(float).mean(axis=1).rename("gpa")
print(gpa.round(2).to_frame().assign(rank=gpa.rank(ascending=False, method="min").astype(int)).sort_values(["rank", "gpa"]))
rep = pd.concat({"score": score.round(1), "letter": lt}, axis=1)
print(rep)
rep = rep.swaplevel(axis=1).sort_index(axis=1)
print(rep.loc[:, "Math"], rep.columns, sep="\n")
print(rep.loc[["Ava", "Eve"], pd.IndexSlice[:, "letter"]])
print(g.loc[:, pd.IndexSlice[["Math", "Art"], "mid"]].head(2))
print(score.sub(score.mean()).div(score.std()).round(3))
print(score.rank(pct=True).round(2), score.idxmax(), score.idxmin(axis=1), sep="\n")
print(score.apply(lambda c: c.nlargest(2).index.tolist()))
print(score.agg(["mean", "median", "min"]).round(1), score.agg({"Math": "max", "Art": ["min", "count"]}), sep="\n")
curved = score.where(score >= 60, score + 5).clip(upper=100)
print((curved - score).ne(0).sum())
print(curved.round(0).astype("Int64"))
flat = g.copy()
flat.columns = flat.columns.to_flat_index()
print(flat.columns.tolist()[:2])
flat.columns = ["_".join(c).lower() for c in flat.columns]
print(pd.wide_to_long(flat.reset_index(), stubnames=["math", "physics", "art"], i="student", j="exam", sep="_", suffix=r"\w+").sort_index().head(4))
long = flat.reset_index().melt("student", var_name="test", value_name="pts")
long[["course", "exam"]] = long["test"].str.split("_", expand=True)
print(long.drop(columns="test").pivot(index=["course", "exam"], columns="student", values="pts"))
print(long.pivot_table(index="course", columns="exam", values="pts", aggfunc=["mean", "max"], margins=True, margins_name="All exams").round(1))
path = "grades_tmp.csv"
g.to_csv(path)
print(open(path).read().splitlines()[:4])
b = pd.read_csv(path, header=[0, 1], index_col=0)
print(b.equals(g), b.columns.names, b.index.name)
print(b.head(2))
os.remove(path)
print(g.columns.get_level_values("exam").unique().tolist(), g.columns.nlevels, g.columns.is_unique)
print(g.rename(columns={"mid": "midterm"}, level="exam").rename_axis(columns=["c", "e"]).head(1))
print(g.droplevel("exam", axis=1).columns.tolist(), g.columns.set_levels(["M", "P", "A"], level=0)[:3].tolist())
print(g.reorder_levels(["exam", "course"], axis=1).sort_index(axis=1).iloc[:2])
print(g.drop(columns="Art").drop(columns="mid", level="exam").describe().round(1))
print(g.isna().groupby(level=0, axis=1).sum() if False else g.isna().T.groupby(level=0).sum().T)
for key in [("Math", "quiz"), "Chemistry"]:
    try:
        g[key]
    except KeyError as e:
        print("KeyError", e)
print(g.to_string(header=False, float_format=lambda v: f"{v:.0f}", na_rep="-"))
print(g.corr().loc["Math", "Art"].round(3))
print(g.sum(axis=1, min_count=6), g.count(axis=1).to_dict(), g.sum().groupby(level=0).max().to_dict(), sep="\n")
print(g.unstack().head(3), g.T.loc["Physics"].mean(axis=1), sep="\n")
