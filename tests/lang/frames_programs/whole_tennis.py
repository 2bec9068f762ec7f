# Sports: head to head, rankings over time, streaks, Elo in a loop, tables in several formats
import numpy as np
import pandas as pd

rng = np.random.default_rng(31)
pl = ["Alba", "Bond", "Cruz", "Diaz", "Egan"]
skill = dict(zip(pl, [3.0, 2.2, 1.8, 1.0, .4]))
rec = []
for i in range(60):
    a, b = rng.choice(pl, 2, replace=False)
    win = rng.random() < 1 / (1 + np.exp(skill[b] - skill[a]))
    sets = rng.choice(["2-0", "2-1"], p=[.6, .4])
    rec.append((pd.Timestamp("2023-01-07") + pd.Timedelta(days=int(i * 6)), rng.choice(["clay", "grass", "hard"]), str(a if win else b), str(b if win else a), str(sets)))
m = pd.DataFrame.from_records(rec, columns=["date", "surface", "winner", "loser", "score"])
print(m.head(), m.dtypes, sep="\n")
m = m.join(m["score"].str.split("-", expand=True).set_axis(["w", "l"], axis=1).astype(int))
h2h = pd.crosstab(m["winner"], m["loser"])
print(h2h)
print(h2h.sub(h2h.T).to_string())
tot = h2h.add(h2h.T)
print(h2h.div(tot).round(2).to_string(na_rep="."))
tbl = pd.DataFrame({"W": m["winner"].value_counts(), "L": m["loser"].value_counts()}).fillna(0).astype(int)
tbl["Pct"] = tbl["W"] / tbl.sum(axis=1)
tbl = tbl.sort_values("Pct", ascending=False)
tbl.insert(0, "Rk", range(1, len(tbl) + 1))
print(tbl.to_string(formatters={"Pct": "{:.3f}".format}), tbl.index.name)
long = pd.concat([m[["date", "surface", "winner"]].set_axis(["date", "surface", "player"], axis=1).assign(won=1), m[["date", "surface", "loser"]].set_axis(["date", "surface", "player"], axis=1).assign(won=0)]).sort_values(["date", "player"], kind="stable").reset_index(drop=True)
print(long.head(4))
print(long.groupby(["player", "surface"])["won"].agg(["mean", "count"]).unstack().round(2))
def streak(s):
    k = (s != s.shift()).cumsum()
    r = s.groupby(k).agg(["first", "size"])
    return pd.Series({"best": r.loc[r["first"] == 1, "size"].max(), "worst": r.loc[r["first"] == 0, "size"].max(), "cur": int(r["size"].iloc[-1]) * (1 if r["first"].iloc[-1] else -1)})
print(long.groupby("player")["won"].apply(streak).unstack())
long["form"] = long.groupby("player")["won"].transform(lambda s: s.rolling(5, min_periods=1).mean())
print(long.groupby("player").tail(1).sort_values("form", ascending=False, ignore_index=True))
elo = {p: 1500.0 for p in pl}
hist = []
for r in m.itertuples(index=False):
    ea = 1 / (1 + 10 ** ((elo[r.loser] - elo[r.winner]) / 400))
    d = 24 * (1 - ea)
    elo[r.winner] += d
    elo[r.loser] -= d
    hist.append({"date": r.date, **{k: v for k, v in elo.items()}})
h = pd.DataFrame(hist).set_index("date")
print(h.iloc[[0, 1, -1]].round(1))
print(h.resample("QS").last().round(0).astype(int))
q = h.resample("QE").last().rank(axis=1, ascending=False).astype(int)
q.index = q.index.to_period("Q")
print(q, q.diff().dropna().astype(int).map(lambda v: "▲" if v < 0 else "▼" if v else "="), sep="\n")
print(h.idxmax(axis=1).value_counts(normalize=True).mul(100).round(1).to_string())
print((h.max() - h.min()).sort_values().round(1), h.pct_change().abs().max().mul(100).round(2), sep="\n")
print(h.describe().loc[["mean", "std", "50%"]].round(1).T.sort_values("mean"))
print(h.stack().rename_axis(["date", "player"]).rename("elo").groupby("player").agg(["min", "max", lambda s: s.iloc[-1]]).round(1))
exp = m.apply(lambda r: 1 / (1 + 10 ** ((h.shift().fillna(1500).loc[r["date"], r["loser"]] - h.shift().fillna(1500).loc[r["date"], r["winner"]]) / 400)), axis=1)
print(exp.describe().round(4), pd.cut(exp, np.arange(0, 1.1, .25)).value_counts(sort=False), sep="\n")
brier = ((1 - exp) ** 2).groupby(m["surface"]).mean()
print(brier.round(4).sort_index(ascending=False))
print(m.groupby(["surface", "score"]).size().unstack(fill_value=0).assign(total=lambda d: d.sum(axis=1)).sort_values("total").pipe(lambda d: pd.concat([d, d.sum().to_frame("all").T])))
print(m.pivot_table(index="winner", columns="surface", values="w", aggfunc="count", margins=True, margins_name="Σ", fill_value=0))
print(m.loc[m["winner"].isin(["Egan"]) & m["loser"].isin(["Alba", "Bond"]), ["date", "loser", "score"]].to_string(index=False))
print(m["date"].dt.isocalendar().head(2), m["date"].dt.quarter.value_counts().sort_index().to_dict())
print(m.groupby(m["date"].dt.to_period("Q"))["winner"].agg(lambda s: s.mode().iat[0]))
print(m.groupby("winner")["date"].agg(["first", "last", "count"]).rename(columns=str.upper))
print(tbl.reset_index(names="player").melt(id_vars="player", value_vars=["W", "L"], var_name="res").sort_values(["player", "res"], ascending=[True, False]).head(4))
print(tbl.to_html(columns=["W", "L"]) [:180])
