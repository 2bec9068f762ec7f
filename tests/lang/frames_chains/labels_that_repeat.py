"""Frames whose row labels repeat, side by side and combined: what meets, and what is refused."""
import numpy as np
import pandas as pd
nan = np.nan

def t(f):
    try:
        r = f()
        print(r)
        print(r.index)
    except Exception as e:
        print('raises', type(e).__name__, str(e)[:100])
for idx in ([0.0, 0.0, 1.0], [0.0, 1.0, 0.0], ['p', 'q', 'p'], ['p', 'p', 'q'], [1, 1, 2], [2, 1, 2], pd.to_datetime(['2024-01-01', '2024-01-01', '2024-01-02']), pd.to_datetime(['2024-01-02', '2024-01-01', '2024-01-02']), pd.CategoricalIndex(['v', 'u', 'v']), pd.MultiIndex.from_arrays([['u', 'u', 'v'], [1, 1, 2]]), pd.MultiIndex.from_arrays([['u', 'v', 'u'], [1, 1, 1]])):
    x = pd.DataFrame({'b': [1, 2, 3]})
    x.index = idx
    for n in (1, 2, 3):
        t(lambda: pd.concat([x, x.head(n)], axis=1, keys=['one', 'two']))
        t(lambda: pd.concat([x, x.head(n)], axis=1, join='inner'))
    t(lambda: x.combine_first(pd.DataFrame({'a': [1, 2], 'b': [3, 4]})))
    t(lambda: x.combine(pd.DataFrame({'a': [1, 2], 'b': [3, 4]}), lambda p, q: p.fillna(q)))
    t(lambda: x + pd.DataFrame({'a': [1, 2], 'b': [3, 4]}))
    t(lambda: pd.concat([x, pd.DataFrame({'a': [1, 2], 'b': [3, 4]})], axis=1))
    t(lambda: pd.concat([x, pd.DataFrame({'a': [1, 2], 'b': [3, 4]})], axis=1, join='inner'))
    t(lambda: pd.concat([x['b'], pd.DataFrame({'a': [1, 2], 'b': [3, 4]})['a']], axis=1))
x = pd.DataFrame([[1, 2, 3.5], [3, 4, 5], [1, 7, 1.5]], columns=['k', 'c', 'c'])
for f in ('sum', 'first', 'count', 'cumsum', 'rank', 'ffill'):
    print(getattr(x.groupby('k')['c'], f)())
print(x.groupby('k')['c'].transform(lambda s: s - s.mean()))
print(x.groupby('k', as_index=False)['c'].last())
