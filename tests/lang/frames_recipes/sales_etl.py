"""Reads orders and products, joins them, writes a summary as CSV and JSON."""
import csv
import json
import os
import tempfile
from pathlib import Path

import pandas as pd


def write_inputs(folder: Path) -> None:
    with open(folder / "products.csv", "w", newline="") as f:
        w = csv.writer(f)
        w.writerow(["sku", "name", "category", "price"])
        w.writerows([["A1", "Pen, blue", "office", 1.5], ["B2", 'Notebook "A5"', "office", 4.25], ["C3", "Mug", "kitchen", 7.0]])
    for month, rows in {"2024-01": [(1, "A1", 10), (2, "C3", 2), (3, "Z9", 1)], "2024-02": [(4, "B2", 3), (5, "A1", 25)]}.items():
        pd.DataFrame(rows, columns=["order", "sku", "qty"]).to_csv(folder / f"orders_{month}.csv", index=False)


def extract(folder: Path) -> pd.DataFrame:
    parts = []
    for path in sorted(folder.glob("orders_*.csv")):
        parts.append(pd.read_csv(path).assign(month=path.stem.split("_")[1]))
    return pd.concat(parts, ignore_index=True)


def transform(orders: pd.DataFrame, products: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    merged = orders.merge(products, on="sku", how="left", indicator=True)
    unknown = merged.loc[merged["_merge"] == "left_only", ["order", "sku"]]
    good = merged[merged["_merge"] == "both"].drop(columns="_merge")
    good["revenue"] = good["qty"] * good["price"]
    return good, unknown


def main() -> int:
    with tempfile.TemporaryDirectory() as tmp:
        folder = Path(tmp)
        write_inputs(folder)
        orders = extract(folder)
        print(orders)
        products = pd.read_csv(folder / "products.csv", index_col=None)
        good, unknown = transform(orders, products)
        print(good.to_string(index=False))
        for row in unknown.itertuples(index=False):
            print("unknown sku", row.sku, "in order", row.order)
        summary = good.groupby(["month", "category"], as_index=False)["revenue"].sum()
        out = folder / "summary.csv"
        summary.to_csv(out, index=False, float_format="%.2f")
        print(out.read_text())
        summary.to_json(folder / "summary.json", orient="records")
        print(json.loads((folder / "summary.json").read_text()))
        back = pd.read_csv(out)
        print(back.equals(summary), sorted(os.listdir(folder)))
        print(good.pivot_table(index="category", columns="month", values="revenue", aggfunc="sum", fill_value=0, margins=True, margins_name="Total"))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
