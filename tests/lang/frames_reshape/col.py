"""pandas.col: expressions in assign, loc, [], filter, select, where, case_when."""
import numpy as np
import pandas as pd

df = pd.DataFrame({"name": ["beluga", "narwhal", "orca"], "speed": [100, 110, 56], "w": [1.5, np.nan, 3.0]})
print(df.assign(t=pd.col("name").str.title(), z=(pd.col("speed") + 1) * 2, w2=np.log(pd.col("speed")), r=10 - pd.col("w")))
print(df.loc[pd.col("speed") > 105])
print(df[(pd.col("speed") > 60) & ~pd.col("w").isna()])
print(df.loc[pd.col("speed") > 105, "name"], df.where(pd.col("speed") > 105))
print(df.select("name", pd.col("speed"), months=pd.col("speed") * 12, days=pd.col("months") * 30))
print(df.select(["w", "name"]), df.select())
print(df.filter(pd.col("w") > 1), df.filter(cond=df["speed"] > 60), df.filter(["w", "speed", "q"]), df.filter(like="e"), df.filter(cond=[True, False, True], axis=1))
print(df.assign(q=pd.col("speed").case_when([(pd.col("speed") > 105, pd.col("name")), (pd.col("w") > 2, "heavy")])))
for x in (pd.col("a") + 1, -(pd.col("a") * 2), pd.col("s").str.upper().str[0], (pd.col("a") > 1) & (pd.col("b") <= 2), 2 ** pd.col("a"), abs(pd.col("a")), pd.col("a").fillna(0, axis=0), np.add(pd.col("a"), 1)):
    print(repr(x))
for f in (lambda: df.assign(z=pd.col("nope")), lambda: bool(pd.col("a")), lambda: list(pd.col("a")), lambda: df.select(pd.col("w").mean()), lambda: df.select({"a"}), lambda: df.select(["w"], "name"),
          lambda: df.filter(), lambda: df.filter(["w"], like="e"), lambda: df.filter(lambda d: 3), lambda: pd.col([1])):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(pd.DataFrame({"c": [1, 2]}).pipe(lambda d: d.assign(c=pd.col("c") / pd.col("c").sum())))
