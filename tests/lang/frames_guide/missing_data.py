import numpy as np
import pandas as pd

print(pd.Series([1, 2], dtype=np.int64).reindex([0, 1, 2]))
print(pd.Series([True, False], dtype=bool).reindex([0, 1, 2]))
print(pd.Series([1, 2], dtype="Int64").reindex([0, 1, 2]))
print(pd.Series(["a", "b"], dtype="string").reindex([0, 1, 2]))
print(pd.Series(pd.to_timedelta(["1D", "2D"])).reindex([0, 1, 2]))
ser = pd.Series([pd.Timestamp("2020-01-01"), pd.NaT])
print(ser, pd.isna(ser), sep="\n")
print(None == None, np.nan == np.nan, pd.NaT == pd.NaT, pd.NA == pd.NA)
print(pd.NA + 1, "a" * pd.NA, pd.NA**0, 1**pd.NA)
print(True | pd.NA, False | pd.NA, True & pd.NA, False & pd.NA, ~pd.NA if False else "-")
try:
    bool(pd.NA)
except TypeError as e:
    print(e)
ser = pd.Series([1.0, 2.0, 3.0])
ser.loc[0] = None
print(ser)
ser = pd.Series(["a", "b", "c"])
ser.loc[0] = None
ser.loc[1] = np.nan
print(ser)
one = pd.Series([1.0, np.nan, 2.0, np.nan])
two = pd.Series([1.0, 1.0, np.nan, np.nan])
print(one + two)
print(pd.Series([np.nan]).sum(), pd.Series([], dtype="float64").prod(), pd.Series([np.nan]).mean())
print(one.cumsum(), one.cumsum(skipna=False), sep="\n")
df = pd.DataFrame([[np.nan, 1, 2], [1, 2, np.nan], [1, 2, 3]])
print(df.dropna(), df.dropna(axis=1), df[0].dropna(), df.dropna(thresh=3), sep="\n")
data = {"np": [1.0, np.nan, np.nan, 2], "arrow": pd.array([1.0, pd.NA, pd.NA, 2], dtype="Float64")} if hasattr(pd, "array") else {"np": [1.0, np.nan, np.nan, 2]}
df = pd.DataFrame(data)
print(df.fillna(0), df.ffill(), df.ffill(limit=1), df.bfill(), sep="\n")
dff = pd.DataFrame(np.arange(30, dtype=np.float64).reshape(10, 3), columns=list("ABC"))
dff.iloc[3:5, 0] = np.nan
dff.iloc[4:6, 1] = np.nan
dff.iloc[5:8, 2] = np.nan
print(dff.fillna(dff.mean()))
print(dff.fillna(dff.mean()["B":"C"]))
print(dff.where(pd.notna(dff), dff.mean(), axis="columns"))
df = pd.DataFrame({"A": [1, 2.1, np.nan, 4.7, 5.6, 6.8], "B": [0.25, np.nan, np.nan, 4, 12.2, 14.4]})
print(df.interpolate())
idx = pd.date_range("2020-01-01", periods=10, freq="D")
data = np.where(np.arange(10) % 3 == 1, np.nan, np.arange(10.0))
ts = pd.Series(data, index=idx)
print(ts.interpolate(method="time"))
s = pd.Series([0, 1, np.nan, 3, np.nan, np.nan, np.nan, 7, np.nan])
print(s.interpolate(limit=1), s.interpolate(limit_direction="both", limit=1), s.interpolate(limit_area="inside"), sep="\n")
s = pd.Series([-1.0, 1.0, np.nan, 3.0, np.nan])
print(s.replace(-1, np.nan), s.replace([1, 3], [10, 30]), s.replace({1: 100, 3: 300}), sep="\n")
d = {"a": list(range(4)), "b": list("ab.."), "c": ["a", "b", np.nan, "d"]}
df = pd.DataFrame(d)
print(df.replace(".", np.nan), df.replace(r"\s*\.\s*", np.nan, regex=True), sep="\n")
print(df.replace([r"\.", r"(a)"], ["dot", r"\1stuff"], regex=True))
print(df.replace({"b": r"\s*\.\s*"}, {"b": np.nan}, regex=True))
print(df.replace({"b": {"b": r""}}, regex=True))
