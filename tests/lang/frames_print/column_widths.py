"""to_string: justify and col_space."""
import pandas as pd

d=pd.DataFrame({"a":[1.5,22.25],"b":["x","yyy"],"c":[True,False]})
for j in ("left","right","center","justify","match-parent"):
    for kw in (dict(),dict(col_space=8),dict(header=["p","q","r"]),dict(index=False),dict(col_space=8,index=False)):
        print(j,kw); print(d.to_string(justify=j,**kw).replace(" ","."))
print(d.to_string(col_space={"a":10,"c":12}).replace(" ",".")); print(d.to_string(col_space=[6,7,8]).replace(" ","."))
