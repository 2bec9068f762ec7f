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
c = pd.MultiIndex.from_arrays([pd.Categorical(['b','a','b'],categories=['b','a']), [1,2,3]])
s = pd.Series([1,2,3], index=c)
T(lambda: s.loc[('b',1):]); T(lambda: s.sort_index().loc[('b',1):]); T(lambda: s.sort_index().loc[:('a',2)]); T(lambda: s.sort_index().loc['a':]); T(lambda: s.sort_index().loc['b':'a']); T(lambda: s.to_frame('v').sort_index().loc[('b',3):]); T(lambda: s.loc['b':])
p = pd.Series([1,2,3,4], index=pd.MultiIndex.from_product([pd.CategoricalIndex(['u','v'],categories=['v','u']), pd.CategoricalIndex([0.5,1.5])]))
T(lambda: p.loc[p.index[0]:]); T(lambda: p.loc[p.index[1]:]); T(lambda: p.sort_index().loc[p.index[1]:]); T(lambda: p.sort_index().loc[:p.index[2]])
f = pd.DataFrame({'a':[1],'b':[2]}); f.columns.name='k'
T(lambda: pd.DataFrame(f, columns=['a','z'])); T(lambda: pd.DataFrame(f, columns=['a'])); T(lambda: pd.DataFrame(f, columns=pd.Index(['a','z'],name='q'))); T(lambda: pd.DataFrame(f, index=[0,1])); T(lambda: pd.DataFrame(f.rename_axis('r'), index=[0,1]))
g = pd.DataFrame({'c':[1.5,3,3,10,nan],'e':pd.array([True,False,True,None,False],dtype='boolean'),'i':pd.array([1,None,1,2,None],dtype='Int64'),'t':pd.to_datetime(['2024',None,None,'2024','2024']),'s':['x',None,'x',None,'y'],'ss':pd.array(['x',None,'x',None,'y'],dtype='string'),'k':pd.Categorical(['x',None,'x',None,'y'])})
for k in ['e','i','t','s','ss','k']:
    T(lambda: g.groupby(k, dropna=False)['c'].sum()); T(lambda: g.groupby(['c',k], dropna=False)['c'].sum()); T(lambda: g.groupby(['c',k], dropna=False).size()); T(lambda: g.iloc[1:2].groupby([k,k], dropna=False)['c'].sum()); T(lambda: g.iloc[3:4].groupby(k, dropna=False)['c'].sum()); T(lambda: g.groupby(['c',k], dropna=False, sort=False)['c'].first()); T(lambda: g.groupby([k,'c'], dropna=False)['c'].cumsum())
z = pd.DataFrame({'a':[1,2],'b':[3,4]}, index=range(2))
T(lambda: z[[]].stack()); T(lambda: z[[]].stack().unstack()); T(lambda: z.iloc[:0].stack().unstack()); T(lambda: z.iloc[:0].stack().index.get_level_values(0)); T(lambda: z.set_axis([5,7])[[]].stack().unstack()); T(lambda: z[[]].stack().index.get_level_values(0)); T(lambda: z.set_axis(['x','y'])[[]].stack().unstack()); T(lambda: z[[]].stack().index.levels)
d = pd.DataFrame([[1,2],[3,4]], columns=['d','d'])
T(lambda: d.value_counts()); T(lambda: z.map({1:2})); T(lambda: z.map('x')); T(lambda: d['d'].map(d['d'].value_counts())); T(lambda: d.value_counts('d')); T(lambda: z.value_counts(['a','a']))
T(lambda: pd.concat([pd.DataFrame([[1,2]],columns=pd.MultiIndex.from_tuples([('a','b'),('c','d')],names=['k','k'])), pd.DataFrame({('a','b'):[0]})]))
T(lambda: pd.concat([pd.DataFrame([[1,2]],columns=pd.MultiIndex.from_tuples([('a','b'),('c','d')],names=['k','l'])), pd.DataFrame({('x','b'):[0]})]))
T(lambda: pd.concat([pd.DataFrame([[1,2]],columns=pd.MultiIndex.from_tuples([('a','b'),('c','d')],names=['k','l'])), pd.DataFrame({('a','b'):[0]})], join='inner'))
T(lambda: pd.concat([pd.DataFrame([[1,2]],columns=pd.MultiIndex.from_tuples([('a','b'),('c','d')],names=['k','k'])), pd.DataFrame({('a','b'):[0], ('c','d'):[3]})]))
e = pd.DataFrame({'c':pd.Series([],dtype='int64'),'e':pd.Series([],dtype='int64'),'f':pd.Series([],dtype='float64')}, index=pd.DatetimeIndex([],name='b'))
for m in ['sum','mean','count','first','size']:
    T(lambda: getattr(e.groupby('e')['c'].resample('D'), m)()); T(lambda: getattr(e.groupby('e').resample('D'), m)()); T(lambda: getattr(e.groupby('e')[['c']].resample('D'), m)()); T(lambda: getattr(e.groupby(['e','f'])['c'].resample('D'), m)())
T(lambda: pd.Series([],dtype=float).asof('2024-01-05')); T(lambda: pd.Series([],dtype=float,index=pd.DatetimeIndex([])).asof('2024-01-05')); T(lambda: pd.Series([],dtype=float,index=pd.DatetimeIndex([])).asof(['2024-01-05']));T(lambda: pd.Series([1.0],index=pd.DatetimeIndex(['2024'])).asof('2023-01-05'))
mm = pd.Series([1,2], index=pd.MultiIndex.from_tuples([(1,2),(3,4)], names=['d','d']))
T(lambda: mm.sort_index(level='d')); T(lambda: mm.groupby(level='d').sum()); T(lambda: mm.unstack('d')); T(lambda: mm.xs(1, level='d')); T(lambda: mm.reset_index(level='d')); T(lambda: mm.droplevel('d')); T(lambda: mm.index.get_level_values('d')); T(lambda: mm.swaplevel('d','d')); T(lambda: mm.groupby('d').sum())
q = pd.DataFrame({0.5:[1.0,2], 'v':[1,2]}, index=pd.Index([1.5,2.5],name=0.5))
T(lambda: q.groupby(0.5)['v'].sum()); T(lambda: q.groupby(0.5)[0.5].sum()); T(lambda: q.sort_values(0.5)); T(lambda: q.groupby([0.5,'v']).size()); T(lambda: q.merge(q, on=0.5)); T(lambda: q.rename(columns={0.5:1}).rename_axis(1).groupby(1).sum()); T(lambda: q.rename(columns={0.5:'v2'}).groupby(0.5).sum())
h = pd.DataFrame([[1,None]], columns=pd.Index(['a','b'],name='k'))
T(lambda: h.combine_first(pd.DataFrame([[5,6,7]], columns=pd.Index(['a','b','c'],name='k')))); T(lambda: h.combine_first(pd.DataFrame([[5,6]], columns=pd.Index(['a','z'])))); T(lambda: h.combine_first(h.rename(columns={'a':'zz'}))); T(lambda: h.combine(h.rename(columns={'a':'zz'}), lambda p,q: p)); T(lambda: h.add(h.rename(columns={'a':'zz'}))); T(lambda: h.combine_first(pd.DataFrame({'b':[1]})))
