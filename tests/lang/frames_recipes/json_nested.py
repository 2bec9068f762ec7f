import io
import json
import pandas as pd

payload = json.loads('''{"users": [
 {"id": 1, "name": {"first": "Ann", "last": "Lee"}, "tags": ["a", "b"], "orders": [{"sku": "X", "qty": 2}, {"sku": "Y", "qty": 1}]},
 {"id": 2, "name": {"first": "Bo", "last": "Ek"}, "tags": [], "orders": []},
 {"id": 3, "name": {"first": "Cy", "last": null}, "tags": ["c"], "orders": [{"sku": "X", "qty": 5}]}], "total": 3}''')
users = pd.json_normalize(payload["users"])
print(users)
print(users.columns.tolist())
orders = pd.json_normalize(payload["users"], record_path="orders", meta=["id", ["name", "first"]])
print(orders)
print(orders.groupby("sku")["qty"].sum())
df = pd.DataFrame(payload["users"])
df["n_tags"] = df["tags"].map(len)
df["first"] = df["name"].map(lambda d: d["first"])
df["last"] = [d.get("last") for d in df["name"]]
print(df[["id", "first", "last", "n_tags"]])
print(df.explode("tags")[["id", "tags"]])
flat = pd.concat([df.drop(columns=["name", "orders", "tags"]), df["name"].apply(pd.Series).add_prefix("name_")], axis=1)
print(flat)
records = flat.to_dict(orient="records")
print(records[0], json.dumps(records[1]))
print(flat.to_json(orient="records"))
print(flat.to_json(orient="split"))
print(flat.set_index("id")["n_tags"].to_json(), flat[["id", "n_tags"]].to_json(orient="values"), flat[["id"]].to_json(orient="columns"))
for orient in ["dict", "list", "split", "index", "tight"]:
    print(orient, flat[["id", "first"]].to_dict(orient))
back = pd.read_json(io.StringIO(flat.to_json(orient="records")))
print(back.dtypes, back.shape)
lines = flat[["id", "first"]].to_json(orient="records", lines=True)
print(lines, [json.loads(x)["id"] for x in lines.splitlines()])
nested = orders.groupby("sku")[["id", "qty"]].apply(lambda g: g.to_dict("records")).to_dict()
print(nested)
print(pd.DataFrame({"a": {"x": 1, "y": 2}, "b": {"x": 3}}), pd.DataFrame([{"a": 1}, {"b": 2}]), pd.Series({"k": [1, 2]}).to_dict(), sep="\n")
