# What cannot be read: a clear error.
import io
import tempfile
import pandas as pd

for source in ("no such file.csv", "", 3, None, ["a.csv", "b.csv"]):
    try:
        pd.read_csv(source)
    except (OSError, ValueError) as e:
        print(type(e).__name__, e)
with tempfile.TemporaryDirectory() as tmp:
    try:
        pd.read_csv(tmp)
    except OSError as e:
        print(type(e).__name__)
for options in ({"engine": "fast"}, {"nrows": -1}, {"nrows": 1.5}, {"skipfooter": -1}, {"dtype_backend": "x"}, {"float_precision": "x"},
                {"skipfooter": 1, "nrows": 1}, {"compression": "rar"}):
    try:
        pd.read_csv(io.StringIO("a\n1\n"), **options)
    except ValueError as e:
        print(e)
