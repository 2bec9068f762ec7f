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
# value_counts order
d = pd.DataFrame({'e':[5,5,0,0,7,7,7,1], 'c':[1,2,1,2,2,1,3,9], 'k':list('abcdefgh')})
T(lambda: d.groupby('e').value_counts())
T(lambda: d.groupby('e')['c'].value_counts())
T(lambda: d.groupby('e')['c'].value_counts(ascending=True))
T(lambda: d.groupby(['e','c'])['k'].value_counts())
T(lambda: d.groupby('e', sort=False)['c'].value_counts())
T(lambda: d.groupby('e').value_counts().index.levels)
T(lambda: d.groupby('e')['c'].value_counts(normalize=True).index.levels)
o = pd.DataFrame({'k':[1,1,2,2,1], 's':pd.Series(['b','a','b',None,'b'],dtype=object), 'i':pd.Series([2,1,1,2,2],dtype=object),'m':pd.Series([1,'a',2.5,1,1],dtype=object),'t':pd.Series([pd.Timestamp('2024'),pd.Timestamp('2023'),None,pd.Timestamp('2024'),pd.Timestamp('2024')],dtype=object),'td':pd.Series([pd.Timedelta('1D')]*5,dtype=object),'b':pd.Series([True,False,None,True,True],dtype=object),'f':pd.Series([1.5,2,None,3,1.5],dtype=object), 'n':pd.Series([None]*5,dtype=object)})
for c in ['s','i','t','td','f']:
    for dn in [True, False]:
        T(lambda: o.groupby('k')[c].value_counts(dropna=dn))
        T(lambda: o.groupby('k')[c].value_counts(dropna=dn).index.levels)
    T(lambda: o.groupby(c)['k'].value_counts())
    T(lambda: o.groupby(c).size())
    T(lambda: o.groupby(['k',c]).size())
    T(lambda: o.groupby(['k',c]).size().index.levels)
    T(lambda: o[c].value_counts())
    T(lambda: o[['k',c]].value_counts())
T(lambda: o.groupby('k').value_counts())
T(lambda: o.groupby('k')[['s','i']].value_counts(dropna=False))
