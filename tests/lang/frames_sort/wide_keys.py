# orders of many keys of a wide range: stable, both directions, with ties and missing values
import numpy as np, pandas as pd
rng=np.random.default_rng(3)
for n in (10, 1000, 30000):
    for v in (rng.normal(size=n), rng.integers(-2**62,2**62,n), np.exp(rng.normal(size=n)*50), rng.integers(0,3,n)*1e300, np.where(rng.uniform(size=n)<.1,np.nan,rng.normal(size=n)), np.round(rng.uniform(size=n),2)):
        for asc in (True,False):
            s=pd.Series(v).sort_values(ascending=asc,kind="stable")
            print(n, asc, int((s.index.to_numpy()*np.arange(n)%1000003).sum()))
