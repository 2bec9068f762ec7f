# Cohorts: months between a customer's first order and each other.
import pandas as pd
orders = pd.DataFrame({"customer": [1, 1, 1, 2, 2, 3, 3, 4], "day": pd.to_datetime(["2023-01-03", "2023-02-10", "2023-04-01", "2023-01-20", "2023-03-02", "2023-02-14", "2023-02-20", "2023-03-30"])})
orders["order_month"] = orders["day"].dt.to_period("M")
orders["cohort"] = orders.groupby("customer")["day"].transform("min").dt.to_period("M")
table = orders.groupby(["cohort", "order_month"]).agg(n=("customer", "nunique")).reset_index(drop=False)
table["period_number"] = (table.order_month - table.cohort).apply(lambda d: d.n)
print(table)
pivot = table.pivot_table(index="cohort", columns="period_number", values="n")
print(pivot)
size = pivot.iloc[:, 0]
print(pivot.divide(size, axis=0).round(2))
print(pivot.index, pivot.index.strftime("%b %Y").tolist())
orders["first"] = orders.groupby("customer")["order_month"].transform("min")
print(orders)
print(orders.groupby("cohort")["customer"].nunique().rename("customers"))
