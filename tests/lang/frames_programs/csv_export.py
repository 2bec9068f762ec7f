import csv
import io
import numpy as np
import pandas as pd


df = pd.DataFrame({"name": ['O"Neil', "a,b", "plain", None], "x": [1.5, 2.0, np.nan, 1e6], "n": [1, 2, 3, 4]})
print(df.to_csv(index=False))
print(df.to_csv(sep="\t", na_rep="-", float_format="%.1f"))
print(df.to_csv(quoting=csv.QUOTE_ALL, index=False, header=["A", "B", "C"]))
print(df.to_csv(quoting=csv.QUOTE_NONE, escapechar="\\", index=False))
print(df.to_csv(decimal=",", sep=";", index_label="row"))
buffer = io.StringIO()
df["x"].to_csv(buffer, header=False)
print(buffer.getvalue())
print(pd.read_csv(io.StringIO(df.to_csv(index=False))).equals(df))
