import io
import pandas as pd


def show(text, **options):
    try:
        d = pd.read_csv(io.BytesIO(text if isinstance(text, bytes) else text.encode()), **options)
        print(d.columns.tolist(), [d.iloc[:, i].tolist() for i in range(d.shape[1])], [str(t) for t in d.dtypes], d.index.tolist())
    except Exception as e:
        print(type(e).__name__, str(e).strip())


show("a,b;1,2;3,4;", lineterminator=";")
show("a,b~1,x\n2~3,y~", lineterminator="~")
show("a,b\n1,x\r2\n", lineterminator="\n")
show("a,b\n1,2\n", lineterminator="ab")
show("a\nb\n", sep="\n")
show(b"a,b\n1,x\xa0y\n", encoding_errors="replace")
show(b"a,b\n1,x\xa0y\n", encoding_errors="ignore")
show(b"a,b\n1,x\xa0y\n")
show(b"a,b\n1,x\xa0y\n", encoding="ascii")
show(bytes([255, 254]) + b"a\0,\0b\0\n\x001\0,\x002\0\n\0", encoding="utf-16")
show(b"a,b\n1,2\n", encoding="utf-16")
show(b"a\n\x81\n", encoding="cp1252", encoding_errors="ignore")
show("a,b\n1,2\n3,4\n", usecols=[0, 5])
show("a,b\n1,2\n3,4\n", usecols=[5])
show("a,b,c\n1,2,3\n", usecols=["a", "q"])
show("1,2\n3,4\n", header=None, index_col=0)
show("1,2,3\n3,4,5\n", header=None, usecols=[2])
show("a,a\n1,x\n", dtype={"a": "str"})
show("Unnamed: 0,b\n1,2\n", index_col=0)
show(",b\n1,2\n", index_col=0)
show("a\n18446744073709551615 \n-1\n")
show("a\n9223372036854775808 \n")
show("a\n-9223372036854775809\n1.5\n")
show("a\n-2\n1\n", dtype="boolean")
show("a\n1\n0\nNA\nTRUE\n", dtype="boolean")
show("a\nx\n1\n", dtype="Int64")
show("a\n9223372036854775808\n", dtype="Int64")
show("a,b\n1,x\n2,\n", dtype="string")
show("a\nNA\n1\n2\n", dtype="category")
show("a,b\nx,\ny,q\n", converters={"b": str.upper})
show("a,b\nx,1\ny,22\n", converters={"a": len, 1: len}, index_col="a")
show("a,b\n2020-01-01,1\n", parse_dates=["a", "q"])
show("a,b\n2020-01-01,1\n", parse_dates=[5])
show("a,b\n", parse_dates=["a"])
show("f g\n1\n", names=["x", "y"], header=0)
for how in ("ignore", "replace", "backslashreplace"):
    print(ascii(b"a\xe2\x82b\xffc".decode("utf-8", how)), ascii(b"a\xe9".decode("ascii", how)))
