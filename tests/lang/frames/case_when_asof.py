# case_when, lreshape, asof, divmod, and names that need what is not installed.
import pandas as pd
df = pd.DataFrame({"a": [1, 2]})
s=pd.Series([1,5,10],name="v")
for e in [lambda: s.case_when([(s<3,"low"),(s<8,"mid")]),
          lambda: s.case_when([(s.gt(4),0)]),
          lambda: s.case_when([(lambda x:x>4,s*2)]),
          lambda: s.case_when([]),
          lambda: s.case_when([(1,)]),
          lambda: pd.lreshape(pd.DataFrame({"h1":[1,2],"h2":[3,None],"y1":[5,6],"y2":[7,8],"t":["a","b"]}),{"h":["h1","h2"],"y":["y1","y2"]}),
          lambda: s.info(),
          lambda: s.divmod(3),
          lambda: s.rdivmod(3),
          lambda: s.dtypes,
          lambda: df.set_flags(allows_duplicate_labels=True),
          lambda: pd.Series([1,2,None,4],index=[10,20,30,40]).asof(35),
          lambda: pd.Series([1,2,None,4],index=[10,20,30,40]).asof([5,20]),
          lambda: df.style,
          lambda: df.to_latex()]:
    try:
        print(repr(e()))
    except Exception as x:
        print(type(x).__name__, str(x)[:200])
