import pandas as pd

stock = pd.DataFrame({"sku": ["A1", "B2", "C3", "D4"], "on_hand": [12, 0, 55, 7], "reorder_at": [10, 5, 20, 10], "supplier": ["x", "y", "x", None]}).set_index("sku")
moves = pd.DataFrame([("2024-05-01", "A1", -4), ("2024-05-02", "B2", 30), ("2024-05-02", "A1", -9), ("2024-05-03", "C3", -40), ("2024-05-05", "E5", 3)], columns=["date", "sku", "qty"])
moves["date"] = pd.to_datetime(moves["date"])
net = moves.groupby("sku")["qty"].sum()
stock["after"] = stock["on_hand"].add(net, fill_value=0).reindex(stock.index).astype(int)
print(stock)
print(set(net.index) - set(stock.index))
low = stock.query("after < reorder_at").assign(order=lambda d: (d["reorder_at"] * 2 - d["after"]).clip(lower=1))
print(low[["supplier", "after", "order"]])
running = moves.pivot_table(index="date", columns="sku", values="qty", aggfunc="sum").asfreq("D").fillna(0).cumsum()
print(running)
for supplier, part in low.groupby("supplier", dropna=False):
    print(f"Supplier {supplier}:")
    for sku, row in part.iterrows():
        print(f"  {sku:<4}{row['order']:>5d} units")
print(stock["supplier"].fillna("unknown").str.upper().value_counts().to_frame("items"))
assert stock.loc["A1", "after"] == -1
stock.loc["E5"] = {"on_hand": 0, "reorder_at": 1, "supplier": "z", "after": 3}
print(stock.dtypes, stock.tail(1), sep="\n")
stock.index = stock.index.str.lower()
print(stock.loc["b2":"d4", "after"].to_dict(), stock.index.tolist())
print(stock.sort_values(["supplier", "after"], na_position="first", key=lambda s: s.str.upper() if s.name == "supplier" else -s).index.tolist())
