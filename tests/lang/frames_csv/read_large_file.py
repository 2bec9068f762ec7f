# A file of several pieces: rows across their borders, quoted newlines, late changes of type.
import tempfile
from pathlib import Path
import pandas as pd

with tempfile.TemporaryDirectory() as tmp:
    path = Path(tmp) / "big.csv"
    n = 60000
    with path.open("w") as f:
        f.write("id,x,text,mixed,late\n")
        for i in range(n):
            text = '"a\nb, ""c"" ' + str(i % 7) + '"' if i % 5 == 0 else "word" + str(i % 11)
            f.write(f"{i},{i / 8},{text},{i if i % 3 else ''},{'end' if i == n - 10 else i}\n")
    d = pd.read_csv(path)
    print(d.shape, d.dtypes.astype(str).tolist())
    print(d["id"].sum(), d["x"].sum(), d["mixed"].isna().sum(), d["mixed"].sum())
    print(d["text"].nunique(), d["text"].iloc[[0, 1, 5, -5]].tolist(), d["late"].iloc[[0, -10, -1]].tolist())
    print((d["id"] == range(n)).all(), d["text"].str.len().sum())
    print(pd.read_csv(path, usecols=["x", "id"], nrows=40000)["x"].iloc[-1])
    print(sum(len(c) for c in pd.read_csv(path, chunksize=9999)))
    with path.open("a") as f:
        f.write("1,2,3,4,5,6\n")
    try:
        pd.read_csv(path)
    except pd.errors.ParserError as e:
        print(e)
    print(len(pd.read_csv(path, on_bad_lines="skip")))
