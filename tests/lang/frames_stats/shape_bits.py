# Skewness and kurtosis have pandas' bits: of Series, of long and of short frames, with missing values and masks.
import numpy as np
import pandas as pd

rng = np.random.default_rng(3)
for n in (0, 1, 2, 3, 4, 5, 17, 255, 256, 257, 299, 1001, 5003):
    x = rng.normal(0, .012, n).round(5)
    y = x.copy(); y[::17] = np.nan
    z = x.copy(); z[:1] = np.nan
    for v in (x, y, z):
        s = pd.Series(v)
        print(n, repr(float(s.skew())), repr(float(s.kurt())), s.skew(skipna=False))
        d = pd.DataFrame({'a': v, 'b': v*2, 'i': np.arange(n)**2%97, 't': np.arange(n) % 3 == 0})
        print(d.skew().tolist(), d.kurt().tolist())
        m = pd.Series(v).astype('Float64')
        print(m.skew(), m.kurt(), pd.DataFrame({'a': m, 'b': m}).kurt().tolist())
    i = pd.Series(rng.integers(0, 50, n)); print(i.skew(), i.kurt(), i.astype('Int64').kurt(), i.astype('float32').skew(), (i > 7).skew())
    print(pd.DataFrame({'a': x, 'b': y}).head(7).skew(axis=1).tolist())
for v in ([1.,1,1,1], [np.inf,1,2,3,4], [np.nan]*5, [1e308,1e308,-1e308,5], [5]*3000):
    print(pd.Series(v).skew(), pd.Series(v).kurt(), pd.DataFrame({'a':v}).skew().tolist())
print(pd.Series([1,2,None,5],dtype=object).skew(), pd.Series([True,False,True]).kurt())
