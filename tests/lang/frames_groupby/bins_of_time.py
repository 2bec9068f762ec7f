# groups and indices of bins of time; dates, times and Decimals in JSON.
import pandas as pd, numpy as np, datetime as dt
from decimal import Decimal
d=pd.DataFrame({"t":pd.to_datetime(["2024-01-05","2024-03-02","2024-01-01","2024-03-09","2024-03-09"]),"k":list("abaab"),"v":range(5)})
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__,str(e)[:120])
for s in (d,d.sort_values("t"),d.sort_values("t").reset_index(drop=True)):
    g=s.groupby(pd.Grouper(key="t",freq="MS")); t(lambda:g.groups); t(lambda:dict(g.indices)); t(lambda:len(g)); t(lambda:g.ngroups); t(lambda:g.get_group(pd.Timestamp("2024-01-01")).v.tolist()); t(lambda:[(k,len(x)) for k,x in g])
    g=s.set_index("t").groupby(pd.Grouper(freq="MS")); t(lambda:g.groups); t(lambda:dict(g.indices))
    g=s.set_index("t").v.groupby(pd.Grouper(freq="MS")); t(lambda:g.groups)
    g=s.groupby([pd.Grouper(key="t",freq="MS"),"k"]); t(lambda:g.groups); t(lambda:g.indices)
    g=s.groupby(pd.Grouper(key="k")); t(lambda:g.groups)
    r=s.resample("MS",on="t"); t(lambda:r.groups); t(lambda:dict(r.indices))
e=pd.DataFrame({"a":[dt.date(2024,1,1),None],"b":[dt.time(1,2,3),dt.time(4,5,6,7)],"c":[dt.datetime(2020,1,1,5),dt.timedelta(hours=3)],"d":[Decimal("1.5"),Decimal(2)]})
for k in ("iso","epoch"):
    for c in "abcd": t(lambda:e[[c]].to_json(date_format=k)); t(lambda:e[c].to_json(date_format=k,default_handler=str,orient="records"))
for u in ("s","ms","us","ns"): t(lambda:e[["a"]].to_json(date_format="iso",date_unit=u)); t(lambda:e[["a"]].to_json(date_format="epoch",date_unit=u)); t(lambda: pd.Series([dt.datetime(2020,1,1,5)],dtype=object).to_json(date_format="iso",date_unit=u))
t(lambda:pd.Series([1],index=[dt.date(2024,1,1)]).to_json()); t(lambda:pd.Series([1],index=[dt.date(2024,1,1)]).to_json(date_format="iso"))
