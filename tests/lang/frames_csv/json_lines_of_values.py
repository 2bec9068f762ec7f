# to_json with an indent and as a table.
import numpy as np
import pandas as pd

rng = np.random.default_rng(2)
d = pd.DataFrame({'a':[1,2,3],'b':['x "q" \\ {,}',None,'é[1]'],'c':[1.5,np.nan,2],'d':pd.date_range('2020',periods=3,tz='UTC'),'e':pd.to_timedelta([1,2,None],unit='h'),'f':[True,False,True],'g':pd.Categorical(['u','v',None]),'h':[[1,[]],{},{'k':[1,2]}]})
for o in ('split','records','index','columns','values','table'):
    for i in (None, 0, 1, 9):
        try: print(o, i); print(d.to_json(orient=o, indent=i))
        except Exception as e: print(type(e).__name__, e)
    try: print(d.set_index('b')[['a','c']].to_json(orient=o, indent=3)); print(d.iloc[:0].to_json(orient=o, indent=2)); print(d.a.to_json(orient=o, indent=2)) if o not in ('values','columns') else 0; print(pd.DataFrame().to_json(orient=o, indent=2))
    except Exception as e: print(type(e).__name__, e)
    try: print(d[['a','c','e']].to_json(orient=o, date_format='iso', indent=2, double_precision=3)); print(d[['d','a']].set_index(['d','a'],drop=False).rename(columns=str.upper).to_json(orient=o, date_unit='s',indent=1)) if o in('table',) else 0
    except Exception as e: print(type(e).__name__, e)
