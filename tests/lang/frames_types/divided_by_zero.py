# // and % by zero of every width of ints, of floats and of nullable ints.
import numpy as np
import pandas as pd

for dtype in ("int8", "int16", "uint8", "int32", "int64", "uint64", "float32"):
    x = pd.Series([3, 0, 1], dtype=dtype)
    for y in (x, 0, 2, np.int8(0), pd.Series([0, 0, 0]), pd.Series([2, 1, 3], dtype=dtype)):
        for r in (x // y, x % y):
            print(dtype, r.dtype, r.tolist())
    for r in (7 // x, 7 % x, x / x):
        print(dtype, r.dtype, r.tolist())
    print((x.to_frame() // x.to_frame()).dtypes.tolist())
f = pd.DataFrame({"a": pd.Series([3, 0, -1], dtype="int8"), "b": pd.Series([3, 0, -1], dtype="int8")})
print(f // 0)
print(f % 0)

for dtype in ("Int64", "Int8", "UInt8", "Int32"):
    a, b, n = pd.Series([3, 0, None, 1], dtype=dtype), pd.Series([0, 0, 0, None], dtype=dtype), pd.Series([None, None], dtype=dtype)
    for r in (a // b, a % b, n // n, n % n, a // 0, a % 0, 7 // b, 7 % b, a // a, a.dropna() // a.dropna()):
        print(dtype, r.dtype, r.tolist())

# To tens, half to even.
for dtype in ("Int64", "Int8", "int8", "int64"):
    print(pd.Series([100, 1, 9, 15, 25, -25], dtype=dtype).round(-1).tolist())
print(pd.DataFrame({"a": pd.Series([100, 1, None], dtype="Int64")}).round(-1))
print(pd.Series(pd.to_timedelta(["36h", "1D"])).round("D").tolist())
