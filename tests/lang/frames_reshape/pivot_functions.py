import pandas as pd, numpy as np
df=pd.DataFrame({"g":list("aabb"),"h":list("xyxy"),"z":[1,2,3,4],"m":[4,3,2,1]})
for af in (["sum","mean"],["mean","sum"],["sum",len],[np.sum,lambda s:s.max()],["max","count"]):
    for v in ("z",["z","m"],["m","z"],None):
        try: print(df.pivot_table(index="g",columns="h",values=v,aggfunc=af)); print(df.pivot_table(index="g",values=v if v else ["z"],aggfunc=af,margins=True))
        except Exception as e: print(type(e).__name__,e)
print(df.pivot_table(index="g",columns="h",aggfunc={"z":["sum","max"],"m":"mean"}))
print(df.pivot_table(columns="h",values=["m","z"],aggfunc=["sum","mean"]))
print(df.pivot_table(columns="h",values="m",aggfunc=["sum","mean"]))
print(df.pivot_table(index=["g","h"],values="m",aggfunc=["sum","mean"]))
print(df.pivot_table(index="g",values="m",aggfunc={"m":["sum","mean"]}))
print(df.pivot_table(index="g",values="m",aggfunc={"m":[len,"mean",lambda s: s.max()-s.min()]}))
p=df.pivot_table(index="g",columns="h",values=["z","m"],aggfunc=["sum","mean"]); print(p.columns.levels, p.stack(), p.stack(0), p["sum"], p[("mean","z")], p.T.unstack())
