import pandas as pd
emp = pd.DataFrame({"dept": ["eng", "ops", "eng", "hr", "ops", "eng"], "level": [1, 1, 2, 1, 2, 2], "salary": [100, 80, 130, 70, 95, 125]})
by = emp.groupby(["dept", "level"])
summary = by["salary"].agg(["mean", "max", "count"]).reset_index()
print(summary)
top = emp.loc[emp.groupby("dept")["salary"].idxmax()]
print(top)
emp["rank"] = emp.groupby("dept")["salary"].rank(ascending=False, method="dense").astype(int)
print(emp.sort_values(["dept", "rank"]))
emp["above"] = emp["salary"] > emp.groupby("dept")["salary"].transform("mean")
print(emp)
print(emp.groupby("dept")["above"].sum())
pct = emp.groupby("dept")["salary"].sum() / emp["salary"].sum() * 100
print(pct.round(1).sort_values(ascending=False))
print(emp.groupby("dept").agg({"salary": ["mean", "std"], "level": "max"}).round(2).to_dict() if False else "")
print(emp.groupby("dept")["salary"].apply(list))
print(emp.groupby("level")["dept"].apply(lambda s: ",".join(sorted(set(s)))))
