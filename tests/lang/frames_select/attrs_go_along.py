# df.attrs: what is made of a frame has a copy of them, attributes of the script's own stay behind.
import pandas as pd
a = pd.DataFrame({"k": [1, 2, 2], "g": list("xyx")}); a.attrs["s"] = [1]
for n, f in dict(mask=lambda: a[a.k > 1], cols=lambda: a[["k"]], col=lambda: a["k"], dot=lambda: a.k, head=lambda: a.head(1), copy=lambda: a.copy(), assign=lambda: a.assign(z=1), iloc=lambda: a.iloc[1:], loc=lambda: a.loc[[0]], lc=lambda: a.loc[:, "k"], rename=lambda: a.rename(columns=str.upper), drop=lambda: a.drop(columns="g"), si=lambda: a.set_index("g"), sv=lambda: a.sort_values("k"), q=lambda: a.query("k > 1"), add=lambda: a[["k"]] + 1, at=lambda: a.astype({"k": float}), dd=lambda: a.drop_duplicates(), dn=lambda: a.dropna(), isna=lambda: a.isna()).items():
    print(n, f().attrs)
c = a.copy(); c.attrs["s"].append(2); print(a.attrs, c.attrs)
