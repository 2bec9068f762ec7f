import io
import numpy as np
import pandas as pd


df = pd.DataFrame({"id": [1, 2, 3], "tag": ["x", "y/z", None], "w": [0.1, 2.0, np.nan], "ok": [True, False, True]})
for orient in ("records", "columns", "split", "index", "values"):
    print(orient, df.to_json(orient=orient))
again = pd.read_json(io.StringIO(df.to_json(orient="records")))
print(again)
print(again.dtypes)
lines = df.to_json(orient="records", lines=True)
print(lines)
print(pd.read_json(io.StringIO(lines), lines=True).equals(again))
print(df.set_index("id").to_dict("index"))
