import pandas as pd, numpy as np
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
df = pd.DataFrame({'a':[3,1,2],'b':list('xyz'),'c':[1.5,None,2.5]})
t(lambda: pd.DataFrame({'a':[1,2],'b':[1]}))
t(lambda: pd.DataFrame({'a':1}))
t(lambda: pd.DataFrame({'x':{'a':1,'b':2},'y':{'a':3}}))
from collections import namedtuple
from dataclasses import dataclass
P = namedtuple('P','x y')
t(lambda: pd.DataFrame([P(1,2),P(3,4)]))
@dataclass
class D:
    n: int
    s: str
t(lambda: pd.DataFrame([D(1,'a'),D(2,'b')]))
c = pd.Series(['lo','hi','mid','lo'],dtype='category')
t(lambda: c.cat.categories)
t(lambda: c.cat.codes)
t(lambda: c.cat.set_categories(['lo','mid','hi'],ordered=True))
