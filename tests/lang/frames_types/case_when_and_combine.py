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
for dt in ['Int8','Int64','UInt8','Float32','Float64','boolean','int8','float32','int64','str','string','category','object']:
    vals = ['a','b',None] if dt in ('str','string','object') else [1,0,None] if dt[0] in 'IUFbc' else [1,0,2]
    s = pd.Series(vals, dtype=dt)
    T(lambda: s.combine(s.shift(1), lambda p, q: p if pd.notna(p) else q))
    T(lambda: s.combine(s, lambda p, q: p))
    T(lambda: s.combine(3, lambda p, q: p))
    for v in [5, -1.5, 'x', True, pd.Timestamp('2024-01-01'), None, pd.NA, float('nan')]:
        T(lambda: s.case_when([(s.isna(), v)]))
        T(lambda: s.case_when([(s.isna(), v), (s == 1, 7)]))
    T(lambda: s.case_when([(s.isna(), pd.Series([1,2,3]))]))
    T(lambda: s.case_when([(s.isna(), [1.5,2,3])]))
    T(lambda: s.iloc[:0].case_when([(s.iloc[:0].isna(), 'q')]))
t = pd.Series(pd.to_datetime(['2024-01-01',None]))
for v in ['x', pd.Timestamp('2024-05-05'), pd.Timestamp('2024-05-05',tz='UTC'), pd.Timedelta('1D'), 3]:
    T(lambda: t.case_when([(t.isna(), v)]))
    T(lambda: t.dt.tz_localize('UTC').case_when([(t.isna(), v)]))
    T(lambda: t.dt.tz_localize('Europe/Berlin').iloc[:0].case_when([(t.iloc[:0].isna(), v)]))
A = pd.DataFrame({'k':pd.Categorical([1,None],categories=[1,3,2],ordered=True),'j':pd.Categorical(['a',None])})
B = pd.DataFrame({'b':['w','u','u'],'k':pd.Categorical(['v','w','u']),'j':pd.Categorical(['b','a','b'])})
T(lambda: A.combine(B, lambda p,q: p.fillna(q))); T(lambda: A.combine_first(B)); T(lambda: A.combine(A, lambda p,q: p.fillna(q))); T(lambda: A.combine_first(A)); T(lambda: B.combine_first(A)); T(lambda: A.combine_first(A.iloc[::-1])); T(lambda: A.combine_first(B.rename(columns={'k':'z'})))
