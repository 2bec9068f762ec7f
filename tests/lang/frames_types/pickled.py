# Frames, Series and indexes through pickle and back.
import io
import os
import pickle
import tempfile
import numpy as np
import pandas as pd

df = pd.DataFrame({"i": [1, 2], "f": [.5, None], "s": ["a", None], "b": [True, False], "t": pd.to_datetime(["2024-01-01", None]), "d": pd.to_timedelta(["1h", None]),
                   "c": pd.Categorical(["u", None], categories=["v", "u"], ordered=True), "I": pd.array([1, None], dtype="Int64"), "B": pd.array([True, None]),
                   "o": [[1], {"k": 2}], "p": pd.period_range("2024-01", periods=2, freq="M"), "z": [1j, 2], "S": pd.array(["x", None], dtype="string"),
                   "w": pd.to_datetime(["2024-01-01", "2024-07-01"]).tz_localize("Europe/Rome"), "u8": np.array([1, 2], dtype="uint8"), "F": pd.array([1.5, None], dtype="Float32")})
df.attrs["source"] = "test"
back = pickle.loads(pickle.dumps(df))
print(back, back.dtypes, back.attrs, back.equals(df), sep="\n")
print((back.dtypes == df.dtypes).all(), back["o"].tolist(), back.index, back.columns)
for x in (df["t"], df["c"], pd.Series([1, 2], index=["a", "b"], name="n"), pd.Series([], dtype=float), df.set_index(["s", "i"])["f"], df.iloc[:0], pd.DataFrame(),
          df[["i", "f"]].describe(), df.groupby("b")["i"].sum(), pd.DataFrame(np.eye(2)), pd.DataFrame([[1, 2]], columns=pd.MultiIndex.from_tuples([("a", "x"), ("a", "y")], names=["k", None]))):
    r = pickle.loads(pickle.dumps(x))
    print(type(r).__name__, r.equals(x), r.index.equals(x.index), list(r.index.names), str(r) == str(x))
for x in (pd.RangeIndex(3), pd.Index(["a", "b"], name="k"), pd.date_range("2024-01-01", periods=3, freq="D"), pd.MultiIndex.from_product([[1, 2], ["x"]], names=["p", "q"]),
          pd.CategoricalIndex(["a", "b"]), pd.period_range("2024-01", periods=2, freq="Q"), pd.timedelta_range("1h", periods=2), pd.Index([1.5, 2])):
    r = pickle.loads(pickle.dumps(x))
    print(r, r.equals(x))
held = pickle.loads(pickle.dumps({"frames": [df[["i"]], df["s"]], "when": pd.Timestamp("2024-01-01"), "n": np.int64(3)}))
print(held)
with tempfile.TemporaryDirectory() as at:
    path = os.path.join(at, "x.pkl")
    df.to_pickle(path)
    print(pd.read_pickle(path).equals(df))
    df["i"].to_pickle(path)
    print(pd.read_pickle(path))
    with open(path, "wb") as f:
        pickle.dump((df, 1), f)
    with open(path, "rb") as f:
        print(pickle.load(f)[0].shape)
b = io.BytesIO()
pickle.dump(df["f"], b)
b.seek(0)
print(pickle.load(b).tolist())
