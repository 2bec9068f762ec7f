import pandas as pd, numpy as np
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
df = pd.DataFrame({'a':[3,1,2],'b':list('xyz'),'c':[1.5,None,2.5]})
t(lambda: df.rename(columns=str.upper))
t(lambda: df.rename_axis('idx'))
t(lambda: df.rename_axis(columns='cols'))
t(lambda: df.set_axis(['p','q','r'],axis=0))
t(lambda: df.set_axis(['x','y','z'],axis=1))
t(lambda: df.reindex([0,2,5]))
t(lambda: df.reindex(columns=['c','z']))
t(lambda: df.reindex([0,5],fill_value=0))
