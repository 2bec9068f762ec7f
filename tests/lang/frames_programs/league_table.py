import numpy as np
import pandas as pd


games = [("Reds", "Blues", 2, 1), ("Greens", "Reds", 0, 0), ("Blues", "Greens", 3, 3), ("Reds", "Greens", 1, 4), ("Blues", "Reds", 2, 0)]
g = pd.DataFrame(games, columns=["home", "away", "hg", "ag"])
home = g.rename(columns={"home": "team", "hg": "gf", "ag": "ga"})[["team", "gf", "ga"]]
away = g.rename(columns={"away": "team", "ag": "gf", "hg": "ga"})[["team", "gf", "ga"]]
t = pd.concat([home, away], ignore_index=True)
t["points"] = np.select([t.gf > t.ga, t.gf == t.ga], [3, 1], default=0)
table = t.groupby("team").agg(played=("points", "size"), gf=("gf", "sum"), ga=("ga", "sum"), points=("points", "sum"))
table["gd"] = table["gf"] - table["ga"]
table = table.sort_values(["points", "gd"], ascending=False)
table["rank"] = table["points"].rank(method="min", ascending=False).astype(int)
print(table)
print(table.idxmax())
