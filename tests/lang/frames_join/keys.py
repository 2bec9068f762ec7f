# Keys of other names, several keys, keys in the index, suffixes.
import pandas as pd

emp = pd.DataFrame({"id": [1, 2, 3, 4], "dept": [10, 20, 10, 30], "name": ["ann", "bob", "cy", "dee"], "year": [1, 1, 2, 2]})
dep = pd.DataFrame({"code": [10, 20, 40], "name": ["it", "hr", "law"], "year": [1, 2, 2]})
print(emp.merge(dep, left_on="dept", right_on="code"))
print(emp.merge(dep, left_on="dept", right_on="code", how="outer", suffixes=("_emp", "_dept")))
print(emp.merge(dep, left_on=["dept", "year"], right_on=["code", "year"], how="left"))
ix = dep.set_index("code")
print(emp.merge(ix, left_on="dept", right_index=True, how="left", suffixes=("", "_d")))
print(emp.merge(ix, left_on="dept", right_index=True, how="inner", suffixes=("", "_d")))
print(emp.set_index("dept").merge(ix, left_index=True, right_index=True, how="inner", suffixes=("_l", "_r")))
print(emp.set_index("dept").merge(ix, left_index=True, right_index=True, how="outer", suffixes=("_l", "_r")))
print(ix.merge(emp, left_index=True, right_on="dept", how="right", suffixes=("_l", "_r")))
print(emp.merge(dep[["code"]], left_on="dept", right_on="code", how="left").isna().sum())
