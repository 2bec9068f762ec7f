import io
import pandas as pd

data = io.StringIO("""state;county;candidate;party;votes
North;Alpha;Smith;DEM;12.500
North;Alpha;Jones;REP;11.250
North;Beta;Smith;DEM;8.000
North;Beta;Jones;REP;9.900
North;Beta;Green;IND;400
South;Gamma;Smith;DEM;21.100
South;Gamma;Jones;REP;19.800
South;Delta;Jones;REP;5.500
South;Delta;Smith;DEM;3.300
""")
votes = pd.read_csv(data, sep=";", thousands=".")
print(votes.dtypes)
totals = votes.groupby(["state", "candidate"])["votes"].sum()
print(totals)
print(totals.unstack(fill_value=0))
winners = votes.loc[votes.groupby(["state", "county"])["votes"].idxmax()].set_index(["state", "county"])
print(winners[["candidate", "party"]])
votes["share"] = votes["votes"] / votes.groupby(["state", "county"])["votes"].transform("sum") * 100
print(votes.round({"share": 1}).to_string(index=False))


def margin(g):
    top = g.nlargest(2, "votes")
    return pd.Series({"winner": top["candidate"].iloc[0], "margin": top["votes"].iloc[0] - top["votes"].iloc[1], "total": g["votes"].sum()})


m = votes.groupby("county").apply(margin, include_groups=False)
print(m)
print(m.sort_values("margin").head(2))
print(m.dtypes)
national = votes.groupby("party", sort=False).agg(votes=("votes", "sum"), counties=("county", "nunique"))
national.loc["Total"] = national.sum()
print(national)
national["pct"] = (national["votes"] / national.loc["Total", "votes"]).map("{:.1%}".format)
print(national)
swing = totals.unstack("candidate")[["Smith", "Jones"]].diff(axis=1)["Jones"]
print(swing.rename("swing").reset_index())
print(votes.set_index(["state", "county", "candidate"]).loc[("South", slice(None), "Smith"), "votes"])
print(votes.set_index(["state", "county"]).loc["North"].groupby(level=0)["votes"].max())
