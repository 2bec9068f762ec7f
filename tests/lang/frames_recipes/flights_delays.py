import numpy as np
import pandas as pd

rng = np.random.default_rng(77)
n = 250
flights = pd.DataFrame({"year": 2013, "month": rng.integers(1, 13, n), "day": rng.integers(1, 29, n), "dep_time": rng.integers(5, 24, n) * 100 + rng.integers(0, 60, n),
                        "carrier": rng.choice(["UA", "AA", "DL", "B6"], n), "origin": rng.choice(["JFK", "LGA", "EWR"], n), "dest": rng.choice(["LAX", "SFO", "ORD", "MIA"], n),
                        "dep_delay": rng.normal(10, 30, n).round(), "distance": rng.choice([733, 1096, 2475, 2586], n)})
flights.loc[rng.choice(n, 12, replace=False), "dep_delay"] = np.nan
airlines = pd.DataFrame({"carrier": ["UA", "AA", "DL", "WN"], "name": ["United", "American", "Delta", "Southwest"]})
flights["date"] = pd.to_datetime(flights[["year", "month", "day"]])
flights["hour"] = flights["dep_time"] // 100
print(flights.head())
print(flights.groupby("carrier")["dep_delay"].agg(["count", "mean", "median", lambda s: s.quantile(0.9)]).round(2))
joined = flights.merge(airlines, how="left", on="carrier")
print(joined["name"].isna().sum(), joined["name"].value_counts(dropna=False).to_dict())
delayed = joined.assign(late=joined["dep_delay"] > 15).groupby(["origin", "carrier"])["late"].mean().unstack()
print(delayed.round(2))
print(joined.groupby("month")["dep_delay"].mean().rolling(3, center=True).mean().round(2))
worst = flights.sort_values("dep_delay", ascending=False).drop_duplicates("carrier")[["carrier", "dep_delay", "dest"]]
print(worst.reset_index(drop=True))
routes = flights.groupby(["origin", "dest"]).size().reset_index(name="n").sort_values("n", ascending=False, kind="stable")
print(routes.head(4))
by_hour = flights.groupby(pd.cut(flights["hour"], [0, 9, 13, 18, 24], labels=["early", "noon", "afternoon", "night"]), observed=False)["dep_delay"].mean()
print(by_hour.round(1))
q = flights["date"].dt.quarter
print(flights.groupby([q.rename("quarter"), "origin"])["distance"].sum().unstack(level="origin"))
print(flights[flights["dep_delay"].isna()]["carrier"].value_counts().sort_index())
print(flights.set_index("date").sort_index().loc["2013-03", "dep_delay"].count())
flights["speed_class"] = flights["distance"].map(lambda d: "long" if d > 2000 else "short").astype("category")
print(flights.groupby("speed_class", observed=True)["dep_delay"].describe().round(1))
print(flights.pivot_table(values="dep_delay", index="origin", columns="speed_class", aggfunc=["mean", "count"], observed=True).round(1))
anti = airlines[~airlines["carrier"].isin(flights["carrier"])]
print(anti)
top = flights.groupby("origin")["dest"].apply(lambda s: s.value_counts().index[0] if s.value_counts().iloc[0] > s.value_counts().iloc[1] else "tie")
print(len(top))
