"""to_records: labels and columns as one structured array."""
import pandas as pd

df = pd.DataFrame({"a": [1, 2], "b": [1.5, None], "t": pd.to_datetime(["2020-01-01", None]), "d": pd.to_timedelta(["1D", "2h"]), "f": [True, False],
                   "I": pd.Series([1, None], dtype="Int64"), "F": pd.Series([1.5, None], dtype="Float64"), "J": pd.Series([1, 2], dtype="Int64")})
print(df.to_records())
print(df.to_records(index=False).dtype)
print(df[["a", "f"]].set_index("a").to_records())
print(df.set_index(["a", "f"])[["b", "I"]].to_records())
print(df.set_index("a").rename_axis(None)[["b"]].to_records().dtype.names)
print(df[["a", "b"]].to_records(index=False, column_dtypes={"b": "float32"}).dtype)
print(df[["a", "b"]].to_records(index_dtypes="int32").dtype, df[["a", "b"]].to_records(index_dtypes={"index": "int16"}).dtype)
print(df[["a", "b"]].to_records(index=False, column_dtypes="float32").dtype)
r = df[["a", "b"]].to_records(index=False)
print(r.a, r["b"], r[0], type(r).__name__, len(r))
print(pd.DataFrame(r))
print(pd.DataFrame.from_records(r))
print(repr(df[["a", "b"]].to_records()))
try:
    df.to_records(column_dtypes={"a": "foo"})
except TypeError as e:
    print(e)
