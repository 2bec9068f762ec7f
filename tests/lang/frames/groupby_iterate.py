import pandas as pd

df = pd.DataFrame({"k": ["b", "a", "b"], "v": [1, 2, 3]})
for key, part in df.groupby("k"):
    print(key, type(key).__name__, len(part))
    print(part)
for key, part in df.groupby("k")["v"]:
    print(key, part.tolist())
print(df.groupby("k")["v"].apply(lambda s: s.max() - s.min()))
