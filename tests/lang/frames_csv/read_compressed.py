# Compressed files, by name and by compression=.
import tempfile
from pathlib import Path
import pandas as pd

FILES = {
    "t.csv.gz": "1f8b08000000000002034bd449e232d4a9e032d2a9e40200c2967e9d0c000000",
    "t.csv.bz2": "425a6839314159265359bcc728450000045980001000043000300000602000310c0823419a8e0422178bb9229c28485e63942280",
    "t.csv.xz": "fd377a585a000004e6d6b4460200210116000000742fe5a301000b612c620a312c780a322c790a004ce0b76e5d1321730001240ca618d8d81fb6f37d010000000004595a",
    "t.csv.zip": "504b030414000000000000002100c2967e9d0c0000000c00000005000000742e637376612c620a312c780a322c790a504b01021403140000000000"
                 "00002100c2967e9d0c0000000c000000050000000000000000000000800100000000742e637376504b05060000000001000100330000002f0000000000"}
TWO = ("504b030414000000000000002100c2967e9d0c0000000c00000005000000742e637376612c620a312c780a322c790a504b030414000000000000002100c2967e9d0c000000"
       "0c00000005000000752e637376612c620a312c780a322c790a504b0102140314000000000000002100c2967e9d0c0000000c0000000500000000000000000000008001000000"
       "00742e637376504b0102140314000000000000002100c2967e9d0c0000000c00000005000000000000000000000080012f000000752e637376504b0506000000000200020066"
       "0000005e0000000000")
with tempfile.TemporaryDirectory() as tmp:
    for name, data in FILES.items():
        path = Path(tmp) / name
        path.write_bytes(bytes.fromhex(data))
        print(name, pd.read_csv(path).values.tolist(), pd.read_csv(str(path), usecols=["b"])["b"].tolist())
    gz = bytes.fromhex(FILES["t.csv.gz"])
    other = Path(tmp) / "t.bin"
    other.write_bytes(gz + gz)
    print(pd.read_csv(other, compression={"method": "gzip"}).shape, pd.read_csv(other, compression="gzip", nrows=1).shape)
    plain = Path(tmp) / "plain.gz"
    plain.write_text("a\n1\n")
    print(pd.read_csv(plain, compression=None)["a"].tolist())
    for data in (gz[:20], b"not packed", b""):
        path.with_name("bad.csv.gz").write_bytes(data)
        try:
            pd.read_csv(path.with_name("bad.csv.gz"))
        except (EOFError, OSError, ValueError) as e:
            print(e)
    path.write_bytes(bytes.fromhex(TWO))
    try:
        pd.read_csv(path)
    except ValueError as e:
        print(str(e)[:60])
    try:
        pd.read_csv(other, compression="foo")
    except ValueError as e:
        print(e)
