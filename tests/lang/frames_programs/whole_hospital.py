# Hospital admissions: cleaning of a messy CSV, lengths of stay, readmission, occupancy
import io
import numpy as np
import pandas as pd

RAW = """patient_id;name; sex;dob;admit;discharge;ward;cost
P001;  smith, JOHN;M;1950-03-12;2023-01-02 08:15;2023-01-09 12:00;ICU;12.450,50
P002;Doe, jane ;F;1984-11-30;2023-01-03 22:40;2023-01-05 10:10;ER;1.200,00
P003;o'neil, Mary-Ann;f;1999-07-01;2023-01-04 00:05;;Surgery;8.300,75
P001;Smith, John;M;1950-03-12;2023-01-20 14:00;2023-01-25 09:30;Surgery;7.800,00
P004;Lee, bruce;m;n/a;2023-02-11 03:33;2023-02-11 18:00;ER;450,00
P005;García, José;M;1975-05-05;2023-02-12 10:00;2023-02-28 11:45;ICU;33.900,10
P002;Doe, Jane;F;1984-11-30;2023-02-14 09:00;2023-02-16 09:00;ER;-
P006;van der Berg, Ans;F;1962-12-24;2023-02-28 23:59;2023-03-03 07:20;Surgery;9.999,99
P002;Doe, Jane;F;1984-11-30;2023-03-01 09:00;2023-03-02 19:00;Maternity;2.100,00
"""
df = pd.read_csv(io.StringIO(RAW), sep=";", decimal=",", thousands=".", na_values=["-", "n/a"], skipinitialspace=True)
print(df.dtypes)
df.columns = df.columns.str.strip()
df.info()
df["name"] = df["name"].str.strip().str.title()
df[["last", "first"]] = df["name"].str.split(r",\s*", n=1, expand=True, regex=True)
df["sex"] = df["sex"].str.upper().astype("category")
for c in ["dob", "admit", "discharge"]:
    df[c] = pd.to_datetime(df[c])
print(df.drop(columns="name").to_string(index=False))
df["los"] = df["discharge"] - df["admit"]
df["los_days"] = df["los"].dt.total_seconds().div(86400).round(2)
df["age"] = ((df["admit"] - df["dob"]).dt.days // 365.25).astype("Int64")
print(df[["patient_id", "los", "los_days", "age"]])
print(df["los"].describe())
df = df.sort_values(["patient_id", "admit"])
df["gap"] = df["admit"] - df.groupby("patient_id")["discharge"].shift()
df["readmit30"] = df["gap"] < pd.Timedelta(days=30)
print(df[["patient_id", "admit", "gap", "readmit30"]].reset_index(drop=True))
print(df.groupby("patient_id").agg(visits=("admit", "size"), total=("cost", "sum"), mean_los=("los", "mean"), wards=("ward", lambda s: "/".join(s)), readmits=("readmit30", "sum")))
w = df.groupby("ward").agg({"cost": ["count", "sum", "mean"], "los_days": ["median", "max"]})
print(w)
w.columns = ["_".join(c) for c in w.columns]
print(w.reset_index().to_string(float_format="{:,.1f}".format))
days = pd.date_range("2023-01-01", "2023-03-05", freq="D")
occ = pd.Series(0, index=days, name="beds")
for r in df.dropna(subset=["discharge"]).itertuples():
    occ.loc[r.admit.normalize():r.discharge.normalize()] += 1
print(occ[occ > 0].head(10))
print(occ.resample("W").agg(["max", "mean"]).round(2))
print(occ.groupby(occ.index.to_period("M")).max())
df["month"] = df["admit"].dt.month_name()
print(pd.crosstab(df["ward"], df["sex"], margins=True))
print(df.pivot_table(index="ward", columns="month", values="cost", aggfunc="sum", margins=True, fill_value=0))
bins = pd.cut(df["age"], [0, 18, 40, 65, 120], labels=["child", "adult", "middle", "senior"])
print(bins.value_counts(dropna=False))
print(df.groupby(bins, observed=False)["cost"].agg(["size", "mean"]))
try:
    df.loc["P001"]
except KeyError as e:
    print("KeyError", e)
try:
    pd.to_datetime(pd.Series(["2023-13-01"]))
except ValueError as e:
    print(type(e).__name__, e)
buf = io.StringIO()
df.to_csv(buf, sep="\t", index=False, columns=["patient_id", "admit", "los", "cost", "age"], date_format="%d.%m.%Y", na_rep="NULL")
print(buf.getvalue())
