# Encodings other than UTF-8.
import io
import tempfile
from pathlib import Path
import pandas as pd

NAMES = {"utf-8": "6ec3a46d652c760ac3bc6265722c310a636166c3a92c320a", "utf-8-sig": "efbbbf6ec3a46d652c760ac3bc6265722c310a636166c3a92c320a",
         "latin-1": "6ee46d652c760afc6265722c310a636166e92c320a", "cp1252": "6ee46d652c760afc6265722c310a80e92c320a",
         "utf-16": "fffe6e00e4006d0065002c0076000a00fc00620065007200" "2c0031000a00630061006600e9002c0032000a00",
         "utf-16-be": "006e00e4006d0065002c0076000a00fc006200650072002c0031000a00630061006600e9002c0032000a"}
with tempfile.TemporaryDirectory() as tmp:
    path = Path(tmp) / "t.csv"
    for encoding, data in NAMES.items():
        path.write_bytes(bytes.fromhex(data))
        d = pd.read_csv(path, encoding=encoding)
        print(encoding, d.columns.tolist(), d.iloc[:, 0].tolist(), d["v"].sum())
    path.write_bytes(bytes.fromhex(NAMES["utf-8-sig"]))
    print(pd.read_csv(path).columns.tolist())
    path.write_bytes(bytes.fromhex(NAMES["latin-1"]))
    try:
        pd.read_csv(path)
    except UnicodeDecodeError as e:
        print(type(e).__name__)
print(pd.read_csv(io.BytesIO(bytes.fromhex(NAMES["utf-16"])), encoding="utf-16")["v"].tolist())
print(pd.read_csv(io.BytesIO(bytes.fromhex(NAMES["cp1252"])), encoding="cp1252").iloc[1, 0])
try:
    pd.read_csv(io.StringIO("a\n1\n"), encoding="nonsense")
except LookupError as e:
    print(e)
