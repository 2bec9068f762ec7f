import io
import numpy as np
import pandas as pd

df = pd.read_csv(io.StringIO("id,qty,price,flag,name\n1,5,2.5,True,ann\n2,,3.0,,\n3,7,,False,cy\n"))
print(df.dtypes)
new = df.convert_dtypes()
print(new.dtypes)
print(new)
print(new["qty"].sum(), new["qty"].mean(), new["flag"].sum(), new["price"].isna().sum())
q = df["qty"].astype("Int64")
print(q, q + 1, q > 5, (q > 5).fillna(False), q.fillna(0), sep="\n")
print(q.dtype, q.isna().tolist(), q.dropna().tolist(), q.max(), (q * 1.5).dtype, (q / 2).dtype, q.astype("float64").tolist())
b = pd.Series([True, None, False], dtype="boolean")
print(b & True, b | True, ~b, b.any(), b.all(), b.sum(), sep="\n")
print(new[new["qty"] > 5], new[b.fillna(False).to_numpy()].shape, sep="\n")
new["total"] = new["qty"] * new["price"]
print(new[["total"]], new["total"].dtype, sep="\n")
print(new.groupby("flag", dropna=False)["qty"].sum(), new.agg({"qty": ["sum", "min"], "price": ["sum", "min"]}), sep="\n")
i8 = pd.Series([1, 2, 3], dtype="int8")
print((i8 * 100).dtype, i8.sum(), i8.astype("category").dtype, pd.to_numeric(pd.Series([1, 2, 3]), downcast="integer").dtype, pd.to_numeric(pd.Series(["1", "2.5"])).dtype)
try:
    pd.Series([1.5, 2.0]).astype("Int64")
except TypeError as e:
    print("TypeError:", e)
try:
    pd.Series([1, None]).astype("int64")
except ValueError as e:
    print(type(e).__name__, str(e)[:40])
print(pd.Series([1, None]).dtype, pd.Series([1, None], dtype="Int64").dtype, pd.Series(["a", None]).dtype, pd.Series([True, None]).dtype, pd.Series([pd.Timestamp("2020"), None]).dtype)
print(pd.Series([1, 2], dtype="Int64").equals(pd.Series([1, 2])), pd.isna(pd.NA), pd.NA is pd.NA, pd.Series([pd.NA, 1]).dtype)
print(df.astype({"id": "str", "price": "float32"}).dtypes.to_dict(), df["flag"].map({True: 1, False: 0}).tolist(), df["id"].astype(str).str.zfill(3).tolist())
print(df.select_dtypes("number").columns.tolist(), df.select_dtypes(exclude="number").columns.tolist(), new.select_dtypes("Int64").columns.tolist(), df.infer_objects().dtypes.equals(df.dtypes))
