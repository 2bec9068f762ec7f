# Keys of objects that are all of one type give labels of that type in pivots.
import numpy as np
import pandas as pd

for vals in ([-1,0,1,-1,0,1],[1.5,2,1.5,2,1.5,2],[True,False,True,False,True,False],['a','b','a','b','a','b'],[1,'x',1,'x',1,'x']):
    m = pd.DataFrame({'t': pd.Series(vals, dtype=object), 'k': list('aaabbb'), 'v': np.arange(6.)})
    def t(n, f):
        try: r = f(); print(n, r.dtype)
        except Exception as e: print(n, type(e).__name__, e)
    t('g1', lambda: m.groupby('t').v.sum().index)
    t('g2', lambda: m.groupby(['t','k']).v.sum().index.levels[0])
    t('gr', lambda: m.groupby(['t','k']).v.sum().reset_index().t)
    t('un', lambda: m.groupby(['t','k']).v.sum().unstack().index)
    t('un0', lambda: m.groupby(['t','k']).v.sum().unstack(0).columns)
    t('pt', lambda: m.pivot_table(index='t', columns='k', values='v').index)
    t('pt1', lambda: m.pivot_table(index='t', values='v').index)
    t('ptc', lambda: m.pivot_table(columns='t', index='k', values='v').columns)
    t('ptm', lambda: m.pivot_table(columns='t', index='k', values='v', aggfunc=['sum']).columns.levels[1])
    t('ptmm', lambda: m.pivot_table(index='t', columns='k', values='v', margins=True).index)
    t('pv', lambda: m.drop_duplicates(['t','k']).pivot(index='t', columns='k', values='v').index)
    t('pvc', lambda: m.drop_duplicates(['t','k']).pivot(index='k', columns='t', values='v').columns)
    t('ct', lambda: pd.crosstab(m.t, m.k).index)
    t('ctc', lambda: pd.crosstab(m.k, m.t).columns)
    t('si', lambda: m.set_index(['t','k']).index.levels[0])
    t('siun', lambda: m.drop_duplicates(['t','k']).set_index(['t','k']).v.unstack().index)
    t('fa', lambda: pd.MultiIndex.from_arrays([m.t, m.k]).levels[0])
    t('vc', lambda: m.t.value_counts().index)
    t('vc2', lambda: m[['t','k']].value_counts().index.levels[0])
    t('uq', lambda: pd.Index(m.t.unique()))
