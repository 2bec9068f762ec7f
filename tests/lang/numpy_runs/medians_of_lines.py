"""Medians and quantiles of lines of many lengths, with nan and without."""
import numpy as np
np.random.seed(2)
for n in (1, 7, 8, 9, 16, 33, 100, 513):
    x = np.random.randn(27, n); y = np.where(np.random.rand(27,n)<.1, np.nan, x); z = np.floor(x); w=np.where(np.random.rand(27,n)<.02, np.nan, x)
    for a in (x, y, z, w, np.full((9,n), np.nan)):
        import warnings
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            for ax in (0,1):
                print(n, ax, np.median(a,axis=ax)[:9].tolist(), np.nanmedian(a,axis=ax)[:9].tolist(), np.percentile(a,75,axis=ax)[:5].tolist(), np.nanpercentile(a,[10,60],axis=ax).ravel()[:6].tolist())
