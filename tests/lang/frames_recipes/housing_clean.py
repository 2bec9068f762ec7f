import io
import re

import numpy as np
import pandas as pd

CSV = """Id,Street Address,Price,Sq Ft,Beds,Baths,Year Built,Listed
1,12 Oak St,"$250,000",1450,3,2,1995,01/15/2023
2,9 Elm Ave,"$310,500","1,720",4,2.5,2004,02/03/2023
3,77 Pine Rd,,1300,3,1,N/A,02/20/2023
4,1 Lake Dr,"$1,120,000",3600,5,4.5,2016,03/11/2023
5,12 Oak St,"$250,000",1450,3,2,1995,01/15/2023
6,5 Hill Ct,"$199,900",980,2,1,1962,not listed
"""


def snake(name: str) -> str:
    return re.sub(r"[^0-9a-z]+", "_", name.strip().lower()).strip("_")


def load(text: str) -> pd.DataFrame:
    return pd.read_csv(io.StringIO(text), na_values=["N/A", "not listed"], thousands=",").rename(columns=snake)


def clean_price(df: pd.DataFrame) -> pd.DataFrame:
    return df.assign(price=df["price"].str.replace(r"[$,]", "", regex=True).astype(float))


def add_features(df: pd.DataFrame) -> pd.DataFrame:
    df = df.copy()
    df["price_per_sqft"] = (df["price"] / df["sq_ft"]).round(2)
    df["age"] = 2023 - df["year_built"]
    df["size"] = np.select([df.sq_ft < 1200, df.sq_ft < 2000], ["small", "medium"], default="large")
    df["listed"] = pd.to_datetime(df["listed"], format="%m/%d/%Y")
    return df


raw = load(CSV)
print(raw.dtypes)
homes = (raw.pipe(clean_price)
            .drop_duplicates(subset=[c for c in raw.columns if c != "id"])
            .pipe(add_features)
            .set_index("id"))
print(homes)
print(homes.isna().mean().round(2).loc[lambda s: s > 0])
homes["price"] = homes["price"].fillna(homes.groupby("size")["price"].transform("mean"))
homes["year_built"] = homes["year_built"].fillna(homes["year_built"].median()).astype(int)
print(homes[["price", "year_built", "size"]])
summary = homes.groupby("size").agg(homes=("price", "size"), avg_price=("price", "mean"), newest=("year_built", "max"))
print(summary.sort_values("avg_price", ascending=False))
print(homes["street_address"].str.split(n=1, expand=True).rename(columns={0: "number", 1: "street"}))
q1, q3 = homes["price"].quantile([0.25, 0.75])
iqr = q3 - q1
print(f"IQR {iqr:,.1f}; outliers: {homes.query('price > @q3 + 1.5 * @iqr').index.tolist()}")
print(homes.to_string(columns=["street_address", "price"], index=False, formatters={"price": "${:,.0f}".format}))
