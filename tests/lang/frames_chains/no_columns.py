# Frames without columns know what kind of labels they had; frames without rows get those of the first column that has some.
import pandas as pd

df = pd.DataFrame({'a': [1, 2], 'b': ['x', 'y']})
for x in (df[[]], df.drop(columns=['a', 'b']), df.set_index(['a', 'b']), df.select_dtypes('bool'), df.filter(like='q'), df.dropna(axis=1).iloc[:, :0]):
    print(type(x.columns).__name__, x.columns.dtype, x.shape)
print(pd.DataFrame(index=[1, 2]).columns, pd.DataFrame().columns, pd.DataFrame(columns=[]).columns)
print(df[[]].dtypes, df[[]].any(), df[[]].count())
try:
    pd.DataFrame(index=[1, 2]).value_counts()
except ValueError as e:
    print('ValueError', e)
empty = df.iloc[:0]
x = empty.copy()
x['n'] = pd.Series([1, 2], index=[0, 5])
print(x, x.dtypes)
x = empty.set_index('a')
x['n'] = [7, 8]
print(x)
x = empty.copy()
x['l'], x['r'], x['o'] = [], range(0), 1
print(x.dtypes)
print(empty.shift(1).dtypes)
