# Order book cleaning: duplicates, conflicting rows, asof joins, fuzzy keys, audit of changes
from io import StringIO
import pandas as pd
import numpy as np

cust = pd.read_csv(StringIO("""cid,email,phone,since,tier
c1,Ann@Example.com,+1 (555) 010-2030,2019-05-01,gold
c2,bob@example.org,555.010.9999,2020-02-29,silver
c3,,0044 20 7946 0958,2021-11-15,
c4,dan@@bad,,2022-01-01,bronze
c2,bob@example.org,555-010-9999,2020-02-29,gold
"""), parse_dates=["since"])
orders = pd.read_csv(StringIO("""oid|customer|when|sku|qty|unit
1001|c1|2023-01-05|X-100|2|19.99
1002|C2|2023-01-06|x-100|1|19.99
1003|c9|2023-01-06|Y-200|4|5.00
1004|c1|2023-02-10|Y-200|-1|5.00
1005|c3|2023-02-11|Z-300|1|
1006|c4|2023-03-01|X-100|3|17.50
1006|c4|2023-03-01|X-100|3|17.50
"""), sep="|", parse_dates=["when"], converters={"customer": str.lower, "sku": str.upper})
print(cust.duplicated("cid", keep=False).sum(), orders.duplicated().sum())
print(cust[cust.duplicated("cid", keep=False)])
orders = orders.drop_duplicates(ignore_index=True)
cust["digits"] = cust["phone"].str.replace(r"\D", "", regex=True).str[-10:]
cust["valid"] = cust["email"].str.fullmatch(r"[\w.]+@[\w]+\.\w+", case=False)
print(cust)
print(cust["valid"].value_counts(dropna=False))
latest = cust.drop_duplicates("cid", keep="last").set_index("cid")
print(latest.loc["c2"])
m = orders.merge(latest, left_on="customer", right_index=True, how="outer", indicator="src")
print(m[["oid", "customer", "sku", "tier", "src"]])
print(m["src"].value_counts())
try:
    orders.merge(cust, left_on="customer", right_on="cid", validate="m:1")
except pd.errors.MergeError as e:
    print("MergeError:", e)
try:
    orders.merge(latest, on="cid2")
except KeyError as e:
    print("KeyError:", e)
prices = pd.DataFrame({"from": pd.to_datetime(["2023-01-01", "2023-02-01", "2023-02-15", "2023-01-01"]), "sku": ["X-100", "X-100", "X-100", "Y-200"], "list": [19.99, 18.5, 17.5, 5.25]}).sort_values("from")
a = pd.merge_asof(orders.sort_values("when"), prices, left_on="when", right_on="from", by="sku", direction="backward")
print(a)
a["unit"] = a["unit"].fillna(a["list"]).fillna(a["unit"].median())
a["disc"] = 1 - a["unit"] / a["list"]
print(a[["oid", "unit", "list", "disc"]].round(3))
a["net"] = a["qty"].mul(a["unit"])
print(a.groupby("customer")["net"].agg(["sum", "count"]).join(latest["tier"]).fillna({"tier": "none"}))
old = orders.set_index("oid")[["qty", "unit"]]
new = old.copy()
new.loc[1001, "qty"] = 3
new.loc[1005, "unit"] = 99.0
print(old.compare(new))
print(old.compare(new, keep_shape=True, keep_equal=True, result_names=("before", "after")).head(2))
print(old.equals(new), old.eq(new).all())
new.loc[1010] = [7, 1.25]
print(new.tail(2), new.dtypes)
chg = old.merge(new, how="outer", left_index=True, right_index=True, suffixes=("_old", "_new"))
chg["status"] = np.select([chg["qty_old"].isna(), chg["qty_new"].isna(), chg["qty_old"].ne(chg["qty_new"])], ["added", "removed", "changed"], default="same")
print(chg)
print(old.combine_first(new), old.fillna(new), sep="\n")
old.update(new)
print(old)
print(orders.assign(month=orders["when"].dt.to_period("M")).groupby(["month", "sku"])["qty"].sum().unstack(fill_value=0))
g = orders.groupby("customer")
print(g.cumcount().tolist(), g.ngroup().tolist(), g["qty"].transform("sum").tolist())
print(g.head(1)[["oid", "customer"]], g.nth(-1)[["oid", "customer"]], sep="\n")
print(g.filter(lambda x: len(x) > 1)["oid"].tolist())
print(pd.merge(orders[["oid", "sku"]], pd.DataFrame({"wh": ["N", "S"]}), how="cross").head(3))
print(orders.join(latest[["tier"]], on="customer", how="inner").shape)
print(orders["unit"].isna().groupby(orders["sku"]).any())
orders["when"] = orders["when"].dt.strftime("%d/%m/%y")
print(orders.to_csv(index=False, quoting=2))
print(orders.to_string(columns=["oid", "when", "unit"], justify="left", na_rep="?", index=False))
