import pandas as pd

df = pd.DataFrame({"a": [1, 2, 3]})
d2 = df.copy()
d2["a"] = d2["a"] * 10
head = df.head(2)
df["a"] = 0
print(df["a"].tolist(), d2["a"].tolist(), head["a"].tolist())
s = d2["a"]
s[0] = -1
print(d2["a"].tolist(), s.tolist())
