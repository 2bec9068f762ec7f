import numpy as np
import pandas as pd

df = pd.DataFrame({"A": [1, 2, 2, 3, 4, 5, 5, 5, 6, 7, 7]})
print(df.loc[df["A"].shift() != df["A"]])
print(df.drop_duplicates(subset="A")["A"].tolist())
rng = np.random.RandomState(3)
df = pd.DataFrame(rng.randint(0, 10, size=(5, 3)))
print(df.sub(df.mean(axis=1), axis=0).round(3))
df = pd.DataFrame(rng.randint(0, 50, size=(5, 6)), columns=list("abcdef"))
print(df.sum().idxmin())
print(len(df.drop_duplicates(keep=False)))
nan = np.nan
data = [[0.04, nan, nan, 0.25, nan, 0.43, 0.71, 0.51, nan, nan], [nan, nan, nan, 0.04, 0.76, nan, nan, 0.67, 0.76, 0.16], [nan, nan, 0.5, nan, 0.31, 0.4, nan, nan, 0.24, 0.01]]
df = pd.DataFrame(data, columns=list("abcdefghij"))
print((df.isnull().cumsum(axis=1) == 3).idxmax(axis=1))
df = pd.DataFrame({"grps": list("aaabbcaabcccbbc"), "vals": [12, 345, 3, 1, 45, 14, 4, 52, 54, 23, 235, 21, 57, 3, 87]})
print(df.groupby("grps")["vals"].nlargest(3).groupby(level=0).sum())
df = pd.DataFrame(rng.randint(1, 101, size=(30, 2)), columns=["A", "B"])
print(df.groupby(pd.cut(df["A"], np.arange(0, 101, 20)), observed=False)["B"].sum())
df = pd.DataFrame({"X": [7, 2, 0, 3, 4, 2, 5, 0, 3, 4]})
izero = np.r_[-1, (df == 0).values.nonzero()[0]]
idx = np.arange(len(df))
df["Y"] = idx - izero[np.searchsorted(izero - 1, idx) - 1]
print(df["Y"].tolist())
x = (df["X"] != 0).cumsum()
y = x != x.shift()
print(y.groupby((y != y.shift()).cumsum()).cumsum().tolist())
df = pd.DataFrame(rng.permutation(64).reshape(8, 8))
print(df.unstack().sort_values()[-3:].index.tolist())
df = pd.DataFrame({"vals": rng.randint(-10, 10, 15), "grps": rng.choice(["A", "B"], 15)})
def replace(group):
    mask = group < 0
    return group.mask(mask, group[~mask].mean())
print(df.groupby(["grps"])["vals"].transform(replace).round(2).tolist())
df = pd.DataFrame({"group": list("aabbabbbabab"), "value": [1, 2, 3, np.nan, 2, 3, np.nan, 1, 7, 3, np.nan, 8]})
g1 = df.groupby("group")["value"]
g2 = df.fillna(0).groupby("group")["value"]
s = g2.rolling(3, min_periods=1).sum() / g1.rolling(3, min_periods=1).count()
print(s.reset_index(level=0, drop=True).sort_index())
