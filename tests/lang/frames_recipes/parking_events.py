import pandas as pd

events = pd.DataFrame({"plate": ["AA1", "BB2", "AA1", "CC3", "BB2", "CC3", "AA1"], "kind": ["in", "in", "out", "in", "out", "out", "in"],
                       "at": pd.to_datetime(["2024-01-01 08:00", "2024-01-01 08:10", "2024-01-01 09:45", "2024-01-01 10:00", "2024-01-01 18:00", "2024-01-02 07:00", "2024-01-02 09:00"])})
events = events.sort_values(["plate", "at"])
events["visit"] = (events["kind"] == "in").groupby(events["plate"]).cumsum()
visits = events.pivot(index=["plate", "visit"], columns="kind", values="at")
visits["stay"] = visits["out"] - visits["in"]
print(visits)
visits["hours"] = visits["stay"].dt.total_seconds().div(3600)
visits["fee"] = visits["hours"].apply(lambda h: None if pd.isna(h) else min(2 + 1.5 * max(0, h - 1), 20))
print(visits[["hours", "fee"]])
print(visits["fee"].sum(), visits["stay"].max(), visits["out"].isna().sum())
occupancy = events.set_index("at").sort_index()["kind"].map({"in": 1, "out": -1}).cumsum()
print(occupancy)
print(occupancy.resample("6h").max().ffill().astype(int))
print(events.groupby("plate").agg(first=("at", "first"), n=("kind", "count"), kinds=("kind", lambda s: "".join(x[0] for x in s))))
print(events["at"].dt.hour.between(8, 9).sum(), events["at"].dt.day_name().value_counts().to_dict())
