import pandas as pd

s = pd.Series([f"word{i % 30}" for i in range(90)])
print(s.unique())
print(s.head(3).unique())
print(s.values)
print(pd.Series(["a"]).unique(), pd.Series(["a", "b", None]).unique())
print(len(s.unique()), s.unique()[0], s.unique().tolist()[:3], [w for w in s.unique()][-1])
print(pd.Series([f"w{i}" for i in range(150)]).values)
