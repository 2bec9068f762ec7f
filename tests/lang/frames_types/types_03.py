import pandas as pd, numpy as np
df = pd.DataFrame({"city":["A","A","B","B","C","A"],"year":[2020,2021,2020,2021,2020,2020],"sales":[10,20,30,40,50,7],"cost":[1.5,2.5,np.nan,4.5,5.5,1]})
w=df.drop_duplicates(["city","year"]).pivot(index="city",columns="year")
print(w.columns.tolist())
print(df.melt(id_vars="city").head(3))
print(df.rolling(2)[["sales","cost"]].agg(["sum","mean"]) )
print(df[["sales","cost"]].describe().T)
print(df.pivot_table(index="city",columns="year",values=["sales","cost"],aggfunc="sum",margins=True))
