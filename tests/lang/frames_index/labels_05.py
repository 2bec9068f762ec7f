import pandas as pd, numpy as np
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
df = pd.DataFrame({'a':[3,1,2],'b':list('xyz'),'c':[1.5,None,2.5]})
t(lambda: [(i,r.tolist()) for i,r in df.iterrows()])
df.info()
t(lambda: pd.DataFrame.from_dict({'r1':[1,2],'r2':[3,4]},orient='index',columns=['x','y']))
t(lambda: pd.DataFrame.from_records([(1,'a'),(2,'b')],columns=['n','s']))
t(lambda: pd.DataFrame([{'a':1,'b':2},{'b':3,'c':4}]))
t(lambda: pd.DataFrame({'a':1,'b':[1,2]}))
t(lambda: pd.DataFrame({'a':pd.Series([1,2],index=['x','y']),'b':pd.Series([3,4],index=['y','z'])}))
t(lambda: pd.DataFrame(np.arange(6).reshape(2,3),columns=list('abc'),index=['r','s']))
t(lambda: pd.DataFrame([[1,2],[3,4]],columns=['a','b'],dtype=float))
