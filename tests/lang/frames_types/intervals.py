# Intervals as an index: what cut's categories are, look-up by what an interval holds, interval_range.
import pandas as pd
s = pd.Series([1, 7, 5, 4, 6, 3])
b = pd.cut(s, 3)
for e in [lambda: b.cat.categories, lambda: b.cat.categories.left, lambda: b.cat.categories.mid, lambda: b.apply(lambda i: i.mid), lambda: b.map(lambda i: i.left), lambda: b.astype(str), lambda: b.dtype,
          lambda: b.value_counts().index, lambda: b.values, lambda: pd.cut([1, 2, 3], 2), lambda: pd.interval_range(0, 3), lambda: pd.interval_range(0, 6, periods=4), lambda: pd.interval_range(0, 1.5, freq=0.5),
          lambda: pd.interval_range(pd.Timestamp("2024-01-01"), periods=2, freq="D"), lambda: pd.IntervalIndex.from_breaks([0, 1, 2]).mid, lambda: pd.IntervalIndex.from_tuples([(0, 1), (2, 5)]),
          lambda: pd.IntervalIndex.from_arrays([0, 1], [1, 2], closed="left"), lambda: pd.Series([1, 2], index=pd.interval_range(0, 2)), lambda: pd.Series([1, 2], index=pd.interval_range(0, 2)).loc[1.5],
          lambda: pd.Series([1, 2], index=pd.interval_range(0, 2))[0.5], lambda: pd.Series([1, 2], index=pd.interval_range(0, 2)).loc[9], lambda: pd.IntervalIndex.from_tuples([(0, 1), (2, 5)]).contains(1),
          lambda: pd.IntervalIndex.from_tuples([(0, 1), (2, 5)]).get_indexer([1, 3, 9]), lambda: pd.IntervalIndex.from_tuples([(0, 1), (2, 5)]).length, lambda: pd.interval_range(0, 3).overlaps(pd.Interval(0.5, 1.5)),
          lambda: pd.interval_range(0, 3).to_tuples(), lambda: pd.interval_range(0, 3).set_closed("both").is_overlapping, lambda: pd.interval_range(0, 3).is_non_overlapping_monotonic,
          lambda: pd.interval_range(0, 3).closed, lambda: pd.interval_range(0, 3).dtype, lambda: pd.Series([pd.Interval(0, 1), pd.Interval(1, 2)]), lambda: pd.Series([pd.Interval(0, 1)]).dtype,
          lambda: pd.IntervalDtype("int64", "right"), lambda: pd.Interval(0, 2).overlaps(pd.Interval(1, 3)), lambda: pd.Interval(2, 1), lambda: pd.interval_range(0), lambda: pd.Index([1]).mid,
          lambda: pd.cut(pd.Series([1, 3, 9]), pd.IntervalIndex.from_tuples([(0, 2), (2, 5)])).isna(), lambda: pd.DataFrame({"i": pd.interval_range(0, 2), "v": [1, 2]})]:
    try:
        print(repr(e()))
    except Exception as x:
        print(type(x).__name__, x)
df = pd.DataFrame({"age": [5, 17, 30, 44, 70], "pay": [0, 1, 5, 7, 3]})
df["band"] = pd.cut(df.age, [0, 18, 40, 100])
print(df.groupby("band", observed=True).pay.mean(), df.band.cat.codes.tolist(), [i.left for i in df.band], pd.IntervalIndex(df.band).right.tolist(), sep="\n")
