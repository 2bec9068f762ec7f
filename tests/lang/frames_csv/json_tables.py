"""JSON with a schema: orient="table", out and in again."""
import io

import pandas as pd

df = pd.DataFrame({"a": [1, 2], "b": [1.5, None], "t": pd.to_datetime(["2020-01-01", None]), "z": pd.to_datetime(["2020-01-01", "2020-01-02"]).tz_localize("UTC"),
                   "d": pd.to_timedelta(["1D", "2h"]), "c": pd.Categorical(["x", "y"], categories=["y", "x"]), "f": [True, False],
                   "I": pd.Series([1, None], dtype="Int64"), "o": [1, "x"], "w": ["p", "q"], "s": pd.Series(["p", None], dtype="string"),
                   "F": pd.Series([1.5, None], dtype="Float64"), "B": pd.Series([True, None], dtype="boolean")})
frames = [df, df.a, df.set_index("a")[["b"]], df.set_index("t")[["a"]], df.set_index(["a", "f"])[["b"]], pd.Series([1, 2]),
          pd.DataFrame({"a": [1]}).rename_axis("nm"), df[["a", "w"]].set_index(pd.Index(["r", "s"])), df[["a"]].iloc[:0]]
for x in frames:
    print(x.to_json(orient="table"))
print(df[["a", "b"]].to_json(orient="table", index=False))
print(df[["a", "w"]].to_json(orient="table", indent=2))
for x in [df[["a", "b", "f", "w", "I", "c", "s"]], df.set_index(["a", "f"])[["b"]], df[["a", "t"]].rename_axis("nm")]:
    back = pd.read_json(io.StringIO(x.to_json(orient="table")), orient="table")
    print(back, back.dtypes, back.index.names, sep="\n")
for call in [lambda: df.to_json(orient="table", date_format="epoch"), lambda: df.rename_axis("a").to_json(orient="table")]:
    try:
        print(call())
    except ValueError as e:
        print(e)
