import pandas as pd
l=pd.DataFrame({"k":["a","b"],"v":[1,2]}); r=pd.DataFrame({"w":[3,4]},index=["b","c"])
print(l.merge(r,left_on="k",right_index=True,how="outer"))
print(l.merge(r,left_on="k",right_index=True,how="right"))
ri=pd.DataFrame({"w":[3,4]},index=pd.MultiIndex.from_tuples([("b",2),("c",5)]))
print(l.merge(ri,left_on=["k","v"],right_index=True,how="outer"))
print(l.merge(ri,left_on=["k","v"],right_index=True,how="right"))
