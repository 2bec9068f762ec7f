# Times finer than their column, text that fills gaps of times, slices of numbers by text, rows of frames without rows or columns, levels with both zeros.
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
x = pd.DataFrame({'c': [1,2,3]}); x = x.loc['nope':]
x = pd.DataFrame({'c': [1,2,3]}); x = x.loc[:'nope']
x = pd.DataFrame({'c': [1,2,3]}, index=[5,6,7]); x = x.loc['nope':]
x = pd.DataFrame({'c': [1,2,3]}).iloc[:0]; x = x.loc['nope':]
x = pd.DataFrame({'c': [1.5,2,3]}, index=[0.5,1.5,2.5]); x = x.loc['nope':]
x = pd.DataFrame({'c': [1.5,2,3]}, index=[0.5,1.5,2.5]).iloc[:0]; x = x.loc['nope':]
x = pd.DataFrame({'c': [1,2,3]}, index=[5,6,7]).iloc[:0]; x = x.loc['nope':]
x = pd.DataFrame({'c': [1,2,3]}, index=list('abc')).iloc[:0]; x = x.loc[7:]
x = pd.DataFrame({'c': [1,2,3]}, index=pd.date_range('2024-01-01',periods=3)).iloc[:0]; x = x.loc['nope':]
x = pd.DataFrame({'c': [1,2]}, index=[0,0]); x.loc[x['c']>1,'c'] = x['c']*10
x = pd.DataFrame({'c': [1,2]}, index=[0,0]); x.loc[x['c']>0,'c'] = x['c']*10
x = pd.DataFrame({'c': [1,2]}, index=[0,0]); x.loc[x['c']>5,'c'] = x['c']*10
x = pd.DataFrame({'c': [1,2],'d':[1,2]}, index=[0,0]); x.loc[x['c']>1,['c','d']] = x[['c','d']]*10
x = pd.DataFrame({'c': [1,2]}, index=[0,0]); x.loc[[0],'c'] = x['c']*10
x = pd.DataFrame({'c': [1,2,3]}, index=[0,0,1]); x.loc[0,'c'] = x['c']*10
x = pd.DataFrame({'c': [1,2,3]}, index=[0,0,1]); x.loc[:,'c'] = x['c']*10
x = pd.Series([1,2,3], index=[0,0,1]); x.loc[x>1] = x*10
x = pd.Series([1,2,3], index=[0,0,1]); x[x>1] = x*10
x = pd.DataFrame({'a':[1.5,2]})[[]]; x = x.apply(lambda r: r.iloc[0], axis=1)
x = pd.DataFrame({'a':[1.5,2]})[[]]; x = x.apply(lambda r: r.sum(), axis=1)
x = pd.DataFrame({'a':[1.5,2]})[[]]; x = x.apply(lambda r: len(r), axis=1)
x = pd.DataFrame({'a':[1.5,2]}).iloc[:0]; x = x.apply(lambda r: r.iloc[0], axis=1)
x = pd.DataFrame({'a':[1.5,2]}).iloc[:0]; x = x.apply(lambda r: r['a'], axis=1)
x = pd.DataFrame({'a':[1.5,2]}).iloc[:0]; x = x.apply(lambda r: r.iloc[0])
x = pd.DataFrame({'a':[1.5,2]}).iloc[:0][[]]; x = x.apply(lambda r: r.iloc[0])
x = pd.DataFrame({'a':[1.5,2]}).iloc[:0][[]]; x = x.apply(lambda r: r.iloc[0],axis=1)
x = pd.DataFrame({'a':[1.5,2]}).iloc[:0][[]]; x = x.apply(lambda r: r.sum(),axis=1)
x = pd.DataFrame({'a':[1,2]},index=pd.Index([1,2],name='q')).iloc[:0]; x = x.duplicated()
x = pd.DataFrame({'a':[1,2]})[[]]; x = x.duplicated()
x = pd.DataFrame({'a':[1,2]},index=pd.date_range('2024-01-01',periods=2,name='a')).iloc[:0]; x = x.duplicated(['a'])
x = pd.DataFrame({'a':[1,2]},index=pd.date_range('2024-01-01',periods=2,name='a')).iloc[:0]; x = x.drop_duplicates(['a'])
x = pd.Series([],dtype='int64',index=pd.Index([],name='q')).duplicated()
x = pd.DataFrame({'a':['v',None],'b':pd.Series(['q',None],dtype=object)}); x = [r.tolist() for i, r in x.iterrows()]
x = pd.DataFrame({'a':['v',None],'b':pd.Series([1,None],dtype=object)}); x = [(r.tolist(), str(r.dtype)) for i, r in x.iterrows()]
x = pd.DataFrame({'a':pd.Categorical([1.5,None]),'b':pd.to_datetime(['2024-01-01',None])}); x = [(r.tolist(), str(r.dtype)) for i, r in x.iterrows()]
x = pd.DataFrame({'a':[1,2],'b':['a',None],'c':[1.5,nan]}); x = [(r.tolist(), str(r.dtype)) for i, r in x.iterrows()]
x = pd.DataFrame({'a':[None,None],'b':pd.Series([None,None],dtype=object)}); x = [(r.tolist(), str(r.dtype)) for i, r in x.iterrows()]
x = pd.DataFrame({'a':pd.to_timedelta([None,'1s']),'b':pd.Series([None,None],dtype=object)}); x = [(r.tolist(), str(r.dtype)) for i, r in x.iterrows()]
x = pd.DataFrame({'a':pd.Series([True,None],dtype='boolean'),'b':pd.Series([True,False],dtype=object)}); x = [(r.tolist(), str(r.dtype)) for i, r in x.iterrows()]
x = pd.DataFrame({'a':pd.Series([1,None],dtype='Int64'),'b':pd.Series([1,2],dtype=object)}); x = [(r.tolist(), str(r.dtype)) for i, r in x.iterrows()]
x = pd.DataFrame({'a':pd.to_datetime(['2024-01-01',None])}); x.fillna(0, inplace=True)
x = pd.DataFrame({'a':pd.to_datetime(['2024-01-01',None])}); x = x.fillna(0)
x = pd.DataFrame({'a':['x',None]}); x.fillna(0, inplace=True)
x = pd.DataFrame({'a':['x','y']}); x.fillna(0, inplace=True)
x = pd.DataFrame({'a':pd.to_datetime(['2024-01-01','2024-01-01'])}); x.fillna(0, inplace=True)
x = pd.DataFrame({'a':[1,2]}); x.fillna('q', inplace=True)
x = pd.DataFrame({'a':[1,nan]}); x.fillna('q', inplace=True)
x = pd.DataFrame({'a':[1,nan]}); x = x.fillna('q')
x = pd.Series(pd.to_timedelta(['1s',None])); x.fillna(0, inplace=True)
x = pd.Series([1,nan]); x.fillna('a', inplace=True)
x = pd.Series(['a',nan]); x.fillna(5, inplace=True)
x = pd.Series(['a',nan]); x = x.fillna(5)
x = pd.Series(pd.to_datetime(['2024-01-01',None])); x = x.fillna('2020-01-01')
x = pd.Series(pd.to_datetime(['2024-01-01',None])); x = x.fillna('abc')
x = pd.Series(pd.to_datetime(['2024-01-01',None])); x.fillna('2020-01-01', inplace=True)
x = pd.Series(pd.to_datetime(['2024-01-01',None],utc=True)); x = x.fillna('2020-01-01')
x = pd.Series(pd.to_timedelta(['1s',None])); x = x.fillna('2 days')
x = pd.DataFrame({'a':pd.to_datetime(['2024-01-01',None])}); x = x.fillna('2020-01-01')
x = pd.DataFrame({'a':pd.to_datetime(['2024-01-01',None])}); x = x.fillna({'a':'2020-01-01'})
x = pd.DataFrame({'a':[1,2]}).iloc[:0]; x['new'] = pd.Series([1,2],index=[0,5])
x = pd.DataFrame({'a':[1,2]}).iloc[:0]; x['new'] = pd.Series([1,2],index=[0,1])
x = pd.DataFrame({'a':[1,2]},index=[3,4]).iloc[:0]; x['new'] = pd.Series([1,2],index=[0,5])
x = pd.DataFrame({'a':[1,2]},index=pd.Index([1.5,2],name='q')).iloc[:0]; x.loc[77,'a'] = 5
x = pd.DataFrame({'a':[1,2]},index=pd.Index([1.5,2],name='q')).iloc[:0]; x.loc[77] = 5
x = pd.DataFrame({'a':[1,2]},index=pd.Index(['a','b'],name='q')).iloc[:0]; x.loc[77,'a'] = 5
x = pd.Series([1.5],index=[2.5]).iloc[:0]; x.loc[3] = 7
x = pd.DataFrame([[1,2]],columns=pd.MultiIndex.from_tuples([('a',1),('b',1)],names=[None,'q'])); x = x.melt()
x = pd.DataFrame([[1,2]],columns=pd.MultiIndex.from_tuples([('a',1),('b',1)],names=[None,None])); x = x.melt()
x = pd.DataFrame([[1,2]],columns=pd.MultiIndex.from_tuples([('a',1),('b',1)],names=[None,'q'])); x = x.melt(value_vars=[('b',1)], ignore_index=False)
x = pd.DataFrame([[1,2,3]],columns=['a','b','b']); x = x.melt(value_vars=['b','a'])
x = pd.DataFrame([[1,2,3]],columns=['a','b','b']); x = x.melt(id_vars=['a'])
x = pd.DataFrame([[1,2,3]],columns=['a','b','b']); x = x.melt(id_vars=['b'])
x = pd.DataFrame({'a':[1,2]},index=[5,6]); x.columns.name='q'; x = x.memory_usage(index=False)
x = pd.DataFrame({'a':[1,2]},index=[5,6]); x.columns.name='q'; x = x.memory_usage()
x = pd.DataFrame(index=[5,6]); x = x.memory_usage(index=False)
x = pd.DataFrame([[1,2]],columns=pd.MultiIndex.from_tuples([('a',1),('b',1)],names=[None,'q'])); x = x.memory_usage(index=False)
x = pd.DataFrame([[1,2]],columns=[3,4]); x = x.memory_usage(index=False)
x = pd.DataFrame({'a':[1,2]},index=pd.to_datetime(['2024-01-01','2024-01-02'])); x = x.reindex([77, pd.Timestamp('2024-01-02')])
x = pd.DataFrame({'a':[1,2]},index=pd.to_datetime(['2024-01-01','2024-01-02'])); x = x.reindex([77, 77])
x = pd.DataFrame({'a':[1,2]},index=pd.to_datetime(['2024-01-01','2024-01-02'])); x = x.reindex(['2024-01-02', '2024-05-02'])
x = pd.DataFrame({'a':[1,2]},index=pd.to_datetime(['2024-01-01','2024-01-02'])); x = x.reindex([pd.Timestamp('2024-01-02')])
x = pd.DataFrame({'a':[1,2]},index=pd.to_datetime(['2024-01-01','2024-01-02'])); x = x.reindex([1.5])
x = pd.DataFrame({'a':[1,2]},index=pd.to_datetime(['2024-01-01','2024-01-02'])); x = x.reindex(['abc'])
x = pd.DataFrame({'a':[1,2]},index=pd.to_datetime(['2024-01-01','2024-01-02'])); x = x.reindex([None, pd.Timestamp('2024-01-02')])
x = pd.DataFrame({'b': pd.to_timedelta([None,None])}); x.loc[0,'b'] = pd.Timedelta('1 days 00:00:00.5')
x = pd.DataFrame({'b': pd.to_timedelta([None,None])}); x.loc[0,'b'] = pd.Timedelta('1 days')
x = pd.Series(pd.to_datetime([None,None])); x.loc[0] = pd.Timestamp('2024-01-01 00:00:00.5')
x = pd.Series(pd.to_datetime([None,None])); x.iloc[0] = pd.Timestamp('2024-01-01 00:00:00.5')
x = pd.Series(pd.to_datetime(['2024-01-01',None])).astype('datetime64[s]'); x[0] = pd.Timestamp('2024-01-01 00:00:00.5')
x = pd.Series(pd.to_datetime(['2024-01-01',None])).astype('datetime64[s]'); x = x.fillna(pd.Timestamp('2024-01-01 00:00:00.5'))
x = pd.Series(pd.to_datetime(['2024-01-01',None])).astype('datetime64[s]'); x = x.where(x.isna(), pd.Timestamp('2024-01-01 00:00:00.5'))
x = pd.Series(pd.to_datetime(['2024-01-01',None])).astype('datetime64[s]'); x = x.mask(x.isna(), pd.Timestamp('2024-01-01 00:00:00.5'))
x = pd.Series(pd.to_datetime(['2024-01-01',None])).astype('datetime64[s]'); x = x.replace(pd.Timestamp('2024-01-01'), pd.Timestamp('2024-01-01 00:00:00.5'))
x = pd.Series(pd.to_datetime(['2024-01-01',None])).astype('datetime64[s]'); x = x.shift(1, fill_value=pd.Timestamp('2024-01-01 00:00:00.5'))
x = pd.Series(pd.to_datetime(['2024-01-01',None],utc=True)).astype('datetime64[s, UTC]'); x = x.where(x.isna(), pd.Timestamp('2024-01-01 00:00:00.5',tz='UTC'))
x = pd.Series(pd.to_datetime(['2024-01-01',None])).astype('datetime64[s]'); x[x.isna()] = pd.Timestamp('2024-01-01 00:00:00.5')
x = pd.Series(pd.to_timedelta(['1s',None])).astype('timedelta64[s]'); x = x.where(x.isna(), pd.Timedelta('0.5s'))
x = pd.Series(pd.to_timedelta(['1s',None])).astype('timedelta64[s]'); x = x.fillna(pd.Timedelta('0.5s'))
x = pd.Series(pd.to_timedelta(['1s',None])).astype('timedelta64[s]'); x[1] = pd.Timedelta('0.5s')
x = pd.Series([1,2],index=pd.MultiIndex.from_arrays([[1.5,2.5],[0.0,-0.0]])).index
x = pd.DataFrame({'a':[0.0,-0.0,1],'b':[1,2,3]}).set_index(['a','b'])
x = pd.DataFrame({'a':[1,2,3]},index=[0.5,0.0,-0.0]); x = pd.concat([x,x],keys=['a','b'])
x = pd.DataFrame({'a':[1,2,3]},index=[0.5,0.0,-0.0]); x = x.set_index('a',append=True)
x = pd.MultiIndex.from_tuples([(0.0,1),(-0.0,2)])
x = pd.MultiIndex.from_product([[-0.0,0.0],[1]])
x = pd.DataFrame({'k': [None, 'u', 'u'],'a':[nan,'q','r']}); x = x.set_index('a', append=True); x = x.loc[x.index[0]:]
x = pd.DataFrame({'k': [1,2,3]},index=pd.MultiIndex.from_tuples([('a','y'),('a','x'),('b','z')])); x = x.loc[x.index[0]:]
"""
for chain in CHAINS.strip().split("\n"):
    print("==", chain)
    env = {"pd": pd, "np": np, "nan": nan, "inf": inf, "NA": NA, "NaT": NaT, "Timestamp": Timestamp, "Timedelta": Timedelta}
    try:
        exec(chain, env)
        show(env["x"])
    except Exception as e:
        print(type(e).__name__)
