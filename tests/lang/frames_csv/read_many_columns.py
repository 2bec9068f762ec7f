# Many columns and long option lists.
import io
import pandas as pd

n = 600
text = ",".join(f"c{i}" for i in range(n)) + "\n" + ",".join(str(i) for i in range(n)) + "\n" + ",".join(str(i * 0.5) for i in range(n)) + "\n"
d = pd.read_csv(io.StringIO(text))
print(d.shape, d["c599"].tolist())
d = pd.read_csv(io.StringIO(text), usecols=[f"c{i}" for i in range(0, n, 2)], dtype={f"c{i}": "float32" for i in range(n) if i % 2 == 0})
print(d.shape, set(d.dtypes.astype(str)))
d = pd.read_csv(io.StringIO(text), names=[f"n{i}" for i in range(n)], header=0, na_values=[str(i) for i in range(300)])
print(d.isna().sum().sum(), d.columns[-1])
print(pd.read_csv(io.StringIO(text), skiprows=list(range(1, 400))).shape)
