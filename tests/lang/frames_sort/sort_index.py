# sort_index: labels, levels, directions.
import pandas as pd

s = pd.Series([3, 1, 2], index=["b", "c", "a"])
print(s.sort_index())
print(s.sort_index(ascending=False))
df = pd.DataFrame({"v": [1, 2, 3, 4], "a": [5, 6, 7, 8]}, index=[3, 1, 2, 0])
print(df.sort_index())
print(df.sort_index(axis=1))
print(df.sort_index(ascending=False, ignore_index=True))
m = df.assign(g=list("xyxy"), h=[2, 1, 1, 2]).set_index(["g", "h"])
print(m.sort_index())
print(m.sort_index(level="h"))
print(m.sort_index(level=1, ascending=False))
print(m.sort_index(ascending=[False, True]))
print(df.sort_index(key=lambda i: -i))
