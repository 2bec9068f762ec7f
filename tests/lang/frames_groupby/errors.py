# What is refused, and how.
import pandas as pd

df = pd.DataFrame({"a": ["x", "y", "x"], "b": [1, 2, 3], "s": ["p", "q", "r"]})
g = df.groupby("a")


def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


attempt(lambda: g.mean())
attempt(lambda: g.agg("mean"))
attempt(lambda: g.agg("foo"))
attempt(lambda: g["zz"])
attempt(lambda: g[["zz", "b"]])
attempt(lambda: df.groupby("zz"))
attempt(lambda: g.b.agg({"a": "sum"}))
attempt(lambda: g.foo)
attempt(lambda: g.agg(q=("zz", "sum")))
attempt(lambda: g.agg({"zz": "sum"}))
attempt(lambda: df.groupby([]))
attempt(lambda: df.groupby(None))
attempt(lambda: g.get_group("zz"))
attempt(lambda: g.transform("foo"))
attempt(lambda: df.b.groupby("a"))
attempt(lambda: g.b.median("x"))
attempt(lambda: g.agg())
attempt(lambda: g.agg(x="sum"))
attempt(lambda: g.filter(lambda x: 3))
attempt(lambda: g.nth("a"))
attempt(lambda: g.quantile(2))
attempt(lambda: g.apply(3))
attempt(lambda: g.std())
attempt(lambda: g.mean(numeric_only=True))
attempt(lambda: g.b.rank(method="best"))
attempt(lambda: df.groupby(["a", "b"])["c"])
attempt(lambda: df.groupby([1, 2]))
