"""Cookbook: nested JSON recipes -> normalized tables -> shopping list."""
import json
from fractions import Fraction
from io import StringIO
import pandas as pd
import numpy as np

DOC = json.loads("""
[
 {"id": "r1", "name": "Pancakes", "serves": 4, "tags": ["breakfast", "sweet"],
  "nutrition": {"kcal": 350, "fat": {"sat": 3.1, "total": 9.5}},
  "ingredients": [{"item": "flour", "qty": "1 1/2", "unit": "cup"}, {"item": "milk", "qty": "300", "unit": "ml"}, {"item": "egg", "qty": "2", "unit": null}]},
 {"id": "r2", "name": "Omelette", "serves": 1, "tags": ["breakfast"],
  "nutrition": {"kcal": 290, "fat": {"sat": 5.0, "total": 21}},
  "ingredients": [{"item": "egg", "qty": "3", "unit": null}, {"item": "butter", "qty": "1/2", "unit": "tbsp"}, {"item": "salt", "qty": "a pinch", "unit": null}]},
 {"id": "r3", "name": "Bread", "serves": 10, "tags": [],
  "nutrition": {"kcal": 210},
  "ingredients": [{"item": "flour", "qty": "500", "unit": "g"}, {"item": "water", "qty": "320", "unit": "ml"}, {"item": "salt", "qty": "2", "unit": "tsp"}]}
]
""")
rec = pd.json_normalize(DOC)
print(rec.columns.tolist())
print(rec.drop(columns="ingredients"))
rec2 = pd.json_normalize(DOC, sep="_", max_level=1)
print(rec2[["id", "nutrition_kcal", "nutrition_fat"]])
ing = pd.json_normalize(DOC, record_path="ingredients", meta=["id", ["nutrition", "kcal"]], meta_prefix="recipe_")
print(ing)
print(ing.dtypes)


def parse_qty(text):
    try:
        return float(sum(Fraction(p) for p in text.split()))
    except ValueError:
        return np.nan


ing["amount"] = ing["qty"].map(parse_qty)
TO_G = {("flour", "cup"): 120, ("butter", "tbsp"): 14.2, ("salt", "tsp"): 6}
ing["grams"] = [a * TO_G.get((i, u), 1 if u in ("g", "ml") else np.nan) for i, u, a in zip(ing["item"], ing["unit"], ing["amount"])]
print(ing[["item", "amount", "unit", "grams"]])
shop = ing.groupby(["item", ing["unit"].fillna("piece")])["amount"].agg(["sum", "size"]).rename_axis(["item", "unit"])
print(shop)
print(shop.reset_index().to_dict("records"))
tags = rec[["id", "tags"]].explode("tags")
print(tags)
print(pd.crosstab(tags["id"], tags["tags"].fillna("none")))
m = rec.merge(tags.groupby("id")["tags"].count().rename("n_tags"), on="id")
print(m[["name", "n_tags"]])
rec["per_serving"] = rec["nutrition.kcal"].div(rec["serves"]).round(1)
print(rec.set_index("name")["per_serving"].sort_values())
print(rec["tags"].str.len().tolist(), rec["tags"].str.join("+").tolist())
matrix = ing.pivot_table(index="item", columns="recipe_id", values="amount", aggfunc="first")
print(matrix)
print(matrix.notna().sum(axis=1).sort_values(ascending=False, kind="stable"))
shared = matrix.notna().astype(int)
print(shared.T.dot(shared))
print(matrix.to_markdown() if False else matrix.fillna("").to_string())
js = rec[["id", "name", "serves"]].to_json(orient="split")
print(js)
back = pd.read_json(StringIO(js), orient="split")
print(back.equals(rec[["id", "name", "serves"]]))
print(pd.read_json(StringIO(rec[["id", "serves"]].to_json(orient="records", lines=True)), lines=True))
print(rec[["id", "name"]].to_json(orient="values"), rec.set_index("id")["serves"].to_json(orient="index"))
try:
    pd.json_normalize(DOC, record_path="steps")
except KeyError as e:
    print("KeyError", e)
try:
    pd.json_normalize(DOC, "ingredients", ["missing"])
except KeyError as e:
    print("KeyError", e)
print(pd.json_normalize(DOC, "ingredients", ["missing", "name"], errors="ignore").head(2))
print(pd.json_normalize({"a": 1, "b": {"c": 2, "d": [1, 2]}}))
print(pd.Series([d["nutrition"] for d in DOC]).apply(pd.Series))
print(pd.DataFrame([d["nutrition"] for d in DOC], index=[d["id"] for d in DOC]))
