import numpy as np
import pandas as pd

pop = pd.Series([33.9, 37.3, 19.0, 19.4, 20.9, 25.1], index=pd.MultiIndex.from_product([["California", "New York", "Texas"], [2000, 2010]], names=["state", "year"]))
print(pop[:, 2010], pop["California"], pop.unstack(), sep="\n")
df = pd.DataFrame({"total": pop, "under18": [9.3, 9.3, 4.7, 4.3, 5.9, 6.9]})
f_u18 = df["under18"] / df["total"]
print(f_u18.unstack().round(3))
growth = pop.unstack().pct_change(axis=1)[2010].mul(100).round(1).sort_values(ascending=False)
print(growth.rename("growth %"))
area = pd.Series({"California": 423967, "Texas": 695662, "New York": 141297, "Alaska": 1723337}, name="area")
flat = pop.reset_index(name="pop").merge(area.rename_axis("state").reset_index(), on="state", how="left")
flat["density"] = flat["pop"] * 1e6 / flat["area"]
print(flat.round(1))
print(flat.set_index(["state", "year"]).loc[(slice(None), 2010), "density"].nlargest(2))
print(df.groupby(level="year").mean(), df.groupby(level="state")["total"].agg(lambda s: s.iloc[-1] - s.iloc[0]).round(1), sep="\n")
print(pop.index.get_level_values("state").unique().tolist(), pop.swaplevel().sort_index().loc[2000].to_dict(), pop.max())
print(df.stack().head(4), df.T, sep="\n")
health = pd.DataFrame([[31.0, 38.7], [44.0, 37.7]], index=[2013, 2014], columns=pd.MultiIndex.from_product([["Bob", "Sue"], ["HR"]], names=["subject", "type"]))
print(health, health["Bob"], health.mean(axis=1), health.loc[:, (slice(None), "HR")].shape, sep="\n")
print(pd.concat([df.xs(2000, level="year")["total"], df.xs(2010, level="year")["total"]], axis=1, keys=[2000, 2010]).diff(axis=1)[2010].round(1).to_dict())
