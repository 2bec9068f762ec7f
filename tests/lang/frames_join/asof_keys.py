"""Keys of merge_asof: their types, tolerances, by= beside an index; shared names that are levels of the other side."""
from datetime import timedelta
import numpy as np
import pandas as pd

df = pd.DataFrame({"t":pd.to_datetime(["2024-01-01","2024-01-02"]),"v":[1,2],"k":["a","b"], "f":[1.,2.]})


def t(l,r,**k):
    try: print(pd.merge_asof(l,r,**k))
    except Exception as e: print(type(e).__name__, e)


for a,b in [("int64",None),(None,"str"),("str","str"),(None,"datetime64[ns]")]:
    l=df.astype({"t":a}) if a else df; r=df.astype({"t":b}) if b else df
    t(l,r,on="t"); t(l,r,on="t",by="k")
t(df,df.astype({"v":"int32"}),on="v")
t(df,df.astype({"v":"float64"}),on="v")
t(df,df,left_on="v",right_on="f")
t(df,df.astype({"k":"category"}),on="t",by="k")
t(df,df.astype({"k":object}),on="t",by="k")
t(df.astype({"k":"category"}),df.astype({"k":"category"}),on="t",by="k")
t(df.astype({"k":"category"}),df[1:].astype({"k":"category"}),on="t",by="k")
t(df,df.astype({"v":"float64"}),on="t",by="v")
t(df.astype({"k":"category"}),df[1:].astype({"k":"category"}),on="k")
t(df.set_index("t"),df.set_index("v"),left_index=True,right_index=True)
t(df.set_index("t"),df.set_index("t"),left_index=True,right_index=True,by="k")
t(df.set_index("t"),df.set_index("t"),left_index=True,right_index=True,by="v", tolerance="1D", direction="nearest")
t(df,df.assign(t=df.t.dt.tz_localize("UTC")),on="t")
t(df.assign(t=df.t.dt.tz_localize("Europe/Paris")),df.assign(t=df.t.dt.tz_localize("UTC")),on="t")
for tol in ["1D", pd.Timedelta("1D"), timedelta(days=1), np.timedelta64(1,"D"), 5, pd.Timedelta("-1D")]: t(df,df,on="t",tolerance=tol,allow_exact_matches=False)
for tol in ["1D", 1, 1.0, np.int64(1), True, -1]: t(df,df,on="v",tolerance=tol,allow_exact_matches=False); t(df,df,on="f",tolerance=tol,allow_exact_matches=False)
t(df.set_index("t"),df.set_index("t"),left_index=True,right_index=True,left_by="v",right_by="f")
t(df.set_index("t"),df,left_index=True,right_on="t",by="k")
t(df,df.set_index("t"),left_on="t",right_index=True,by="k")
t(df.set_index("t"),df.set_index("t"),on="t",by="k")
t(df.set_index("t"),df,on="t",by=["k","v"])
a=df.set_index(["k","t"]); b=df.assign(w=3)
for on in (["t","k"],["k","t"],["f","t"],["v","t","k"]):
    for how in ("inner","left","outer"):
        print(a.merge(b,on=on,how=how)); print(b.merge(a,on=on,how=how))
print(a.merge(b,on="t")); print(b.merge(a,on=["t"],how="outer"))
