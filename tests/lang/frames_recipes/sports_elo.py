from collections import defaultdict
import itertools
import random

import numpy as np
import pandas as pd

random.seed(4)
teams = ["Lions", "Bears", "Hawks", "Foxes"]
games = pd.DataFrame([(d, h, a, random.randint(0, 5), random.randint(0, 5)) for d, (h, a) in enumerate(itertools.permutations(teams, 2), 1)], columns=["round", "home", "away", "hs", "as_"])
games["result"] = np.sign(games["hs"] - games["as_"]).map({1: "H", 0: "D", -1: "A"})
print(games.head())
elo = defaultdict(lambda: 1500.0)
history = []
for g in games.itertuples(index=False):
    expected = 1 / (1 + 10 ** ((elo[g.away] - elo[g.home]) / 400))
    actual = {"H": 1.0, "D": 0.5, "A": 0.0}[g.result]
    delta = 20 * (actual - expected)
    elo[g.home] += delta
    elo[g.away] -= delta
    history.append({"round": g.round, **{t: elo[t] for t in teams}})
ratings = pd.DataFrame(history).set_index("round")
print(ratings.round(1).tail(3))
print(ratings.iloc[-1].sort_values(ascending=False).round(1))
long = pd.concat([games.rename(columns={"home": "team", "away": "opp", "hs": "gf", "as_": "ga"}).assign(venue="home"),
                  games.rename(columns={"away": "team", "home": "opp", "as_": "gf", "hs": "ga"}).assign(venue="away")], ignore_index=True)
long["pts"] = np.select([long.gf > long.ga, long.gf == long.ga], [3, 1], 0)
table = long.groupby("team").agg(P=("pts", "size"), W=("pts", lambda s: (s == 3).sum()), D=("pts", lambda s: (s == 1).sum()), GF=("gf", "sum"), GA=("ga", "sum"), Pts=("pts", "sum"))
table["GD"] = table.GF - table.GA
table = table.sort_values(["Pts", "GD", "GF"], ascending=False)
table.insert(0, "Pos", range(1, len(table) + 1))
print(table)
print(long.pivot_table(index="team", columns="venue", values="pts", aggfunc=["sum", "mean"]).round(2))
form = long.sort_values("round").groupby("team")["pts"].apply(lambda s: "".join(s.map({3: "W", 1: "D", 0: "L"}))).str[-5:]
print(form)
streak = long.sort_values(["team", "round"]).assign(win=lambda d: d.pts.eq(3))
streak["run"] = streak.groupby("team")["win"].transform(lambda w: w.groupby((w != w.shift()).cumsum()).cumsum())
print(streak.groupby("team")["run"].max())
print(games.pivot(index="home", columns="away", values="hs").reindex(index=teams, columns=teams))
print(pd.crosstab(games["home"], games["result"]).reindex(columns=list("HDA"), fill_value=0))
print(ratings.rank(axis=1, ascending=False).iloc[[0, -1]].astype(int))
print(ratings.diff().abs().max().idxmax(), ratings.idxmax().tolist(), (ratings > 1500).sum().to_dict())
