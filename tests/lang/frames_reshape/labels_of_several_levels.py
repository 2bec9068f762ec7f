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
d = pd.DataFrame([[1,2.5,'x'],[1,3.5,'y'],[2,4.5,'z']], columns=['k','a','b'])
dd = pd.concat([d, d[['a','b']]], axis=1)
for f in ['first','max','nunique','count']:
    T(lambda: dd.pivot_table(index='k', aggfunc=f))
T(lambda: pd.concat([d[['k','a']],d[['a']]],axis=1).pivot_table(index='k'))
T(lambda: pd.concat([d[['k','a']],d[['a']]],axis=1).pivot_table(index='k', aggfunc=['sum','mean']))
T(lambda: pd.concat([d[['k','a']],d[['a']]],axis=1).pivot_table(index='k', aggfunc={'a':'sum'}))
T(lambda: pd.concat([d[['k','a','b']],d[['a']]],axis=1).pivot_table(index='k', columns='b', aggfunc='sum'))
T(lambda: pd.concat([d[['k','a','b']],d[['a']]],axis=1).pivot_table(index='k', columns='b', aggfunc='sum', fill_value=0))
T(lambda: pd.concat([d[['k','a','b']],d[['a']]],axis=1).pivot_table(index='k', values='a', aggfunc='sum', fill_value=0))
T(lambda: pd.concat([d[['k','a','b']],d[['a']]],axis=1).pivot_table(index='k', values=['a'], aggfunc='sum', margins=True))
T(lambda: dd.iloc[:0].pivot_table(index='k', aggfunc='first'))
T(lambda: pd.concat([d[['k','a','b']],d[['k']]],axis=1).pivot_table(index='k', values=['a'], aggfunc='sum'))
m = d[['a','k']].copy(); m.columns = pd.MultiIndex.from_tuples([('A','x'),('B','y')])
for g in ['sum', ['sum'], ['sum','max'], {('A','x'):['min','max']}, {('A','x'):'min'}]:
    T(lambda: m.agg(g))
for g in ['cummax', ['cummax'], [np.abs,'cummax'], {('A','x'):['cummin','cummax']}, {('A','x'):'cummin'}]:
    T(lambda: m.transform(g))
for g in ['sum', ['sum'], ['sum','max'], {('A','x'):['min','max']}, {('A','x'):'min'}]:
    T(lambda: m.groupby(('B','y')).agg(g))
    T(lambda: m.groupby(('B','y'), as_index=False).agg(g))
    T(lambda: m.rolling(2).agg(g))
    T(lambda: m.expanding().agg(g))
    m2=m.copy(); m2.index=pd.date_range('2024',periods=3)
    T(lambda: m2.resample('2D').agg(g))
