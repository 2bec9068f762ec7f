import pandas as pd

# columns whose labels are floats: the labels are written with as many digits each
d = pd.DataFrame({"a": [0.5, 2.25, 1 / 3], "b": [1.0, 100 / 3, 0.125]})
print(pd.crosstab(d["a"], d["b"]))
print(pd.DataFrame([[1, 2]], columns=[1.0, 2.0]))
print(pd.DataFrame([[1, 2.5]], columns=pd.Index([0.5, 200 / 3], name="part")))
print(pd.DataFrame([["x", 2]], columns=[1e10, 0.5]))
print(pd.DataFrame([[1, 2]], columns=[1, 2.5]).to_string(index=False))
print(pd.DataFrame([[1, 2]], columns=[0.25, 2]).T)
print(d.pivot_table(index="a", columns="b", aggfunc="size", fill_value=0))
print(pd.DataFrame([[1, 2]], columns=[0.5, 200 / 3]).to_csv())
