import pandas as pd, numpy as np
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
df = pd.DataFrame({'a':[3,1,2],'b':list('xyz'),'c':[1.5,None,2.5]})
from collections import namedtuple
from dataclasses import dataclass
P = namedtuple('P','x y')
@dataclass
class D:
    n: int
    s: str
c = pd.Series(['lo','hi','mid','lo'],dtype='category')
o = c.cat.set_categories(['lo','mid','hi'],ordered=True)
cd = pd.CategoricalDtype(['a','b','c'],ordered=True)
i = pd.Series([1,2,None],dtype='Int64')
t(lambda: i.fillna(0))
t(lambda: i.isna())
t(lambda: i.astype(float))
t(lambda: i.astype(int))
t(lambda: i.dtype)
t(lambda: pd.DataFrame({'a':[1,None]}).astype('Int64'))
t(lambda: pd.DataFrame({'a':[1,2],'b':['x',None],'c':[1.0,2.0]}).convert_dtypes().dtypes)
t(lambda: df.dtypes)
