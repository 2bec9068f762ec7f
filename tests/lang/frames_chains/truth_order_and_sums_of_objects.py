"""astype(bool) of texts and objects, modes that cannot be sorted, sums of objects that are no numbers, missing times as categories."""
import pandas as pd

print(pd.Series(["", "x", " lead"]).astype(bool).tolist(), pd.Series(["", "x", None]).astype(bool).tolist())
print(pd.Series(["", "x"], dtype="string").astype(bool))
print(pd.Series(["", 1, None, 0.0, "no"], dtype=object).astype(bool).tolist())
print(pd.DataFrame({"a": ["", "b"], "n": [0, 2]}).astype(bool))
print(pd.Series([1, "a", pd.Timestamp("2024-01-01")]).mode())
print(pd.Series(["a", None], dtype="category").mode(dropna=False))
print(pd.Series([2.0, None]).mode(dropna=False))
print(pd.Series(["u", "v"], dtype=object).sum(), pd.Series([1, 2.5, True], dtype=object).sum(), pd.Series([], dtype=object).sum())
print(pd.Series([(1, 2), (3,)]).sum(), pd.Series([2, None, 4], dtype=object).prod())
try:
    print(pd.Series(["u", None], dtype=object).sum())
except TypeError as e:
    print(e)
print(pd.DataFrame({"a": pd.Series(["u", "u"], dtype=object), "b": pd.Series([1, 2], dtype=object)}).sum())
print(pd.Series(pd.to_datetime([None, None])).astype("category"))
print(pd.Series(pd.to_timedelta(["1 days", None])).astype("category").tolist())
moments = pd.Series(pd.to_datetime(["2024-01-02", None, "2024-01-01", "2024-01-05"])).dt.tz_localize("UTC").dt.tz_convert("Europe/Berlin")
print(moments.cummax(), moments.cummin(), moments.to_frame("t").cummax(), sep="\n")
