"""where, mask, shift and frame[mask] = value of typed columns: nullable types and categories keep their type or refuse the value."""
import pandas as pd


def attempt(name, f):
    try:
        print(name, f(), sep="\n")
    except (TypeError, ValueError) as e:
        print(name, type(e).__name__, e)


def set_where(frame, value):
    frame[frame.isna() | (frame == frame.iloc[0])] = value
    return frame


keep = [True, False]
attempt("UInt8", lambda: pd.Series([1, 2], dtype="UInt8").where(keep, "s"))
attempt("boolean", lambda: pd.Series([True, None], dtype="boolean").where(keep, 7))
attempt("Float64", lambda: pd.Series([1, None], dtype="Float64").where(keep, "x"))
attempt("Int64", lambda: pd.Series([1, 2], dtype="Int64").where(keep, 1.5))
attempt("Int64 fits", lambda: pd.Series([1, 2], dtype="Int64").mask(keep, 5))
attempt("missing", lambda: pd.Series([1, 2], dtype="Int64").where(keep))
attempt("Series", lambda: pd.Series([1, 2], dtype="Int64").where(keep, pd.Series([7, 8])))
attempt("category", lambda: pd.Series(pd.Categorical(["a", "b"])).where(keep, "z"))
attempt("category fits", lambda: pd.Series(pd.Categorical(["a", "b"])).where(keep, "a"))
attempt("frame", lambda: pd.DataFrame({"a": pd.Series([True, None], dtype="boolean"), "b": [1.5, 2.5]}).where([[True, True], [False, False]], 7))
attempt("shift", lambda: pd.Series(pd.Categorical(["a", "b"])).shift(1, fill_value="z"))
attempt("shift fits", lambda: pd.Series(pd.Categorical(["a", "b"])).shift(1, fill_value="b"))
attempt("set dates", lambda: set_where(pd.DataFrame({"d": pd.to_datetime(["2024-01-01", None])}), 0))
attempt("set ints", lambda: set_where(pd.DataFrame({"d": [1, 2]}), "x"))
attempt("set fits", lambda: set_where(pd.DataFrame({"d": [1, 2], "e": [0.5, None]}), 9))
attempt("plain", lambda: pd.Series([1, 2]).where(keep, "x"))
