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
import itertools
L = pd.DataFrame({'a':[1,2,2],'v':['x','y','z']}, index=pd.Index(['p','q','r'], name='li'))
R = pd.DataFrame({'w':[1.5,2.5,3.5]}, index=pd.Index([2,1,5], name='ri'))
R2 = pd.DataFrame({'w':[1.5,2.5], 'a':[4,5]}, index=pd.date_range('2024',periods=2))
for how in ['left','right','inner','outer','left_anti','right_anti']:
    for l, r in [(L,R),(L.iloc[:0],R),(L,R.iloc[:0]),(L.iloc[:0],R.iloc[:0])]:
        T(lambda: l.merge(r, left_on='a', right_index=True, how=how))
        T(lambda: r.merge(l, right_on='a', left_index=True, how=how))
        T(lambda: l.merge(r.rename_axis('a'), left_on='a', right_index=True, how=how))
