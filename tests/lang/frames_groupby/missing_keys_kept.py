# dropna=False: rows without a key are groups of their own, also beside categories, and stay last when a level is unstacked.
import pandas as pd

sales = pd.DataFrame({"shop": ["b", None, "a", "b", None, "c"], "day": ["x", "y", "x", "y", "x", "y"],
                      "value": [1.0, 2.0, 3.0, 4.0, None, 6.0], "n": [1, 2, 3, 4, 5, 6]})
by = sales.groupby(["shop", "day"], dropna=False)
print(by["value"].sum().unstack())
print(by["value"].sum().unstack("shop"))
print(by.agg({"value": "sum", "n": "max"}).unstack())
print(sales.groupby(["day", "shop"], dropna=False).size().unstack(fill_value=0))
print(sales.groupby(["value", "day"], dropna=False)["n"].sum().unstack())
print(sales.set_index(["shop", "day"])["n"].unstack())  # no group-by: missing labels are first
print(sales.groupby(["shop", "day"], dropna=False, sort=False)["n"].sum().unstack())

kinds = sales.assign(shop=pd.Categorical(sales["shop"], ["a", "b", "c", "d"]), day=pd.Categorical(sales["day"], ["y", "x", "w"]))
for keys in ("shop", ["shop", "day"], ["day", "shop"]):
    print(kinds.groupby(keys, observed=False, dropna=False)["n"].agg(["sum", "size"]).reset_index())
    print(kinds.groupby(keys, observed=False)["n"].agg(["sum", "size"]).reset_index())
print(kinds.groupby("shop", observed=False, dropna=False)["value"].transform("sum").tolist())
print(kinds.groupby("day", observed=False, dropna=False).size())
