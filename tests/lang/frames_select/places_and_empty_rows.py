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
e = pd.DataFrame({'a':[1.5]}, index=pd.to_datetime(['2024-01-01'])).iloc[:0]
s = e['a']
for k in ['2024','2024-01','2024-01-05','2024-01-05 10:00', 'x']:
    T(lambda: s.loc[k]); T(lambda: e.loc[k]); T(lambda: s[k]); T(lambda: e.tz_localize('UTC').loc[k]); T(lambda: e.loc['2024':k]); T(lambda: e.loc[[k]])
u = pd.DataFrame({'a':[1.5,2,3]}, index=pd.to_datetime(['2024-03-01','2023-01-01','2024-03-02']))
for k in ['2024','2025','2024-03','2023-01-01','2022']:
    T(lambda: u.loc[k]); T(lambda: u['a'].loc[k]); T(lambda: u['a'][k]); T(lambda: u.iloc[:0]['a'].sort_index().loc[k])
t = pd.DataFrame({'k':[1,1,2], 'v':[5,7,6], 'sum':[1,2,3]}, index=['x','y','z'])
for ix in [pd.Index(['x','y','z']), pd.date_range('2024',periods=3), pd.Index([1.5,2,3]), pd.Index([1,2,3]), pd.CategoricalIndex(list('abc')), pd.timedelta_range('1D',periods=3), pd.date_range('2024',periods=3,tz='UTC'), pd.Index(['x',1,'z']), pd.Index(['x',None,'z']), pd.Index(['x','y','z'],dtype=object), pd.Index(['x','y','z'],dtype='string'), pd.Index([1,2,3],dtype='Int64'), pd.Index([pd.Timestamp('2024'),pd.Timestamp('2025'),3],dtype=object), pd.Index([pd.Timestamp('2024')]*3,dtype=object), pd.MultiIndex.from_tuples([(1,2),(3,4),(5,6)])]:
    w = t.copy(); w.index = ix
    T(lambda: w.groupby('k')['v'].idxmax()); T(lambda: w.groupby('k').idxmin()); T(lambda: w.groupby('k')[['v']].idxmin()); T(lambda: w.groupby('k',as_index=False)['v'].idxmax())
T(lambda: t.groupby('k')[['sum']].transform('sum')); T(lambda: t.groupby('k').transform('sum')); T(lambda: t.groupby('k')['sum'].transform('sum')); T(lambda: t.groupby('k').transform('nope')); T(lambda: t.groupby('k').transform('v'))
T(lambda: t.groupby('k')['v'].transform('describe')); T(lambda: t.groupby('k')['v'].transform('head')); T(lambda: t.groupby('k')['v'].transform('nth'));T(lambda: t.groupby('k')['v'].transform('idxmax'));T(lambda: t.groupby('k')['v'].transform('quantile'))
r = t.reset_index(drop=True)
T(lambda: r.groupby('v', group_keys=False).apply(lambda g: g.tail(1)))
T(lambda: r.groupby('v', group_keys=False)['k'].apply(lambda g: g))
T(lambda: t.groupby('v', group_keys=False).apply(lambda g: g.tail(1)))
T(lambda: t.groupby('v').apply(lambda g: g.tail(1)))
T(lambda: r.groupby('k', group_keys=False).apply(lambda g: g.tail(1)))
c = pd.Series(pd.Categorical([], categories=['a','b']))
T(lambda: c.map(c.value_counts())); T(lambda: c.map({'a':1})); T(lambda: c.map(str)); T(lambda: pd.Series([],dtype=float).map(pd.Series([1,2]))); T(lambda: pd.Series([],dtype='str').map(pd.Series([1,2],index=['a','b']))); T(lambda: pd.Series([],dtype='Int64').map(pd.Series([1,2]))); T(lambda: pd.Series([],dtype=object).map(pd.Series([1.5,2])));T(lambda: pd.Series([],dtype='str').map({'a':1}))
n = pd.Series(pd.to_datetime([None,None])); d = pd.Series(pd.to_timedelta([None,None]))
for q in [n, d, n.dt.tz_localize('UTC')]:
    T(lambda: q.combine(q, lambda a,b: a)); T(lambda: q.map(lambda v: v)); T(lambda: q.apply(lambda v: v)); T(lambda: q.to_frame('a').apply(lambda r: pd.Series({'f': r.iloc[0], 'n': 0}), axis=1)); T(lambda: q.combine(q, lambda a,b: pd.Timestamp('2024')))
z = pd.DataFrame({'a':[1,None,3]}, index=[1,1,2])
T(lambda: z.mask(z.isna(), z.iloc[::-1])); T(lambda: z.where(z.notna(), z.iloc[::-1])); T(lambda: z['a'].where(z['a'].notna(), z['a'].iloc[::-1]));T(lambda: z.mask(z.isna(), z.iloc[:2]));T(lambda: z.fillna(z.iloc[::-1]));T(lambda: z['a'].mask(z['a'].isna(), z['a'].iloc[:2]))
T(lambda: z.iloc[:0].mask(z.iloc[:0].isna(), z)); T(lambda: z[[]].mask(z[[]].isna(), z[[]].iloc[::-1]))
T(lambda: pd.Series([nan,None],dtype=object).str.get_dummies()); T(lambda: pd.Series([nan,None],dtype='str').str.get_dummies()); T(lambda: pd.Series(['',''],dtype='str').str.get_dummies()); T(lambda: pd.Series([],dtype='str').str.get_dummies()); T(lambda: pd.Series(['',None]).str.get_dummies()); T(lambda: pd.Series(['a',None]).str.get_dummies()); T(lambda: pd.Series([nan],dtype='string').str.get_dummies())
mi = pd.DataFrame({'b':[1,2,3]}, index=pd.MultiIndex.from_tuples([('u',1),('u',1),('v',2)]))
def st(f,k,col,v):
    f=f.copy(); f.at[k,col]=v; return f
T(lambda: st(mi,('v',2),'b',9)); T(lambda: st(mi.iloc[1:],('v',2),'b',9)); T(lambda: mi.at[('v',2),'b']); T(lambda: mi.iloc[1:].at[('v',2),'b']); T(lambda: st(z,2,'a',9)); T(lambda: st(z,1,'a',9)); T(lambda: mi['b'].at[('v',2)]); T(lambda: mi['b'].at[('u',1)])
