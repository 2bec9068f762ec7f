import pandas as pd, numpy as np
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
df = pd.DataFrame({'a':[3,1,2],'b':list('xyz'),'c':[1.5,None,2.5]})
t(lambda: df.a.reindex([2,1,9],fill_value=-1))
t(lambda: df.drop(columns='a'))
t(lambda: df.drop(index=[0,1]))
t(lambda: df.drop('zz',axis=1))
t(lambda: df.drop([7]))
t(lambda: df.drop(['a','b'],axis=1))
t(lambda: df.sort_values('a'))
t(lambda: df.sort_values(['c','a'],ascending=[False,True]))
