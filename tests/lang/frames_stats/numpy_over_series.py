import numpy as np, pandas as pd
s=pd.Series([1.0,np.nan,3])
print(np.sum(s), np.mean(s), np.max(s), np.std(s), np.var(s), np.min(s), np.prod(s))
df=pd.DataFrame({"a":[1,2],"b":[3.,np.nan]})
print(np.sum(df), np.mean(df,axis=1) if 0 else "", np.cumsum(s), np.any(s>2), np.all(s>2), np.round(s,1), np.median([1,2]), np.argmax(s), np.abs(s), np.clip(s,1,2))
print(np.max(df,axis=0), np.mean(df,axis=0))
