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
m = df.set_index(['b','a'])
t(lambda: m.droplevel(0))
t(lambda: m.index.names)
t(lambda: m.sort_index(level='a'))
t(lambda: m.index.levels)
t(lambda: m.reset_index(drop=True))
t(lambda: m.xs('x'))
t(lambda: m.index.to_frame())
