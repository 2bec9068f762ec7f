"""Reductions of object columns that hold nothing, or numbers."""
import numpy as np
import pandas as pd

print(pd.Series([], dtype=object).prod(), pd.Series([], dtype=object).sum())
print(pd.Series([None, None], dtype=object).prod(), pd.Series([None, 2, 3], dtype=object).prod(), pd.Series([2, 2.5], dtype=object).prod())
print(pd.DataFrame({"a": []}, dtype=object).prod())

f = pd.DataFrame({"a": [1.0, 2, 4], "b": [3, 1, 2], "o": pd.Series([None] * 3, dtype=object)})
print(f.corr())
print(f.corr(method="spearman"))
print(f.cov())
print(f.quantile())
print(f.quantile([0.25, 0.5]))
print(f.quantile(numeric_only=True))
print(f.rolling(2).sum())
print(f.expanding().mean())
print(f.ewm(span=2).mean())
print(f.o.rolling(2).sum())
print(repr(f.o.quantile()), repr(f.o.mean()), repr(f.o.std()), repr(f.o.median()), repr(f.o.var()), repr(f.o.max()))
print(repr(f.a.corr(f.o)), repr(f.a.cov(f.o)))
for name in ["sum", "prod", "mean", "median", "std", "var", "count", "nunique", "any"]:
    print(name)
    print(getattr(f, name)())
print(f.mean(numeric_only=True))
print(f.sum(axis=0, skipna=True))
print(f.describe())
for call in [lambda: pd.DataFrame({"a": [1, 2], "t": ["x", "y"]}).corr(), lambda: pd.DataFrame({"a": [1], "o": pd.Series([[1]], dtype=object)}).rolling(1).sum()]:
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
