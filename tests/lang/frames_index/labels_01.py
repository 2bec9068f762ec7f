import pandas as pd, numpy as np
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
df = pd.DataFrame({'a':[3,1,2],'b':list('xyz'),'c':[1.5,None,2.5]})
t(lambda: df.set_index('a'))
t(lambda: df.set_index(['a','b']))
t(lambda: df.set_index('b',drop=False))
t(lambda: df.set_index('q'))
t(lambda: df.set_index('a').reset_index())
t(lambda: df.set_index(['a','b']).reset_index(level='b'))
t(lambda: df.rename(columns={'a':'A'},index={0:'zero'}))
