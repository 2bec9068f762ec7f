# What validate= says of keys that repeat.
import pandas as pd
l=pd.DataFrame({"k":["a","b","b"],"m":[1,2,2],"v":[1,2,3]}); r=pd.DataFrame({"j":["b","b","c"],"n":[2,2,3],"w":[1,2,3]})
def t(**k):
    try: print(len(pd.merge(l,r,**k)))
    except Exception as e: print(type(e).__name__,e)
for v in ("1:1","1:m","m:1","m:m","foo"):
    t(left_on="k",right_on="j",validate=v); t(left_on=["k","m"],right_on=["j","n"],validate=v)
    try: l.set_index("k").join(r.set_index("j"),validate=v)
    except Exception as e: print(e)
    try: l.join(r.set_index("j"),on="k",validate=v)
    except Exception as e: print(e)
    try: l.merge(r.rename(columns={"j":"k"}),on="k",validate=v)
    except Exception as e: print(e)
    try: l.merge(r,left_index=True,right_on="n",validate=v)
    except Exception as e: print(e)
    try: l.merge(r.set_index(["j","n"]),left_on=["k","m"],right_index=True,validate=v)
    except Exception as e: print(e)
