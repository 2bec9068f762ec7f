# Rows with too many fields: error, warn, skip.
import io
import warnings
import pandas as pd

text = "a,b\n1,2\n3,4,5\n6,7\n8,9,10,11\n"
try:
    pd.read_csv(io.StringIO(text))
except pd.errors.ParserError as e:
    print(e)
print(pd.read_csv(io.StringIO(text), on_bad_lines="skip"))
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    d = pd.read_csv(io.StringIO(text), on_bad_lines="warn")
print(len(d), seen[0].category.__name__)
print(seen[0].message)
try:
    pd.read_csv(io.StringIO(text), on_bad_lines="whatever")
except ValueError as e:
    print(e)
for bad in ("", "\n\n"):
    try:
        pd.read_csv(io.StringIO(bad))
    except pd.errors.EmptyDataError as e:
        print(e)
try:
    pd.read_csv(io.StringIO('a,b\n1,"x\n2,y\n'))
except pd.errors.ParserError as e:
    print(e)
