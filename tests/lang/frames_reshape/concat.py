import pandas as pd, numpy as np
a=pd.DataFrame({"x":[1,2],"y":["p","q"]}); b=pd.DataFrame({"x":[3,4],"z":[1.5,2.5]}); c=pd.DataFrame({"x":[5],"y":["r"]},index=[7])
print(pd.concat([a,c])); print(pd.concat([a,b])); print(pd.concat([a,b],ignore_index=True)); print(pd.concat([a,b],join="inner")); print(pd.concat([a,b],axis=1))
print(pd.concat([a,c],axis=1)); print(pd.concat([a,c],axis=1,join="inner")); print(pd.concat([a,b],sort=True))
print(pd.concat([a,c],keys=["one","two"])); print(pd.concat({"k1":a,"k2":c},names=["key","row"]))
s=pd.Series([1,2],name="s"); t=pd.Series([3.5,4],name="t",index=[1,2]); u=pd.Series(["m","n"])
print(pd.concat([s,t])); print(pd.concat([s,s])); print(pd.concat([s,t],axis=1)); print(pd.concat([s,u],axis=1)); print(pd.concat([u,u],axis=1)); print(pd.concat([s,t],axis=1,keys=["A","B"])); print(pd.concat([s,u],ignore_index=True))
print(pd.concat([a,s],axis=1)); print(pd.concat([a,s.rename("x")])); print(pd.concat([s,t],keys=["s1","s2"]))
print(pd.concat([a,pd.DataFrame()])); print(pd.concat([a,None,c]).index, pd.concat([a,a.set_axis([2,3])]).index if 0 else "")
for f in (lambda: pd.concat([]), lambda: pd.concat([None]), lambda: pd.concat([a,a],verify_integrity=True), lambda: pd.concat(a), lambda: pd.concat([a,1])):
    try: f()
    except Exception as e: print(type(e).__name__, e)
print(pd.concat([pd.Series([True,False]), pd.Series([1,2])]), pd.concat([pd.Series([1,2]), pd.Series([1.5])]), pd.concat([pd.Series(["a"]), pd.Series([np.nan])]))
