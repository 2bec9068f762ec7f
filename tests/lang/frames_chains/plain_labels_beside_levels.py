"""Columns of several levels beside plain ones, and results that have the names of their keys."""
import numpy as np
import pandas as pd

def t(f):
    try:
        r = f()
        print(r)
        print(r.columns, r.index)
    except Exception as e:
        print('raises', type(e).__name__, str(e)[:100])
m = pd.DataFrame([[1, 2], [3, 4]], columns=pd.MultiIndex.from_arrays([['a', 'a'], ['x', 'y']], names=['p', 'q']))
t(lambda: pd.concat([m, pd.Series([1, 2], name='extra')], axis=1))
t(lambda: pd.concat([pd.Series([1, 2], name='extra'), m], axis=1))
t(lambda: pd.concat([m, pd.Series([1, 2], name=('a', 'z'))], axis=1))
t(lambda: pd.concat([m, pd.DataFrame({'k': [1, 2]})], axis=1))
t(lambda: pd.concat([pd.DataFrame({'k': [1, 2]}), m], axis=1))
t(lambda: pd.concat([m, pd.DataFrame({'k': [1, 2]})]))
t(lambda: pd.concat([pd.DataFrame({'k': [1, 2]}), m]))
t(lambda: pd.concat([m, pd.DataFrame({'k': [1, 2]})], join='inner'))
t(lambda: pd.concat([pd.DataFrame({'k': [1, 2]}), m], join='inner'))
t(lambda: pd.concat([pd.DataFrame({'k': [1, 2]}), pd.DataFrame({'j': [1, 2]})], join='inner'))
t(lambda: pd.DataFrame(m, columns=[('a', 'x'), 'fresh']))
t(lambda: m.reindex(columns=[('a', 'x'), 'fresh']))
d = pd.DataFrame([[1, 2, 3.5], [3, 4, 5]], columns=['a', 'a', 'b'])
dm = pd.DataFrame([[1, 2, 3.5], [3, 4, 5]], columns=pd.MultiIndex.from_arrays([['a', 'a', 'b'], ['x', 'x', 'x']]))
t(lambda: dm.rolling(2).sum())
g = pd.DataFrame({'k': [2, 1, 2], 'n': [1, 2, 3]})
t(lambda: g.groupby('k', as_index=False).agg(k=('n', 'sum')))
t(lambda: g.groupby('k', as_index=False).agg({'n': ['sum'], 'k': ['max']}))
g.index = [5, 5, 5]
t(lambda: g.groupby('k', group_keys=False).apply(lambda x: x))
g.index = [5, 6, 5]
t(lambda: g.groupby('k', group_keys=False).apply(lambda x: x))
