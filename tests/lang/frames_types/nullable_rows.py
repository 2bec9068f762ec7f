# A frame with a Series of nullable values by its columns: every column that meets one is nullable, also one that the frame lacks.
import pandas as pd

f = pd.DataFrame({"a": [1.0, 2.0], "b": [3.0, None]})
for dtype in ("Int64", "Float64", "boolean", "int64", "float32"):
    s = pd.Series([1, 0], index=["a", "c"]).astype(dtype)
    print(dtype, (f + s).dtypes.tolist(), f.add(s).dtypes.tolist(), (f.astype({"a": "Int64"}) + s).dtypes.tolist())
print(f + pd.Series([1, None], index=["a", "b"], dtype="Int64"))
print(f > pd.Series([1, None], index=["a", "b"], dtype="Int64"))
print(f.add(pd.Series({"a": 1.0, "z": 2.0})), f.rsub(pd.Series({"b": 1.0, "a": 2.0})), sep="\n")
print(pd.Series([1, pd.NA, None], dtype=object).to_dict(), pd.DataFrame({"a": pd.Series([1, pd.NA], dtype=object)}).to_dict("list"))
