"""Labels of pivots and of crosstabs: types and names of their levels, margins over rows with gaps, categories that no row has."""
import numpy as np
import pandas as pd
nan = np.nan
x = pd.DataFrame({'e': ['u', 'v'], 'b': ['pear', 'fig'], 'k': [1, 2]})

def t(f):
    try:
        r = f()
        print(r)
        print(r.columns)
        print(r.index)
        print(r.dtypes.tolist())
    except Exception as e:
        print('raises', type(e).__name__, str(e)[:100])
t(lambda: x.pivot_table(index='b', columns='e', values=['k', 'k']))
t(lambda: x.pivot_table(index='b', values=['k', 'k']))
y = pd.DataFrame({'c': [1.5, -1.0]})
t(lambda: y.pivot_table(index='c', columns='c', values=['c', 'c']))
t(lambda: y.pivot_table(index='c', columns='c', values='c'))
x.columns.name = 'foo'
t(lambda: x.pivot_table(index='b', columns='e', values=['k']))
t(lambda: x.pivot_table(index='b', columns='e', values='k'))
t(lambda: x.pivot_table(index='b', values='k'))
t(lambda: x.pivot_table(index='b', columns='e'))
t(lambda: x.pivot_table(index='b', columns='e', aggfunc='size'))
t(lambda: x.pivot_table(index='b', columns='e', aggfunc=['sum', 'count']))
x.columns = pd.MultiIndex.from_arrays([['A', 'B', 'C'], ['e', 'b', 'k']], names=['p', 'q'])
t(lambda: x.pivot_table(index=[('B', 'b')], columns=[('A', 'e')], values=[('C', 'k')]))
t(lambda: x.pivot_table(index=[('B', 'b')], columns=[('A', 'e')]))
t(lambda: x.pivot_table(index=[('B', 'b')], values=[('C', 'k')]))
z = pd.DataFrame({'r': ['a', 'a', 'b', 'c'], 'c': ['x', 'y', 'x', 'y'], 'v': [1.0, 2, 3, 4], 'w': [1, 1, 1, nan]})
t(lambda: z.pivot_table(index='r', columns='c', values=['v'], margins=True, fill_value=0))
t(lambda: z.pivot_table(index='r', columns='c', values=['v', 'w'], margins=True, fill_value=0))
t(lambda: z.pivot_table(index='r', columns='c', values=['v', 'w'], margins=True))
t(lambda: z.pivot_table(index='r', columns='c', margins=True, fill_value=-1, aggfunc='sum'))
z['w'] = nan
t(lambda: z.pivot_table(index='r', columns='c', values=['v', 'w'], margins=True, fill_value=0))
t(lambda: z.pivot_table(index='r', columns='c', margins=True))
z['q'] = pd.Categorical(['a', 'b', None, 'a'], categories=['a', 'b', 'z'])
for ob in (True, False):
    for m in (True, False):
        t(lambda: z.pivot_table(index='r', columns='q', values='v', margins=m, observed=ob, fill_value=0))
        t(lambda: z.pivot_table(index='q', columns='r', values='v', margins=m, observed=ob))
        t(lambda: z.pivot_table(index='q', columns='q', values='v', margins=m, observed=ob, aggfunc='sum'))
        t(lambda: z.iloc[:0].pivot_table(index='q', columns='q', values='v', margins=m, observed=ob, aggfunc='sum'))
        t(lambda: z.iloc[:0].pivot_table(index='q', columns='r', values='v', margins=m, observed=ob, aggfunc='sum'))
        t(lambda: z.iloc[:0].pivot_table(index='r', columns='c', values='v', margins=m, observed=ob, aggfunc='sum'))
s = pd.DataFrame({'a': pd.Series(['u', 'v', None], dtype='string'), 'i': pd.Series([1, 2, 2], dtype='Int64'), 'd': pd.to_datetime(['2024-01-01', None, '2024-01-02'])})
for a in 'aid':
    for b in 'aid':
        for m in (True, False):
            t(lambda: pd.crosstab(s[a], s[b], margins=m))
            t(lambda: pd.crosstab(s[a], [s[b], s['i']], margins=m))
            t(lambda: pd.crosstab([s[a], s['a']], s[b], margins=m, normalize=True))
