# API payloads: nested JSON flattened, exploded, joined, aggregated and written back
import json
from io import StringIO
import numpy as np
import pandas as pd

payload = json.loads("""
[{"id": 1, "created": "2024-03-01T10:00:00Z", "customer": {"name": "Ada", "geo": {"country": "UK", "city": "London"}},
  "items": [{"sku": "A1", "qty": 2, "price": 9.99}, {"sku": "B2", "qty": 1, "price": 24.5}], "tags": ["vip", "web"]},
 {"id": 2, "created": "2024-03-01T23:30:00+02:00", "customer": {"name": "Linus", "geo": {"country": "FI"}},
  "items": [{"sku": "A1", "qty": 5, "price": 9.49}], "tags": []},
 {"id": 3, "created": "2024-03-03T07:15:00Z", "customer": {"name": "Grace", "geo": {"country": "US", "city": "NYC"}},
  "items": [{"sku": "C3", "qty": 1, "price": 199.0}, {"sku": "B2", "qty": 2, "price": 22.0}, {"sku": "A1", "qty": 1, "price": 10}], "tags": ["web"], "coupon": "SPRING"}]
""")
orders = pd.json_normalize(payload)
print(orders.columns.tolist())
print(orders.drop(columns=["items"]).to_string())
orders["created"] = pd.to_datetime(orders["created"], utc=True)
print(orders["created"].dt.tz_convert("Europe/Helsinki"))
items = pd.json_normalize(payload, record_path="items", meta=["id", ["customer", "name"], ["customer", "geo", "country"]], record_prefix="it.")
print(items, items.dtypes, sep="\n")
items["amount"] = items["it.qty"] * items["it.price"]
print(items.groupby("id")["amount"].sum())
flat = orders[["id", "tags"]].explode("tags", ignore_index=True)
print(flat)
print(pd.get_dummies(flat, columns=["tags"], prefix="t", dtype=int).groupby("id").max())
print(flat["tags"].value_counts(dropna=False))
full = items.merge(orders[["id", "created", "coupon"]], on="id", how="left", validate="many_to_one", indicator=True)
print(full)
s = full.pivot_table(index="it.sku", columns="customer.geo.country", values="amount", aggfunc=["sum", "count"], fill_value=0)
print(s)
print(s.stack(future_stack=True))
print(s.to_json(orient="split"))
print(full.head(2).to_json(orient="records", date_format="iso", indent=2))
print(full.set_index("it.sku").loc["A1", ["it.qty", "amount"]].to_dict("list"))
print(full[["id", "amount"]].to_dict("index"))
print(json.dumps(full.groupby("customer.name")["amount"].sum().to_dict()))
back = pd.read_json(StringIO(orders.drop(columns=["items", "tags"]).to_json(orient="table", index=False)), orient="table")
print(back.dtypes)
lines = "\n".join(json.dumps(r) for r in [{"ts": 1709280000, "v": 1.5, "ok": True}, {"ts": 1709283600, "v": None, "ok": False}, {"ts": 1709287200, "v": 3, "ok": None}])
ev = pd.read_json(StringIO(lines), lines=True, convert_dates=False)
print(ev, ev.dtypes, sep="\n")
ev["ts"] = pd.to_datetime(ev["ts"], unit="s", origin="unix")
print(ev.set_index("ts").resample("30min").interpolate().round(3) if False else ev.set_index("ts")["v"].resample("30min").asfreq().interpolate())
for bad in ['{"a": [1, 2', '[1, 2, {"a": 1}]', '{"a": {"b": 1}, "c": 3}']:
    try:
        print(pd.read_json(StringIO(bad)))
    except Exception as e:
        print(type(e).__name__, e)
try:
    pd.json_normalize(payload, record_path="nope")
except KeyError as e:
    print("KeyError", e)
try:
    pd.json_normalize(payload, record_path="items", meta=["coupon"])
except KeyError as e:
    print("KeyError", e)
print(pd.json_normalize(payload, record_path="items", meta=["coupon"], errors="ignore").tail(3))
print(pd.json_normalize(payload, max_level=1).columns.tolist())
print(pd.json_normalize({"a": {"b": {"c": 1}}, "d": [1, 2]}, sep="_"))
deep = pd.DataFrame({"k": [1, 2], "d": [{"x": 1, "y": 2}, {"x": 3}]})
print(deep.join(pd.DataFrame(deep.pop("d").tolist(), index=deep.index)))
print(pd.Series([{"a": 1}, {"a": 2}]).str["a"], pd.Series([[1, 2], [3]]).str.len())
