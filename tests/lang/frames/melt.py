import pandas as pd
df = pd.DataFrame({"a":[1,2],"b":[3,4],"c":[5.5,6.5]})
print(df.melt(id_vars="a"))
print(pd.melt(df, ["a","b"]))
print(pd.DataFrame.melt(df, value_vars=["c"]))
try: df.melt(q=3)
except TypeError as e: print(e)
try: df.foo
except AttributeError as e: print(e)
try: pd.foo
except AttributeError as e: print(e)
