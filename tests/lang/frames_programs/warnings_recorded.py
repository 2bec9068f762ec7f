# Data-quality notes with warnings recorded.
import warnings
import pandas as pd
import numpy as np

df = pd.DataFrame({"a": [1, 2, 3], "b": ["2024-01-05", "13/01/2024", "x"], "g": ["u", "v", "u"]})


def seen(fn, *a, **k):
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter("always")
        try:
            r = fn(*a, **k)
        except Exception as e:
            r = f"{type(e).__name__}: {e}"
        for x in w:
            print("  ", x.category.__name__, "|", str(x.message).split("\n")[0])
    return r


print(seen(lambda: pd.to_datetime(df["b"], errors="coerce")))
print(seen(lambda: pd.to_datetime(["01-13-2024", "nope"], errors="coerce")))
print(seen(lambda: pd.to_datetime(["13/01/2024"], dayfirst=False)))
print(seen(lambda: df.groupby("g").apply(lambda d: d["a"].sum())))


def setbad():
    s = pd.Series([1, 2, 3])
    s[0] = 1.5
    return s


print(seen(setbad))


def setbool():
    s = pd.Series([True, False])
    s[0] = "x"
    return s


print(seen(setbool))
print(seen(lambda: df["b"].str.contains("(x)")))
print(seen(lambda: pd.concat([df, pd.DataFrame(columns=["a", "b"])]).dtypes))
print(seen(lambda: pd.Series([1, None]).fillna(method="ffill")))
print(seen(lambda: df.pivot_table(index="g", values="a", aggfunc=np.sum)))
print(seen(lambda: df.groupby("g").agg({"a": np.mean})))
print(seen(lambda: np.log(pd.Series([0.0, -1.0, 1.0]))))
print(seen(lambda: pd.Series([1, 0]) / 0))
print(seen(lambda: pd.date_range("2024-01-01", periods=2, freq="M")))
print(seen(lambda: pd.date_range("2024-01-01", periods=2, freq="H")))
print(seen(lambda: pd.Timedelta("1H")))
print(seen(lambda: df.select_dtypes("object").columns.tolist()))
print(seen(lambda: df.applymap(str)))
print(seen(lambda: df.swapaxes(0, 1)))


def dup():
    import io
    return pd.read_csv(io.StringIO("a,a,b\n1,2,3\n"))


print(seen(dup))


def mixed():
    import io
    return pd.read_csv(io.StringIO("d\n01/02/2024\n13/02/2024\n"), parse_dates=["d"])


print(seen(mixed))


def user():
    if df["b"].isna().sum() == 0:
        warnings.warn("column b has no missing values", UserWarning)
    return df.shape


print(seen(user))
print(seen(lambda: pd.DataFrame({"x": [1]}).attr))


def newattr():
    d = df.copy()
    d.things = [1, 2]
    return d.things


print(seen(newattr))
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        pd.to_datetime(["2024-13-45", "z"], errors="coerce")
    except UserWarning as e:
        print("raised", str(e)[:40])
