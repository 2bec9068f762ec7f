from collections import Counter, OrderedDict, defaultdict, namedtuple
from functools import reduce
from itertools import chain, groupby, islice
from operator import attrgetter, itemgetter
import statistics as st

import pandas as pd

df = pd.DataFrame({"name": ["Ann", "Bob", "Cid", "Dee"], "team": ["red", "blue", "red", "blue"], "pts": [10, 7, 3, 9], "ok": [True, False, True, True]}, index=list("wxyz"))
for i, row in df.iterrows():
    print(i, row["name"], row.pts, type(row).__name__)
for row in df.itertuples():
    print(row, row.Index, row.name)
for row in df.itertuples(index=False, name="Player"):
    print(row)
for name, column in df.items():
    print(name, column.dtype, list(column))
for t in df.itertuples(index=False, name=None):
    print(t)
for a, b in zip(df["name"], df["pts"]):
    print(f"{a:>5}|{b:<4}|{b / 3:8.3f}")
totals = defaultdict(int)
for team, pts in df[["team", "pts"]].values:
    totals[team] += pts
print(dict(totals))
print(Counter(df["team"]), Counter(df["team"]).most_common(1))
print({k: [r.name for r in g] for k, g in groupby(sorted(df.itertuples(), key=attrgetter("team")), key=attrgetter("team"))})
print(sorted(df.to_dict("records"), key=itemgetter("pts"))[0])
print(list(islice(chain.from_iterable(df[["name", "team"]].to_numpy().tolist()), 5)))
print(reduce(lambda acc, s: acc + s, (df[c] for c in ["pts"])).tolist())
print(st.mean(df.pts), st.median(df["pts"]), round(st.stdev(df["pts"]), 3), max(df["pts"]), sum(df.pts))
print([c for c in df], list(df.index), len(df), "pts" in df, "w" in df.index, 10 in df["pts"].values)
Point = namedtuple("Point", "x y")
print(pd.DataFrame([Point(1, 2), Point(3, 4)]))
print(pd.DataFrame.from_dict(OrderedDict([("k", [1, 2]), ("v", [3, 4])])))
print(df.apply(lambda r: f"{r['name']}:{r.pts}", axis=1).tolist())
print([f"{k}={v!r}" for k, v in df.iloc[0].items()])
print(dict(df.groupby("team")["pts"].sum()), dict(zip(df.name, df.pts)))
print(list(map(str.upper, df["name"])), list(filter(lambda x: x > 5, df.pts)), any(df.ok), all(df.ok))
print({team: sub["name"].tolist() for team, sub in df.groupby("team")})
for n, (idx, val) in enumerate(df["pts"].items(), 1):
    print(n, idx, val)
total = 0
for i in range(len(df)):
    total += df.iloc[i]["pts"] * (2 if df["ok"].iloc[i] else 1)
print(total, df.shape[0], df.index[-1], df.columns[0], df.at["y", "pts"], df.iat[2, 2])
it = iter(df)
print(next(it), next(it))
*first, last = df["name"]
print(first, last)
(x, y), z = df["pts"].iloc[:2], df["pts"].iloc[2]
print(x, y, z)
