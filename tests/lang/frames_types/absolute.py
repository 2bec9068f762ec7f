# abs of Series of every width, and of spans
import pandas as pd
import numpy as np

for d in ("float32", "int32", "int16", "uint8", "int8", "Float64", "Int32", "bool", "timedelta64[s]", "timedelta64[ns]"):
    s = pd.Series([1, 0, 3], index=list("abc"), name="n").astype(d)
    s = s if d in ("uint8", "bool") else -s
    print(d, s.abs().tolist(), s.abs().dtype, abs(s).dtype, np.abs(s).dtype, s.abs().name, s.abs().index.tolist())
t = pd.Series(pd.to_timedelta([-5, 3, None], unit="h"))
print(t.abs(), abs(t).sum(), t.to_frame("a").abs())
df = pd.DataFrame({"ts": pd.to_datetime(["2023-01-01", "2022-05-05", "2022-05-09"])})
print(df.ts.diff().abs(), df.diff().abs(), df.ts.diff().abs().describe())
