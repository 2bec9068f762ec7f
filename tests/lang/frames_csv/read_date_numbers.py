# parse_dates of columns that hold numbers or nothing: a date is what the text says, never nanoseconds.
import io

import pandas as pd


def show(text, **o):
    d = pd.read_csv(io.StringIO(text), **o)
    print([str(t) for t in d.dtypes], str(d.index.dtype), d.index.tolist())
    for c in d.columns:
        print("  ", d[c].tolist())


show("a,b\n20200101,1\n20211231,2\n", parse_dates=["a"])
show("2,x\n3,y\n", names=["v"], parse_dates=[0])
show("a,b\n,1\n,2\n", parse_dates=["a"])
show("a,b\n20200101,1\n,2\n", parse_dates=["a"], date_format="%Y%m%d")
show("a,b\n2020,1\n2021,2\n", parse_dates=["a"], index_col="b")
show("a,b\n1.5,1\n2.5,2\n", parse_dates=["a"])
show("d,v\n20200101,1\n20200102,2\n", parse_dates=True, index_col="d")
show("a;b~1;2~3;4~5;6~", sep=";", lineterminator="~", skiprows=lambda i: i == 1)
for o in ({"header": -1, "engine": "python"}, {"header": -2}, {"skipfooter": 1, "nrows": 1, "engine": "python"}):
    try:
        show("a\n1\n2\n", **o)
    except ValueError as e:
        print(e)
show("a,b\n1,2\n3,4\n", skipfooter=1, nrows=0, engine="python")
show("a,b\nnan,1\nxa,2\n", comment="a", sep=";|,", engine="python", header=None)
