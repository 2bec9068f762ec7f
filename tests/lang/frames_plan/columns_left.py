# Large files: columns that the program does not name are left in the file until somebody looks.
import os
import tempfile

import numpy as np
import pandas as pd

path = os.path.join(tempfile.mkdtemp(), "large.csv")
n = 120_000
i = np.arange(n)
made = pd.DataFrame({"id": i, "price": (i * 7 % 1001) / 8, "kind": [["new", "used", "lost"][k % 3] for k in range(n)], "count": i % 13,
                     "note": ["row number %d" % k for k in range(n)], "late": (i * 3 % 11) / 4, "flag": i % 2 == 0})
made.loc[made.index % 10 == 0, "late"] = np.nan
made.to_csv(path, index=False)
print(os.path.getsize(path) > 4 << 20)

df = pd.read_csv(path)
print(df[df.price > 100].late.mean())
print(df.groupby("kind")["count"].sum())
print(df.shape, len(df), list(df.columns))

kept = [df]                       # columns come when they are asked for
print(kept[0].head())
print(kept[0].dtypes)
print(kept[0].isna().sum().to_dict())
print(kept[0].equals(made))


def load(where):
    return pd.read_csv(where)


def report(frame):
    print(frame.query("count > 10 and flag")["price"].sum())
    print(frame.sort_values(["price", "id"], ascending=False).head(3)["id"].tolist())


report(load(path))
part = load(path)[["id", "late"]]
part["twice"] = part["late"] * 2
print(part.agg({"late": "mean", "twice": "max"}))
os.remove(path)
print(part.tail(3))
late = [part.rename(columns={"late": "later"})]
print(late[0].sum())
