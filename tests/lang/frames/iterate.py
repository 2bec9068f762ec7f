import pandas as pd

df = pd.DataFrame({"a": [1, 2], "b": ["x", "y"]})
for i, row in df.iterrows():
    print(i, row["a"], row["b"])
for x in df["a"]:
    print(x, type(x).__name__)
for x in df["b"]:
    print(x)
print([v * 2 for v in df["a"]], sum(df["a"]), max(df["a"]), list(zip(df["a"], df["b"])))
print(len(df["a"]), 1 in df["a"], 5 in df["a"])
print(sorted(df["b"], reverse=True))
