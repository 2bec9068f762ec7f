import pandas as pd, numpy as np
def t(f):
    try:
        r = f()
        print(r)
    except Exception as e: print(type(e).__name__, e)
df = pd.DataFrame({'a':[1,2,3,4],'b':[1.5,2.5,None,4.5],'c':list('wxyz')}, index=list('pqrs'))
t(lambda: df.loc['p'])
t(lambda: df.loc[['p','r'],['a','c']])
t(lambda: df.loc['q':'r'])
t(lambda: df.loc[df.a>2,'c'])
t(lambda: df['zz'])
t(lambda: df[['a','zz']])
t(lambda: df[['yy','zz']])
d = df.copy()
d.loc['p','a'] = 10
d.loc[d.b>2,'c']='big'
d.loc['new']=[9,9.5,'n']
t(lambda: d)
d.loc[:, 'e'] = 5
d.loc['p','f']='x'
t(lambda: d)
t(lambda: d.dtypes)
