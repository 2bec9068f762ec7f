# Reading in pieces: chunksize, iterator, get_chunk, with.
import io
import tempfile
from pathlib import Path
import pandas as pd

text = "k,v,name\n" + "".join(f"{i},{i * 0.5},n{i % 3}\n" for i in range(10))
total = 0
for chunk in pd.read_csv(io.StringIO(text), chunksize=4):
    print(len(chunk), list(chunk.index), chunk["v"].sum())
    total += chunk["k"].sum()
print(total)
with pd.read_csv(io.StringIO(text), chunksize=6) as reader:
    parts = [c for c in reader]
print(pd.concat(parts).shape)
it = pd.read_csv(io.StringIO(text), iterator=True)
print(it.get_chunk(2))
print(it.get_chunk(3)["name"].tolist())
print(len(it.read()))
try:
    it.get_chunk(1)
except StopIteration:
    print("end")
with tempfile.TemporaryDirectory() as tmp:
    path = Path(tmp) / "a.csv"
    path.write_text(text)
    sizes = [len(c) for c in pd.read_csv(path, chunksize=3, usecols=["k", "name"], dtype={"k": "float64"})]
    print(sizes)
    first = next(iter(pd.read_csv(path, chunksize=2, index_col="k")))
    print(first)
for bad in (0, 1.5, "x"):
    try:
        pd.read_csv(io.StringIO(text), chunksize=bad)
    except ValueError as e:
        print(e)
