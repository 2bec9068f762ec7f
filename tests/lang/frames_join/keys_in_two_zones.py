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
L = pd.DataFrame({'c': pd.to_datetime(['2024-01-03', None,'2024-01-31', '1999-12-31'], format='ISO8601').tz_localize('UTC').tz_convert('Europe/Berlin'), 'd':[3.0,9, 1.5, 0.5]})
R = pd.DataFrame({'c': [pd.Timestamp('2023-07-04 17:05:01', tz='UTC'), pd.Timestamp('2024-01-31', tz='UTC'), pd.NaT], 'extra': [1, 2, 3]})
LN = pd.DataFrame({'c': pd.to_datetime([None]).tz_localize('UTC').tz_convert('Europe/Berlin'), 'd':[1]})
for how in ['left','right','inner','outer','left_anti','right_anti']:
    for a, b in [(L,R),(R,L),(LN,R),(R,LN)]:
        T(lambda: a.merge(b, on='c', how=how))
    T(lambda: L.merge(R, left_on='c', right_on='c', how=how, suffixes=('_l','_r')))
    T(lambda: L.merge(R.rename(columns={'c':'q'}), left_on='c', right_on='q', how=how))
    T(lambda: L.merge(R.set_index('c'), left_on='c', right_index=True, how=how))
    T(lambda: L.set_index('c').merge(R.set_index('c'), left_index=True, right_index=True, how=how))
s = pd.Series([[1],[2],[1],None,(1,2)])
T(lambda: s.map(s.value_counts()))
T(lambda: s.map(s.dropna().value_counts()))
s2 = pd.Series([np.array([1]),np.array([2]),np.array([1]),np.array([1,2])])
T(lambda: s2.iloc[:3].map(s2.iloc[:3].value_counts()))
T(lambda: s2.map(s2.value_counts()))
T(lambda: s.value_counts())
