# Numbers: exact floats, big ints, thousands, decimal comma, booleans.
import io
import pandas as pd

d = pd.read_csv(io.StringIO("x\n0.1\n1e-7\n123456789.123456789\n1.7976931348623157e308\n5e-324\n-0.0\n"))
print([repr(v) for v in d["x"].tolist()])
print(pd.read_csv(io.StringIO("x\n9223372036854775807\n-9223372036854775808\n"))["x"].tolist())
print(pd.read_csv(io.StringIO("x\n18446744073709551615\n1\n"))["x"].dtype)
print(pd.read_csv(io.StringIO('x;y\n"1.234,5";1\n"2,5";2\n'), sep=";", decimal=",", thousands=".")["x"].tolist())
print(pd.read_csv(io.StringIO('x,y\n"1,234",5\n"2,000,000",6\n'), thousands=",")["x"].tolist())
print(pd.read_csv(io.StringIO("x\nyes\nno\n"), true_values=["yes"], false_values=["no"])["x"].tolist())
print(pd.read_csv(io.StringIO("x\nTrue\nFALSE\n"))["x"].dtype)
print(pd.read_csv(io.StringIO("x,y\n1,2\n3,4\n"), quoting=2).dtypes.astype(str).tolist())
print(pd.read_csv(io.StringIO("x\n-0\n1.5\n"))["x"].tolist())
print(pd.read_csv(io.StringIO("x\n007\n010\n"), dtype=str)["x"].tolist())
print(pd.read_csv(io.StringIO("x\n 1\n2 \n"))["x"].tolist(), pd.read_csv(io.StringIO("x\ninf\n-Infinity\n"))["x"].tolist())
