# Columns of no values: floats of an empty list, ints of an empty range, objects of an empty Series.
import pandas as pd, numpy as np
print(pd.DataFrame({'c': (), 'r': range(0), 'a': np.array([]), 'o': np.array([], dtype=object), 's': pd.Series([])}).dtypes.tolist())
print(pd.DataFrame([], columns=["a"]).dtypes.tolist(), pd.DataFrame({"a": []}, columns=["a", "b"]).dtypes.tolist(), pd.DataFrame({"a": []}, dtype="int64").dtypes.tolist())
d = pd.DataFrame({"z": []}); d["x"] = []; print(d.dtypes.tolist())
d = pd.DataFrame(); d["x"] = []; print(d.dtypes.tolist())
print(pd.DataFrame({"a": []}).assign(b=[]).dtypes.tolist(), pd.Series([]).dtype, pd.DataFrame({"a": [], "b": pd.Series([], dtype="str")}).dtypes.tolist())
print(pd.concat([pd.DataFrame({"a": []}), pd.DataFrame({"a": [1, 2]})]).dtypes.tolist(), pd.DataFrame({"a": []}).sum())
print(pd.DataFrame.from_dict({"a": []}).dtypes.tolist(), pd.DataFrame({"k": [], "v": []}).groupby("k").sum())
print(pd.DataFrame({"k": [], "v": []}).merge(pd.DataFrame({"k": [1.0], "w": [2]})).dtypes.tolist())
