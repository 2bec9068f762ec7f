# Fills of resampled frames, of columns that are chosen first.
import pandas as pd, numpy as np
i=pd.date_range("2024-01-03",periods=6,freq="11D"); d=pd.DataFrame({"v":[1.,None,3,4,None,6],"w":range(6)},index=i)
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__,str(e)[:120])
for r in ("MS","7D","W"):
    for m in ("ffill","bfill","nearest","asfreq"):
        t(lambda:getattr(d.resample(r),m)()); t(lambda:getattr(d.resample(r).v,m)()); t(lambda:getattr(d.v.resample(r),m)())
    for m in ("ffill","bfill"):
        t(lambda:getattr(d.resample(r)[["w"]],m)())
t(lambda:d.groupby(pd.Grouper(freq="MS")).v.ffill()); t(lambda:d.resample("MS").v.interpolate()); t(lambda:d.resample("MS").v.cumsum()); t(lambda:d.resample("MS").transform("sum")); t(lambda:d.resample("MS").v.first())
