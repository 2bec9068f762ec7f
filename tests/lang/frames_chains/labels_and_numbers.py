# Labels put into levels, JSON of spans and missing labels, types that are inferred, numbers made smaller, sums of objects, ranges as sets.
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
x = pd.MultiIndex.from_arrays([['v','u'],[1,2]],names=['p','q']); x = x.insert(2,('w',5))
x = pd.MultiIndex.from_arrays([['v','u'],[1,2]],names=['p','q']); x = x.insert(0,'w')
x = pd.MultiIndex.from_arrays([['v','u'],[True,False]],names=['p','q']); x = x.insert(1,'w')
x = pd.MultiIndex.from_arrays([['v','u'],pd.to_timedelta([1,2],unit='s')],names=['p','q']); x = x.insert(1,'w')
x = pd.MultiIndex.from_arrays([['v','u'],pd.to_datetime(['2024-01-01',None])],names=['p','q']); x = x.insert(1,'w')
x = pd.MultiIndex.from_arrays([['v','u'],pd.to_datetime(['2024-01-01',None])],names=['p','q']); x = x.insert(1,('w',None))
x = pd.MultiIndex.from_arrays([['v',None],[1.5,2]],names=['p','q']); x = x.insert(1,(None,None))
x = pd.MultiIndex.from_arrays([[],[]],names=['p','q']); x = x.insert(0,(77,''))
x = pd.MultiIndex.from_arrays([[],[]],names=['p','q']); x = x.insert(0,('a',2.5))
x = pd.MultiIndex.from_arrays([pd.Categorical(['u','v']),[1,2]],names=['p','q']); x = x.insert(0,('v',3))
x = pd.MultiIndex.from_arrays([pd.Categorical(['u','v']),[1,2]],names=['p','q']); x = x.insert(0,('w',3))
x = pd.MultiIndex.from_arrays([pd.Categorical(['u','v']),[1,2]],names=['p','q']); x = x.insert(0,('v',3)).levels
x = pd.MultiIndex.from_arrays([['b','a'],[1,2]],names=['p','q']); x = x.insert(1,('aa',1.5)).levels
x = pd.MultiIndex.from_arrays([['b','a'],[1,2]],names=['p','q']); x = x.insert(1,('aa',2))
x = pd.MultiIndex.from_arrays([['b','a'],pd.array([1,None],dtype='Int64')],names=['p','q']); x = x.insert(1,('aa',''))
x = pd.MultiIndex.from_arrays([['b','a'],pd.array([1,None],dtype='Int64')],names=['p','q']); x = x.insert(1,('aa',7))
x = pd.DataFrame([[1,2]],columns=pd.MultiIndex.from_arrays([['b','a'],[True,False]],names=['p','q'])); x['lst'] = [[1,2]]
x = pd.DataFrame([[1,2]],columns=pd.MultiIndex.from_arrays([['b','a'],[1,2]],names=['p','q'])); x['lst'] = 2
x = pd.DataFrame([[1,2]],columns=pd.MultiIndex.from_arrays([['b','a'],[1,2]],names=['p','q'])); x['a', 3] = 2; x['b'] = 7
x = pd.DataFrame([[1,2]],columns=pd.MultiIndex.from_arrays([['b','a'],[1,2]],names=['p','q'])); x['c',3] = [2]; x['c','z'] = [2]; x.insert(0,'zz',5)
x = pd.DataFrame({'b': ['w', 'v']}).iloc[:0]; x.index = pd.MultiIndex.from_arrays([[], []]); x.loc[77, 'b'] = 'q'
x = pd.Series([1,2],index=pd.MultiIndex.from_arrays([['b','a'],pd.to_timedelta([1,2],unit='s')],names=['p','q'])); x.loc['new'] = 7
x = pd.DataFrame({'a':[1,2]},index=pd.MultiIndex.from_arrays([['b','a'],pd.to_timedelta([1,2],unit='s')],names=['p','q'])); x.loc['new'] = 7
x = pd.DataFrame({'a':[1,2]},index=pd.MultiIndex.from_arrays([['b','a'],[1,2]],names=['p','q'])); x.loc['new'] = 7
x = pd.DataFrame({'a':[1,2]},index=pd.MultiIndex.from_arrays([['b','a'],[1,2]],names=['p','q'])); x.loc[('new', 3),'a'] = 7
x = pd.MultiIndex.from_arrays([['b','a'],[1,2]],names=['p','q']); x = x.map(lambda v: v)
x = pd.Index(['b','a'],name='q'); x = x.map(lambda v: (v,1))
x = pd.MultiIndex.from_arrays([['b','a'],[1,2]],names=['p','q']); x = x.map(lambda v: v[0])
x = pd.MultiIndex.from_arrays([['b','a'],[1,2]],names=['p','q']); x = x.map({('b',1):'u',('a',2):'w'})
x = pd.MultiIndex.from_arrays([['b','a'],[1,2]],names=['p','q']); x = x.map(lambda v: v[1]*0.5)
x = pd.DatetimeIndex(['2024-01-01']).insert(0,'2024-05-01')
x = pd.DatetimeIndex(['2024-01-01'],tz='UTC').insert(0,'2024-05-01')
x = pd.DatetimeIndex(['2024-01-01'],tz='UTC').insert(0,'')
x = pd.DatetimeIndex(['2024-01-01'],tz='UTC').insert(0,'abc')
x = pd.TimedeltaIndex(['1 days']).insert(0,'abc')
x = pd.TimedeltaIndex(['1 days']).insert(0,'2h')
x = pd.TimedeltaIndex(['1 days']).insert(0,5)
x = pd.DataFrame({'a':[1,2]},index=pd.Index([1,2],name='a')); x = x.value_counts('a')
x = pd.DataFrame({'a':[1,2]},index=pd.Index([1,2],name='a')); x = x.value_counts(['a'])
x = pd.DataFrame({'a':[1,2]},index=pd.Index([1,2],name='a')); x = x.value_counts()
x = pd.DataFrame({'a':[1,2],'b':[1,1]},index=pd.Index([1,2],name='a')); x = x.value_counts('b')
x = pd.DataFrame({'b':[1,1]},index=pd.Index([1,2],name='a')); x = x.value_counts('a')
x = pd.DataFrame({'k': pd.to_datetime([None, '2023-12-31', '2024-02-29'], format='ISO8601'),'e': pd.Categorical([3, None, 3]), 'i':pd.Series([1,None,3],dtype='Int64'),'f':[1.0,2.5,nan],'t':pd.to_timedelta([None,'1 days','2 days'])}); x = x.to_json(orient='split', index=False)
x = pd.DataFrame({'k': pd.to_datetime([None, '2023-12-31', '2024-02-29'], format='ISO8601'),'e': pd.Categorical([3, None, 3]), 'i':pd.Series([1,None,3],dtype='Int64'),'f':[1.0,2.5,nan],'t':pd.to_timedelta([None,'1 days','2 days'])}); x = x.to_json(orient='split', index=False, date_format='iso')
x = pd.DataFrame({'k': pd.to_datetime([None, '2023-12-31', '2024-02-29'], format='ISO8601'),'e': pd.Categorical([3, None, 3]), 'i':pd.Series([1,None,3],dtype='Int64'),'f':[1.0,2.5,nan],'t':pd.to_timedelta([None,'1 days','2 days'])}); x = x.to_json(orient='split', date_format='iso')
x = pd.to_timedelta(['1 days 00:00:00.5','1 days 00:00:00.05','1.5s','1 days 00:00:00.123456','-00:00:00.5']); x = pd.Series(x).to_json(date_format='iso')
x = pd.to_timedelta(['1 days 00:00:00.5','1 days 00:00:00.05','1.5s','1 days 00:00:00.123456','-00:00:00.5']); x = pd.Series(x).to_json(date_format='iso', date_unit='us')
x = pd.to_timedelta(['1 days 00:00:00.5','1 days 00:00:00.05','1.5s','1 days 00:00:00.123456','-00:00:00.5']); x = pd.Series(x).to_json(date_format='iso', date_unit='s')
x = pd.to_timedelta(['1 days 00:00:00.5','1 days 00:00:00.05','1.5s','1 days 00:00:00.123456','-00:00:00.5']); x = pd.Series(1,index=x).to_json(date_format='iso')
x = pd.Series([1,2,3],index=pd.to_timedelta(['1 days 00:00:00.5',None,'2 days'])).to_json()
x = pd.Series([1,2,3],index=pd.to_datetime(['2024-01-01',None,'2024-01-02'])).to_json()
x = pd.Series([1,2,3],index=pd.to_datetime(['2024-01-01',None,'2024-01-02'])).to_json(date_format='iso')
x = pd.DataFrame([[1,2]],columns=pd.MultiIndex.from_tuples([('a',''),('a','')])).to_json()
x = pd.DataFrame([[1,2]],columns=['a','a']).to_json()
x = pd.DataFrame([[1,2]],columns=pd.MultiIndex.from_tuples([('a',''),('a','')])).to_json(orient='records')
x = pd.DataFrame([[1],[2]],index=pd.MultiIndex.from_tuples([('a',''),('a','')])).to_json()
x = pd.DataFrame({'a':[np.dtype('int64'),None]}).to_json()
x = pd.Series([np.dtype('int64'),None]).to_json()
x = pd.DataFrame({'a':[1,2.5]}).dtypes; x = pd.concat([x, x.shift(1)], axis=1).to_json(indent=2)
x = pd.DataFrame({'a':[1],'b':['x']}).dtypes.to_json()
x = pd.Series(pd.Categorical(['a',1])).str.len()
x = pd.Series(pd.Categorical([1.5,None])).str.len()
x = pd.cut(pd.Series([1,2]),[0,1,5]).str.len()
x = pd.cut(pd.Series([nan]),[0,1,5]).str.len()
x = pd.Series(pd.Categorical([pd.Timestamp('2024-01-01')])).str.len()
x = pd.Series(pd.Categorical([None])).str.len()
x = pd.DataFrame({'a':[1],'b':['u'],'c':[True]}).dtypes.str.len()
x = pd.DataFrame({'a':[1],'c':[True]}).dtypes.str.len()
x = pd.Series([0,False,pd.NA],dtype=object).str.upper()
x = pd.Series([0.5,pd.NA],dtype=object).str.upper()
x = pd.Series([0.5,pd.NA,'a'],dtype=object).str.upper()
x = pd.Series([[pd.Timestamp('2024-01-01')]],dtype=object).str.upper()
x = pd.Series([[1],'a'],dtype=object).str.upper()
x = pd.Series([[1],[2]],dtype=object).str.len()
x = pd.Series([[1],[2]],dtype=object).str.isdigit()
x = pd.Series([[1],[2]],dtype=object).str.contains('a')
x = pd.Series([nan,nan],dtype=object).str.upper()
x = pd.Series([nan,None],dtype=object).str.upper()
x = pd.Series([1,nan],dtype=object).str.upper()
x = pd.Series([None,None],dtype='Float64'); x = pd.to_numeric(x, downcast='float')
x = pd.Series([1,None],dtype='Int64'); x = pd.to_numeric(x, downcast='integer')
x = pd.Series([1.5,None],dtype='Float64'); x = pd.to_numeric(x, downcast='float')
x = pd.Series([1,2],dtype='Int64'); x = pd.to_numeric(x, downcast='unsigned')
x = pd.Series([1,None],dtype='Int64'); x = pd.to_numeric(x, downcast='float')
x = pd.Series([1.0,None],dtype='Float64'); x = pd.to_numeric(x, downcast='integer')
x = pd.Series([True,None],dtype='boolean'); x = pd.to_numeric(x, downcast='integer')
x = pd.Series([True,None],dtype='boolean'); x = pd.to_numeric(x, downcast='float')
x = pd.Series([123456789,0]); x = pd.to_numeric(x, downcast='float')
x = pd.Series([123456789.0,0]); x = pd.to_numeric(x, downcast='float')
x = pd.Series([16777216,0]); x = pd.to_numeric(x, downcast='float')
x = pd.Series([16777217,0]); x = pd.to_numeric(x, downcast='float')
x = pd.Series([0.1,1e30,3.3]); x = pd.to_numeric(x, downcast='float')
x = pd.Series([1e300]); x = pd.to_numeric(x, downcast='float')
x = pd.Series([1000000.1]); x = pd.to_numeric(x, downcast='float')
x = pd.Series([1000.0001]); x = pd.to_numeric(x, downcast='float')
x = pd.Series([True,False]); x = pd.to_numeric(x, downcast='integer')
x = pd.Series([True,False]); x = pd.to_numeric(x, downcast='float')
x = pd.Series([1,2,nan]); x = pd.to_numeric(x, downcast='integer')
x = pd.Series(pd.to_datetime(['2024-01-01'])); x = pd.to_numeric(x, downcast='integer')
x = pd.Series([],dtype='object'); x = pd.to_numeric(x, errors='coerce')
x = pd.Series([],dtype='str'); x = pd.to_numeric(x, errors='coerce')
x = pd.Series([],dtype='string'); x = pd.to_numeric(x, errors='coerce')
x = pd.Series([],dtype='category'); x = pd.to_numeric(x, errors='coerce')
x = pd.Series([],dtype='object'); x = pd.to_numeric(x, downcast='float')
x = pd.Series([],dtype='int64'); x = pd.to_numeric(x, downcast='float')
x = pd.Series([],dtype='float64'); x = pd.to_numeric(x, downcast='integer')
x = pd.Series(pd.Categorical([1,None,3])); x = pd.to_numeric(x, errors='coerce')
x = pd.Series(['1','2.5',None]); x = pd.to_numeric(x, downcast='float')
x = pd.Series([1,2],dtype='Int8'); x = pd.to_numeric(x, downcast='signed')
x = pd.Series([None],dtype='Int64'); x = pd.to_numeric(x, downcast='integer')
x = pd.Series([1,None],dtype='Int64'); x = pd.to_numeric(x, errors='coerce')
x = pd.Series(['a b', nan],dtype='string'); x = pd.to_numeric(x, errors='coerce')
x = pd.Series([nan,nan,nan,True],dtype=object).cumsum()
x = pd.Series([True,nan,True],dtype=object).cumsum()
x = pd.Series([nan,True,True],dtype=object).cumsum()
x = pd.Series([nan,5,True],dtype=object).cumsum()
x = pd.Series([nan,2,True],dtype=object).cumprod()
x = pd.Series([nan,2,True],dtype=object).cummax()
x = pd.Series([nan,2,1.5],dtype=object).cummin()
x = pd.Series(['a','b'],dtype=object).cumsum()
x = pd.Series(['a',nan,'b'],dtype=object).cumsum()
x = pd.Series([None,'b','c'],dtype=object).cumsum()
x = pd.Series([None,1,2],dtype=object).cumsum()
x = pd.Series([None,1,2],dtype=object).cumsum(skipna=False)
x = pd.DataFrame({'a':[nan,True],'b':[1,2]},dtype=object).cumsum()
x = -pd.RangeIndex(4)
x = abs(pd.RangeIndex(-3,2))
x = +pd.RangeIndex(3)
x = ~pd.RangeIndex(3)
x = pd.RangeIndex(0).difference(pd.RangeIndex(0))
x = pd.RangeIndex(5).difference(pd.RangeIndex(2))
x = pd.RangeIndex(5).difference(pd.RangeIndex(5))
x = pd.RangeIndex(5).difference([1])
x = pd.RangeIndex(5).difference([0,1])
x = pd.RangeIndex(5).difference([9])
x = pd.RangeIndex(5).difference([])
x = pd.RangeIndex(5).difference(pd.RangeIndex(1,2))
x = pd.RangeIndex(5).difference(pd.RangeIndex(0,5,2))
x = pd.RangeIndex(0).round(1)
x = pd.RangeIndex(3).round(1)
x = pd.RangeIndex(20,50,10).round(-1)
x = pd.RangeIndex(0).difference(pd.RangeIndex(0)).round(1)
x = pd.RangeIndex(5).symmetric_difference(pd.RangeIndex(1,5))
x = pd.RangeIndex(5).symmetric_difference(pd.RangeIndex(1,7))
x = pd.timedelta_range('0h',periods=3,freq='h'); x = x.symmetric_difference(x[1:])
x = pd.timedelta_range('0h',periods=5,freq='h'); x = x.symmetric_difference(x[2:])
x = pd.date_range('2024-01-01',periods=5,freq='h'); x = x.symmetric_difference(x[2:])
x = pd.date_range('2024-01-01',periods=5,freq='h'); x = x.difference(x[2:])
x = pd.date_range('2024-01-01',periods=5,freq='h'); x = x.difference(x[1:3])
x = pd.date_range('2024-01-01',periods=5,freq='h'); x = x - x[0]
x = pd.date_range('2024-01-01',periods=3,freq='D'); x = x - x[0]
x = pd.date_range('2024-01-01',periods=3,freq='MS'); x = x - x[0]
x = pd.date_range('2024-01-01',periods=3,freq='h')[::-1]; x = x - x[0]
x = pd.date_range('2024-01-01',periods=3,freq='2D')[::-1]; x = x - x[0]
x = pd.date_range('2024-01-01',periods=3,freq='D',tz='Europe/Berlin'); x = x - x[0]
x = pd.DataFrame({'c': [100, 3, 100]}); x.index = pd.date_range('1999-12-31', periods=3, freq='D', name='idx'); x = x + x.iloc[::-1]
x = pd.DataFrame({'c': [100, 3, 100]}); x.index = pd.date_range('1999-12-31', periods=3, freq='D', name='idx'); x = (x + x.iloc[::-1]).index - x.index[0]
x = pd.DataFrame({'c': [100, 3, 100]}); x.index = pd.date_range('1999-12-31', periods=3, freq='D', name='idx'); x = (x + x.iloc[::-1]).index
x = pd.DataFrame({'c': [100, 3, 100]}); x.index = pd.date_range('1999-12-31', periods=3, freq='D', name='idx'); x = (x['c'] + x['c'].iloc[::-1]).index
x = pd.DataFrame({'c': [100, 3, 100]}); x.index = pd.date_range('1999-12-31', periods=3, freq='D', name='idx'); x = x.iloc[::-1].index
x = pd.Series(['ab',None],dtype=object).str.len()
x = pd.Series(['ab',pd.NaT],dtype=object).str.len()
x = pd.Index(['ab',None],dtype=object).str.len()
x = pd.Series([[1],[2]],dtype=object).cumsum()
x = pd.Series([pd.array([1,2]),None],dtype=object).cumsum()
"""
for chain in CHAINS.strip().split("\n"):
    print("==", chain)
    env = {"pd": pd, "np": np, "nan": nan, "inf": inf, "NA": NA, "NaT": NaT, "Timestamp": Timestamp, "Timedelta": Timedelta}
    try:
        exec(chain, env)
        show(env["x"])
    except Exception as e:
        print(type(e).__name__)
