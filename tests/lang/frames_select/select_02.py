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
t(lambda: df.iloc[1:3, 0:2])
t(lambda: df.iloc[-1])
t(lambda: df.iloc[:, [0,2]])
t(lambda: df.at['p','a'])
t(lambda: df.iat[0,1])
t(lambda: df.iloc[0,0])
