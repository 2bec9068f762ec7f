# What pandas.testing says of things that differ.
import pandas as pd, numpy as np
from pandas.testing import *
a=pd.DataFrame({"u":[1,2,3],"v":[1.,2,3],"s":["a","b",None]})
def t(f,*x,**k):
    try: f(*x,**k); print("ok")
    except AssertionError as e: print(e); print("--")
    except Exception as e: print(type(e).__name__,e)
for b in (a.assign(v=a.v+1),a.assign(u=a.u.astype(float)),a.assign(s=["a","x",None]),a.rename(columns={"v":"w"}),a.set_axis([0,1,5]),a.iloc[:2],a.assign(z=1),a[["v","u","s"]],a.assign(v=[1.,np.nan,3]),a.rename_axis("k"),a.assign(v=a.v+1e-7),a.assign(u=[1,2,4]),a.set_axis(list("abc")),a.assign(s=a.s.astype("category")),a.assign(v=a.v.astype("float32")),a.assign(v=a.v.astype("Float64"))):
    t(assert_frame_equal,a,b)
t(assert_frame_equal,a,a.u); t(assert_frame_equal,a,a[["v","u","s"]],check_like=True); t(assert_frame_equal,a,a.assign(u=a.u.astype("int32")),check_dtype=False); t(assert_frame_equal,a,a.assign(v=a.v+.1),atol=.2)
t(assert_series_equal,a.u,a.v,check_names=False); t(assert_series_equal,a.u,a.u.rename("q")); t(assert_series_equal,a.v,a.v+.5); t(assert_series_equal,a.s,a.s.str.upper()); t(assert_series_equal,a.u,a.u.iloc[:2]); t(assert_series_equal,a.u,a.u.set_axis([3,4,5])); t(assert_series_equal,a.u,a.u.set_axis([3,4,5]),check_index=False)
c=pd.Series(["a","b"],dtype="category"); t(assert_series_equal,c,c.cat.set_categories(["b","a"])); t(assert_series_equal,c,pd.Series(["a","a"],dtype=c.dtype))
i=pd.Index([1,2,3],name="i"); t(assert_index_equal,i,i+1); t(assert_index_equal,i,i.rename("j")); t(assert_index_equal,i,i.astype(float)); t(assert_index_equal,i,pd.RangeIndex(1,4,name="i")); t(assert_index_equal,i,i[:2]); t(assert_index_equal,i,i[::-1],check_order=False); t(assert_index_equal,pd.Index(["a","b"]),pd.Index(["a","c"]))
d=pd.Series(pd.date_range("2024",periods=3)); t(assert_series_equal,d,d+pd.Timedelta("1s")); t(assert_series_equal,d,d.dt.tz_localize("UTC")); t(assert_index_equal,pd.DatetimeIndex(d),pd.DatetimeIndex(d,freq="D")); t(assert_series_equal,d.set_axis(d),d.set_axis(pd.DatetimeIndex(d,freq="D")))
m=pd.MultiIndex.from_tuples([("a",1),("b",2)]); t(assert_index_equal,m,m.set_levels([1,3],level=1)); t(assert_index_equal,m,m.rename(["x","y"]))
t(assert_extension_array_equal,pd.array([1,None]),pd.array([1,2]))
