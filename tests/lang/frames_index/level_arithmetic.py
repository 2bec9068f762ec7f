import pandas as pd, numpy as np
i=pd.MultiIndex.from_product([["b","a"],[1,2]],names=["k","n"])
f=pd.DataFrame({"x":[1.,2,3,4],"y":[5,6,7,8]},index=i); s=f.x
w=pd.Series([10,20],index=pd.Index(["a","b"],name="k")); w2=pd.Series([1,2,3],index=[1,2,9])
def t(g):
    try: print(g())
    except Exception as e: print(type(e).__name__,e)
t(lambda: s.mul(w,level="k")); t(lambda: s.div(w2,level="n")); t(lambda: w.add(s,level="k")); t(lambda: f.mul(w,level="k",axis=0)); t(lambda: f.sub(f.groupby("k").mean(),level="k"))
t(lambda: f.div(f.groupby(level="k").sum(),level=0,axis=0)); t(lambda: f.div(f.groupby(level="k").x.sum(),level=0,axis="index")); t(lambda: f.T.mul(w,level="k"))
t(lambda: s.sub(pd.Series([1],index=["a"]),level="k")); t(lambda: s.add(s,level="k")); t(lambda: s.add(w)); t(lambda: s.add(w,level="k",fill_value=0)); t(lambda: s.gt(w,level="k")); t(lambda: s.mul(2,level="k"))
t(lambda: f.T.div(f.T["a"],level=1)); t(lambda: f.div(f.xs("a"),level="n")); t(lambda: s - s.groupby("k").transform("mean")); t(lambda: s/ s.groupby("k").sum()); t(lambda: f/f.groupby("k").sum()); t(lambda: s*w.reindex(s.index,level="k")); t(lambda: f.mul(pd.Series([1,2],index=["x","y"]))); t(lambda: s.eq(w2,level="n"))
