"""Clean the weekly export from the till system."""
import io
import re
import logging
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

RAW = """order id;Customer Name ; Order-Date;Item SKU;Qty;Unit Price;Discount %;Store
1001; alice SMITH;2024-01-03;SKU-001-RED;2;$1,299.99;10%;Leeds
1002;Bob  Jones ;03/01/2024;sku-002-blu;1;$15.50;;leeds
1003;carol o'neil;2024-01-05;SKU-003-GRN;x;$7;5%;YORK
1003;carol o'neil;2024-01-05;SKU-003-GRN;x;$7;5%;YORK
1004;;2024-01-09;SKU-004;3;n/a;0%;York 
1005;Dan Brown;not a date;SKU-001-RED;-1;$1,299.99;;Hull
1006;Eve Adams;2024-02-11;SKU-005-BLK;10;$3.333;15%;HULL
"""

logging.basicConfig(level=logging.INFO, format="%(levelname)s:%(name)s:%(message)s")
log = logging.getLogger("clean")


@dataclass
class Report:
    rows_in: int = 0
    rows_out: int = 0
    problems: dict = field(default_factory=dict)

    def note(self, key, n):
        self.problems[key] = self.problems.get(key, 0) + int(n)


def snake(name):
    return re.sub(r"[^0-9a-z]+", "_", name.strip().lower()).strip("_")


def load(text):
    df = pd.read_csv(io.StringIO(text), sep=";", dtype=str, skipinitialspace=True)
    return df.rename(columns=snake)


def drop_dupes(df, rep):
    rep.note("dupes", df.duplicated().sum())
    return df.drop_duplicates(ignore_index=True)


def fix_types(df, rep):
    out = df.assign(
        customer_name=lambda d: d["customer_name"].str.strip().str.replace(r"\s+", " ", regex=True).str.title(),
        order_date=lambda d: pd.to_datetime(d["order_date"], errors="coerce", format="%Y-%m-%d"),
        qty=lambda d: pd.to_numeric(d["qty"], errors="coerce").astype("Int64"),
        unit_price=lambda d: pd.to_numeric(d["unit_price"].str.replace("[$,]", "", regex=True), errors="coerce"),
        discount=lambda d: d["discount"].str.rstrip("%").astype(float).div(100).fillna(0),
        store=lambda d: d["store"].str.strip().str.capitalize().astype("category"),
    )
    for c in ["order_date", "qty", "unit_price"]:
        rep.note(c, out[c].isna().sum())
    return out


def sku_parts(df):
    parts = df["item_sku"].str.upper().str.extract(r"SKU-(?P<num>\d{3})(?:-(?P<colour>[A-Z]{3}))?")
    return df.join(parts).drop(columns="item_sku")


rep = Report()
raw = load(RAW)
rep.rows_in = len(raw)
print(raw)
print(raw.dtypes)
clean = raw.pipe(drop_dupes, rep).pipe(fix_types, rep).pipe(sku_parts)
rep.rows_out = len(clean)
print(clean)
clean.info()
print(rep)
clean["total"] = (clean["qty"] * clean["unit_price"] * (1 - clean["discount"])).round(2)
print(clean[["order_id", "qty", "total"]])
print(clean.groupby("store", observed=True)["total"].agg(["sum", "count", "max"]))
print(clean["colour"].value_counts(dropna=False))
valid = clean[clean["qty"].gt(0) & clean["unit_price"].notna()]
print(valid.set_index("order_id").loc[:, ["customer_name", "qty", "unit_price", "total"]].to_string(float_format="{:,.2f}".format))
print(clean.isna().sum().to_dict())
print(clean.to_json(orient="records", date_format="iso", indent=1))
print(clean.describe(include="all"))
try:
    clean["price"]
except KeyError as e:
    print("KeyError", e)
try:
    clean[["price", "total"]]
except KeyError as e:
    print("KeyError", e)
try:
    clean["order_id"].astype(int) + clean["customer_name"]
except TypeError as e:
    print("TypeError")
try:
    raw["qty"].astype(int)
except ValueError as e:
    print("ValueError", e)
