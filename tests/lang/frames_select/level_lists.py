import pandas as pd, numpy as np
c=pd.MultiIndex.from_product([["T1","T2"],["math","bio","art"]],names=["a","b"])
ix=pd.IndexSlice
g=pd.DataFrame(np.arange(12).reshape(2,6),columns=c)
print(c.levels, c._lexsort_depth if hasattr(c,"_lexsort_depth") else 0) if 0 else 0
for k in (ix[:,["art","bio"]],ix[:,["bio","art"]],ix["T1",["art","bio"]],ix[["T2","T1"],["art","bio"]],ix[["T2","T1"],:],ix[["T2","T1"]],ix[:,["math","art"]],ix[["T1","T2"],"bio"]):
    print(k); print(g.loc[:,k]); print(g.T.loc[k,:])
    print(g.sort_index(axis=1).loc[:,k]);print(g.sort_index(axis=1).T.loc[k,:])
    try: print(g.T[0].loc[k])
    except Exception as e: print(type(e).__name__,e)
print(c.get_locs(ix[:,["art","bio"]]))
print(g.T1, g.T1.math)
