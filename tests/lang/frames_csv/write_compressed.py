# to_csv and to_json compress as the name of the file, or the argument, says; read_csv reads it back.
import os
import tempfile
import warnings

import pandas as pd

f = pd.DataFrame({"name": ["Zoë", "Bob, Jr.", None], "x": [1.5, None, -2.0], "n": [1, 2, 3]})
with tempfile.TemporaryDirectory() as folder:
    for name in ("a.csv.gz", "A.CSV.GZ", "b.csv.zip", "c.csv"):
        path = os.path.join(folder, name)
        f.to_csv(path, index=False)
        with open(path, "rb") as file:
            head = file.read(4)
        print(name, head[:2], pd.read_csv(path).equals(f))
        f["n"].to_csv(path)
        print(pd.read_csv(path, index_col=0)["n"].tolist())
    path = os.path.join(folder, "plain")
    for how in ("gzip", "zip", {"method": "gzip", "compresslevel": 1, "mtime": 1}, {"method": "zip", "archive_name": "in.csv"}):
        f.to_csv(path, index=False, compression=how)
        kind = how if isinstance(how, str) else how["method"]
        print(kind, pd.read_csv(path, compression=kind).equals(f))
    path = os.path.join(folder, "raw.gz")
    f.to_csv(path, index=False, compression=None)
    with open(path, encoding="utf-8") as file:
        print(file.readline())
    path = os.path.join(folder, "more.csv.gz")
    f.to_csv(path, index=False)
    f.to_csv(path, index=False, header=False, mode="a")
    print(len(pd.read_csv(path)))
    with open(os.path.join(folder, "handle"), "wb") as file:
        f.to_csv(file, index=False, compression="gzip")
    print(pd.read_csv(os.path.join(folder, "handle"), compression="gzip").shape)
    path = os.path.join(folder, "t.json.gz")
    f.to_json(path)
    print(os.path.getsize(path) > 20, open(path, "rb").read(2))
    f[:0].to_csv(os.path.join(folder, "none.csv.gz"), index=False)
    print(pd.read_csv(os.path.join(folder, "none.csv.gz")).columns.tolist())
    for how in ("nope", {"level": 1}):
        try:
            f.to_csv(path, compression=how)
        except ValueError as e:
            print(e)
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    print(f.to_csv(compression="gzip", index=False))
print([str(w.message) for w in seen])
