# na_values for all and for single columns, keep_default_na, na_filter.
import io
import pandas as pd

text = "a,b,c\n1,-999,x\n-999,2,NA\n3,4.5,missing\n"
print(pd.read_csv(io.StringIO(text), na_values=[-999, "missing"]))
print(pd.read_csv(io.StringIO(text), na_values={"b": [-999], "c": ["missing"]}))
print(pd.read_csv(io.StringIO(text), na_values="x", keep_default_na=False)["c"].tolist())
print(pd.read_csv(io.StringIO(text), na_filter=False)["c"].tolist())
print(pd.read_csv(io.StringIO("v\n-999.0\n-999.00\n1.5\n-999\n"), na_values=-999)["v"].tolist())
print(pd.read_csv(io.StringIO("v,w\n?,1\n5,?\n"), na_values="?").isna().values.tolist())
print(pd.read_csv(io.StringIO("v,w\nNA,1\n,2\n"), keep_default_na=False, na_values={"w": [1]})["w"].isna().tolist())
print(pd.read_csv(io.StringIO("v\nn/a\nNone\nnull\n<NA>\n#N/A\n"))["v"].isna().sum())
print(pd.read_csv(io.StringIO('v,w\n"NA",1\n"",2\n'))["v"].isna().tolist())
