# Keys and labels of text and other objects have an order: text is last.
import pandas as pd
df=pd.DataFrame({'k':['b',2,'a',1.5,2],'v':range(5)})
print(df.groupby('k').v.sum())
print(pd.Index(['b',1]).union([2,'a']), pd.Index(['b',1]).union(pd.Index(['a',0],dtype=object)))
print(pd.crosstab(df.k, df.v>2))
print(df.merge(pd.DataFrame({'k':[2,'a']}),how='outer',on='k'))
print(df.pivot_table(index='k',columns='v',values='v'))
print(pd.get_dummies(df.k))
for v in (["a",1],["b",2,"a",1.5,None],["a",("b",1)],[("b",2),("a",1)], [pd.Timestamp("2024-01-01"),"x"]):
    try: print(list(pd.Categorical(v).categories), pd.factorize(pd.Series(v,dtype=object),sort=True)[0])
    except Exception as e: print(type(e).__name__, e)
