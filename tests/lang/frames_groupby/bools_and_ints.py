import pandas as pd
import numpy as np
df = pd.DataFrame({"k": [True, False, True], "i8": np.array([100, 100, 100], dtype="int8"), "f32": np.array([0.1, 0.2, 0.3], dtype="float32"), "u": np.array([1, 2, 3], dtype="uint16"), "b": [True, True, False]})
g = df.groupby("k")
for how in ("sum", "mean", "min", "max", "first", "count", "std", "median", "nunique", "prod", "any", "all"):
    r = getattr(g, how)()
    print(how, r.dtypes.astype(str).tolist())
    print(r)
print(g["i8"].cumsum().dtype, g["f32"].cumsum().dtype, g["u"].shift().dtype, g["b"].cumsum().tolist())
print(df.groupby("u")["f32"].sum().index.dtype)
