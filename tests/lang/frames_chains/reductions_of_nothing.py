# What reductions of nothing, of missing values and of float32 give: value and type.
import pandas as pd, numpy as np, warnings
warnings.simplefilter('ignore')
S={'e':pd.Series([],dtype='float64'),'ei':pd.Series([],dtype='int64'),'eb':pd.Series([],dtype=bool),'n':pd.Series([np.nan,np.nan]),'o':pd.Series([1.5]),'e32':pd.Series([],dtype='float32'),'n32':pd.Series([np.nan],dtype='float32'),'f':pd.Series([1.5,np.nan,2,7]),'i':pd.Series([1,2,3]),'eo':pd.Series([],dtype=object),
'F':pd.Series([],dtype='Float64'),'Fn':pd.Series([None],dtype='Float64'),'f32':pd.Series([1.5,2.5,3],dtype='float32'),'b':pd.Series([True,False])}
for k,s in S.items():
    for f in 'min max mean std var sem median skew kurt sum prod quantile'.split():
        for kw in ({},{'skipna':False}) if f!='quantile' else ({},):
            try: r=getattr(s,f)(**kw); print(k,f,kw,type(r).__name__,r)
            except Exception as e: print(k,f,kw,type(e).__name__,str(e)[:60])
