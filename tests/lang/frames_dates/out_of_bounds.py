"""Times and spans that do not fit into their units are refused, whatever would make them."""
import pandas as pd, numpy as np
s=pd.Series(pd.to_timedelta([200000],unit="D").as_unit("s"))
d=pd.Series(pd.to_datetime(["2024-01-01"])).astype("datetime64[s]")
big=pd.Timedelta(days=200000)
for f in (lambda: s.astype("timedelta64[ns]"), lambda: s+pd.Timedelta(1,"ns"), lambda: s.dt.as_unit("ns"), lambda: big.as_unit("ns"), lambda: d+s+pd.Timedelta(1,"ns"), lambda: d+s, lambda: s*10**6, lambda: s*10**18, lambda: s*1e18, lambda: d+np.timedelta64(10**18,"s"), lambda: pd.to_timedelta([10**12],unit="D"),lambda: pd.to_timedelta([1e12],unit="D"), lambda: pd.Timestamp("2024-01-01")+pd.Timedelta(days=10**8), lambda: pd.date_range("2024-01-01",periods=3,freq="100000YS"), lambda: pd.Series(pd.to_datetime(["2500-01-01 10:00:00.123"])).astype("M8[ns]"), lambda: pd.Timedelta(days=1)*10**8, lambda: pd.Timedelta(days=1)*1e12, lambda: pd.Series(pd.to_datetime(["2500-01-01"])) - pd.Timestamp("2024-01-01",unit="ns"), lambda: pd.Series(pd.to_datetime(["2500-01-01"])) < pd.Timestamp(0,unit="ns"),lambda: pd.Timestamp("2500-01-01")-pd.Timestamp(0,unit="ns"),lambda: pd.concat([pd.Series(pd.to_datetime(["2500-01-01"])),pd.Series(pd.to_datetime(["2000-01-01"])).astype("M8[ns]")])):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
