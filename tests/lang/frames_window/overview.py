import pandas as pd, numpy as np
s=pd.Series([1,5,2,np.nan,8,3,3,3,3,-2.5,7],name="v")
r=s.rolling(3)
print(pd.concat([r.sum(),r.mean(),r.std(),r.var(),r.min(),r.max(),r.median(),r.count()],axis=1))
r=s.rolling(4,min_periods=2)
print(pd.concat([(r.skew().round(6)+0.0),r.kurt(),r.quantile(.3),r.sem(),r.rank(),r.sum(),r.apply(lambda x: x.max()-x.min()),r.apply(np.sum,raw=True)],axis=1))
print(s.rolling(3,center=True).mean(), s.rolling(3,closed="left").sum(), s.rolling(3,closed="both").sum(), s.rolling(2,step=2).sum())
e=s.expanding(2)
print(pd.concat([e.sum(),e.mean(),e.std(),e.max(),e.min(),e.median(),e.count()],axis=1))
for kw in ({"span":3},{"com":1},{"alpha":.3,"adjust":False},{"halflife":2,"ignore_na":True}):
    w=s.ewm(**kw); print(pd.concat([w.mean(),w.std(),w.var(),w.var(bias=True)],axis=1))
df=pd.DataFrame({"a":[1,2,3,4,5],"b":[2.,1,np.nan,4,3]})
print(df.rolling(2).sum(), df.rolling(2)["a"].mean(), df.rolling(2,min_periods=1).agg(["sum","max"]) if 0 else "", df.rolling(2).agg({"a":"sum","b":"max"}))
print(df.a.rolling(3).corr(df.b), df.a.rolling(3).cov(df.b), df.a.rolling(3,min_periods=2).cov(df.b), df.a.expanding().corr(df.b), df.ewm(span=2).mean(), df.a.ewm(span=3).corr(df.b))
print(s.rolling(3), s.expanding(), s.ewm(span=3)); print(df.a.rolling(2).agg(["sum","mean"]))
for f in (lambda: s.rolling(-1), lambda: s.rolling(2,min_periods=3), lambda: s.ewm(), lambda: s.ewm(span=.5), lambda: pd.Series(["a"]).rolling(1).sum(), lambda: s.rolling(2,closed="x")):
    try: f()
    except Exception as ex: print(type(ex).__name__, ex)
