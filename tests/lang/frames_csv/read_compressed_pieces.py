# Compressed files piece by piece: unpacked once, with labels, types and errors as a plain file gives them.
import os
import tempfile

import pandas as pd

GZ = bytes.fromhex(
    "1f8b080000000000020355d03bae42311003d07e56c1022294f1e4bb9c2741410135cb67048aecd7dd512c5bf73c6ee55d5e7fcfbbd552aff5fb79a9"
    "e679f4dfe186e2e7051679f4136b05e7c5ade7d14f6c9460db64b5db62356cb33a472bbbdddc590e73b03d93c1fa4c36f667b2732093830b999c5cc8"
    "e4e242263717f29f2b176070c501fee984f2a0a90fba0261a810a61261a911b6224555a570550aa852842a4553a5e8aa14439562aa522c558aad4a1f"
    "15bed70830020000")
BZ = bytes.fromhex(
    "425a68393141592653598f1ef3500000ee5980001040057fe0262300403000d59434314694c26230d51ffaa881a00024154fd286869a1a7584c72008"
    "0040000a492e97d37e36dc70ef9ccdbbe71aa76ec5eb2ec5bd62e9675fe460489913123634c6c4d8db635f26db4eb5d725b6d6ed2d6e49071c24926e"
    "25be6670923805a42bad6b01511884e9b7100880a525008814a9024e20009240920924dbca047ee502339408ee211fc5dc914e142423c7bcd400")
TWO = bytes.fromhex(
    "1f8b08000000000002034bd449e232d431e202007b07970a080000001f8b080000000000020333d631e132d531e30200794a4d2c08000000")
BAD = bytes.fromhex(
    "1f8b08000000000002034bd449e232d431e232d631d131e50200a69022c50e000000")
folder = tempfile.mkdtemp()


def put(name, data):
    path = os.path.join(folder, name)
    with open(path, "wb") as f:
        f.write(data)
    return path


gz, bz = put("a.csv.gz", GZ), put("a.csv.bz2", BZ)
for path in (gz, bz):
    total = [0, 0.0]
    for piece in pd.read_csv(path, chunksize=15):
        print(piece.index[0], len(piece), piece["name"].iloc[-1], [str(t) for t in piece.dtypes])
        total[0] += piece["id"].sum()
        total[1] += piece["x"].sum()
    print(total)
with pd.read_csv(gz, iterator=True, index_col="id", dtype={"x": "float32"}) as reader:
    print(reader.get_chunk(2))
    print(reader.get_chunk(1))
print(sum(len(p) for p in pd.read_csv(gz, chunksize=39, encoding="latin-1")))
two = put("two.csv.gz", TWO)
print([p.values.tolist() for p in pd.read_csv(two, chunksize=2)])
cut = put("cut.csv.gz", GZ[:90])
try:
    print(sum(len(p) for p in pd.read_csv(cut, chunksize=10)))
except EOFError as e:
    print("EOFError", e)
bad = put("bad.csv.gz", BAD)
try:
    print([len(p) for p in pd.read_csv(bad, chunksize=1)])
except pd.errors.ParserError as e:
    print(str(e).strip())
