# In[1]:
import pandas as pd
import numpy as np
import ast
from io import StringIO
pd.set_option("display.max_columns", 20)
pd.set_option("display.width", 100)
pd.set_option("display.precision", 2)
# In[2]:
data = StringIO('''id,title,genres,budget,revenue,release_date,runtime,vote_average,vote_count,original_language
1,Alpha Star,"Action|Sci-Fi",150000000,420000000,2009-12-18,162,7.8,12000,en
2,Le Petit Jour,"Drama",2000000,3500000,2011-05-20,98,7.1,340,fr
3,Haunted,"Horror|Thriller",5000000,88000000,2013-10-31,91,6.2,1500,en
4,Robo Cops 3,"Action|Comedy|Sci-Fi",90000000,60000000,2014-07-04,,5.1,2100,en
5,Mirai,"Animation|Drama",12000000,45000000,2018-07-20,98,7.4,900,ja
6,Unknown,,0,0,,,0,0,en
7,Quiet Sea,"Drama|Romance",8000000,19000000,2016-02-14,115,6.9,420,en
8,El Rey,"Drama|Comedy",3000000,9000000,2017-09-09,104,6.5,210,es
9,Alpha Star 2,"Action|Sci-Fi",250000000,900000000,2015-12-18,170,7.2,9800,en
10,Laugh Riot,"Comedy",20000000,75000000,2012-03-30,95,6.0,800,en
''')
df = pd.read_csv(data, parse_dates=["release_date"])
df
# In[3]:
print(df.shape)
print(df)
df.info(memory_usage=False)
# In[4]:
df["budget"] = df["budget"].replace(0, np.nan)
df["revenue"] = df["revenue"].replace(0, np.nan)
df["profit"] = df["revenue"] - df["budget"]
df["roi"] = df["profit"] / df["budget"]
df["year"] = df["release_date"].dt.year
print(df[["title", "budget", "revenue", "profit", "roi", "year"]])
# In[5]:
print(df.sort_values("roi", ascending=False).head(3)[["title", "roi"]])
print(df.nsmallest(2, "profit")[["title", "profit"]])
# In[6]: IMDB weighted rating
C = df["vote_average"].mean()
m = df["vote_count"].quantile(0.6)
def weighted(x, m=m, C=C):
    v, R = x["vote_count"], x["vote_average"]
    return v / (v + m) * R + m / (v + m) * C
df["wr"] = df.apply(weighted, axis=1)
print(C, m)
print(df.sort_values("wr", ascending=False)[["title", "vote_count", "vote_average", "wr"]].head(5).to_string(index=False))
# In[7]:
g = df.assign(genre=df["genres"].str.split("|")).explode("genre")
print(g[["title", "genre"]])
gs = g.groupby("genre").agg(n=("id", "count"), avg=("vote_average", "mean"), rev=("revenue", "sum")).sort_values("rev", ascending=False)
print(gs)
# In[8]:
print(df.groupby("original_language")["revenue"].agg(["count", "sum", "mean"]).sort_values("sum", ascending=False))
print(df["year"].value_counts(bins=3) if False else df["year"].dropna().astype(int).value_counts().sort_index())
df["decade"] = (df["year"] // 10 * 10).astype("Int64").astype(str) + "s"
print(df["decade"].tolist())
# In[9]:
print(df[["budget", "revenue", "vote_average", "runtime"]].corr())
print(df["runtime"].fillna(df["runtime"].median()).astype(int).tolist())
print(df.describe().T)
# In[10]:
df["month"] = df["release_date"].dt.month_name().str[:3]
print(df.pivot_table(values="revenue", index="month", columns="original_language", aggfunc="sum", fill_value=0))
# In[11]:
onehot = df["genres"].str.get_dummies("|")
sim = onehot.dot(onehot.T)
norm = np.sqrt(np.diag(sim))
cos = sim / np.outer(norm, norm)
cos.index = cos.columns = df["title"]
print(cos.iloc[:4, :4])
rec = cos["Alpha Star"].drop("Alpha Star").sort_values(ascending=False).head(3)
print(rec)
# In[12]:
df["franchise"] = df["title"].str.replace(r"\s+\d+$", "", regex=True)
print(df.groupby("franchise").filter(lambda x: len(x) > 1)[["title", "revenue"]])
seq = df.sort_values("release_date").groupby("franchise")["revenue"].agg(["first", "last", "size"]).query("size > 1")
print(seq)
records = json_like = [{"name": "Action", "id": 1}, {"name": "Drama", "id": 2}]
s = pd.Series([str(records), "[]"])
print(s.apply(ast.literal_eval).apply(lambda l: [d["name"] for d in l]) if hasattr(ast, "literal_eval") else "")
pd.reset_option("display.precision")
print(df["wr"].head(2))
print(pd.get_option("display.width"))
