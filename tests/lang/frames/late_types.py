"""Columns whose type shows only far into the file: every value must come out as if it had been known from the start."""
import pandas as pd

df = pd.read_csv("late_types.csv", low_memory=False)
print(df.dtypes)
print(df.tail(3).to_string())
print(df.head(3).to_string())
print(df.isna().sum().tolist(), df["b"].sum(), df["g"].sum(), len(df))
print(df["a"].iloc[100], df["f"].iloc[100], df["f"].tolist()[-3:], df["d"].max())
