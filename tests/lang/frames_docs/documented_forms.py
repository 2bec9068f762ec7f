"""Forms that pandas' own documentation shows."""
import numpy as np
import pandas as pd

rng = pd.date_range("2000-10-01 23:30:00", "2000-10-02 00:30:00", freq="7min")
ts = pd.Series(np.arange(len(rng)) * 3, index=rng)
print(ts.resample("17min", origin="2000-01-01").sum())
try:
    ts.resample("17min", origin="nonsense").sum()
except ValueError as e:
    print(str(e)[:40])
dates = pd.date_range("2016-01-01", "2016-02-01", freq="s")
df = pd.DataFrame(index=dates, data={"A": 1})
print(df.truncate("2016-01-05", "2016-01-10").tail(2), df.truncate(before=pd.Timestamp("2016-01-31 23:59:58")).shape)
try:
    df.truncate("2016-01-10", "2016-01-05")
except ValueError as e:
    print(e)
try:
    pd.Series([1, 2, 3], index=[2, 9, 1]).truncate(2)
except ValueError as e:
    print(e)
print(pd.Series([1, 2, 3, 4], index=[9, 7, 5, 1]).truncate(2, 8))
s = pd.Series([1, 2, 3])
s.update(pd.Series([4, np.nan, 6]))
print(s)
pd.Series(list("abc"), index=[1, 2, 3]).info()
wide = pd.DataFrame({"famid": [1, 1, 2], "birth": [1, 2, 1], "ht1": [2.8, 2.9, 2.2], "ht2": [3.4, 3.8, 2.9]})
print(pd.wide_to_long(wide, stubnames="ht", i=["famid", "birth"], j="age"))
df1 = pd.DataFrame({"key": ["a", "c", "e", "a", "c", "e"], "lvalue": [1, 2, 3, 1, 2, 3], "group": ["a", "a", "a", "b", "b", "b"]})
df2 = pd.DataFrame({"key": ["b", "c", "d"], "rvalue": [1, 2, 3]})
print(pd.merge_ordered(df1, df2, fill_method="ffill", left_by="group"))
temps = pd.DataFrame({"temp_c": [17.0, 25.0]}, index=["Portland", "Berkeley"])
print(temps.assign(k={"Portland": 290.15, "Berkeley": 298.15, "Seattle": 285.0}, f=lambda d: d.temp_c * 2))
deep = pd.Series(range(8), index=[list("aabbccdd"), [2, 1, 1, 3, 1, 2, 3, 1]])
print(deep.loc[["b", "d"]], deep.loc[["d", "b"]], deep.loc[["d", "a"], [3, 1, 2]], sep="\n")
t = pd.date_range("2024-03-30 20:00", periods=30, freq="h", tz="UTC").tz_convert("Europe/Berlin")
print(pd.Series(1, index=t).resample("6h").sum(), pd.Series(1, index=t).resample("D").sum(), sep="\n")
gaps = pd.Series([1.0, np.nan, np.nan, 4.0], index=t[[0, 1, 4, 5]])
print(gaps.interpolate(method="time").round(3).tolist())
