"""Matrices and masked arrays joined by r_ and c_, in frames and Series; quantiles and correlations that are ints or nan."""
import numpy as np
import pandas as pd

m = np.matrix([[1, 2], [3, 4]])
x = np.ma.array([1., 2., 3.], mask=[0, 1, 0])
y = np.ma.array([[1, 2], [3, 4]], mask=[[0, 1], [0, 0]])
for made in (np.r_[m, m], np.c_[m, m], np.r_["r", [1, 2], [3, 4]], np.r_["c", [1, 2]], np.block([[m, m], [m, m]]), np.bmat([[m, m]]), np.r_[x, x], np.c_[x, x], np.r_[x, 5.]):
    print(type(made).__name__, repr(made))
for made in (pd.DataFrame(m), pd.DataFrame(m, columns=["a", "b"], index=list("xy")), pd.DataFrame(data=x), pd.DataFrame(y), pd.Series(x), pd.Series(y[0], name="n"),
             pd.Series(np.ma.array([1, 2])), pd.Series(np.ma.array([True, False], mask=[0, 1])), pd.DataFrame({"a": np.ma.array([1, 2]), "b": m.A1[:2]})):
    print(made)
print(np.average(x, weights=[1, 2, 3]), np.average(x))
with np.errstate(all="ignore"):
    print(np.corrcoef([1., np.nan]), np.corrcoef([1., 2.]))
print(repr(np.quantile([3, 1, 2], 1)), repr(np.quantile([3, 1, 2], [0, 1])), repr(np.quantile([3, 1, 2], 0.5)), repr(np.quantile([3., 1.], 1)), repr(np.percentile([3, 1, 2], 0)))
print(type(np.ndenumerate([1])).__name__, type(np.ndindex(2)).__name__, np.unique_values(np.array([np.nan, 1., np.nan])).size)
