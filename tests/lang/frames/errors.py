import pandas as pd


def attempt(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)


df = pd.DataFrame({"a": [1, 2], "b": ["x", "y"]})
attempt(lambda: df["q"])
attempt(lambda: df.sort_values("q"))
attempt(lambda: df.groupby("q"))
attempt(lambda: df["b"].mean())
attempt(lambda: df["a"] + [1, 2, 3])
attempt(lambda: df.loc[5, "a"])
attempt(lambda: df["a"].iloc[5])
attempt(lambda: pd.DataFrame({"a": [1]}).set_index("z"))
attempt(lambda: bool(df))
attempt(lambda: pd.Series([1, 2], index=["a"]))
attempt(lambda: df["b"].astype(float))
