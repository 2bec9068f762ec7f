# A function decides about rows that have too many fields.
import io
import warnings

import pandas as pd

warnings.simplefilter("ignore")
text = "id,name,price\n1,nut,2.5\n2,bolt,large,3.5\n3,washer,0.1\n4,a,b,c,9\n5,pin,1\n"


def join(fields):
    return [fields[0], " ".join(fields[1:-1]), fields[-1]]


print(pd.read_csv(io.StringIO(text), engine="python", on_bad_lines=join))
print(pd.read_csv(io.StringIO(text), engine="python", on_bad_lines=lambda f: None))
seen = []
print(pd.read_csv(io.StringIO(text), engine="python", on_bad_lines=seen.append, index_col="id"))
print(seen)
with warnings.catch_warnings(record=True) as told:
    warnings.simplefilter("always")
    print(pd.read_csv(io.StringIO(text), engine="python", on_bad_lines=lambda f: f))
print([str(w.message) for w in told])
for o in ({}, {"engine": "c"}):
    try:
        pd.read_csv(io.StringIO(text), on_bad_lines=join, **o)
    except ValueError as e:
        print(e)
