# dtype: one for all, by column, categories and nullable types.
import io
import pandas as pd

text = "a,b,c\n1,x,1.5\n2,y,2.5\n,x,\n"
print(pd.read_csv(io.StringIO(text), dtype=str).values.tolist()[0])
d = pd.read_csv(io.StringIO(text), dtype={"a": "Int64", "b": "category", "c": "float32"})
print(d.dtypes.astype(str).tolist())
print(d["a"].isna().tolist(), d["b"].tolist())
print(d)
d = pd.read_csv(io.StringIO("n\n3\n1\n3\n"), dtype="category")
print(d["n"].tolist(), d["n"].dtype)
d = pd.read_csv(io.StringIO("f,g\nTrue,1\nFalse,\n"), dtype={"f": "boolean", "g": "Float64"})
print(d.dtypes.astype(str).tolist())
d = pd.read_csv(io.StringIO(text), dtype_backend="numpy_nullable")
print(d.dtypes.astype(str).tolist()[::2])
print(d["a"].sum(), d["c"].mean())
d = pd.read_csv(io.StringIO("a,b\n1,2\n3,4\n"), dtype={0: "float64"})
print(d.dtypes.astype(str).tolist())
print(pd.read_csv(io.StringIO("a\n1\n2\n"), dtype=float)["a"].tolist())
for bad in ({"b": int}, {"a": int}, {"a": "datetime64[ns]"}):
    try:
        pd.read_csv(io.StringIO(text), dtype=bad)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, str(e).split("\n")[0])
