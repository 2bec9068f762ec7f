# read_json of plain and of packed files in another encoding; an engine and options of storage that cannot be heard are refused.
import gzip
import os
import tempfile
from io import StringIO
import pandas as pd


def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


folder = tempfile.mkdtemp()
packed, plain = os.path.join(folder, "l.json.gz"), os.path.join(folder, "l.json")
data = '[{"a":"é"},{"a":"z"}]'.encode("latin-1")
with gzip.open(packed, "wb") as f:
    f.write(data)
with open(plain, "wb") as f:
    f.write(data)
for path in (packed, plain):
    t(lambda: pd.read_json(path, encoding="latin-1"))
    t(lambda: pd.read_json(path))
    t(lambda: pd.read_json(path, encoding_errors="ignore"))
    t(lambda: pd.read_json(path, encoding_errors="replace"))
    t(lambda: pd.read_json(path, encoding="latin-1", storage_options={"a": 1}))
    t(lambda: pd.read_json(path, encoding="latin-1", storage_options={}))
t(lambda: pd.read_json(packed, encoding="latin-1", compression="gzip"))
t(lambda: pd.read_json(plain, encoding="latin-1", engine="pyarrow"))
t(lambda: pd.read_json(plain, encoding="latin-1", engine="pyarrow", lines=True))
t(lambda: pd.read_json(plain, engine="nope"))
t(lambda: pd.read_json(StringIO('[{"a":1}]'), storage_options={"a": 1}))
t(lambda: pd.read_json(StringIO('[{"a":1}]'), engine="pyarrow"))
