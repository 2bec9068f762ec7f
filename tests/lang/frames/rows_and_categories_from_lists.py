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
i32 = pd.DataFrame({'a':np.array([1,2],dtype='int32'),'b':np.array([3,4],dtype='int32')})
mix = pd.DataFrame({'a':np.array([1,2],dtype='int32'),'b':[1.5,2.5]})
f32 = pd.DataFrame({'a':np.array([1,2],dtype='float32')})
bo = pd.DataFrame({'a':[True,False],'b':[False,False]})
bi = pd.DataFrame({'a':[True,False],'b':[1,2]})
I = pd.DataFrame({'a':pd.array([1,None],dtype='Int64'),'b':pd.array([1,2],dtype='Int8')})
F = pd.DataFrame({'a':pd.array([1.5,None],dtype='Float64')})
B = pd.DataFrame({'a':pd.array([True,None],dtype='boolean')})
C = pd.DataFrame({'a':pd.Categorical(['x',None])})
C2 = pd.DataFrame({'a':pd.Categorical([1.5,None]),'b':F['a']})
D = pd.DataFrame({'a':pd.to_datetime(['2024-01-01',None])})
DZ = pd.DataFrame({'a':pd.to_datetime(['2024-01-01',None]).tz_localize('UTC')})
TD = pd.DataFrame({'a':pd.to_timedelta(['1D',None])})
S = pd.DataFrame({'a':['x',None]}); SS = pd.DataFrame({'a':pd.array(['x',None],dtype='string')})
O = pd.DataFrame({'a':[1,'x']}); SI = pd.DataFrame({'a':['x',None],'b':[1,2]})
for f in [i32,mix,f32,bo,bi,I,F,B,C,C2,D,DZ,TD,S,SS,O,SI]:
    T(lambda: pd.DataFrame([f.iloc[0], f.iloc[-1]]))
    T(lambda: pd.DataFrame([f.iloc[0]]))
    T(lambda: pd.DataFrame([f.iloc[1]]))
T(lambda: pd.DataFrame([i32.iloc[0], mix.iloc[0]]))
T(lambda: pd.DataFrame([i32.iloc[0], bo.iloc[0]]))
T(lambda: pd.DataFrame([{('a','x'):1},{('a','x'):2}]))
T(lambda: pd.DataFrame([{('a','x'):1, 'b':3},{('a','x'):2}]))
T(lambda: pd.DataFrame([{('a','x'):1, ('b','y'):3}], index=[4]))
T(lambda: pd.DataFrame([{('a','x'):1}], columns=[('a','x'),('b','y')]))
T(lambda: pd.DataFrame({('a','x'):[1], ('b','y'):[3]}))
T(lambda: pd.DataFrame.from_dict({0:{('a','x'):1, ('b','y'):3}}, orient='index'))
x = pd.DatetimeIndex(['2024-01-02','2024-01-01','2024-01-01'])
T(lambda: x.get_indexer(['2024-01-01'], method='nearest'))
T(lambda: pd.Index([1,1,2]).get_indexer([1], method='pad'))
T(lambda: pd.Index([3,1,2]).get_indexer([1], method='pad'))
m = pd.MultiIndex.from_tuples([(1,2),(3,4)], names=['a','a'])
T(lambda: m.to_frame()); T(lambda: m.to_frame(allow_duplicates=True)); T(lambda: m.to_frame(name=['x','x'])); T(lambda: m.to_frame(name=['x','y'])); T(lambda: m.to_frame(index=False))
T(lambda: pd.MultiIndex.from_tuples([(1,2),(3,4)], names=[1,None]).to_frame())
for v in ([1,0,None],[1,0,nan],[True,None],[1.5,None],['a',None],[1,'a',None],[1,1.0,None],[2**60,None], [pd.Timestamp('2024'),None]):
    T(lambda: pd.Series(v, dtype='category'))
    T(lambda: pd.Series(v, dtype=object).astype('category'))
    T(lambda: pd.Series(pd.Categorical(v)))
    T(lambda: pd.CategoricalIndex(v))
    T(lambda: pd.Index(v, dtype='category'))
    T(lambda: pd.Series(v, dtype=pd.CategoricalDtype()))
    T(lambda: pd.Series(v).astype('category'))
    T(lambda: pd.Series(v, dtype=pd.CategoricalDtype(ordered=True)))
    T(lambda: pd.array(v, dtype='category').categories)
