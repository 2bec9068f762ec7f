# Objects without a common order among several keys, least labels of frames without rows, dicts of rows.
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
x = pd.DataFrame({'d': pd.Series(['', 'trail ', 2.5], dtype='object'), 'b': [-2.25, 1.5, -1.0]}); x = x.sort_values(['d', 'b'], ascending=False)
x = pd.DataFrame({'d': pd.Series(['', None, 2.5,1], dtype='object'), 'b': [-2.25, 1.5, -1.0,3]}); x = x.sort_values(['d', 'b'])
x = pd.DataFrame({'d': pd.Series(['', None, 2.5,1], dtype='object'), 'b': [-2.25, 1.5, -1.0,3]}); x = x.sort_values(['b', 'd'], na_position='first')
x = pd.DataFrame({'d': pd.Series(['', None, 2.5,1], dtype='object'), 'b': [-2.25, 1.5, -1.0,3]}); x = x.sort_values(['d', 'b'], na_position='first')
x = pd.DataFrame({'d': pd.Series(['', (1,2), 'q'], dtype='object'), 'b': [-2.25, 1.5, -1.0]}); x = x.sort_values(['d', 'b'])
x = pd.DataFrame({'d': pd.Series(['', True, 1,0.5], dtype='object'), 'b': [-2.25, 1.5, -1.0,2]}); x = x.sort_values(['d', 'b'])
x = pd.DataFrame({'a':[1,2],'b':[3,4]},index=pd.Index([1,2],name='q')).iloc[:0]; x = x.idxmin(axis=1)
x = pd.DataFrame({'a':[1,2],'b':[3,4]},index=pd.Index([1,2],name='q'))[[]]; x = x.idxmin()
x = pd.DataFrame({'a':[1,2],'b':[3,4]},index=pd.date_range('2024-01-01',periods=2))[[]]; x = x.idxmax()
x = pd.DataFrame({'a':[1,2],'b':[3,4]}).iloc[:0]; x = x.idxmin()
x = pd.DataFrame.from_dict({('a','b'):1,('a','c'):2}, orient='index', columns=['n'])
x = pd.DataFrame.from_dict({('a','b'):{'n':1},('a','c'):{'n':2}}, orient='index')
x = pd.DataFrame.from_dict({('a','b'):[1],('a','c'):[2]}, orient='index')
x = pd.DataFrame.from_dict({('a','b'):pd.Series([1]),('a','c'):pd.Series([2])}, orient='index')
"""
for chain in CHAINS.strip().split("\n"):
    print("==", chain)
    env = {"pd": pd, "np": np, "nan": nan, "inf": inf, "NA": NA, "NaT": NaT, "Timestamp": Timestamp, "Timedelta": Timedelta}
    try:
        exec(chain, env)
        show(env["x"])
    except Exception as e:
        print(type(e).__name__)
