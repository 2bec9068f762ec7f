import numpy as np
import pandas as pd
import warnings
from datetime import date, datetime, time, timedelta
warnings.simplefilter("ignore")
nan, inf = float("nan"), float("inf")
NaT, NA, Timestamp, Timedelta, Interval = pd.NaT, pd.NA, pd.Timestamp, pd.Timedelta, pd.Interval


def axis(index):
    if isinstance(index, pd.MultiIndex):
        print("@", type(index).__name__, [str(level.dtype) for level in index.levels] if len(index) else "", list(index.names), index.tolist())
    else:
        print("@", type(index).__name__, str(index.dtype), list(index.names), index.tolist())


def column(x, name):
    print("|", name, str(x.dtype), x.tolist())
    if str(x.dtype) == "category":
        print("  categories", x.cat.categories.tolist(), x.cat.ordered)


def show(x):
    print(x)
    if isinstance(x, pd.DataFrame):
        for j in range(x.shape[1]):
            column(x.iloc[:, j], repr(x.columns[j]))
        axis(x.columns)
        axis(x.index)
    elif isinstance(x, pd.Series):
        column(x, repr(x.name))
        axis(x.index)
    elif isinstance(x, pd.Index):
        axis(x)
    else:
        print(type(x).__name__, repr(x))


def T(f):
    try:
        show(f())
    except Exception as e:
        print("raises", type(e).__name__, str(e)[:200])

L = pd.DataFrame({'a':[1,2,2],'v':['x','y','z']})
L['_merge']=1
T(lambda: L.merge(L, on='a', indicator=True))
T(lambda: L.merge(L, on='a', indicator='m'))
T(lambda: L.merge(L[['a']], on='a', indicator=True))
T(lambda: L.merge(L, on='a', indicator='v'))
for cols in [pd.CategoricalIndex(['a','b'],name='q'), pd.Index([1.5,2.5]), pd.date_range('2024',periods=2), pd.Index(['a','b'],dtype=object,name='z')]:
    x = pd.DataFrame([[1,2],[3,4]], columns=cols)
    T(lambda: x.merge(x, on=list(cols)))
    T(lambda: x.merge(x))
    T(lambda: x.merge(x, on=list(cols)[:1]))
    T(lambda: x.merge(pd.DataFrame({'k':[1,2]}), left_index=True, right_index=True))
    T(lambda: x.join(pd.DataFrame({'k':[1,2]})))
    T(lambda: x.merge(x.iloc[:,:1], on=list(cols)[:1]))
