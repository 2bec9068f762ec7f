# Attributes that programs put into pandas' classes: functions, properties, registered accessors.
import pandas as pd
pd.DataFrame.hello=lambda self,x=1: len(self)+x
d=pd.DataFrame({"a":[1,2]})
print(d.hello(5), pd.DataFrame.hello(d,2), hasattr(d,"hello"), hasattr(pd.Series,"hello"))
pd.Series.twice=property(lambda self:self*2)
print(pd.Series([1]).twice)
setattr(pd.Index,"zz",property(lambda self:len(self)))
print(pd.Index([1]).zz, pd.MultiIndex.from_tuples([(1,2)]).zz, pd.RangeIndex(3).zz, pd.date_range("2020",periods=4).zz)
@pd.api.extensions.register_series_accessor("m")
class M:
    def __init__(self,s): self.s=s
    def top(self,n=1): return self.s.nlargest(n)
    def __getitem__(self,k): return self.s.iloc[k]
    @property
    def rng(self): return self.s.max()-self.s.min()
print(pd.Series([1,5,2]).m.top(2), pd.Series([1,5]).m.rng, pd.Series([1,5]).m[1], pd.Series.m is M)
print(d.a.m.rng, d["a"].m.top())
try: d.nope
except AttributeError as e: print(e)
try: pd.Series([1]).m2
except AttributeError as e: print(e)
try: pd.Series.nope
except AttributeError as e: print(e)
def pipeline(self): return self.assign(b=1)
pd.DataFrame.pipeline=pipeline
print(d.pipeline().pipeline())
d2=pd.DataFrame({"hello":[1]}); print(d2["hello"].tolist())
@pd.api.extensions.register_dataframe_accessor("geo")
class Geo:
    def __init__(self, obj): self._validate(obj); self._obj=obj
    @staticmethod
    def _validate(obj):
        if "lat" not in obj.columns: raise AttributeError("Must have 'lat'.")
    @property
    def center(self): return float(self._obj.lat.mean())
print(pd.DataFrame({"lat":[1,2]}).geo.center)
try: d.geo
except AttributeError as e: print(e)
from pandas.api.extensions import register_index_accessor
@register_index_accessor("ix")
class Ix:
    def __init__(self,i): self.i=i
    def n(self): return len(self.i)
print(d.index.ix.n(), "geo" in dir(d))
