import pandas as pd

prices = pd.Series({"flour": 0.9, "sugar": 1.2, "egg": 0.25, "milk": 1.1}, name="price")
recipes = {"cake": {"flour": 0.5, "sugar": 0.3, "egg": 4}, "pancake": {"flour": 0.25, "egg": 2, "milk": 0.5}, "tea": {"milk": 0.05}}
matrix = pd.DataFrame(recipes)
print(matrix)
matrix = matrix.fillna(0)
cost = matrix.mul(prices, axis=0)
print(cost)
print(cost.sum().sort_values(ascending=False))
print((cost / cost.sum()).round(2).T)
print(cost.idxmax(), matrix.T @ prices, prices.dot(matrix["cake"]), sep="\n")
stock = pd.Series({"flour": 2.0, "sugar": 1.0, "egg": 10, "butter": 1})
can_make = matrix.apply(lambda col: (stock.reindex(col.index).fillna(0) / col[col > 0]).dropna().min() // 1)
print(can_make)
print(prices.to_frame().join(stock.rename("stock"), how="outer"))
print(stock.sub(matrix["cake"], fill_value=0), stock.index.difference(prices.index).tolist(), sep="\n")
long = matrix.stack().rename_axis(["ingredient", "recipe"]).rename("amount").reset_index().query("amount > 0")
print(long.sort_values(["recipe", "amount"], ascending=[True, False]).to_string(index=False))
