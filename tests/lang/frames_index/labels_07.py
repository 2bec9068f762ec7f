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
t(lambda: o.sort_values())
t(lambda: o>'lo')
t(lambda: o.min())
t(lambda: c.cat.rename_categories({'lo':'LOW'}))
t(lambda: c.cat.add_categories('x').cat.categories)
t(lambda: c.value_counts())
t(lambda: c.cat.remove_unused_categories())
t(lambda: c.astype(str).tolist())
