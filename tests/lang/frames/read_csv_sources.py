# read_csv from a path object, an open file and text in memory.
import io
import os
import tempfile
from pathlib import Path
import pandas as pd

TEXT = "name,x,n\nann,1.5,3\nbob,,4\ncy,2.25,5\n"
print(pd.read_csv(io.StringIO(TEXT)))
print(pd.read_csv(io.BytesIO(TEXT.encode()), usecols=["x", "n"]).sum())
print(pd.read_csv(io.BytesIO("s,v\né,1\n".encode("latin-1")), encoding="latin-1"))
with tempfile.TemporaryDirectory() as tmp:
    path = Path(tmp) / "data.csv"
    path.write_text("# a comment\n" + TEXT)
    print(pd.read_csv(path, skiprows=1).dtypes)
    with open(path) as f:
        next(f)
        print(pd.read_csv(f).loc[2, "name"])
    with path.open("rb") as f:
        print(pd.read_csv(f, comment="#").shape)


class Source:
    def __init__(self, text):
        self.text = text

    def read(self, n=-1):
        text, self.text = self.text, ""
        return text

    def __iter__(self):
        return iter(self.text.splitlines(True))


print(pd.read_csv(Source("a;b\n1;2\n"), sep=";"))
for bad in (io.StringIO(""), 3):
    try:
        pd.read_csv(bad)
    except ValueError as e:
        print(type(e).__name__, str(e)[:30])
