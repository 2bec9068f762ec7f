# Labels keep their type: inserted, mapped, of the rows of one outer label; headings of counts.
import pandas as pd

small = pd.Index([3, 1], dtype="int8")
print(small.insert(1, 5).dtype, small.map(lambda v: v * 2).dtype, small.map(lambda v: v * 1000).dtype, small.map(lambda v: v / 2).dtype, small.map(str).dtype)
short = pd.Index([1.5], dtype="float32")
print(short.insert(1, 5).dtype, short.insert(1, 0.1).dtype, short.map(lambda v: v * 2).dtype)
large = pd.Index([3, 2], dtype="uint64")
print(large.insert(0, 1), large.map(lambda v: v))
nullable = pd.Index([1, None], dtype="Int64")
print(nullable.map(lambda v: v), nullable.map(str))
print(pd.Index([1, "a"], dtype=object).insert(1, float("nan")), pd.Index(["a", None], dtype=object).insert(1, float("nan")))

s = pd.Series(range(6), pd.MultiIndex.from_product([["a", "b"], range(3)]))
print(s.loc["a"].index, s.xs("b").index, s.iloc[:2].loc["a"].index)
print(s.iloc[[0, 2]].droplevel(0).index, s.iloc[1:3].droplevel(0).index, s.to_frame("v").loc["b"].index)

print(pd.DataFrame({"a": [1.5, -2.25, 1.5]}).value_counts(["a"]))
print(pd.DataFrame({"long_name": list("aab")}).value_counts(normalize=True).to_string())
print(pd.DataFrame({"day": pd.to_datetime(["2024-01-01", "2024-01-01"])}).value_counts())
