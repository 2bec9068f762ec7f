"""Grouper(freq=) beside other keys."""
import pandas as pd

df = pd.DataFrame({"day": pd.to_datetime(["2024-01-03", "2024-01-20", "2024-03-05", None, "2024-03-09", "2024-04-01"]),
                   "shop": ["a", "b", "a", "a", "b", "a"], "n": [1, 2, 3, 4, 5, 6]})
print(df.groupby([pd.Grouper(key="day", freq="ME"), "shop"])["n"].sum())
print(df.groupby(["shop", pd.Grouper(key="day", freq="QE")])["n"].agg(["sum", "count"]))
print(df.set_index("day").groupby([pd.Grouper(freq="MS"), "shop"])["n"].sum().unstack(fill_value=0))
print(df.groupby(["shop", pd.Grouper(key="day", freq="W")]).agg(total=("n", "sum")).reset_index())
print(df.groupby([pd.Grouper(key="day", freq="D"), "shop"], as_index=False)["n"].mean())
print(df.groupby([pd.Grouper(key="day", freq="ME")])["n"].sum())
