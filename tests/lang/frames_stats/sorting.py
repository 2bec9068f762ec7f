import pandas as pd, numpy as np
df=pd.DataFrame({"a":[3,1,2,1],"b":["x",None,"z","A"],"c":[1.5,np.nan,2,9.25]},index=[2,0,3,1])
print(df.sort_values("a",kind="stable"), df.sort_values(["a","b"],ascending=[True,False]), df.sort_values("c",na_position="first"), df.sort_values("b",key=lambda s: s.str.lower()), df.sort_values("c",ascending=False,ignore_index=True))
print(df.sort_index(), df.sort_index(ascending=False), df.sort_index(axis=1,ascending=False), df.a.sort_index(), df.c.sort_values(na_position="first"), df.b.sort_values(key=lambda s: s.str.lower()), df.b.sort_values(ascending=False))
m=df.fillna("-" if 0 else {"b":"q"}).set_index(["a","b"]); print(m.sort_index(), m.sort_index(level=1), m.sort_index(level="b",ascending=False), m.sort_index(ascending=[False,True]))
z=df.copy(); z=z.sort_values("a",kind="stable"); print(z); print(df.sort_values(2,axis=1) if 0 else "", df.index[0], type(df.index[0]).__name__)
for f in (lambda: df.sort_values("nope"), lambda: df.sort_values(["a"],ascending=[True,False]), lambda: df.sort_values("a",na_position="x")):
    try: f()
    except Exception as e: print(type(e).__name__, e if "kind must" not in str(e) else "")
