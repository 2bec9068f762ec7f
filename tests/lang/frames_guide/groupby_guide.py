import numpy as np
import pandas as pd

speeds = pd.DataFrame(
    [("bird", "Falconiformes", 389.0), ("bird", "Psittaciformes", 24.0), ("mammal", "Carnivora", 80.2),
     ("mammal", "Primates", np.nan), ("mammal", "Carnivora", 58)],
    index=["falcon", "parrot", "lion", "monkey", "leopard"], columns=("class", "order", "max_speed"))
print(speeds.groupby("class")["max_speed"].mean())
print(speeds.groupby(["class", "order"]).mean())
df = pd.DataFrame({
    "A": ["foo", "bar", "foo", "bar", "foo", "bar", "foo", "foo"],
    "B": ["one", "one", "two", "three", "two", "two", "one", "three"],
    "C": [0.5, 0.75, 1.5, -2.0, 0.25, 3.0, -1.0, 2.5],
    "D": [8, 7, 6, 5, 4, 3, 2, 1]})
grouped = df.groupby("A")
print(grouped.groups)
print(len(grouped), grouped.ngroups)
for name, group in grouped:
    print(name)
    print(group)
for name, group in df.groupby(["A", "B"]):
    print(name, len(group))
print(grouped.get_group("bar"))
print(df.groupby(["A", "B"]).get_group(("bar", "one")))
print(df.groupby(["A", "B"], as_index=False).sum())
print(grouped.size())
print(grouped[["C", "D"]].describe().round(3))
print(grouped["C"].agg(["sum", "mean", "std"]))
print(grouped[["C", "D"]].agg(["sum", "mean"]))
print(grouped["C"].agg(["sum", "mean", "std"]).rename(columns={"sum": "foo", "mean": "bar", "std": "baz"}))
print(grouped["C"].agg([lambda x: x.max() - x.min(), lambda x: x.median() - x.mean()]))
animals = pd.DataFrame({"kind": ["cat", "dog", "cat", "dog"], "height": [9.1, 6.0, 9.5, 34.0], "weight": [7.9, 7.5, 9.9, 198.0]})
print(animals.groupby("kind").agg(
    min_height=pd.NamedAgg(column="height", aggfunc="min"),
    max_height=pd.NamedAgg(column="height", aggfunc="max"),
    average_weight=pd.NamedAgg(column="weight", aggfunc="mean")))
print(animals.groupby("kind").agg(**{"total weight": pd.NamedAgg(column="weight", aggfunc="sum")}))
print(animals.groupby("kind").height.agg(min_height="min", max_height="max"))
print(grouped.agg({"C": "sum", "D": lambda x: np.std(x, ddof=1)}))
print(speeds.groupby("class")[["max_speed"]].transform("cumsum"))
print(grouped["D"].transform(lambda x: x - x.mean()))
sf = pd.Series([1, 1, 2, 3, 3, 3])
print(sf.groupby(sf).filter(lambda x: x.sum() > 2))
dff = pd.DataFrame({"A": np.arange(8), "B": list("aabbbbcc")})
print(dff.groupby("B").filter(lambda x: len(x) > 2))
print(dff.groupby("B").filter(lambda x: len(x) > 2, dropna=False))
print(df.groupby("A")["C"].apply(lambda x: x.describe()))
print(df.groupby("A")["C"].apply(lambda g: pd.DataFrame({"original": g, "demeaned": g - g.mean()})))
print(df.groupby("A").nth(1))
print(df.groupby("A").nth([0, -1]))
print(df.groupby("A").head(1), df.groupby("A").tail(1), sep="\n")
print(df.groupby("A").cumcount(), df.groupby("A").cumcount(ascending=False), sep="\n")
print(df.groupby("A").ngroup())
lst = [1, 2, 3, 1, 2, 3]
s = pd.Series([1, 2, 3, 10, 20, 30], lst)
print(s.groupby(level=0).first(), s.groupby(level=0).last(), s.groupby(level=0).sum(), sep="\n")
print(df.groupby(lambda i: i % 2).sum(numeric_only=True))
n = pd.DataFrame([[1, 2, 3], [1, None, 4], [2, 1, 3], [1, 2, 2]], columns=["a", "b", "c"])
print(n.groupby("b").sum(), n.groupby("b", dropna=False).sum(), sep="\n")
print(grouped["C"].pipe(lambda g: g.max() - g.min()))
