# None for text: what the column has for missing when one value is replaced, the object None when a list or dict of them is.
import pandas as pd, numpy as np
s=pd.Series(["x",None,"z","x"],name="b"); df=pd.DataFrame({"b":s,"n":[1,2,3,1]})
for f in (lambda: s.replace(["x","z"],None), lambda: s.replace(["x"],None), lambda: s.replace(["x","z"],[None,"w"]), lambda: s.replace({"x":None,"z":"w"}), lambda: df.replace({"b":{"x":None}}), lambda: df.replace({"b":"x"},None), lambda: df.replace("x",None), lambda: df.replace(["x"],None), lambda: df.replace({"x":None}), lambda: df.replace({1:None}), lambda: df.replace({"q":None}), lambda: s.replace({"q":None}), lambda: df.replace({"b":"x"},{"b":None}), lambda: s.replace(r"^x",None,regex=True), lambda: s.replace({r"^x":None},regex=True)):
    try:
        r=f(); print(r.to_dict(), r.dtype if r.ndim==1 else r.dtypes.tolist())
    except Exception as e: print(type(e).__name__, e)
