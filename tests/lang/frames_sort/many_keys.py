# Sorting by several keys, then ranks and firsts of the order.
import pandas as pd

df = pd.DataFrame({"team": ["x", "y", "x", "y", "z"], "pts": [3, 3, 5, 1, 3], "gd": [2, -1, 0, 4, 2]})
t = df.sort_values(["pts", "gd", "team"], ascending=[False, False, True], ignore_index=True)
t.index = t.index + 1
print(t)
print(df.sort_values("team", ascending=False).head(2))
print(df.sort_values(["team", "pts"]).groupby("team").last())
print(df.set_index("team").sort_index().loc["x"])
print(df.sort_values("gd", key=lambda s: s.abs(), kind="stable"))
