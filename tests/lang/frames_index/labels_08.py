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
t(lambda: pd.Series(['b','a','z']).astype(cd))
t(lambda: cd)
t(lambda: pd.Categorical(['a','b','a']))
t(lambda: pd.DataFrame({'g':pd.Categorical(['x','y','x']),'v':[1,2,3]}).groupby('g',observed=False).v.sum())
i = pd.Series([1,2,None],dtype='Int64')
t(lambda: i+1)
t(lambda: i.sum())
t(lambda: i.mean())
t(lambda: i>1)
