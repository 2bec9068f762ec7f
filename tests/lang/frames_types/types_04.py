import pandas as pd, numpy as np
df = pd.DataFrame({"city":["A","A","B","B","C","A"],"year":[2020,2021,2020,2021,2020,2020],"sales":[10,20,30,40,50,7],"cost":[1.5,2.5,np.nan,4.5,5.5,1]})
w=df.drop_duplicates(["city","year"]).pivot(index="city",columns="year")
print(df.pivot_table(index="city",values=["sales","cost"],aggfunc={"sales":["sum","min"],"cost":"mean"}))
print(df[["sales","cost"]].rolling(3).corr())
df2=pd.wide_to_long(pd.DataFrame({"id":[1,2],"x1":[1,2],"x2":[3,4]}),stubnames="x",i="id",j="t")
print(df2)
