import numpy as np
import pandas as pd

rng = np.random.default_rng(12)
df = pd.DataFrame({"age": rng.integers(5, 90, 12), "income": rng.integers(0, 120, 12) * 1000, "member": rng.random(12) < 0.5, "state": rng.choice(["NY", "CA", "TX"], 12)})
df["group"] = np.where(df["age"] >= 65, "senior", np.where(df["age"] < 18, "minor", "adult"))
conditions = [(df["income"] < 20000), df["income"].between(20000, 60000), df["income"] > 60000]
df["bracket"] = np.select(conditions, ["low", "middle", "high"], default="?")
df["rate"] = np.select([df.member & (df.income > 50000), df.member], [0.9, 0.95], default=1.0)
print(df)
df["discount"] = df["income"].where(df["member"], 0).mul(0.01).clip(upper=500)
df["income_masked"] = df["income"].mask(df["income"] > 100000)
df.loc[df["state"] == "CA", "rate"] *= 0.5
df.loc[(df.age > 40) & ~df.member, ["group", "rate"]] = ["special", 2.0]
print(df[["group", "rate", "discount", "income_masked"]])
print(df.query("age > 30 and state in ['NY', 'TX']").index.tolist())
limit = 50000
print(df.query("income > @limit & member").shape, df.query("`age` > 20 or not member").shape)
print(df[df["state"].isin(["NY"]) | df["age"].gt(70)][["age", "state"]])
print(df.loc[lambda d: d["income"].rank(pct=True) > 0.75, "income"].sort_values())
print(df.filter(like="in").columns.tolist(), df.filter(regex="^(age|sta)").shape, df.filter(items=["age", "zip"]).columns.tolist())
print(df.nsmallest(2, ["age", "income"])[["age", "income"]])
print(df.eval("net = income * rate - discount")[["net"]].round(1).head(3))
print(pd.eval("df.age + df.income").head(2).tolist())
df.eval("double_age = age * 2\nhalf = age / 2", inplace=True)
print(df[["double_age", "half"]].tail(2))
idx = np.argsort(df["income"].to_numpy(), kind="stable")[::-1][:3]
print(df.iloc[idx]["income"].tolist())
print(np.where(df["member"])[0].tolist(), np.flatnonzero(df["age"] > 60).tolist())
print(df["state"].map({"NY": "New York", "CA": "California"}).fillna("other").value_counts().to_dict())
print(df["age"].apply(lambda a: "even" if a % 2 == 0 else "odd").value_counts().sort_index().to_dict())
print(df.assign(z=lambda d: (d.age - d.age.mean()) / d.age.std(ddof=0)).z.round(3).tolist())
print(df.where(df.select_dtypes("number") > 50).notna().sum().to_dict())
