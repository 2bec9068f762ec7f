# A column of times is written in one form, with and without a zone; categories of ints stay ints beside missing ones.
import pandas as pd

t = pd.to_datetime(['2024-01-02 00:00:01', '2024-01-03', '2024-01-02 00:00:00.250'], format='ISO8601')
s = pd.Series(t.tz_localize('UTC'))
print(s)
print(s.astype(str).tolist())
df = pd.DataFrame({'day': pd.to_datetime(['2024-01-02', None]), 'hour': pd.to_datetime(['2024-01-02 10:00', None]), 'span': pd.to_timedelta(['1D', None]),
                   'zone': pd.to_datetime(['2024-01-02', '2024-01-03']).tz_localize('Europe/Berlin')})
print(df.to_csv())
print(df.to_csv(quoting=1, date_format='%d.%m.%Y'))
print(df.to_json(date_format='iso'))
print(pd.to_timedelta([None]).dtype, pd.to_timedelta([]).dtype, pd.to_timedelta(['1s']).dtype)
print(pd.DataFrame({'c': pd.Categorical([3, None, 1]), 'd': pd.Categorical([None, None, None], categories=['low', 'high']), 'e': pd.Categorical([0.5, None, 2.0])}))
print(pd.DataFrame({'a': [' x', 'y '], 'b': [None, 1], 'c': pd.Series([1, None], dtype='Int64'), 'd': pd.to_datetime(['2024-01-01', None])}).to_html(na_rep='-'))
print(pd.DataFrame({'v': [1, 2]}, index=pd.Index(['p', 'q'], name='row')).to_string(header=False))
