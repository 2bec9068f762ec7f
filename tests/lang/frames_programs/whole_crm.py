# CRM export: accessor classes, named aggregation objects, as_index=False everywhere, attrs, contacts matched by keys
import io
import numpy as np
import pandas as pd

@pd.api.extensions.register_dataframe_accessor("crm")
class Crm:
    def __init__(self, obj):
        missing = {"owner", "stage", "amount"} - set(obj.columns)
        if missing:
            raise AttributeError(f"must have columns {sorted(missing)}")
        self._obj = obj
    @property
    def open(self):
        return self._obj[~self._obj["stage"].isin(["won", "lost"])]
    def win_rate(self, by):
        done = self._obj[self._obj["stage"].isin(["won", "lost"])]
        return done["stage"].eq("won").groupby(done[by]).mean()

@pd.api.extensions.register_series_accessor("money")
class Money:
    def __init__(self, s):
        self._s = s
    def fmt(self, sym="$"):
        return self._s.map(lambda v: f"{sym}{v:,.0f}" if pd.notna(v) else "-")

text = """deal,owner,stage,amount,opened,closed
D-1,ann,won,12000,2024-01-03,2024-02-10
D-2,bob,lost,5000,2024-01-10,2024-01-30
D-3,ann,open,8000,2024-02-01,
D-4,cat,won,20000,2024-02-05,2024-04-01
D-5,bob,won,3000,2024-02-20,2024-03-01
D-6,cat,open,,2024-03-03,
D-7,ann,lost,7000,2024-03-05,2024-03-25
D-8,dan,open,15000,2024-03-15,
"""
df = pd.read_csv(io.StringIO(text), parse_dates=["opened", "closed"], index_col="deal")
df.attrs["source"] = "crm.csv"
print(df.attrs)
print(df.crm.open)
print(df.crm.win_rate("owner"))
print(df["amount"].money.fmt("€").tolist())
try:
    df.drop(columns="stage").crm
except AttributeError as e:
    print("AttributeError:", e)
g = df.groupby("owner", as_index=False)
print(g["amount"].sum())
print(g.agg({"amount": "max", "stage": "count"}))
print(g.agg(total=pd.NamedAgg("amount", "sum"), n=pd.NamedAgg(column="stage", aggfunc="size"), last=("opened", "max")))
print(g.size(), g["stage"].nunique(), g.first(), sep="\n")
print(g["amount"].agg(["min", "max"]))
print(g.agg({"amount": ["sum", "mean"]}))
print(g["amount"].apply(lambda s: s.max() - s.min()))
print(g.apply(lambda d: d["amount"].sum(), include_groups=False))
print(g.apply(lambda d: pd.Series({"n": len(d), "mx": d["amount"].max()}), include_groups=False))
print(g.apply(lambda d: d.nlargest(1, "amount"), include_groups=False))
print(g.nth(0), g.head(1), g.tail(1)["amount"].tolist(), sep="\n")
print(g["amount"].describe().round(1))
print(g["amount"].quantile([.25, .75]))
print(g["stage"].value_counts())
print(g.cumcount().tolist(), g["amount"].cumsum().tolist(), g["amount"].transform("mean").tolist())
print(df.groupby(["owner", "stage"], as_index=False).agg(n=("amount", "size"), amt=("amount", "sum")))
print(df.groupby(["owner", df["opened"].dt.month], as_index=False)["amount"].sum())
print(df.groupby(pd.Grouper(key="opened", freq="MS"), as_index=False)["amount"].sum())
print(df.groupby(df["stage"].eq("won"), as_index=False)["amount"].mean())
print(df.groupby("owner", as_index=False)[["amount"]].mean().merge(df[["owner", "stage"]].drop_duplicates(), on="owner").head(4))
cyc = (df["closed"] - df["opened"]).dt.days
print(df.assign(days=cyc).groupby("stage", as_index=False)["days"].agg(["count", "mean", "median"]))
print(cyc.groupby(df["owner"]).apply(list))
age = pd.Timestamp("2024-04-30") - df.crm.open["opened"]
print(age, age.sum(), age.dt.components[["days"]].T)
f = df.groupby("stage")["amount"].agg(["count", "sum"]).reindex(["open", "lost", "won"])
print(f.T, f.loc["won", "sum"] / f["sum"].sum())
gg = df.groupby("owner")
print(gg.groups, gg.indices, gg.ngroups, gg.get_group("bob").index.tolist(), len(gg), "ann" in gg.groups)
q = df.groupby(pd.Grouper(key="opened", freq="QS"))
print(q.groups, q.ngroups)
w = df.set_index("opened").groupby(pd.Grouper(freq="MS"))
print(w.groups, dict(w.indices))
for name, part in df.groupby(["owner", "stage"]):
    if len(part) > 0 and name[0] == "ann":
        print(name, part.shape)
try:
    gg.get_group("zed")
except KeyError as e:
    print("KeyError:", e)
try:
    g["nope"]
except KeyError as e:
    print("KeyError:", e)
