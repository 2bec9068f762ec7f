import pandas as pd, numpy as np
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
df = pd.DataFrame({'a':[3,1,2],'b':list('xyz'),'c':[1.5,None,2.5]})
t(lambda: df.sort_values('c',na_position='first'))
t(lambda: df.sort_values('b',key=lambda s: s.str.upper(),ascending=False,ignore_index=True))
t(lambda: df.sort_index(ascending=False))
t(lambda: df.sort_index(axis=1,ascending=False))
t(lambda: df.a.sort_values())
t(lambda: df.c.sort_values(ascending=False,na_position='first'))
t(lambda: list(df.itertuples()))
t(lambda: list(df.itertuples(index=False,name='Row')))
