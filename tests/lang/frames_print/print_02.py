import pandas as pd, numpy as np
df = pd.DataFrame({('a','x'):[1,2],('a','y'):[3.5,4],('b','x'):['p','q']})
df.columns.names=['l1','l2']
df.index.name='idx'
print(df)
g = pd.DataFrame({'k':['u','v','u'],'n':[1,2,3],'m':[1.5,2.5,3.5]}).groupby('k').agg({'n':['sum','mean'],'m':['max']})
print(g)
print(g.columns.tolist())
w = pd.DataFrame(np.arange(60).reshape(2,30), columns=[f'col{i}' for i in range(30)])
print(w)
pd.set_option('display.max_columns', None)
print(w)
pd.set_option('display.width', 200)
print(w)
