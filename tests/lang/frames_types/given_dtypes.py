# Values that come with a dtype that does not hold them, and the dtype that is found of NumPy's scalars and of ints beyond 63 bits.
import numpy as np
import pandas as pd


def told(*what, call):
    try:
        print(*what, call())
    except Exception as e:
        print(*what, type(e).__name__, e)


for v, d in (([300], "uint8"), ([-1], "uint8"), ([-1], "uint64"), ([2**40], "int32"), ([1.5], "int64"), ([1.0], "int64"), ([np.nan], "int64"), (np.array([300]), "uint8"),
             (np.array([2.0]), "int64"), (np.array([1.5]), "int8"), (range(300, 302), "uint8"), ({"a": 300}, "uint8"), ({"a": 1.5}, "int64"), ([300], "Int8"), ([1.5, 2], "Int64"),
             ([1.5], "Int64"), ([300, None], "Int8"), (pd.Series([300]), "uint8"), (pd.Series([1.5]), "int64"), (5, "int8"), ([127, -128], "int8")):
    told(v if not isinstance(v, pd.Series) else "series", d, call=lambda: pd.Series(v, index=[0] if np.isscalar(v) else None, dtype=d).tolist())
told("frame", call=lambda: pd.DataFrame({"a": [1.5]}, dtype="int64"))
told("frame", call=lambda: pd.DataFrame({"a": pd.Series([1.5])}, dtype="int64").dtypes.tolist())
told("frame", call=lambda: pd.DataFrame([[300, 2]], dtype="uint8"))
for s, d in ((pd.Series([300]), "UInt8"), (pd.Series([-1]), "UInt8"), (pd.Series([300]), "uint8"), (pd.Series([1.5]), "Int8"), (pd.Series([300.0]), "Int8"),
             (pd.Series([300], dtype="Int64"), "Int8"), (pd.Series([1.5], dtype=object), "Int64")):
    told(d, call=lambda: s.astype(d).tolist())
for v in ([2**63], [1, 2**63], [-1, 2**63], [2**64], [2**63, None], [2**63, 1.5], [np.int8(1)], [np.int8(1), 2], [np.int8(1), np.int16(2)], [np.float32(1)], [np.float32(1), None],
          [np.uint8(3), np.int8(1)], [np.uint64(5)], [np.int8(1), None], [np.int32(1), 1.5], [np.bool_(True), np.int8(1)]):
    told(v, call=lambda: (pd.Series(v).dtype, pd.DataFrame({"a": v}).dtypes["a"], pd.Index(v).dtype, pd.Series(v, dtype=object).infer_objects().dtype))
told("apply", call=lambda: pd.Series([1, 2]).apply(lambda x: np.float32(x)).dtype)
told("max", call=lambda: (pd.Series([2**63, 1]).max(), pd.Series([2**63, 1]).sort_values().tolist()))
told("astype", call=lambda: pd.DataFrame({"a": ["1", "x"]}).astype({"a": "int"}))
told("hash", call=lambda: hash(pd.Series([1])))
told("hash", call=lambda: {pd.DataFrame(): 1})
told("slice", call=lambda: pd.Series(1, index=[3, 1, 2]).loc[3:6])
told("slice", call=lambda: pd.DataFrame(1, index=[0], columns=list("cab")).loc[:, "z":])
told("complex", call=lambda: (pd.Series(np.array([1 + 2j, 3])).sum(), pd.Series(np.array([1 + 2j, 3])).mean(), (pd.Series(np.array([1 + 2j, 3])) == 3).tolist()))
fee = pd.Series([10, 8, 5], index=pd.IntervalIndex.from_breaks([0, 30, 90, 365]))
print(pd.cut(pd.Series([15, 45, 366]), fee.index).map(fee), pd.Series([15, 45, 366]).map(fee).tolist())
print(pd.DataFrame({"a": [1, 2], "b": [3.5, 4]}).to_string(header=["A", "B"], formatters={"a": "<{}>".format}))
