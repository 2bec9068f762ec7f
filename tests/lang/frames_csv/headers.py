import io
import pandas as pd

text = "year,2020,2020,2021\nkind,a,b,a\nname,,,\nx,1,2,3\ny,4,5,6\n"
d = pd.read_csv(io.StringIO(text), header=[0, 1], index_col=0)
print(d)
print(d.columns.tolist(), d.columns.names, d.index.name)
print(d[("2020", "b")].sum())

d = pd.read_csv(io.StringIO("a,a,b\nx,y,x\n1,2,3\n4,5,6\n"), header=[0, 1])
print(d)
print(d["a"])
print(pd.read_csv(io.StringIO("a,b\n1,2\n3,4\n"), header=[0]).dtypes)
print(pd.read_csv(io.StringIO("a,b\nc,d\n1,\n3,4\n"), header=[0, 1], dtype="Int64"))

for options in ({"header": [0, 5]}, {"header": [0, 1], "usecols": [0]}, {"header": [0, 1], "names": ["x"]}, {"header": [0, 1], "index_col": "a"},
                {"header": [0, -1]}, {"header": [0, 1, 2]}):
    try:
        print(pd.read_csv(io.StringIO("a,b\nc,d,e\n1,2\n"), **options))
    except Exception as e:
        print(type(e).__name__, e)
