# Several header rows beside converters and the types of single columns; types of the index.
import io

import pandas as pd

text = "a,a,b\nx,y,z\n1,2.5,p\n3,4.5,q\n"
d = pd.read_csv(io.StringIO(text), header=[0, 1], converters={2: str.upper, 0: lambda s: int(s) * 10})
print(d, d.dtypes, sep="\n")
d = pd.read_csv(io.StringIO(text), header=[0, 1], dtype={("a", "x"): "float32", 2: "category"})
print(d, d.dtypes, sep="\n")
d = pd.read_csv(io.StringIO(text), header=[0, 1], dtype={("a", "x"): "Int64", ("b", "z"): "string"}, converters={("a", "y"): len})
print(d, d.dtypes, sep="\n")
text = "k,m,v\na,1,2\nb,,3\nc,4,\n"
for o in ({"dtype_backend": "numpy_nullable"}, {"dtype": "string"}, {"dtype": {"m": "Int64"}}, {"dtype": {"m": "float64"}, "dtype_backend": "numpy_nullable"}):
    for index in ("k", "m", ["k", "m"]):
        d = pd.read_csv(io.StringIO(text), index_col=index, **o)
        print(index, d.index.tolist(), [str(t) for t in d.dtypes], str(d.index.dtype))
