import pandas as pd

df = pd.DataFrame({"n": list("abcdef"), "v": [5, 9, 9, 1, 7, 5], "w": [1.0, 2.0, 3.0, None, 5.0, 6.0]})
print(df.nlargest(3, "v"))
print(df.nsmallest(2, ["v", "w"]))
print(df.nlargest(2, "v", keep="last"))
print(df.nlargest(1, "v", keep="all"))
print(df["v"].nlargest(2), df["w"].nsmallest(2))
print(df["v"].argsort().tolist() if False else df["v"].rank().tolist())
print(df["v"].rank(method="dense", ascending=False).tolist())
print(df.rank(numeric_only=True))
