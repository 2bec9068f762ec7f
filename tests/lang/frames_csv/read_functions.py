# Functions as options: usecols, skiprows.
import io
import pandas as pd

text = "id,x_a,x_b,note\n1,2,3,p\n4,5,6,q\n7,8,9,r\n"
print(pd.read_csv(io.StringIO(text), usecols=lambda c: c.startswith("x_")))
print(pd.read_csv(io.StringIO(text), usecols=lambda c: c.upper() in {"ID", "NOTE"}, index_col="id"))
print(pd.read_csv(io.StringIO(text), skiprows=lambda i: i > 0 and i % 2 == 0))
print(pd.read_csv(io.StringIO(text), skiprows=[1], nrows=1))
print(pd.read_csv(io.StringIO("junk\nmore junk\n" + text), skiprows=2).shape)
print(pd.read_csv(io.StringIO(text + "total,3,,\n"), skipfooter=1, engine="python"))
print(pd.read_csv(io.StringIO(text), usecols=["note", "id"]).columns.tolist())
print(pd.read_csv(io.StringIO(text), usecols=[0, 3]).columns.tolist())
for bad in (["id", "zz"], ["id", 1]):
    try:
        pd.read_csv(io.StringIO(text), usecols=bad)
    except ValueError as e:
        print(e)
