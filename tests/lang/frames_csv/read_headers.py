# header, names, index_col.
import io
import pandas as pd

print(pd.read_csv(io.StringIO("x,y\n1,2\n"), header=0, names=["a", "b"]))
print(pd.read_csv(io.StringIO("1,2\n3,4\n"), header=None))
print(pd.read_csv(io.StringIO("t\nx,y\n1,2\n"), header=1))
print(pd.read_csv(io.StringIO("a,a,b,a\n1,2,3,4\n")).columns.tolist())
print(pd.read_csv(io.StringIO("a,,b\n1,2,3\n")).columns.tolist())
print(pd.read_csv(io.StringIO("k,v\nx,1\ny,2\n"), index_col="k"))
print(pd.read_csv(io.StringIO("k,j,v\nx,p,1\ny,q,2\n"), index_col=["k", "j"]))
print(pd.read_csv(io.StringIO("k,v\nx,1\ny,2\n"), index_col=-1))
print(pd.read_csv(io.StringIO("a,b\nx,1,2\ny,3,4\n")))
print(pd.read_csv(io.StringIO("a,b\n1,2,\n3,4,\n"), index_col=False))
d = pd.read_csv(io.StringIO("p,p,q\nx,y,x\n1,2,3\n4,5,6\n"), header=[0, 1])
print(d.columns.tolist(), d.values.tolist())
for options in ({"names": ["a", "a"]}, {"header": -1}, {"header": "x"}, {"names": "ab"}):
    try:
        pd.read_csv(io.StringIO("1,2\n"), **options)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
