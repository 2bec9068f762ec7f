# What merge refuses, and validate=.
import pandas as pd

l = pd.DataFrame({"k": [1, 2, 2], "v": [1, 2, 3]})
r = pd.DataFrame({"k": [2, 2, 3], "v": [5, 6, 7]})
s = pd.DataFrame({"k": ["a", "b", "c"], "q": [1, 2, 3]})


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


attempt(lambda: l.merge(r, how="foo"))
attempt(lambda: l.merge(3))
attempt(lambda: l.merge(s, on="k"))
attempt(lambda: l.merge(r, on="zz"))
attempt(lambda: l.merge(r.rename(columns={"k": "a", "v": "b"})))
attempt(lambda: l.merge(r, on="k", left_on="k"))
attempt(lambda: l.merge(r, left_on="k"))
attempt(lambda: l.merge(r, left_on=["k", "v"], right_on="k"))
attempt(lambda: l.merge(r, on="k", suffixes=("", "")))
attempt(lambda: l.merge(r, on="k", suffixes=(None, None)))
attempt(lambda: l.merge(r, on="k", validate="1:1"))
attempt(lambda: l.merge(r, on="k", validate="m:1"))
attempt(lambda: r.merge(l, on="k", validate="1:m"))
attempt(lambda: l.merge(r, on="k", validate="foo"))
attempt(lambda: l.merge(r, how="cross", on="k"))
attempt(lambda: l.merge(r, left_index=True))
attempt(lambda: l.merge(r, on="k", left_index=True))
attempt(lambda: l.merge(r, on="k", suffixes="ab"))
attempt(lambda: l.merge(r, on="k", validate="m:m"))
attempt(lambda: l.merge(r, on="k", how="outer", indicator="k"))
