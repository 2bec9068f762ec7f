# Keys that are missing in joins and tables, names that are a column and a level, a key that is what is reduced.
import pandas as pd

for k in (pd.Categorical(['v', None, 'u'], categories=['w', 'v', 'u']), pd.to_datetime(['2024-01-02', None, '2024-01-01']), ['b', None, 'a'], [1.0, None, 0.5]):
    left = pd.DataFrame({'k': k, 'v': [1, 2, 3]})
    print(left.merge(left.head(2), on='k', how='outer'))
d = pd.DataFrame({'c': [1, 2], 'k': ['a', 'b']})
print(d.merge(d, left_on='c', right_index=True), d.merge(d, left_on='c', right_index=True, how='left'))
s = pd.DataFrame({'a': [1, 2, 3], 'b': ['x', None, 'y'], 'v': [1, 2, 3]}).set_index(['a', 'b'])
print(s.unstack())
x = pd.DataFrame({'a': [1, 2], 'v': [3, 4]}, index=pd.Index([1, 2], name='a'))
for f in (lambda: x.groupby('a').sum(), lambda: x.sort_values('a'), lambda: x.merge(x, on='a'), lambda: x.pivot_table(index='a', values='v')):
    try:
        print(f())
    except ValueError as e:
        print('ValueError', e)
y = pd.DataFrame({'a': ['p', 'q', 'p'], 'v': [1, 2, 3]})
print(y.groupby('a')['a'].value_counts(), y.groupby(['v'], as_index=False)['v'].sum())
print(y.pivot_table(index='a', columns='v', aggfunc='size'))
d = pd.DataFrame([[1, 2, 3]], columns=['a', 'a', 'b'])
print(d[['a']], d[['a', 'b', 'a']])
m = pd.DataFrame({'a': [True, False], 'b': [5, 0], 'c': ['x', 'y']})
m[m[['b']] > 1] = 0
print(m)
