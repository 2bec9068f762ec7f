import pandas as pd, numpy as np, io, csv
df = pd.DataFrame({"a":[3,1,2],"b":["x",None,"z/é"],"c":[1.5,np.nan,2]},index=["p","q","r"])
for o in ("dict","list","split","tight","records","index"): print(df.to_dict(o))
print(df.a.to_dict(), df.to_dict("series")["a"].tolist())
for o in ("columns","index","split","records","values"): print(df.to_json(orient=o))
print(df.a.to_json(), df.to_json(orient="records",lines=True), df.to_json(indent=2), df.b.to_json(orient="split"), df.to_json(force_ascii=False))
print(df.to_csv(), df.to_csv(index=False), df.to_csv(sep=";",decimal=","), df.to_csv(float_format="%.2f",na_rep="NA"), df.to_csv(header=["A","B","C"]), df.to_csv(index_label="id"), df.to_csv(quoting=csv.QUOTE_ALL), df.to_csv(quoting=csv.QUOTE_NONNUMERIC), df.to_csv(columns=["c","a"]), df.to_csv(lineterminator="|"), df.a.to_csv(), df.a.to_csv(header=False))
b=io.StringIO(); df.to_csv(b); print(b.getvalue())
print(df.to_html()); print(df.to_html(index=False,border=0,classes="t"))
print(pd.read_json(io.StringIO(df.to_json()))); print(pd.read_json(io.StringIO('[{"x":1,"y":"a"},{"x":2}]'))); print(pd.read_json(io.StringIO(df.to_json(orient="split")),orient="split")); print(pd.read_json(io.StringIO('{"u":1}\n{"u":2}\n'),lines=True)); print(pd.read_json(io.StringIO(df.a.to_json()),typ="series"))
for f in (lambda: df.to_dict("x"), lambda: df.to_json(orient="zz"), lambda: df.to_json(lines=True), lambda: df.to_csv(header=["A"]), lambda: df.to_markdown()):
    try: f()
    except Exception as e: print(type(e).__name__, e)
print(pd.DataFrame({"x":[0.1,1e-7,123456789.123456789,1e20,-0.0]}).to_json(orient="values"))
