# Cells and labels longer than max_colwidth; rows that are of another kind than the first.
import pandas as pd, numpy as np
L="label "*11
d=pd.DataFrame({"a":[1,2],"head "*12:["x","yy"]},index=[L,"s"]); print(d); print(d.to_string()); print(d.to_string(max_colwidth=10)); print(d["a"])
d.index.name="name "*12; print(d); print(d["a"])
m=pd.DataFrame({"v":[1,2]},index=pd.MultiIndex.from_tuples([(L,1),("b",L)],names=["p","q "*30])); print(m); print(m["v"]); print(m.to_string())
print(d.T)
with pd.option_context("display.max_colwidth",20): print(d); print(m); print(d.T); print(d.reset_index()); print(m["v"])
with pd.option_context("display.max_colwidth",None): print(d); print(m)
print(pd.DataFrame({"t":pd.to_datetime(["2024-01-01 10:11:12.123456789"]),"f":[1.23456],"n":[pd.Timedelta("1D")]}).to_string(max_colwidth=6))
d=pd.DataFrame({"name with long title":["short","a much longer text than that","x"*60],"n":[1,2,3],"l":[[1,2,3,4,5,6,7],None,"q"]})
for w in (5,10,14,30,None): print(d.to_string(max_colwidth=w)); print(d.to_string(max_colwidth=w,index=False,columns=["l"],na_rep="-"))
with pd.option_context("display.max_colwidth",8): print(d); print(d["l"]); print(d.to_string()); print(d.set_index("name with long title"))
for j in ("left","right","center"): print(d.to_string(justify=j,max_colwidth=12)); 
with pd.option_context("display.colheader_justify","left"): print(d[["n","l"]])
with pd.option_context("display.colheader_justify","left"): print(d[["n","l"]])
for x in ([1,{"a":1}],[None,{"a":1}],[{"a":1},2],[{"a":1},[2]],[{"a":1},None],[[1],{"a":1}],[(1,2),None],[{"a":1},[("b",2)]],[np.nan,{"a":2}],[{},{"a":1}],[None,[1,2]],[{"a":1},pd.Series({"a":3})],[{"a":1},""]):
    try: r=pd.DataFrame(x); print(r, r.dtypes.tolist())
    except Exception as e: print(type(e).__name__,e)
