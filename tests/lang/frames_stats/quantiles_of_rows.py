# Quantiles and medians of rows.
import numpy as np
import pandas as pd

rng = np.random.default_rng(2)
m = rng.normal(size=(9,5)).round(2); m[rng.random(m.shape)>.6]=np.nan; m[3]=np.nan
f = pd.DataFrame(m, columns=list('abcde'), index=list('rstuvwxyz'))
g = pd.DataFrame(rng.integers(0,9,(5,4))); h = g.assign(z=[.5,1,np.nan,2,3])
for x in (f, g, h, f[['a']], f.iloc[:0], f.assign(n='t'), g.astype('int32')):
    for q in (.5, .33, [.25, .5, .75]):
        try: r = x.quantile(q, axis=1, numeric_only=True); print(r, r.dtypes if r.ndim == 2 else r.name)
        except Exception as e: print(type(e).__name__, e)
    print(x.median(axis=1, numeric_only=True)); print(x.median(axis=1, skipna=False, numeric_only=True).tolist())
print(f.quantile(.5, axis=1, interpolation='nearest').tolist())
