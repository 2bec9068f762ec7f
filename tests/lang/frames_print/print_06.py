import pandas as pd, numpy as np
df = pd.DataFrame({('a','x'):[1,2],('a','y'):[3.5,4],('b','x'):['p','q']})
df.columns.names=['l1','l2']
df.index.name='idx'
g = pd.DataFrame({'k':['u','v','u'],'n':[1,2,3],'m':[1.5,2.5,3.5]}).groupby('k').agg({'n':['sum','mean'],'m':['max']})
w = pd.DataFrame(np.arange(60).reshape(2,30), columns=[f'col{i}' for i in range(30)])
pd.set_option('display.max_columns', None)
pd.set_option('display.width', 200)
pd.reset_option('display.max_columns')
pd.reset_option('display.width')
pd.set_option('display.max_columns', 5)
pd.set_option('display.max_columns', 0)
l = pd.DataFrame({'a':range(100),'b':np.linspace(0,1,100)})
pd.set_option('display.max_rows', 6)
pd.options.display.max_rows = 60
pd.set_option('display.float_format', '{:.1f}'.format)
pd.reset_option('display.float_format')
d = pd.DataFrame({'x':[1,None]}, index=pd.date_range('2024',periods=2))
p = pd.DataFrame({'r':['a','a','b'],'c':['x','y','x'],'v':[1,2,3]}).pivot(index='r',columns='c',values='v')
mi = pd.DataFrame(np.arange(8).reshape(4,2), index=pd.MultiIndex.from_product([['a','b'],['x','y']]), columns=pd.MultiIndex.from_tuples([('A','i'),('A','j')], names=['U',None]))
print(mi)
print(pd.DataFrame())
print(pd.DataFrame({'a':[]}))
print(pd.DataFrame(columns=['a','b']))
