# Nested dicts as a table: records, meta, separators, levels, and what is refused.
import pandas as pd, numpy as np
data=[{"id":1,"name":{"first":"A","last":"B"},"tags":["x","y"],"scores":[{"m":1,"v":2},{"m":2,"v":3}]},{"id":2,"name":{"first":"C"},"tags":[],"scores":[{"m":5,"v":6}],"extra":{"deep":{"er":1}}}]
for e in [lambda: pd.json_normalize(data),
          lambda: pd.json_normalize(data,max_level=1),
          lambda: pd.json_normalize(data,sep="_"),
          lambda: pd.json_normalize(data,"scores"),
          lambda: pd.json_normalize(data,"scores",["id",["name","first"]]),
          lambda: pd.json_normalize(data,record_path="scores",meta=["id"],meta_prefix="p.",record_prefix="r."),
          lambda: pd.json_normalize(data,"scores",["id",["name","last"]]),
          lambda: pd.json_normalize(data,"scores",["id",["name","last"]],errors="ignore"),
          lambda: pd.json_normalize({"a":1,"b":{"c":2}}),
          lambda: pd.json_normalize([]),
          lambda: pd.json_normalize(data,"tags",["id"]),
          lambda: pd.json_normalize(data[0],["scores"]),
          lambda: pd.json_normalize(5),
          lambda: pd.json_normalize(pd.Series([{"a":1},{"a":2,"b":{"c":1}}],index=[5,6])),
          lambda: pd.json_normalize(data,"nope"),
          lambda: pd.json_normalize([{"a":{"b":[{"c":1},{"c":2}]}}],["a","b"]),
          lambda: pd.json_normalize({"state":"F","info":{"gov":"R"},"counties":[{"n":"D","p":1}]},"counties",["state",["info","gov"]]),
          lambda: pd.json_normalize(data,"id"),
          lambda: pd.json_normalize(["a"])]:
    try:
        print(e())
    except Exception as x:
        print(type(x).__name__, x)
