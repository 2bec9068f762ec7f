# HR attrition: messy json + csv
import io, json
import pandas as pd
import numpy as np

people = json.loads('''[
 {"id": 1, "name": {"first": "Ann", "last": "Lee"}, "skills": ["sql", "python"], "comp": {"base": 52000, "bonus": null}, "mgr": null},
 {"id": 2, "name": {"first": "Bo", "last": "Ray"}, "skills": [], "comp": {"base": 61000.5, "bonus": 3000}, "mgr": 1},
 {"id": 3, "name": {"first": "Cy", "last": "Orr"}, "skills": ["excel"], "comp": {"base": 48000, "bonus": 0}, "mgr": 1},
 {"id": 4, "name": {"first": "Di", "last": "Paz"}, "skills": ["python", "r", "sql"], "comp": {"base": 75000}, "mgr": 2}
]''')
df = pd.json_normalize(people)
print(df)
print(df.dtypes)
print(pd.json_normalize(people, sep="_", max_level=0))
print(pd.json_normalize(people, "skills", ["id", ["name", "last"]], record_prefix="sk_"))
df.columns = df.columns.str.replace("name.", "", regex=False).str.replace(".", "_", regex=False)
print(df.columns)
df = df.set_index("id")
print(df["mgr"].map(df["first"]))
df["n_skills"] = df["skills"].str.len()
print(df.explode("skills")[["first", "skills"]])
sk = df["skills"].explode().dropna()
print(pd.crosstab(sk.index, sk).rename_axis("id"))
print(sk.groupby(sk).agg(lambda s: sorted(s.index)))
print(sk.reset_index().groupby("skills")["id"].agg(list))
print(sk.reset_index().groupby("skills").agg(set))
print(df["skills"].apply(lambda s: "|".join(s) or None).str.get_dummies("|"))
df["total"] = df[["comp_base", "comp_bonus"]].sum(axis=1, min_count=2)
print(df[["comp_base", "comp_bonus", "total"]])
lvl = {}
def depth(i):
    m = df.at[i, "mgr"]
    return 0 if pd.isna(m) else 1 + depth(int(m))
df["depth"] = [depth(i) for i in df.index]
print(df.groupby("depth").agg({"comp_base": ["mean", "size"], "first": " ".join, "n_skills": "sum"}))
events = pd.read_csv(io.StringIO("""emp|ev|on
1|hire|2019-02-01
2|hire|2020-05-15
2|raise|2021-05-15
3|hire|2021-01-04
3|leave|2022-08-31
4|hire|2018-11-11
4|raise|2020-01-01
4|raise|2022-01-01
"""), sep="|", parse_dates=["on"])
w = events.assign(n=events.groupby(["emp", "ev"]).cumcount()).pivot(index="emp", columns=["ev", "n"], values="on")
print(w)
print(w.sort_index(axis=1).columns.tolist())
w.columns = [f"{a}{b or ''}" for a, b in w.columns]
print(w)
end = pd.Timestamp("2023-01-01")
w["tenure"] = (w["leave"].fillna(end) - w["hire"]).dt.days / 365.25
print(w["tenure"].round(2))
print(w["hire"].dt.to_period("Q").value_counts().sort_index())
full = df.join(w[["hire", "leave", "tenure"]])
print(full.drop(columns=["skills"]).T)
print(full["leave"].isna().map({True: "active", False: "left"}).value_counts(normalize=True))
print(full.groupby(full["leave"].notna().rename("gone"))[["comp_base", "tenure"]].median())
print(full.select_dtypes("number").corr(method="spearman").round(2))
print(full.sort_values("total", na_position="first")["total"].tolist())
print(full.nlargest(2, "tenure")[["first", "tenure"]].to_string(index=False, float_format="%.1f"))
print(full.loc[full["hire"].between("2019-01-01", "2020-12-31"), ["last", "hire"]])
print(full.eval("rate = comp_base / tenure")[["rate"]].round(0).astype("Int64"))
print(full.to_json(orient="split", columns=None) if False else full[["first", "hire", "total"]].to_json(orient="split"))
print(full[["first", "mgr"]].to_dict("series")["mgr"])
for row in full[["first", "last", "comp_base"]].itertuples(name="Emp"):
    print(row)
for i, row in full[["comp_base", "depth"]].iterrows():
    print(i, row.to_dict(), row.dtype)
print(full.reset_index().melt(id_vars=["id", "first"], value_vars=["comp_base", "comp_bonus"]).dropna().set_index(["id", "variable"])["value"].unstack())
print(pd.concat([full["first"], full["last"]], axis=1).agg(" ".join, axis=1))
print(full["first"].str.cat(full["last"], sep=".").str.lower() + "@x.org")
print(full[["first", "last"]].apply(lambda r: r["first"][0] + r["last"][0], axis=1).to_frame("ini").T)
