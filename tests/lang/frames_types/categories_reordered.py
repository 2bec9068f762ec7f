# Categories of two orders without an order: equal types, comparisons, concat; sums of nullable columns; texts that are no dates.
import pandas as pd, numpy as np
A=pd.CategoricalDtype(["a","b"]); B=pd.CategoricalDtype(["b","a"]); C=pd.CategoricalDtype(["a","b"],ordered=True); D=pd.CategoricalDtype(["b","a"],ordered=True)
for x in (A,B,C,D,"category",pd.CategoricalDtype()): print([x==y for y in (A,B,C,D,"category",pd.CategoricalDtype(),"int64")])
print(pd.Series(["a"],dtype=A).dtype==B, pd.concat([pd.Series(["a"],dtype=A),pd.Series(["a"],dtype=B)]).dtype, pd.Series(["a"],dtype=A).equals(pd.Series(["a"],dtype=B)), hash(A)==hash(B))
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__,e)
for a in ("2020-13","2020-02-30","20201301","13/13/2020","2020-00","2020Q5","foo","2020-W60","","2020-1-1-1"):
    for f in (lambda: pd.Period(a,"M"),lambda: pd.Timestamp(a),lambda: pd.to_datetime(a),lambda: pd.to_datetime([a]),lambda: pd.PeriodIndex([a],freq="M"),lambda:pd.Series(1,pd.date_range("2020",periods=3)).loc[a]): t(f)
v=[34,None,29,None,41,38,27,52]
for d in ("Int64","Float64"):
    s=pd.Series(v,dtype=d); print(repr(float(s.std())),repr(float(s.var())),repr(float(s.sem())),repr(float(s.mean())))
rng=np.random.default_rng(0)
for n in (3,8,20,50,300,2000):
    v=pd.Series(rng.normal(0,1,n)*10.0**rng.integers(-3,4,n),dtype="Float64"); v[rng.random(n)<.3]=pd.NA
    i=pd.Series(rng.integers(0,1000,n),dtype="Int64"); i[rng.random(n)<.3]=pd.NA
    for x in (v,i): print([repr(float(getattr(x,f)())) for f in ("sum","mean","std","var","sem","prod")])
    print(repr(float(v.to_frame("a").std().iloc[0])), repr(float(i.to_frame("a").std().iloc[0])), [repr(float(z)) for z in i.describe()])

a=pd.Series(["a","b",None],dtype=pd.CategoricalDtype(["a","b"])); b=pd.Series(["a","b","b"],dtype=pd.CategoricalDtype(["b","a"])); c=b.cat.as_ordered(); d=pd.Series([1,2],dtype="category"); e=pd.Series([2,1],dtype=pd.CategoricalDtype([2,1]))
print(pd.concat([a,b]),pd.concat([b,a]).cat.codes.tolist(),pd.concat([a,c]).dtype,pd.concat([d,e]),pd.concat([d,a]).dtype)
print((a==b).tolist(),(b==a).tolist(),(a!=b).tolist(),a.equals(b),a.iloc[:2].equals(b.iloc[:2]),(a.astype(b.dtype)==b).tolist())
for f in (lambda:a==c,lambda:a<b,lambda:d==e,lambda:d==a,lambda:a.dtype==b.dtype,lambda:c.dtype==b.dtype,lambda:a.where(a=="a",b),lambda:a.combine_first(b),lambda:a.fillna(b),lambda:pd.DataFrame({"x":a,"y":b}).T.dtypes,lambda:pd.DataFrame({"x":a,"y":b}).iloc[0],lambda:pd.DataFrame({"x":a,"y":b}).stack(),lambda:pd.DataFrame({"x":a}).merge(pd.DataFrame({"x":b,"v":[1,2,3]}),on="x").dtypes,lambda:a.isin(b).tolist(),lambda:pd.concat([a.to_frame("x"),b.to_frame("x")]).dtypes,lambda:pd.DataFrame({"x":a,"y":b}).melt().dtypes,lambda:pd.crosstab(a,b),lambda:a.map({"a":"b","b":"a"}).dtype,lambda:pd.concat([a,a]).dtype==a.dtype,lambda:pd.DataFrame({"x":a,"y":b}).eq("a"), lambda:pd.DataFrame({"x":a,"y":b}).to_numpy().tolist(),lambda: pd.CategoricalIndex(a.dropna()).append(pd.CategoricalIndex(b)),lambda:pd.CategoricalIndex(a).equals(pd.CategoricalIndex(b)),lambda:pd.CategoricalIndex(["a","b"]).union(pd.CategoricalIndex(["b","a"],categories=["b","a"])),lambda:pd.CategoricalIndex(["a","b"])==pd.CategoricalIndex(["b","b"],categories=["b","a"])):
    try: print(f())
    except Exception as x: print(type(x).__name__,x)
