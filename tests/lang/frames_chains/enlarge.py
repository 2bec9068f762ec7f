"""Labels that are not there, set with loc and at: which dtype every column has afterwards."""
import warnings

import numpy as np
import pandas as pd

warnings.simplefilter("ignore")

COLUMNS = {
    "int64": pd.Series([1, 2]), "int8": pd.Series([1, 2], dtype="int8"), "float64": pd.Series([1.5, np.nan]), "float32": pd.Series([1.5, 2], dtype="float32"),
    "bool": pd.Series([True, False]), "str": pd.Series(["a", None]), "string": pd.Series(["a", None], dtype="string"), "object": pd.Series([1, "x"], dtype="object"),
    "cat": pd.Series(["a", "b"], dtype="category"), "catint": pd.Series([3, 1], dtype="category"),
    "day": pd.Series(pd.to_datetime(["2024-01-01", None])), "second": pd.Series(pd.to_datetime(["2024-01-01 10:00:00", "2024-01-02"], format="ISO8601")).dt.as_unit("s"),
    "zone": pd.Series(pd.to_datetime(["2024-01-01", "2024-01-02"]).tz_localize("Europe/Berlin")),
    "span": pd.Series(pd.to_timedelta(["1 days", None])), "Int64": pd.Series([1, None], dtype="Int64"), "Int8": pd.Series([1, None], dtype="Int8"),
    "Float64": pd.Series([1.5, None], dtype="Float64"), "boolean": pd.Series([True, None], dtype="boolean"),
}
VALUES = [None, np.nan, 0, 2.0, 2.5, "a", "zz", pd.Timestamp("2024-05-05"), pd.Timestamp("2024-05-05", tz="Europe/Berlin"), pd.Timedelta("1h")]


def told(what, f):
    try:
        x = f()
        if isinstance(x, pd.DataFrame):
            print(what, "|", *[f"{t}: {x.iloc[:, k].tolist()}" for k, t in enumerate(x.dtypes)], x.index.tolist(), sep="  ")
        else:
            print(what, "|", x.dtype, x.tolist(), x.index.tolist(), sep="  ")
    except Exception as e:
        print(what, "|", type(e).__name__)


def row(x, label, value):
    x.loc[label] = value
    return x


def cell(x, label, name, value):
    x.loc[label, name] = value
    return x


def spot(x, label, name, value):
    x.at[label, name] = value
    return x


for name, column in COLUMNS.items():
    for value in VALUES:
        told(f"{name} row {value!r}", lambda: row(pd.DataFrame({"x": column, "i": [7, 8]}), "new", value))
        told(f"{name} cell {value!r}", lambda: cell(pd.DataFrame({"x": column, "i": [7, 8], "b": [True, False]}), "new", "x", value))
        told(f"{name} one {value!r}", lambda: row(column.copy(), "new", value))
        if name == "string":  # depends on pyarrow
            continue
        told(f"{name} no rows, row {value!r}", lambda: row(pd.DataFrame({"x": column, "i": [7, 8]}).iloc[:0], "new", value))
        told(f"{name} no rows, cell {value!r}", lambda: spot(pd.DataFrame({"x": column, "i": [7, 8], "b": [True, False]}).iloc[:0], "new", "x", value))
        told(f"{name} no values {value!r}", lambda: row(column.iloc[:0].copy(), "new", value))
    told(f"{name} again", lambda: row(pd.DataFrame({"x": column, "y": column}), 2, pd.DataFrame({"x": column, "y": column}).iloc[0]))
    told(f"{name} beside text", lambda: row(pd.DataFrame({"x": column, "y": ["q", "r"]}), 2, pd.DataFrame({"x": column, "y": ["q", "r"]}).iloc[1]))
    told(f"{name} list", lambda: row(pd.DataFrame({"x": column, "y": ["q", "r"]}), 5, [0, 0]))
