# pd.Grouper(freq=): groups by periods, empty ones too.
import pandas as pd

df = pd.DataFrame({"t": pd.to_datetime(["2024-01-03 10:00", "2024-01-03 15:30", "2024-01-05 09:00", "2024-03-10 12:00"]), "v": [1.0, 2.0, 3.0, 4.0], "k": list("abab")})
print(df.groupby(pd.Grouper(key="t", freq="ME"))["v"].sum())
print(df.groupby(pd.Grouper(key="t", freq="MS"))["v"].mean())
print(df[:3].groupby(pd.Grouper(key="t", freq="D"))["v"].sum())
print(df[:2].groupby(pd.Grouper(key="t", freq="2h"))["v"].count())
print(df.groupby(pd.Grouper(key="t", freq="YE"))["v"].max())
print(df.groupby(pd.Grouper(key="t", freq="QE")).agg({"v": "sum"}))
print(df.set_index("t").groupby(pd.Grouper(freq="MS"))["v"].size())
print(df[:3].groupby(pd.Grouper(key="t", freq="W"))["v"].sum())
