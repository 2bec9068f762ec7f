import pandas as pd
df=pd.DataFrame({"a":pd.Categorical(["y","x","y","w"],["w","x","y","z"]),"b":pd.Categorical(["v","u","u",None]),"c":[1,2,1,3]})
print(pd.crosstab(df.a,df.b,dropna=False))
print(pd.crosstab(df.b,df.a,dropna=False))
print(pd.crosstab(df.b,df.c,dropna=False))
print(pd.crosstab(df.a,df.c,dropna=False))
df["v"]=[1,2,3,4]
for f in ["sum","mean","count","max","nunique","size",len,[ "sum","mean"],lambda s:s.sum(),"first"]:
  for fv in (None,0):
    try: print(f if not callable(f) else "fn"); print(df.pivot_table(index="a",columns="b",values="v",aggfunc=f,observed=False,fill_value=fv))
    except Exception as e: print(type(e).__name__,e)
print(df.pivot_table(index="a",columns="c",values="v",aggfunc="sum",observed=False))
print(df.pivot_table(index="c",columns="a",values="v",aggfunc="sum",observed=False,margins=True))
print(df.pivot_table(index=["c","a"],values="v",aggfunc="sum",observed=False))
print(df.pivot_table(index="a",values="v",aggfunc="count",observed=False))
print(df.pivot_table(index="a",aggfunc="mean",observed=False,values=["v","c"]))
print(df.value_counts()); print(df[["b","a"]].value_counts()); print(df[["a","b"]].value_counts(dropna=False)); print(df[["c","b"]].value_counts(dropna=False,sort=False))
