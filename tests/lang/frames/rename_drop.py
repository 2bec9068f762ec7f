import pandas as pd

df = pd.DataFrame({"a": [1, 2], "b": [3, 4], "c": [5, 6]})
print(df.rename(columns={"a": "A", "zz": "Q"}))
print(df.rename(columns=str.upper))
print(df.drop(columns=["b"]), df.drop(columns="c"), df.drop("a", axis=1))
print(df.drop(index=[0]), df.drop(1))
try:
    df.drop(columns=["nope"])
except KeyError as e:
    print("KeyError", e)
print(pd.DataFrame({"a": [1, 1, 2], "b": [3, 3, 4]}).drop_duplicates())
