# Columns of unlike types put together: end to end, as a row, as a matrix, transposed, reduced to one row.
import numpy as np
import pandas as pd

kinds = {
    "i8": pd.Series([1, 0, 3], dtype="int8"), "i16": pd.Series([1, 0, 300], dtype="int16"), "u8": pd.Series([1, 0, 3], dtype="uint8"),
    "u64": pd.Series([1, 0, 7], dtype="uint64"), "i64": pd.Series([1, 0, 2**40]), "f32": pd.Series([1.5, np.nan, 3.0], dtype="float32"),
    "f64": pd.Series([0.1, np.nan, 3.0]), "b": pd.Series([True, False, True]), "I8": pd.Series([1, None, 3], dtype="Int8"),
    "F32": pd.Series([1.5, None, 3.0], dtype="Float32"), "B": pd.Series([True, None, False], dtype="boolean"), "s": pd.Series(["x", None, "z"]),
    "S": pd.Series(["x", None, "z"], dtype="string"), "o": pd.Series([1, "b", None], dtype=object), "ci": pd.Series(pd.Categorical([1, 2, 1])),
    "cs": pd.Series(pd.Categorical(["u", None, "u"])), "d": pd.Series(pd.to_datetime(["2024-01-31", None, "2024-01-01"])),
    "z": pd.Series(pd.to_datetime(["2024-01-31", None, "2024-01-01"])).dt.tz_localize("UTC"), "t": pd.Series(pd.to_timedelta(["1 days", None, "5 min"])),
}


def say(what, f):
    try:
        r = f()
    except (TypeError, ValueError) as e:
        print(what, type(e).__name__)
        return
    v = r.tolist()
    print(what, r.dtype, [x.item() if isinstance(x, np.generic) else x for x in v])


for a in kinds:
    for b in kinds:
        both = pd.DataFrame({"x": kinds[a], "y": kinds[b]})
        say(f"{a} {b} concat", lambda: pd.concat([kinds[a], kinds[b]], ignore_index=True))
        say(f"{a} {b} row", lambda: both.iloc[0])
        say(f"{a} {b} matrix", lambda: both.to_numpy())
        say(f"{a} {b} T", lambda: both.T[1])
        say(f"{a} {b} max", lambda: both.max())
        say(f"{a} {b} across", lambda: both.max(axis=1))
        say(f"{a} {b} none", lambda: both[:0].max(axis=1))
        say(f"{a} {b} any", lambda: both.any())
    one = kinds[a].to_frame("q")
    print(a, one.agg(["count", "nunique"]).dtypes.tolist())
    say(a + " agg", lambda: one.agg(["min", "max"])["q"])
    say(a + " sum", lambda: one.agg(["sum", "std"])["q"])
