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
g = pd.DataFrame({'e':pd.to_datetime([None,None]),'v':[1,2],'w':['a','b']})
for f in ['h','MS','W','2D']:
    for x in [g, g.iloc[:0]]:
        for m in ['size','sum','count','first']:
            T(lambda: getattr(x.groupby(pd.Grouper(key='e',freq=f)), m)()); T(lambda: getattr(x.groupby(pd.Grouper(key='e',freq=f))['v'], m)()); T(lambda: getattr(x.resample(f, on='e')['v'], m)()); T(lambda: getattr(x.set_index('e').resample(f), m)()); T(lambda: getattr(x.set_index('e')['v'].resample(f), m)())
T(lambda: g.iloc[:0].groupby(['v',pd.Grouper(key='e',freq='D')]).size()); T(lambda: g.groupby(['v',pd.Grouper(key='e',freq='D')])['w'].count())
a = pd.DataFrame({'c':[1,None],'d':['x',None],'zz':[3,4]})
T(lambda: a.combine_first(a.rename(columns={'d':'zz'}))); T(lambda: a.rename(columns={'d':'zz'}).combine_first(a)); T(lambda: a.combine(a.rename(columns={'d':'zz'}), lambda p,q: p)); T(lambda: a.set_axis(['q']*3,axis=1).combine_first(a.set_axis(['q']*3,axis=1)))
l = pd.DataFrame({1.5:[1,2,3],2.5:[3,2,1]})
for how in ['left','right','inner','outer']:
    T(lambda: l.merge(l.iloc[1:], left_on=1.5, right_on=2.5, how=how)); T(lambda: l.merge(l.rename(columns={1.5:'u',2.5:'v'}), left_on=1.5, right_on='v', how=how)); T(lambda: l.rename(columns={1.5:'u',2.5:'v'}).merge(l, left_on='u', right_on=2.5, how=how)); T(lambda: l.merge(l.rename(columns={1.5:7,2.5:8}).iloc[:1], left_on=1.5, right_on=8, how=how))
p = pd.DataFrame({'a':[1,2],'b':[3,4],'c':[5,6],'d':[7,8]}); m = p.copy(); m.columns=pd.MultiIndex.from_tuples([('A','x'),('B','y'),('A','z'),('B','w')])
T(lambda: p.pivot(index=('a','b'),columns='c',values='d')); T(lambda: p.pivot(index='a',columns=('b','c'),values='d')); T(lambda: p.pivot(index='a',columns='c',values=('d','b'))); T(lambda: m.pivot(index=('A','x'),columns=('B','y'),values=('A','z'))); T(lambda: m.pivot(index=[('A','x')],columns=[('B','y')],values=('A','z'))); T(lambda: m.pivot(index=[('A','x')],columns=[('B','y')],values=[('A','z')])); T(lambda: p.pivot(columns=('a','b')))
for v in ([-2.25,inf,-7.3,.33],[1,-inf,3,inf,2],[nan,inf,2],[inf,nan,2,3],[1e308,1e308,1,2]):
    d = pd.DataFrame({'k':[1]*len(v),'v':v})
    T(lambda: d.groupby('k')['v'].cumsum()); T(lambda: d.astype({'v':'Float64'}).groupby('k').cumsum()); T(lambda: d.groupby('k')['v'].cumsum(skipna=False)); T(lambda: d.astype({'v':'float32'}).groupby('k')['v'].transform('cumsum'))
s = pd.Series([['u'],['v','v','v'],['w']]); T(lambda: s.map(s.value_counts())); T(lambda: s.value_counts().index.is_unique); T(lambda: pd.Index([[1],[1]], dtype=object).is_unique)
