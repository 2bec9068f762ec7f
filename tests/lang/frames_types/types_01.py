import pandas as pd, numpy as np
df = pd.DataFrame({"city":["A","A","B","B","C","A"],"year":[2020,2021,2020,2021,2020,2020],"sales":[10,20,30,40,50,7],"cost":[1.5,2.5,np.nan,4.5,5.5,1]})
print(df.pivot_table(index="city",columns="year",values=["sales","cost"],aggfunc="sum"))
print(df.pivot_table(index="city",columns="year",values="sales",aggfunc=["sum","mean"]))
print(df.set_index(["city","year"]).groupby(level=[0,1]).sum().unstack())
print(df.agg({"sales":["sum","mean"],"cost":["max"]}))
print(df[["sales","cost"]].transform(["cumsum","cummax"]))
