import pandas as pd
df = pd.DataFrame({"a": [1, 2, 1, 3], "b": list("wxyz")}, index=[10, 11, 12, 13])
for k, d in df.groupby("a"):
    print(k, type(k).__name__, d.index.tolist())
    print(d)
g = df.groupby("a")["b"]
print({k: v.tolist() for k, v in g})
print(dict(list(df.groupby("a")))[1])
print([(k, len(v)) for k, v in df.groupby(["a", "b"])])
print(list(df.groupby("a").groups), df.groupby("a").ngroups)
print(df.groupby(["a", "b"]).groups)
print(df.groupby("a").get_group(1))
print(df.groupby(["a", "b"]).get_group((3, "z")))
