import pandas as pd, numpy as np
df = pd.DataFrame({"a":[3,1,2,3],"b":["x",None,"z","x"],"c":[1.5,np.nan,2,9.25],"d":[True,False,True,True]})
n=df[["a","c"]]
print(n.sum(axis=1), n.mean(axis=1), n.max(axis=1), n.std(axis=1), n.count(axis=1), n.median(axis=1), n.var(axis=1,ddof=0))
print(n.sum(skipna=False), df.c.sum(skipna=False), df.c.sum(min_count=4), n.sum(axis=1,skipna=False), n.sum(axis=None))
print(df.nunique(), df.nunique(axis=1), df[["d"]].any(axis=1), (n>1).all(axis=1), (n>1).any())
print(df.a.map({3:"three",1:"one"}), df.b.map({"x":1,"z":2}), df.a.map(lambda v: v*2), df.b.map(str.upper, na_action="ignore"), df.a.map(pd.Series([10,20],index=[3,1])))
print(df.a.apply(lambda v: v+0.5), df.a.apply(np.sqrt), df.a.apply(lambda v, k: v*k, args=(3,)), df.a.apply(lambda v, k=1: v-k, k=2))
print(df.apply(lambda r: f"{r['a']}-{r['b']}", axis=1)); print(n.apply(np.sum)); print(n.apply(lambda c: c.max()-c.min())); print(n.apply(lambda c: c/c.sum()))
print(n.apply(lambda r: r/r.sum(), axis=1)); print(n.apply(lambda r: [r["a"], r["c"]], axis=1)); print(n.apply(lambda r: [r["a"], r["c"]], axis=1, result_type="expand"))
print(n.apply(lambda r: pd.Series({"s":r.sum(),"p":r.prod()}), axis=1)); print(df.a.apply(lambda v: pd.Series([v,v*v],index=["v","v2"])))
print(n.agg("mean"), n.agg(["min","max"]), n.agg({"a":"sum","c":"mean"}), n.agg({"a":["sum","min"],"c":["min","max"]}), df.a.agg(["sum","mean"]), df.a.agg("max"), df.a.agg({"lo":"min","hi":"max"}))
print(n.agg(total=("a","sum"), top=("c","max"))); print(df.a.agg(lo="min", hi="max"))
print(n.agg(lambda c: c.max()), n.agg("sum", axis=1), n.agg(["sum","mean"], axis=1), n.agg([np.mean, lambda c: c.min()]))
print(n.transform(lambda c: c-c.mean())); print(df.a.transform("cumsum")); print(df.a.transform([np.sqrt, np.exp])); 
print(df.map(lambda v: str(v)+"!")); print(df.pipe(lambda d, k: d.head(k), 2)); print(n.apply("sum", axis=1))
try: n.transform("sum")
except ValueError as e: print(e)
print(n.apply(lambda r: r.a, axis=1, raw=False)); print(n.apply(lambda r: r[0]+1, axis=1, raw=True))
