# Methods of Series over element types: the types of their results, and what they refuse.
import numpy as np
import pandas as pd


def ask(what, f):
    try:
        r = f()
        print(what, type(r).__name__, getattr(r, "dtype", ""), r.tolist() if hasattr(r, "tolist") else r)
    except Exception as e:
        print(what, type(e).__name__, e)


days = pd.Series(pd.to_datetime(["2024-03-01", "2023-01-31", None, "2024-03-01"]))
zoned = days.dt.tz_localize("Europe/Berlin")
small = pd.Series([3, 1, 2, 3], dtype="int8")
whole = pd.Series([3, 1, 2, 3], dtype="uint64")
short = pd.Series([1.5, None, -2.25, 1.5], dtype="float32")
cat = pd.Series(pd.Categorical(["u", "v", None, "u"], ["v", "u", "w"]))
order = cat.cat.as_ordered()
ints = pd.Series([3, None, 2, 3], dtype="Int64")
objects = pd.Series(["b", "a", None, "b"], dtype=object)

# casts
for name, s in {"ints": small, "floats": pd.Series([1.0, None, 0.0]), "twos": pd.Series([2.0]), "text": pd.Series(["a"]), "objects": pd.Series([True, None, 1], dtype=object),
                "mixed": pd.Series([True, "x"], dtype=object), "days": days, "none": pd.Series([], dtype="str"), "Int": ints}.items():
    ask("boolean " + name, lambda: s.astype("boolean"))
for name, s in {"days": days, "zoned": zoned, "spans": pd.Series(pd.to_timedelta([0, 5, None], unit="s"))}.items():
    ask("bool " + name, lambda: s.astype(bool))
    ask("string " + name, lambda: s.astype("string"))

# differences keep the smallest float that holds them; unsigned ones wrap
for name, s in {"int8": small, "int16": small.astype("int16"), "int32": small.astype("int32"), "uint8": small.astype("uint8"), "uint64": whole, "float32": short}.items():
    ask("diff " + name, lambda: s.diff())
    ask("diff back " + name, lambda: s.diff(-2))
ask("diff far", lambda: small.diff(9))
print(pd.DataFrame({"a": small, "b": whole}).diff().dtypes.tolist())

# rows of one narrow type
for what in ("max", "min", "sum", "mean", "std"):
    for name, f in {"int8": pd.DataFrame({"a": small, "b": small}), "uint64": pd.DataFrame({"a": whole, "b": whole}), "float32": pd.DataFrame({"a": short, "b": short}),
                    "both": pd.DataFrame({"a": small, "b": short})}.items():
        if not (what == "mean" and name == "uint64"):
            r = getattr(f, what)(axis=1)
            print(what, name, r.dtype, r.round(4).tolist())
print(pd.DataFrame({"a": objects, "b": objects}).iloc[0].dtype, pd.DataFrame({"a": [True, None], "b": [1, 2]}, dtype=object).loc[1].dtype)

# true or false
for name, s in {"text": pd.Series(["a", ""]), "days": days, "zoned": zoned, "cat": cat, "period": pd.Series(pd.period_range("2024-01", periods=2, freq="M")),
                "interval": pd.Series(pd.interval_range(0, 2)), "spans": pd.Series(pd.to_timedelta([0, 5], unit="s"))}.items():
    ask("any " + name, lambda: s.any())
    ask("all " + name, lambda: s.all())

# arrays of whole frames
print(repr(pd.DataFrame({"a": days, "b": days}).to_numpy()))
print(repr(pd.DataFrame({"a": days.dt.as_unit("s"), "b": days.dt.as_unit("ns")}).values.dtype))
print(repr(pd.DataFrame({"a": zoned[:2], "b": [1, 2]}).to_numpy()))
print(repr(pd.DataFrame({"a": pd.Categorical([1, 2])}).to_numpy()), repr(pd.DataFrame({"a": cat, "b": cat}).to_numpy()))

# numbers as times: parts of a count are cut off
numbers = pd.Series([1.5, 2.123456789, -0.1, None])
for unit in ("ns", "us", "ms", "s", "D"):
    print(unit, pd.to_datetime(numbers, unit=unit).astype("int64").tolist(), pd.to_timedelta(numbers, unit=unit).astype("int64").tolist())
print(pd.to_datetime(numbers).astype("int64").tolist())
print(zoned.dt.timetz.tolist(), days.dt.timetz.tolist()[:1])

# gaps filled along a line
print(short.interpolate().dtype, days.interpolate().tolist(), zoned.interpolate().tolist()[2])
for name, s in {"cat": cat, "flags": pd.Series([True, None], dtype="boolean"), "period": pd.Series(pd.period_range("2024-01", periods=2, freq="M"))}.items():
    ask("interpolate " + name, lambda: s.interpolate())

# quantiles, ranks, places
ask("float32", lambda: short.quantile([0.25, 0.5]))
ask("one float32", lambda: short.quantile())
ask("categories", lambda: cat.quantile())
print(repr(pd.DataFrame({"a": short, "b": short}).quantile()), repr(pd.DataFrame({"a": [1, 2]}).quantile(0.25).name))
print(pd.DataFrame({"a": order, "b": ints}).rank())
for s in (cat, order, pd.Series(["b", "a"])):
    print(repr(s.argmax()), repr(s.argmin()), s.idxmax(), s.idxmin())
