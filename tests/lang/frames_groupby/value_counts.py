# value_counts of groups, and quantities made from it.
import pandas as pd

df = pd.DataFrame({"dept": ["it", "it", "hr", "hr", "hr", "it"], "level": ["jr", "sr", "jr", "jr", "sr", "jr"], "age": [30, 41, 25, 28, 52, 33]})
print(df.groupby("dept")["level"].value_counts())
print(df.groupby("dept")["level"].value_counts(normalize=True))
print(df.groupby("dept")["level"].value_counts().unstack(fill_value=0))
print(df.groupby("dept")[["level"]].value_counts())
print(df.groupby(["dept", "level"]).size().unstack())
print(df.groupby("dept")["age"].nlargest(2))
print(df.groupby("dept")["age"].nsmallest(1))
print(df.groupby("dept")["level"].nunique())
