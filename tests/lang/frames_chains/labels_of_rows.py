# Ranges and frequencies of row labels that are kept, and rows of another depth.
import pandas as pd

s = pd.Series(range(5), index=pd.date_range('2024-01-01', periods=5, freq='D'))
for x in (s[s > 9], s[s > 2], s[s % 2 == 0], s[::-1], s.iloc[[4, 3, 2]], s.iloc[[]], s.reindex(s.index[::-1])):
    print(x.index.freq)
df = pd.DataFrame({'a': [1, 2, 3]})
for x in (df.reindex(range(4)), df.join(df.head(1), rsuffix='_r'), df.merge(df, left_index=True, right_index=True), df.align(df.head(2))[1], df.explode('a')):
    print(x.index)
df.loc[len(df)] = 9
print(df.index, df.set_axis(range(4)).index)
df.index = range(4, 0, -1)
print(df.index)
z = pd.DataFrame({'v': [1, 2, 3]}, index=pd.to_datetime(['2024-01-01 06:30', '2024-01-02 00:00', '2024-01-01 00:00']).tz_localize('UTC'))
print(z.resample('D').mean(), z.sort_index().rolling('36h').sum())
print(z.resample('2D', origin='start').count())
print(z.reset_index(names='d').sort_values('d').rolling('2D', on='d')['v'].sum())
print(z.reset_index(names='d').groupby('d')['d'].agg(['min', 'max', 'count']))
m = pd.DataFrame({'v': [1, 2]}, index=pd.MultiIndex.from_arrays([['u', 'v'], [1, 2]]))
m['new'] = pd.Series([1, 2], index=[0, 5])
print(m)
try:
    df.tz_localize('UTC')
except TypeError as e:
    print('TypeError', e)
print(y := df.groupby('a').groups, type(y).__name__, type(df.index.names).__name__)
