# value_counts of an index of several levels has an index of the same levels.
import pandas as pd

pairs = pd.MultiIndex.from_tuples([("a", 1), ("b", 2), ("a", 1), ("c", 3), ("b", 2), ("a", 1)], names=["k", "n"])
print(pairs.value_counts())
print(pairs.value_counts(normalize=True, ascending=True))
print(pairs.value_counts(sort=False).index)
print(pairs[:0].value_counts())
print(pairs.rename([None, "q"]).value_counts())
print(pairs.value_counts().loc[("b", 2)], pairs.value_counts().unstack(fill_value=0))
gaps = pd.MultiIndex.from_tuples([("a", None), ("b", 2), ("a", None)])
print(gaps.value_counts())
print(gaps.value_counts(dropna=False))
days = pd.MultiIndex.from_arrays([pd.to_datetime(["2024-01-01", "2024-01-02", "2024-01-02"]), [1.5, 1.5, 1.5]])
print(days.value_counts().index)
