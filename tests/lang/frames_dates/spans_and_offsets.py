"""Offsets added to spans, labels that are spans moved by a frequency, where with pd.NA."""
import pandas as pd
i=pd.to_timedelta([1,2],unit='h')
print(i+pd.offsets.Hour(1)); print(pd.Series(i)+pd.offsets.Minute(5)); print(pd.Timedelta(1,'h')+pd.offsets.Hour(2)); print(i-pd.offsets.Hour(1))
s=pd.Series([1,2],index=pd.to_timedelta([1,2],unit='h'))
print(s.shift(freq='h')); print(s.shift(1,freq='30min').index)
f=pd.Series([1.,2.,3.]); print(f.where(f>1, other=pd.NA).tolist(), f.mask(f>1, pd.NA).tolist())
df=pd.DataFrame({'a':[1.,2.],'b':['x','y']}); print(df.where(df.a>1, pd.NA))
