# The dtype "string": methods, operators and concat keep it and pd.NA.
import pandas as pd

s = pd.Series(['pear', None, 'fig', 'Fig'], dtype='string', name='s')
print(pd.concat([s, s.head(1)]))
print(s.str.upper(), s.str.len(), s.str.contains('i'), s.str[0], s.str.split('i', expand=True))
print((s + '!').tolist(), (s + '!').dtype, (s == 'fig').tolist(), (s < 'g').tolist())
print(s.map(lambda v: v).dtype, s.shift(1).dtype, s.iloc[[0, 1]].dtype, s.fillna('none').tolist())
print(s.replace('fig', 'date').tolist(), s.str.replace('i', 'o').dtype)
df = pd.DataFrame({'s': s, 't': s})
print(df.iloc[0].dtype, df.map(lambda v: v).dtypes.tolist())
print(df.groupby('s').size())
