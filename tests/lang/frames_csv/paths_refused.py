# Paths of files that cannot be written or read; to_string into a file.
import pandas as pd
d=pd.DataFrame({"a":[1]})
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__,e)
for f in (lambda:d.to_csv("no/x.csv"),lambda:d.to_csv("no/such/x.csv",sep=";",index=False),lambda:d.to_json("no/x.json"),lambda:d.a.to_csv("no/x.csv"),lambda:d.to_csv("no/x.csv.gz"),lambda:d.to_html("no/x.html"),lambda:d.to_string("no/x.txt"),lambda:d.to_csv("/"),lambda:pd.read_json("nope.json"),lambda:pd.read_json("nope.gz"),lambda:pd.read_csv("no/x.csv"),lambda:pd.read_fwf("nope.txt"),lambda:pd.read_table("nope.txt"),lambda:d.a.to_json("no/x.json"),lambda:pd.read_json('{"a":1}')): t(f)
import io; b=io.StringIO(); print(d.to_string(b), repr(b.getvalue()))
