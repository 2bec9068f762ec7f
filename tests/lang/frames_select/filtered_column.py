# One column of filtered rows: by attribute and by item, masks of all kinds, names that methods have, errors.
import numpy as np
import pandas as pd

df = pd.DataFrame({"x": [1.5, -2.0, 3.0, np.nan], "y": [10, 20, 30, 40], "name": list("abcd"), "count": [1, 2, 3, 4]}, index=list("pqrs"))
m = df.x > 0
print(df[m].y, df[m]["name"], df[m]["count"].sum(), df[m].count().tolist(), df[~m].y.mean(), df[m].shape, len(df[m]), df[m].x.name)
print(df[m].name.tolist(), df[[True, False, False, True]].y.tolist(), df[np.array([False] * 4)].y.dtype, df[df["y"] >= 20]["name"].str.upper().tolist())
c = df[m].count
print(c().y, df[m][["x", "y"]].shape, df[m].y.index.tolist(), df[m].reset_index().y.tolist())
part = df[m]
print(part.y.sum(), list(part.columns))
other = pd.Series([True, False, True, True], index=list("srqp"))
print(df[other].y.tolist(), df[other.reindex(df.index)]["x"].tolist())
def total(d, key):
    return d[d[key] > 1]["y"].sum() + d[d[key] > 1].y.max()
print(total(df, "x"), total(df, "count"))
for bad in (lambda: df[m].nothing, lambda: df[m]["nothing"], lambda: df[[True, False]].y, lambda: df[pd.Series([True, None, True, False], index=df.index)].y, lambda: df["no"][m]):
    try:
        print(bad())
    except (AttributeError, KeyError, ValueError, IndexError) as e:
        print(type(e).__name__, e)
