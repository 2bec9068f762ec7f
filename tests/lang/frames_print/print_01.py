import pandas as pd, numpy as np
df = pd.DataFrame({('a','x'):[1,2],('a','y'):[3.5,4],('b','x'):['p','q']})
print(df)
print(df.columns)
df.columns.names=['l1','l2']
print(df)
print(df['a'])
print(df[('a','x')])
print(df.loc[:, ('b','x')])
