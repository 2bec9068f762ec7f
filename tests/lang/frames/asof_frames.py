# DataFrame.asof: the last whole row at or before a label.
import pandas as pd

df = pd.DataFrame({"a": [10.0, None, 30.0, 40.0], "b": [None, 2.0, 3.0, None], "c": list("wxyz")}, index=[10, 20, 30, 40])
print(df.asof(35))
print(df.asof([5, 15, 30, 99]))
print(df.asof([5, 15, 30, 99], subset="a"))
print(df.asof(25, subset=["b", "c"]))
print(df.asof(5))
print(df[["b"]].head(1).asof(15), df[["b"]].head(1).asof([15, 20]), sep="\n")
whole = pd.DataFrame({"n": [1, 2, 3], "flag": [1.5, 2.5, 3.5]}, index=pd.to_datetime(["2024-01-01", "2024-01-03", "2024-01-07"]))
print(whole.asof("2024-01-05"))
print(whole.asof(pd.to_datetime(["2024-01-02", "2024-01-09"])))
print(whole.asof(pd.to_datetime(["2023-12-31", "2024-01-03"])))
for wrong in (lambda: df.sort_index(ascending=False).asof(3), lambda: df["a"].asof(15, subset="a")):
    try:
        wrong()
    except ValueError as e:
        print(e)
days = pd.Series(pd.to_datetime(["2024-02-29"]))
print("day_of_year" in dir(days.dt), "days" in dir((days - days).dt), "qyear" in dir(days.dt.to_period("M").dt))
