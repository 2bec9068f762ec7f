import pandas as pd, numpy as np
for vals in ([-1,0,1000],[-1,0,1],[0,1,1000],[None,0,7],[None,-1,100],[-100,5],[5,None],[1],[-1]):
    for dt in ['Int64','Int8','Float64','boolean']:
        if dt=='boolean' and -1 in vals or dt=='boolean' and len([v for v in vals if v not in (None,0,1)]): continue
        if dt=='Int8' and 1000 in vals: continue
        ix=pd.Index(pd.array(vals,dtype=dt),name='k')
        f=pd.DataFrame([[1.5]*len(vals),[2.25]*len(vals)],columns=ix)
        print(f)
        print(f.astype(int))
        g=pd.DataFrame([[1.5]*len(vals),[2.25]*len(vals)],columns=pd.MultiIndex.from_arrays([['a']*len(vals),ix]))
        print(g)
        print(g.astype(int))
        print(f.T); print(g.T)
c=pd.CategoricalIndex([3,None,1]); 
print(pd.DataFrame([[1,2,3]],columns=c)); print(pd.DataFrame([[1,2,3]],columns=c).T); print(pd.Series([1,2,3],index=c))
c=pd.CategoricalIndex([3,2,1]); 
print(pd.DataFrame([[1,2,3]],columns=c)); print(pd.DataFrame([[1,2,3]],columns=c).T); print(pd.Series([1,2,3],index=c))
c=pd.CategoricalIndex([None,-3]); 
print(pd.DataFrame([[1.5,2]],columns=c)); print(pd.DataFrame([[1,2]],columns=c).T); print(pd.Series([1,2],index=c))
