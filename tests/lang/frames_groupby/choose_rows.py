# head, tail, nth, first, last, sizes, groups.
import pandas as pd

df = pd.DataFrame({"k": list("bbaabac"), "v": [1, 2, 3, 4, 5, 6, 7], "t": list("pqrstuv")})
g = df.groupby("k")
print(g.head(1))
print(g.tail(2))
print(g.nth(0))
print(g.nth(-1))
print(g.nth([0, 2]))
print(g["v"].nth(1))
print(g.first())
print(g.last())
print(g.size())
print(g.count())
print(g.ngroups, len(g))
print(g.groups)
print(g.indices)
print(g.get_group("b"))
print(g["v"].get_group("a").tolist())
for key, part in g:
    print(key, part["v"].tolist())
for key, part in df.groupby(["k"]):
    print(key, len(part))
for (k, t), part in df.groupby(["k", "t"]):
    print(k, t, part.v.sum())
print(df.groupby("k", as_index=False).size())
print(df.groupby(["k", "t"], as_index=False)["v"].sum().head(3))
