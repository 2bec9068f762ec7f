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
A=[[1,2,2,nan,1],[3.5,nan,nan,nan,1],[nan]*5,[2,2,2,2,2]]
frames=[]
for a in A:
    for b in A:
        frames.append(pd.DataFrame({'a':a,'b':b,'c':range(5)}))
        frames.append(pd.DataFrame({'a':pd.array([None if x!=x else x for x in a],dtype='Float64'),'b':pd.array([None if x!=x else x for x in b],dtype='Float64'),'c':range(5)}))
for f in frames[1::5]:
    for n in [2, 3]:
        for keep in ['first','last','all']:
            for cols in ['a',['a','b'],['b','c','a']]:
                T(lambda: f.nsmallest(n,cols,keep=keep).index)
                T(lambda: f.nlargest(n,cols,keep=keep).index)
