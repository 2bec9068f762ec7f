import pandas as pd

df = pd.DataFrame({"k": ["b", "a", "c", None], "v": [3, 1, 2, 1], "w": [1.5, None, 0.5, 2.5]})
print(df.sort_values("v", kind="stable"))
print(df.sort_values("w"))
print(df.sort_values("k", ascending=False))
print(df.sort_values(["v", "w"], ascending=[True, False]))
print(df.sort_values("v", kind="stable", ignore_index=True))
print(df.sort_values("k").sort_index())
print(pd.Series([3, 1, 2]).sort_values(ascending=False))
print(pd.Series([3, 1, 2], index=["c", "a", "b"]).sort_index())
print(df.nlargest(2, "v"), df["w"].nsmallest(2))
