# pd.Categorical as a value of its own, CategoricalIndex, and category columns mapped.
import pandas as pd
c = pd.Categorical(["a", "b", "a", None], categories=["b", "a"], ordered=True)
for e in [lambda: c, lambda: c.codes, lambda: c.categories, lambda: c.ordered, lambda: c.dtype, lambda: c.min(), lambda: c.max(), lambda: c.isna(), lambda: c.value_counts(), lambda: c == "a",
          lambda: c < "a", lambda: c.unique(), lambda: c.sort_values(), lambda: c.describe(), lambda: c.tolist(), lambda: c[0], lambda: c[1:], lambda: len(c), lambda: c.rename_categories(["x", "y"]),
          lambda: c.add_categories("z"), lambda: c.remove_categories("b"), lambda: c.as_unordered(), lambda: c.set_categories(["a"]), lambda: c.reorder_categories(["a", "b"]),
          lambda: pd.Categorical([1, 2, None]), lambda: pd.Categorical([]), lambda: pd.Categorical(list("abcdefghijklmnop")), lambda: pd.Categorical.from_codes([0, 1, -1], ["x", "y"]),
          lambda: pd.Categorical.from_codes([0, 5], ["x", "y"]), lambda: pd.Series(c), lambda: pd.Series(c).values, lambda: pd.Series(c).unique(), lambda: pd.Series(list("abcdefghijk"), dtype="category"),
          lambda: pd.Categorical(["a", "b", "c"]).map({"a": 1, "b": 2, "c": 3}), lambda: pd.Categorical(["a", "b"]).map({"a": 1, "b": 1}),
          lambda: pd.Series(["a", "b", "a"], dtype="category").map({"a": 1, "b": 2}), lambda: pd.Series(["a", "b", "a"], dtype="category").map(str.upper),
          lambda: pd.Series(["a", "b", None], dtype="category").map({"a": 1, "b": 2}), lambda: pd.Series(["a", "b", None], dtype="category").map({"a": 1}),
          lambda: pd.Series(["a", "b"], dtype="category").apply(lambda v: v + "!"), lambda: pd.Series(["a", "b"], dtype="category").map({"a": "x", "b": "x"}),
          lambda: pd.api.types.union_categoricals([pd.Categorical(["b", "c"]), pd.Categorical(["a", "b"])]), lambda: pd.CategoricalIndex(list("aba")).add_categories(["z"]),
          lambda: pd.CategoricalIndex(list("aba"), ordered=True).as_unordered(), lambda: pd.CategoricalIndex(list("aba")).rename_categories({"a": "A"}), lambda: pd.Index([1]).as_ordered(),
          lambda: c.foo]:
    try:
        print(repr(e()))
    except Exception as x:
        print(type(x).__name__, x)
d = pd.Categorical(["a", "b"])
d[0] = "b"
print(d)
try:
    d[0] = "q"
except TypeError as x:
    print(x)
