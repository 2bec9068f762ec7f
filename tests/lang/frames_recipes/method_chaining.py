import numpy as np
import pandas as pd


def log_shape(df, label):
    print(f"{label}: {df.shape}")
    return df


def tidy_names(df):
    return df.rename(columns=str.lower).rename(columns=lambda c: c.replace(" ", "_"))


raw = pd.DataFrame({"Order ID": ["A-1", "A-2", "B-3", None, "B-5", "B-5"], "Ship Date": ["2021-03-01", "2021-03-05", "bad", "2021-03-09", "2021-04-02", "2021-04-02"],
                    "Unit Price": ["10.5", "7", "x", "3.25", "8", "8"], "Qty": [1, 2, 3, 4, 5, 5], "Region": [" east", "West ", "east", "WEST", "north", "north"]})
tidy = (
    raw.pipe(tidy_names)
    .pipe(log_shape, "start")
    .dropna(subset=["order_id"])
    .drop_duplicates()
    .pipe(log_shape, label="unique")
    .assign(
        ship_date=lambda d: pd.to_datetime(d["ship_date"], errors="coerce"),
        unit_price=lambda d: pd.to_numeric(d["unit_price"], errors="coerce"),
        region=lambda d: d["region"].str.strip().str.lower().astype("category"),
        total=lambda d: d["unit_price"] * d["qty"],
    )
    .query("total > 5")
    .sort_values(["region", "total"], ascending=[True, False])
    .set_index("order_id")
)
print(tidy)
print(tidy.dtypes)
report = (
    tidy.reset_index()
    .groupby("region", observed=True)
    .agg(orders=("order_id", "nunique"), revenue=("total", "sum"), last=("ship_date", "max"))
    .assign(share=lambda d: d["revenue"] / d["revenue"].sum())
    .sort_values("revenue", ascending=False)
    .round({"share": 2})
    .rename_axis("Region")
    .reset_index()
)
print(report)
wide = (
    pd.DataFrame({"id": [1, 1, 2, 2], "k": ["h", "w", "h", "w"], "v": [170, 65, 180, 80]})
    .pivot(index="id", columns="k", values="v")
    .rename_axis(columns=None)
    .add_suffix("_cm")
    .rename(columns={"w_cm": "w_kg"})
    .assign(bmi=lambda d: (d.w_kg / (d.h_cm / 100) ** 2).round(1))
    .reset_index()
)
print(wide)
print(wide.set_index("id").stack().rename("value").reset_index().rename(columns={"level_1": "field"}))
print((pd.Series([5, 3, None, 8]).fillna(0).astype(int).sort_values().reset_index(drop=True).mul(2).pipe(lambda s: s[s > 0]).tolist()))
flat = tidy.groupby("region", observed=True).agg({"total": ["min", "max"], "qty": "sum"})
flat.columns = ["_".join(c).rstrip("_") for c in flat.columns.to_flat_index()]
print(flat)
