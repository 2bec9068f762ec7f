import pandas as pd, io, json, tempfile, os, gzip
def t(x,**k):
    try: r=pd.read_json(io.StringIO(json.dumps(x)),**k); print(r, r.dtypes, sep="\n")
    except Exception as e: print(type(e).__name__, e)
t({"date":{"0":1704067200000,"1":1704067200001}}); t({"date":{"0":1704067200}}); t({"date":{"0":1704067200000000}}); t({"date":{"0":5}}); t({"date":["2024-01-01","2024-01-02T10:00:00"]}); t({"date":["x","y"]}); t({"created_at":["2024-01-01T00:00:00Z",None]}); t({"created_at":["2024-01-01T00:00:00+02:00"]}); t({"a":[1704067200000]},convert_dates=["a"]); t({"date":[1704067200000]},convert_dates=False); t({"date":[1704067200000]},keep_default_dates=False); t([{"timestamp":1704067200000.0,"modified":None,"x":1}]); t({"date":["1704067200000"]}); t({"columns":["date"],"index":[0],"data":[[1704067200000]]},orient="split"); t({"date":["2024-01-01",None,"2024-02-30"]}); t({"date":[True]}); t({"date":["01/02/2024"]}); t({"date":[1704067200000]},date_unit="ms")
with tempfile.TemporaryDirectory() as d:
    f=os.path.join(d,"a.json.gz"); df=pd.DataFrame({"a":[1,2],"b":["x","é"]}); df.to_json(f); print(pd.read_json(f)); print(pd.read_json(f,compression="gzip")); os.rename(f,d+"/b"); print(pd.read_json(d+"/b",compression="gzip")); df.to_json(d+"/l.jsonl.gz",lines=True,orient="records"); print(pd.read_json(d+"/l.jsonl.gz",lines=True,nrows=1))
