import pandas as pd, numpy as np
df = pd.DataFrame({"city":["A","A","B","B","C","A"],"year":[2020,2021,2020,2021,2020,2020],"sales":[10,20,30,40,50,7],"cost":[1.5,2.5,np.nan,4.5,5.5,1]})
print(pd.concat([df[["sales"]],df[["cost"]]],axis=1,keys=["x","y"]))
w=df.drop_duplicates(["city","year"]).pivot(index="city",columns="year")
print(w)
print(w.stack())
print(w["sales"])
