# Comparisons and differences of times with and without zones.
import pandas as pd, operator
u=pd.Series(pd.date_range("2024-01-01",periods=2,tz="UTC")); n=u.dt.tz_localize(None); b=u.dt.tz_convert("Asia/Tokyo")
tn=pd.Timestamp("2024-01-01"); tu=tn.tz_localize("UTC")
import datetime
objs={"u":u,"n":n,"iu":pd.DatetimeIndex(u),"in":pd.DatetimeIndex(n),"tn":tn,"tu":tu,"sn":"2024-01-01","su":"2024-01-01 00:00+00:00","dd":datetime.datetime(2024,1,1),"np":tn.to_datetime64(),"td":pd.Timedelta("1D"),"date":datetime.date(2024,1,1),"int":5,"x":"foo"}
for a in ("u","n","iu","in"):
  for c in objs:
    for op in (operator.lt,operator.eq,operator.sub,operator.add):
        try: r=op(objs[a],objs[c]); print(a,c,op.__name__,"ok",type(r).__name__)
        except Exception as e: print(a,c,op.__name__,type(e).__name__,str(e)[:150])
