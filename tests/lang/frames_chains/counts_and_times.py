# Counts of categories, labels above levels, stacked columns that are not everywhere, days from a start, text that is no time, CSV of categories of times.
import warnings

import numpy as np
import pandas as pd
from pandas import Timedelta, Timestamp

warnings.simplefilter("ignore")
nan, inf, NA, NaT = float("nan"), float("inf"), pd.NA, pd.NaT


def labels(i):
    return type(i).__name__, [str(v.dtype) for v in i.levels] if i.nlevels > 1 else str(i.dtype), list(i.names), i.tolist()


def show(x):
    print(x)
    if isinstance(x, pd.DataFrame):
        print([str(x.iloc[:, k].dtype) for k in range(x.shape[1])], labels(x.columns), labels(x.index))
    elif isinstance(x, pd.Series):
        print(x.name, x.dtype, x.tolist(), labels(x.index))
    elif isinstance(x, pd.Index):
        print(labels(x))
    else:
        print(type(x).__name__, repr(x))


CHAINS = r"""
x = pd.DataFrame({'a':[1,2],'c':pd.Categorical(['u','v']),'k':['a','b']}).iloc[:0]; x = x.shift(1,axis=1)
x = pd.DataFrame({'a':[1,2],'c':pd.Categorical(['u','v']),'k':['a','b']}).iloc[:0]; x = x.shift(-2,axis=1)
x = pd.DataFrame({'a':[1,2]}).iloc[:0]; x = x.shift(1)
x = pd.Series([1,2,None],dtype='Int64').clip(1.5,3)
x = pd.Series([1,2,None],dtype='Int64').clip(2,3)
x = pd.Series([1,2,None],dtype='Int64').clip(0.5,3)
x = pd.Series([1,2,None],dtype='Float64').clip(1.5,3)
x = pd.Series([1,2,None],dtype='Int64').clip(upper=2.0)
x = pd.DataFrame({'d': pd.Categorical([None, 1, 1, None, 3], categories=[3, 1, 2])}); x = x.value_counts(['d'],dropna=False).tolist()
x = pd.DataFrame({'d': pd.Categorical(['a','b',None,'c'], categories=['c','b','a','q']),'k':[1,None,2,1]}); x = x.value_counts()
x = pd.DataFrame({'d': pd.Categorical(['a','b',None,'c'], categories=['c','b','a','q']),'k':[1,None,2,1]}); x = x.value_counts(dropna=False)
x = pd.DataFrame({'d': pd.Categorical(['a','b',None,'c'], categories=['c','b','a','q'])}); x = x.value_counts('d')
x = pd.MultiIndex.from_arrays([[1],[2]]).rename('q')
x = pd.MultiIndex.from_arrays([[1],[2]]).rename(['q','r'])
x = pd.DataFrame([[1,2]],columns=pd.MultiIndex.from_tuples([('a',1),('b',2)]),index=pd.Index([5],name='e')).reset_index()
x = pd.DataFrame([[1,2]],columns=pd.MultiIndex.from_arrays([['a','b'],pd.to_datetime(['2024-01-01','2024-01-02'])],names=[None,'e']),index=pd.Index([5],name='e')).reset_index()
x = pd.DataFrame([[1,2]],columns=pd.MultiIndex.from_tuples([('a','x'),('b','y')]),index=pd.Index([5],name='e')).reset_index(col_level=1)
x = pd.DataFrame([[1,2]],columns=pd.MultiIndex.from_tuples([('a','x'),('b','y')]),index=pd.MultiIndex.from_tuples([(1,2)],names=['p','q'])).reset_index()
x = pd.DataFrame([[1,2]],columns=pd.MultiIndex.from_tuples([('a','x'),('b','y')]),index=pd.MultiIndex.from_tuples([(1,2)],names=['p','q'])).reset_index('q')
x = pd.DataFrame([[1,2]],columns=pd.MultiIndex.from_tuples([('a','x'),('b','y')]),index=pd.MultiIndex.from_tuples([(1,2)],names=['p','q'])).reset_index(col_fill='zz')
x = pd.DataFrame.from_dict({('w',2):{'a':1}}, orient='index')
x = pd.DataFrame.from_dict({2:{'a':1},3:{'a':2}}, orient='index')
x = pd.DataFrame.from_dict({'q':[1,2]}, orient='index')
x = pd.RangeIndex(4) + pd.RangeIndex(4)
x = pd.RangeIndex(4) - pd.RangeIndex(4)
x = pd.RangeIndex(4) + 2
x = pd.RangeIndex(4) * 2
x = 2 - pd.RangeIndex(4)
x = pd.Series([1.5,None],dtype='Float64').map('{:.2f}'.format)
x = '{:>6}|{}|{:d}'.format(pd.NA,pd.NA,pd.NA)
x = pd.DataFrame([['v',1.5,'u']],columns=pd.MultiIndex.from_arrays([['A','B','A'],['e','d','k']])).stack()
x = pd.DataFrame([[1,2,True],[3,4,False]],columns=pd.MultiIndex.from_arrays([['A','B','C'],['e','d','k']])).stack()
x = pd.DataFrame([[1,2,3],[3,4,5]],columns=pd.MultiIndex.from_arrays([['A','B','A'],['e','d','k']])).stack(0)
x = pd.DataFrame([[pd.Timestamp('2024-01-01'),2,3]],columns=pd.MultiIndex.from_arrays([['A','B','A'],['e','d','k']])).stack()
x = pd.DataFrame({'a':pd.Categorical(['u','v']),'b':[1,2]}); x.columns=pd.MultiIndex.from_arrays([['A','B'],['e','d']]); x = x.stack()
x = pd.DataFrame({'a':pd.Series([1,None],dtype='Int64'),'b':[1,2]}); x.columns=pd.MultiIndex.from_arrays([['A','B'],['e','d']]); x = x.stack()
x = pd.Series([pd.NaT,nan,pd.NaT],dtype=object).explode()
x = pd.Series([pd.NaT,None],dtype=object).explode(ignore_index=True)
x = pd.Series([[pd.Timestamp('2024-01-01'),pd.NaT],None],dtype=object).explode()
x = pd.Series([[pd.Timestamp('2024-01-01'),pd.Timedelta('1s')],None],dtype=object).explode()
x = pd.Series([[pd.Timedelta('1s')],[pd.NaT]],dtype=object).explode()
x = pd.Series([None,nan],dtype=object).explode()
x = pd.DataFrame({'a':[[pd.Timestamp('2024-01-01')],None],'b':[1,2]}).explode('a')
x = pd.DataFrame({'a':[1,2]},index=pd.DatetimeIndex(['2024-01-01 06:30:00', '2024-01-31 23:59:59'])); x = x.resample('2D', origin='start').count()
x = pd.DataFrame({'a':[1,2,3]},index=pd.DatetimeIndex(['2024-01-01 06:30:00', '2024-01-03 06:30:00', '2024-01-05 03:59:59'])); x = x.resample('2D', origin='start').sum()
x = pd.DataFrame({'a':[1,2,3]},index=pd.DatetimeIndex(['2024-01-01 06:30:00', '2024-01-03 06:30:00', '2024-01-05 03:59:59'])); x = x.resample('D', origin='start', closed='right', label='right').sum()
x = pd.DataFrame({'a':[1,2,3]},index=pd.DatetimeIndex(['2024-01-01 06:30:00', '2024-01-03 06:30:00', '2024-01-05 03:59:59'])); x = x.resample('7h', origin='start').sum()
x = pd.DataFrame({'a':[1,2,3]},index=pd.DatetimeIndex(['2024-01-01 06:30:00', '2024-01-03 06:30:00', '2024-01-05 03:59:59'])); x = x.resample('2D', origin='end').sum()
x = pd.DataFrame({'a':[1,2,3]},index=pd.DatetimeIndex(['2024-01-01 06:30:00', '2024-01-03 06:30:00', '2024-01-05 03:59:59'])); x = x.resample('2D', origin='epoch').sum()
x = pd.DataFrame({'a':[1,2,3]},index=pd.DatetimeIndex(['2024-01-01 06:30:00', '2024-01-03 06:30:00', '2024-01-05 03:59:59'])); x = x.resample('2D', origin='start_day').sum()
x = pd.DataFrame({'a':[1,2,3]},index=pd.DatetimeIndex(['2024-01-01 06:30:00', '2024-01-03 06:30:00', '2024-01-05 03:59:59'])); x = x.resample('2D', origin='end_day').sum()
x = pd.DataFrame({'a':[1,2,3]},index=pd.DatetimeIndex(['2024-01-01 06:30:00', '2024-01-03 06:30:00', '2024-01-05 03:59:59'])); x = x.resample('2D', origin=pd.Timestamp('2024-01-01 05:00')).sum()
x = pd.DataFrame({'a':[1,2,3]},index=pd.DatetimeIndex(['2024-01-01 06:30:00', '2024-01-03 06:30:00', '2024-01-05 03:59:59'])); x = x.resample('2D', offset='3h').sum()
x = pd.Series([nan,nan,nan]).nsmallest(2, keep='all')
x = pd.Series([1,nan,nan]).nsmallest(2, keep='all')
x = pd.Series([1,nan,nan]).nlargest(3, keep='last')
x = pd.Series([1,1,1,nan]).nlargest(2, keep='all')
x = pd.DataFrame({'d':pd.Series([None,None],dtype='Float64'),'k':[nan,1]}); x = x.fillna(x.mean())
x = pd.DataFrame({'d':pd.Series([1,None],dtype='Int64'),'k':[nan,1]}); x = x.fillna(x.mean())
x = pd.DataFrame({'d':pd.Series([1,None],dtype='Int64'),'k':[nan,1]}); x = x.fillna(x.max())
x = pd.DataFrame([[1,nan,2],[3,4,nan]],columns=['a','b','b']); x = x[x['b'].isna()]
x = pd.DataFrame([[1,nan,2],[3,4,nan]],columns=['a','b','b']); x = x['b'].isna()
x = pd.DataFrame([[1,nan,2],[3,4,nan]],columns=['a','b','b']); x['c'] = x['b'] + 1
x = pd.DataFrame([[1,nan,2],[3,4,nan]],columns=['a','b','b']); x['b'] = x['b'].fillna(0)
x = pd.DataFrame([[1,nan,2],[3,4,nan]],columns=['a','b','b']); x.loc[x['a']>1,'b'] = 7
x = pd.DataFrame([[1,nan,2],[3,4,nan]],columns=['a','b','b']); x.loc[2] = x.iloc[0]
x = pd.DataFrame([[1,nan,2],[3,4,nan]],columns=['a','b','b']); x.loc[2] = [7,8,9]
x = pd.DataFrame([[1,nan,2],[3,4,nan]],columns=['a','b','b']); x = x.add(x[['a','b']],fill_value=0)
x = pd.DataFrame([[1,nan,2],[3,4,nan]],columns=['a','b','b']); x = x[['a','b']] + x[['b','a']]
x = pd.DataFrame([[1,5],[3,4]],columns=['a','a']); x = x[['a']].add(x[['a']],fill_value=0)
x = pd.Series([pd.NaT,nan],dtype=object).is_monotonic_increasing
x = pd.Series([None],dtype=object).is_monotonic_increasing
x = pd.Series([nan]).is_monotonic_increasing
x = pd.Series([None,None],dtype=object).is_monotonic_increasing
x = pd.Series([pd.Categorical(['a'])[0],None],dtype='category').is_monotonic_increasing
x = pd.Series(pd.to_timedelta(['0 days','1 days 00:00:00.5']),dtype='category'); x = pd.DataFrame({'e':x}).to_csv()
x = pd.Series(pd.to_datetime(['2024-01-01','2024-01-02'])).astype('category'); x = pd.DataFrame({'e':x}).to_csv()
x = pd.Series([],dtype='str').map({'a':1})
x = pd.Series([],dtype='str').map(lambda v: 1)
x = pd.Series([],dtype='object').map({'a':1})
x = pd.Series([],dtype='int64').map({'a':1})
x = pd.Series([],dtype='int64').map({1:'a'})
x = pd.Series([],dtype='category').map({1:'a'})
x = pd.Series([],dtype='datetime64[us]').map({1:'a'})
x = pd.Series([1.5],dtype='Float64').map({1.5:'a'})
x = pd.DataFrame({'a':[1.5,2]},index=pd.MultiIndex.from_tuples([(1,2),(3,4)])); x = x.corr()
x = pd.Series([1.0,2,3],index=pd.MultiIndex.from_tuples([(1,2),(3,4),(5,6)])); x = x.corr(pd.Series([1.0,2,4]))
x = pd.Series([0, pd.NaT],dtype=object).str.upper()
x = pd.Series([1, pd.NaT, nan],dtype=object).str.upper()
x = pd.Series([1, None],dtype=object).str.upper()
x = pd.to_datetime(pd.Series(['v',nan],dtype='str'),errors='coerce')
x = pd.to_datetime(pd.Series(['v','w'],dtype='str'),errors='coerce')
x = pd.to_datetime(pd.Series([nan,nan],dtype='str'),errors='coerce')
x = pd.to_datetime(pd.Series(['v','2024-01-01'],dtype='str'),errors='coerce')
x = pd.to_datetime(['v'],errors='coerce')
x = pd.to_timedelta(pd.Series(['v',nan]),errors='coerce')
x = pd.DataFrame({'a':[1,2]}).mean().loc['a']
x = pd.DataFrame({'a':pd.Series([None],dtype='Int64'),'b':[1]}).mean()
x = pd.crosstab(pd.Series([1,2],dtype='Int64',name='d'),pd.Series([1,2],dtype='Int64',name='d'),normalize=True)
x = pd.DataFrame({'k':[1,2]},index=pd.MultiIndex.from_arrays([pd.Categorical([1.5,0.5]),[1,2]]))
x = pd.DataFrame({'k':[1,2]},index=pd.CategoricalIndex([1.5,None]))
x = pd.DataFrame([[1,2,3]],columns=['a','b','b']).to_csv(columns=['b'], index_label='row')
x = pd.DataFrame([[1,2,3]],columns=['a','b','b']).to_csv(columns=['b','a'])
x = pd.DataFrame([[1,2,3]],columns=['a','b','b']).to_csv(columns=['b','b'])
x = pd.DataFrame({'e':pd.to_datetime(['2024-01-01',None])}).astype('category').to_csv(index=False)
x = pd.DataFrame({'e':pd.to_datetime(['2024-01-01',None])}).astype('category').set_index('e').to_csv()
x = pd.DataFrame({'e':pd.to_datetime(['2024-01-01',None],utc=True)}).astype('category').to_csv(index=False)
"""
for chain in CHAINS.strip().split("\n"):
    print("==", chain)
    env = {"pd": pd, "np": np, "nan": nan, "inf": inf, "NA": NA, "NaT": NaT, "Timestamp": Timestamp, "Timedelta": Timedelta}
    try:
        exec(chain, env)
        show(env["x"])
    except Exception as e:
        print(type(e).__name__)
