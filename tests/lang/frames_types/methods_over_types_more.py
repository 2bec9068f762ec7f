# Methods of Series over element types: text of categories, nullable values, labels of the results, nothing at all.
import pandas as pd

cat = pd.Series(pd.Categorical(["ua", "v", None, "ua"], ["v", "ua", "w"]))
ints = pd.Series([3, None, 2, 3], dtype="Int64")

# text of categories
for r in (cat.str.upper(), cat.str.contains("a"), cat.str.isalpha(), cat.str.replace("a", "zz"), cat.str.repeat(2), cat.str.cat(cat, sep="-"), cat.str.startswith("u", na=True)):
    print(r.dtype, r.tolist())
for r in (cat.str.split("a", expand=True), cat.str.partition("a"), cat.str.rpartition("a")):
    print(r.dtypes.tolist())
    print(r)

# nullable values
print(ints.apply(lambda v: v).dtype, ints.transform(lambda v: v).tolist(), ints.to_dict())
for v in (ints, [None], [pd.NA], [3, pd.NA], ints.array):
    print(ints.isin(v).tolist())
print(pd.DataFrame({"a": ints, "b": [1, 2, 3, 4]}).rank().dtypes.tolist(), ints.rank().dtype)

# labels
codes, labels = cat.factorize()
print(codes, labels)
print(cat.factorize(sort=True)[1])
print(pd.get_dummies(cat).columns)
print(pd.get_dummies(cat, dummy_na=True).columns)
print(repr(pd.unique(pd.Series(pd.to_datetime(["2024-01-02", "2024-01-02"])))), repr(pd.unique(cat)))
for s in (pd.Series(["x", "y"]), pd.Series([1, 2]), pd.Series([[1, 2], []]), ints, pd.Series([], dtype=object)):
    print(s.explode().index)
try:
    pd.DataFrame([[1, 2, 3]], columns=["a", "b", "a"]).stack()
except ValueError as e:
    print(e)
for index in (pd.Index([1, 5]), pd.RangeIndex(3), pd.CategoricalIndex(["a"]), pd.date_range("2024-01-01", periods=2)):
    try:
        print(index.freq)
    except AttributeError as e:
        print(e)

# groups of nothing
nothing = pd.Series([], dtype="float64")
print(nothing.groupby([]).sum(), nothing.groupby([]).mean(), nothing.groupby([]).nunique(), sep="\n")
print(pd.DataFrame({"a": nothing}).groupby([]).sum())
try:
    pd.Series([1]).groupby([]).sum()
except ValueError as e:
    print(e)

# ints of categories of which some are missing
for s in (pd.Series(pd.Categorical([1, None])), cat, pd.Series(pd.Categorical([1, 2]))):
    try:
        print(s.astype(int).tolist(), s.astype("uint8").dtype)
    except ValueError as e:
        print(e)
