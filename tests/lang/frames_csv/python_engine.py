# engine='python' and what falls back to it: another tokenizer, footers, comments, blank rows and errors of its own.
import io
import warnings

import pandas as pd

warnings.simplefilter("ignore")


def show(text, **o):
    try:
        d = pd.read_csv(io.StringIO(text), **o)
        print(list(d.columns), d.index.tolist(), [str(t) for t in d.dtypes])
        for c in d.columns:
            print("  ", c, d[c].tolist())
    except Exception as e:
        print(type(e).__name__, e)


show("name::age::city\nAnn::31::Rome\nBob::::Oslo\n", sep="::", engine="python")
show("a , b,c\n1 ,2 , 3\n x, y ,z\n", sep=r"\s*,\s*")
show("a;b;c\n1;2,5;x\n3;4,5;y\n", sep=None, engine="python", decimal=",")
show("when|what\n1|a\n2|b\n", sep=None)
show("id,v\n1,10\n2,20\nTotal,30\nprinted,today\n", skipfooter=2, engine="python")
show("id,v\n1,10\n\n2,20\n\n\nend,\n", skipfooter=1)
show("# made by hand\na,b # the names\n1,2 # one\n\n3,4\n", comment="#", engine="python")
show("a,b\n1,2\n3,4,5\n", engine="python")
show("a,b\n1,2\n3,4,5\n6,7,8,9\n", engine="python", on_bad_lines="skip")
show("a::b\n1::2\n3::4::5\n", sep="::")
show('a,b\n"x"y,1\n', engine="python")
show('a,b\n"x,1\n', engine="python")
show('a,b\n"x,1\n', skipfooter=1)
show('a,b\n"p ""q""",1\n"two\nlines",2\n', engine="python")
show("a,b\nk\n1,2,3\n4,5,6\n", engine="python")
show("a,b\n1,2,3\n4,5,6\n", engine="python")
show("a,b\n1\n2,x\n", engine="python", keep_default_na=False)
show("a,b\n1\n2,x\n", engine="python", na_filter=False)
show("n,t\n1.234,a 1.5\n5.678,2.5\n", sep=r",", engine="python", thousands=".")
show("a,b\n1,2\n", engine="python", low_memory=False)
show("a::b\n1::2\n", sep="::", low_memory=False)
show("a::b\n1::2\n", sep="::", engine="c")
show("a,b;1,2", engine="python", lineterminator=";")
show("a,b\n1,2\n", engine="python", usecols=["zz"])
show("a,b\n1,2\n", engine="python", usecols=[5])
show("a,b\n", engine="python", header=3)
show("", engine="python")
show("x\ny\n", engine="python", header=None, skiprows=[0])
show("é1é2\n3é4é5\n", sep="é", header=None)
with warnings.catch_warnings(record=True) as told:
    warnings.simplefilter("always")
    show("a::b\n1::2\n3::4::5\n", sep="::", on_bad_lines="warn")
print([f"{w.category.__name__}: {w.message}" for w in told])
