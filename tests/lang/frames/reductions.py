import pandas as pd

df = pd.read_csv("flights.csv")
for c in ("distance", "air_time", "dep_delay"):
    s = df[c]
    print(c, s.sum(), s.min(), s.max(), s.count(), s.nunique(), s.median())
    print(f"{s.mean():.6f} {s.std():.6f} {s.var():.4f}")
print(df["carrier"].min(), df["carrier"].max(), df["carrier"].count(), df["carrier"].nunique())
print(df["distance"].idxmax(), df["distance"].idxmin(), df["distance"].argmax())
print(repr(df["distance"].sum()), repr(df["distance"].mean() > 0))
print(pd.Series([], dtype="float64").sum(), pd.Series([], dtype="float64").mean())
print(pd.Series([1.0, None]).sum(), pd.Series([None, None], dtype="float64").sum(), pd.Series([1.0, None]).sum(skipna=False))
print(pd.Series([2, 3, 4]).prod(), pd.Series([5]).std(), pd.Series([1, 2, 3, 4]).var(ddof=0))
