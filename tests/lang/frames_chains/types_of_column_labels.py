"""What kind of index the columns are: of categories, of nullable types, without labels, after operations that keep them."""
import pandas as pd

nan = float("nan")
x = pd.DataFrame({"a": [1, 2, 2], "c": pd.Categorical([1.5, 1.5, 0.5]), "k": ["u", None, "v"]})
t = pd.crosstab(x["a"], x["c"])
print(t)
print(t.columns)
print(pd.crosstab(x["a"], x["c"], normalize="index").columns)
print(t.T.index, (t + 1).columns, t.cumsum().columns, t[t[1.5] > 0].columns)
print(t.filter(regex="^z").columns)
print(x.pivot(index="k", columns="a", values="c"))
print(x.set_index(["k", "a"])["c"].unstack())
print(x.iloc[:0].pivot(index="k", columns="a", values="c").columns)
print(x.iloc[:0].pivot_table(index="k", columns="a", values="a").columns)
nullable = x.astype({"a": "Int8"})
print(nullable.pivot(index="k", columns="a", values="c").columns)
print(nullable.pivot(index="k", columns="c", values="a").columns)
two = pd.DataFrame({0: [1, 2], 1: [2, 3]})
for labels in (pd.Index([1, 2], dtype="Int8"), pd.CategoricalIndex(["p", "q"], ordered=True), pd.RangeIndex(2), pd.Index([1, 2]), pd.Index(["p", "q"], dtype="object")):
    two.columns = labels
    print(two.columns, two.iloc[1:].columns, two.copy().columns)
two.columns = pd.CategoricalIndex(["p", "q"])
two.columns = ["r", "s"]
print(two.columns)
none = two.iloc[:, :0]
for labels in (pd.Index([], dtype="Int8"), pd.RangeIndex(0), pd.Index([], dtype="int64", name="k"), pd.Index([], dtype="float64")):
    none.columns = labels
    print(none.columns, pd.DataFrame(index=[1], columns=labels).columns)
