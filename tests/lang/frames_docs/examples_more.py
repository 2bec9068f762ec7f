"""What examples of the docstrings show, and their neighbours."""
import pandas as pd, numpy as np
i1 = pd.Interval(0, 2); i4=pd.Interval(0,1,closed="left"); i7=pd.Interval(1,2,closed="right"); print(i4.overlaps(i7), i1.overlaps(pd.Interval(1,3)))
print(i4.closed_right, i7.closed_left, i4.closed_left, i4.open_right)
index = pd.IntervalIndex.from_tuples([(0, 2), (1, 3), (4, 5)]); print(index.is_overlapping)
print(pd.interval_range(0,3,closed="left").is_overlapping, pd.interval_range(0,3).is_overlapping, pd.interval_range(0,3,closed="both").is_overlapping)
print(pd.isna(np.array([[1,np.nan,3],[4,5,np.nan]])), pd.notna(np.array([["a",None],["b","c"]],dtype=object)))
ser=pd.Series([1,2,3,4],index=pd.to_datetime(["2023-01-01","2023-01-15","2023-02-01","2023-02-15"]))
print(ser.resample("W").ffill(limit=1)); print(ser.resample("W").bfill(limit=1)); print(ser.resample("W").nearest(limit=1))
s=pd.Series([1,2],index=pd.date_range("2018-01-01",periods=2,freq="h")); print(s.resample("15min").nearest(limit=1), s.resample("15min").ffill(limit=2))
df=pd.DataFrame({"a":[1,2],"b":[3.5,4.25]}); print(df.get(["a","b"])); print(df.get(["a","z"])); print(df.get("q",5))
print(round(df.mean(),1), round(df,1))
print(pd.DataFrame([pd.Timestamp("2023"), np.nan], columns=["col_1"]))
ci=pd.CategoricalIndex(["a","b","c"]); print(ci.equals(pd.CategoricalIndex(["a","b","c"],categories=["c","b","a"])), ci.equals(pd.Index(["a","b","c"])), ci.equals(["a","b","c"]), ci.equals(pd.CategoricalIndex(["a","b","d"])), ci.equals(pd.CategoricalIndex(["a","b","c"],ordered=True)))
print(pd.cut(np.array([1, 7, 5, 4, 6, 3]), 3, labels=["B", "A", "B"], ordered=False))

print(pd.cut([1,5,9,np.nan], [0,3,6], labels=["z","z"], ordered=False), pd.cut(pd.Series([1,2,3.]), 3, labels=["c","a","c"], ordered=False).cat.categories.tolist())
print(pd.CategoricalIndex(["a"],ordered=True).equals(pd.CategoricalIndex(["a"],ordered=True)), pd.Index(["a"]).equals(pd.CategoricalIndex(["a"])))
