# elections / census: hierarchical aggregation and ratios
import pandas as pd
import numpy as np

rng = np.random.default_rng(3)
regions = {"North": ["Alba", "Brun"], "South": ["Cole", "Dorn", "Este"], "West": ["Fjord"]}
rows = []
for reg, ds in regions.items():
    for d in ds:
        for y in (2016, 2020, 2024):
            reg_voters = int(rng.integers(900, 5000))
            v = rng.multinomial(int(reg_voters * rng.uniform(.5, .8)), rng.dirichlet([4, 3, 2, .5]))
            rows.append({"region": reg, "district": d, "year": y, "registered": reg_voters, **dict(zip(["Red", "Blue", "Green", "Ind"], v))})
df = pd.DataFrame(rows)
df.loc[(df["district"] == "Fjord") & (df["year"] == 2016), ["Green", "Ind"]] = 0
print(df.head(7))
parties = ["Red", "Blue", "Green", "Ind"]
df = df.set_index(["region", "district", "year"])
print(df.index)
df["cast"] = df[parties].sum(axis=1)
df["turnout"] = df["cast"] / df["registered"]
share = df[parties].div(df["cast"], axis=0)
print(share.round(3).head(4))
df["winner"] = share.idxmax(axis=1)
df["margin"] = share.apply(lambda r: r.nlargest(2).diff().iloc[-1] * -1, axis=1)
print(df[["turnout", "winner", "margin"]].round(3))
print(df.groupby(level="year")[parties].sum().pipe(lambda d: d.div(d.sum(axis=1), axis=0)).mul(100).round(1))
print(df.groupby(level=["region", "year"])[parties + ["cast", "registered"]].sum().assign(turnout=lambda d: d["cast"] / d["registered"]).drop(columns=parties).unstack("year").round(3))
tot = pd.concat([df[parties], df[parties].groupby(level=["region", "year"]).sum().assign(district="_ALL").set_index("district", append=True).reorder_levels(["region", "district", "year"])]).sort_index()
print(tot.loc["South"])
print(tot.xs("_ALL", level="district").unstack("year").swaplevel(axis=1).sort_index(axis=1).iloc[:, :6])
sw = share.unstack("year").stack("year").groupby(level=["region", "district"]).diff().dropna()
print(sw.round(3))
print(sw.abs().max().idxmax(), sw.stack().abs().nlargest(3).round(4))
print(df["winner"].unstack("year"))
print(df["winner"].unstack("year").apply(lambda r: "->".join(r), axis=1))
print(df.reset_index().pivot_table(index=["region", "district"], columns="year", values="turnout", margins=True, margins_name="mean").round(3))
print(df.reset_index().pivot_table(index="region", columns="winner", values="district", aggfunc="count", fill_value=0))
print(pd.crosstab(df.index.get_level_values("year"), df["winner"], rownames=["yr"]))
seats = df.groupby(["year", "winner"]).size().unstack(fill_value=0)
print(seats, seats.idxmax(axis=1), seats.eq(seats.max(axis=1), axis=0), sep="\n")
w = df.groupby("year").apply(lambda g: pd.Series({"avg": g["turnout"].mean(), "wavg": np.average(g["turnout"], weights=g["registered"]), "gallagher": np.sqrt(.5 * ((g[parties].sum() / g["cast"].sum() - g["winner"].value_counts(normalize=True).reindex(parties, fill_value=0)) ** 2).sum())}))
print(w.round(4))
long = share.rename_axis(columns="party").stack().rename("share").reset_index()
print(long.groupby("party", sort=False)["share"].describe().round(3))
print(long.sort_values("share", ascending=False).drop_duplicates(["year", "party"]).sort_values(["year", "party"])[["year", "party", "district", "share"]].round(3))
print(long.groupby(["year", "district"])["share"].agg(hhi=lambda s: (s ** 2).sum(), enp=lambda s: 1 / (s ** 2).sum()).unstack("year").round(2))
print(long.assign(rank=long.groupby(["year", "district"])["share"].rank(ascending=False).astype(int)).pivot_table(index="party", columns="rank", values="district", aggfunc="count").fillna(0).astype(int))
idx = pd.IndexSlice
print(df.loc[idx[:, :, 2024], ["turnout", "winner"]])
print(df.loc[idx["North":"South", ["Alba", "Dorn"], 2020:], "Red"])
df.loc[idx["West", :, :], "note"] = "recount"
print(df["note"].fillna("-").groupby(level=0).first())
print(df.sort_index(level=["year", "region"], ascending=[False, True]).head(3)[parties])
print(df.query("year == 2024 and turnout > 0.6").index.get_level_values("district").tolist())
print(df.index.levels[1], df.index.get_level_values(1).nunique(), df.index.is_unique, df.index.names)
print(df.groupby(lambda k: k[2])["cast"].sum() if False else df.groupby(df.index.get_level_values("year") // 10 * 10)["cast"].sum())
print(df.select_dtypes("number").groupby("region").agg(["min", "max"]).T.head(6))
print(df[parties].T.corr().iloc[:2, :2].round(3))
print(df[parties].rank(axis=1, method="dense").astype("int8").dtypes.unique(), df[parties].quantile(.5, axis=1).head(2))
print(df.rename(index=str.upper, level="region").head(1), df.rename(columns=str.lower).columns.tolist())
print(df.droplevel("region").loc[("Cole", 2020)], df.loc[("South", "Cole", 2020), "Red":"Green"].to_dict(), sep="\n")
