import numpy as np
import pandas as pd

dates = pd.date_range("20130101", periods=6)
df = pd.DataFrame(np.arange(24).reshape(6, 4) / 8, index=dates, columns=list("ABCD"))
print(df.mean())
print(df.mean(axis=1))
s = pd.Series([1, 3, 5, np.nan, 6, 8], index=dates).shift(2)
print(s)
print(df.sub(s, axis="index"))
print(df.agg(lambda x: np.mean(x) * 5.6))
print(df.transform(lambda x: x * 101.2))
s = pd.Series([4, 0, 6, 1, 1, 4, 2, 0, 6, 4])
print(s.value_counts())
s = pd.Series(["A", "B", "C", "Aaba", "Baca", np.nan, "CABA", "dog", "cat"])
print(s.str.lower())
pieces = [df[:2], df[2:4], df[4:]]
print(pd.concat(pieces))
left = pd.DataFrame({"key": ["foo", "foo"], "lval": [1, 2]})
right = pd.DataFrame({"key": ["foo", "foo"], "rval": [4, 5]})
print(pd.merge(left, right, on="key"))
df = pd.DataFrame({
    "A": ["foo", "bar", "foo", "bar", "foo", "bar", "foo", "foo"],
    "B": ["one", "one", "two", "three", "two", "two", "one", "three"],
    "C": [0.5, -1.25, 2.0, 3.5, -0.75, 1.0, 0.25, -2.5],
    "D": np.arange(8) * 1.5,
})
print(df.groupby("A")[["C", "D"]].sum())
print(df.groupby(["A", "B"]).sum())
arrays = [["bar", "bar", "baz", "baz", "foo", "foo", "qux", "qux"], ["one", "two", "one", "two", "one", "two", "one", "two"]]
index = pd.MultiIndex.from_arrays(arrays, names=["first", "second"])
df = pd.DataFrame(np.arange(16).reshape(8, 2) * 0.5, index=index, columns=["A", "B"])
df2 = df[:4]
print(df2)
stacked = df2.stack()
print(stacked)
print(stacked.unstack())
print(stacked.unstack(1))
print(stacked.unstack(0))
df = pd.DataFrame({
    "A": ["one", "one", "two", "three"] * 3,
    "B": ["A", "B", "C"] * 4,
    "C": ["foo", "foo", "foo", "bar", "bar", "bar"] * 2,
    "D": np.arange(12) / 4,
    "E": np.arange(12)[::-1] / 2,
})
print(pd.pivot_table(df, values="D", index=["A", "B"], columns=["C"]))
rng = pd.date_range("1/1/2012", periods=100, freq="s")
ts = pd.Series(np.arange(100) % 7, index=rng)
print(ts.resample("5Min").sum())
rng = pd.date_range("3/6/2012 00:00", periods=5, freq="D")
ts = pd.Series(np.arange(5) / 4, rng)
ts_utc = ts.tz_localize("UTC")
print(ts_utc)
print(ts_utc.tz_convert("US/Eastern"))
print(rng + pd.offsets.BusinessDay(5))
df = pd.DataFrame({"id": [1, 2, 3, 4, 5, 6], "raw_grade": ["a", "b", "b", "a", "a", "e"]})
df["grade"] = df["raw_grade"].astype("category")
print(df["grade"])
df["grade"] = df["grade"].cat.rename_categories(["very good", "good", "very bad"])
df["grade"] = df["grade"].cat.set_categories(["very bad", "bad", "medium", "good", "very good"])
print(df["grade"])
print(df.sort_values(by="grade"))
print(df.groupby("grade", observed=False).size())
if pd.Series([False, True, False]) is not None:
    try:
        if pd.Series([False, True, False]):
            print("I was true")
    except ValueError as e:
        print(e)
