# Each piece of a file is inferred on its own, as pandas does it.
import io
import pandas as pd

text = "a,b\n1,x\n2,y\n3.5,z\n,w\nt,1\n"
for c in pd.read_csv(io.StringIO(text), chunksize=2):
    print(c.dtypes.astype(str).tolist(), c["a"].tolist())
counts = {}
for c in pd.read_csv(io.StringIO("g,n\n" + "".join(f"{'abc'[i % 3]},{i}\n" for i in range(20))), chunksize=7):
    for k, v in c.groupby("g")["n"].sum().items():
        counts[k] = counts.get(k, 0) + int(v)
print(counts)
for c in pd.read_csv(io.StringIO("1,2\n3,4\n5,6\n"), header=None, chunksize=2):
    print(c)
for c in pd.read_csv(io.StringIO("1,2\n3,4\n5,6\n"), names=["x", "y"], chunksize=2):
    print(c)
for c in pd.read_csv(io.StringIO("a,b\n" + "1,2\n" * 5), chunksize=2, nrows=3):
    print(c.shape)
