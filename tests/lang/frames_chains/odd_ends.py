# Steps that random chains came upon: frames without rows or columns, cells that have no hash, names that are floats, long headings.
import numpy as np
import pandas as pd

nan = float("nan")


def show(*made):
    for f in made:
        try:
            r = f()
            print(type(r).__name__, getattr(r, "dtype", ""), str(r).replace("\n", " | "))
        except Exception as e:
            print("raises", type(e).__name__)


# --- cells without a hash
lists = pd.Series([[1], [2], [1]])
arrays = pd.Series([np.array([1, 2]), np.array([1, 2])])
show(lists.mode, lists.rank, lists.value_counts, lists.duplicated, lists.nunique, arrays.value_counts, arrays.duplicated, pd.Series([{1}, {1}]).mode)
show(lambda: pd.DataFrame({"a": pd.Series([True, 1, 1.0, "x"], dtype=object), "b": [1, 2, 3, 4]}).value_counts(["a", "b"]))

# --- categories
ordered = pd.DataFrame({"d": pd.Categorical([1.5, None], categories=[1.5, 0.5], ordered=True)})
show(lambda: ordered.astype({"d": "category"}).d, lambda: ordered.astype("category").d, lambda: ordered.d.astype("Int64"))
some = pd.Series(pd.Categorical(["u", "v", "u"], categories=["u", "v", "w"]))
show(lambda: some.map({"u": 1, "v": 2}), lambda: some.map({"u": 1, "v": 2, "w": 3}), lambda: some.map({"u": True, "v": False}))
for c in (pd.Categorical([None, None]), pd.Categorical(["a", None]), pd.Categorical([None, "a", "b"]), pd.Categorical(["b", "a"], categories=["b", "a"])):
    print(pd.Series(c).is_monotonic_increasing, pd.Series(c).is_monotonic_decreasing)
print(pd.Series([1, "a"]).is_monotonic_increasing)

# --- missing values
pair = pd.DataFrame({"a": pd.Series([None], dtype="Float64"), "k": [nan]})
show(lambda: pair.fillna(pair.mean()), lambda: pd.Series([1.5, None]).fillna(pd.NA))
gone = pd.DataFrame({"d": pd.Series([None, None], dtype="string"), "e": [1, 2]})
show(lambda: gone.mask(gone.isna(), 0).dtypes, lambda: gone.where(gone.notna(), -1).dtypes, lambda: gone.d.mask(gone.d.isna(), 2.5).dtype)
for unit in ("s", "D", "ms", "ns"):
    print(pd.to_datetime(pd.Series([nan, nan]), unit=unit).dtype)

# --- no rows, no columns
show(lambda: pd.DataFrame({"k": [nan, nan]}).groupby("k").describe(), lambda: pd.DataFrame({"k": [1, 2]}).groupby("k").describe())
show(lambda: pd.DataFrame(index=[1, 2]).dropna(how="all"), lambda: pd.DataFrame(index=[1, 2]).dropna())
blank = pd.DataFrame(index=pd.Index([], name="i", dtype=int), columns=pd.Index([], name="c", dtype=str))
show(lambda: blank.T.index, lambda: blank.T.columns)
named = pd.DataFrame({"a": [1]})
named.columns.name = "k"
two = pd.DataFrame([[1, 2]], columns=pd.MultiIndex.from_tuples([("a", "x"), ("a", "y")], names=["p", "q"]))
show(lambda: named.compare(named).columns, lambda: two.compare(two).columns, lambda: named.compare(named, align_axis=0).index)
none = pd.DataFrame({"y": [1], "k": pd.Categorical(["u"])}).iloc[:0]
for key, value in ((-1, 7), (slice(0, 2), 7), (slice(0, 2), "a"), (0, 7)):
    def put(where):
        f = none.copy()
        f.iloc[key, where] = value
        return f
    show(lambda: put(0), lambda: put(1))


def flagged(rows):
    f = none.copy()
    f.loc[rows, "flag"] = "yes"
    return f


show(lambda: flagged(none["y"] > 1), lambda: flagged(slice(None)), lambda: flagged([]))

# --- labels
for index in (pd.Index([1, 2]), pd.date_range("2024", periods=2)):
    show(lambda: index.swaplevel(0, 1), lambda: index.reorder_levels([0]))
deep = pd.Series([1, 2], index=pd.MultiIndex.from_tuples([("a", 1), ("b", 2)]))
show(lambda: deep.reindex(["nope", ("b", 2)]), lambda: deep.to_frame().reindex(["nope", ("b", 2)]))
down = pd.Series([1, 2], index=pd.to_datetime(["2024-02-29", "2023-07-04"]))
show(lambda: down["2024-01-01":"2024-02"], lambda: down["2024-01-01":], lambda: down["2024-02-29":], lambda: down["2024-02-29":"2023-07-04"])
show(lambda: pd.date_range("2024-01-01", periods=1, freq="5min"), lambda: pd.date_range("2024-01-01", periods=1, freq="36h"), lambda: pd.date_range("2024-01-01", periods=2, freq="48h"))
for name in (1 / 3, 1e-9, 123456789.123, 2.5, 1e20, (1 / 3, 1)):
    print(pd.Series([1.0], name=name))
print(pd.DataFrame([[1.0]], columns=pd.Index([1], name=1 / 3), index=pd.Index([1], name=1 / 3)))
for cell in ("a", True, 1.5):
    print(pd.DataFrame({"x" * 60: [cell], "b": [1]}))
    print(pd.DataFrame({"x" * 60: [cell], "b": [1]}).to_string())

# --- together
first = pd.DataFrame({"d": ["w", "v"], "c": [1, 2]})
show(lambda: pd.concat([first, first], sort=True).columns, lambda: pd.concat([first, first], sort=True, join="inner").columns, lambda: pd.concat([first, first]).columns)
show(lambda: pd.DataFrame({"k": pd.Series(["a", "b"], dtype=object), "e": [1, 2]}).melt(id_vars="k").dtypes)
show(lambda: two.to_csv(float_format="%.2f"), lambda: (two / 3).rename_axis("i").to_csv(float_format="%.2f"))

# --- times
days = pd.Series(pd.date_range("1999-12-31", periods=8))
show(lambda: days.quantile([0.1, 0.9]), lambda: days.describe(percentiles=[0.1, 0.9]), lambda: days.to_frame().quantile(0.9))
rows = pd.DataFrame({"v": [1, 2, 3]}, index=pd.to_datetime(["2024-01-01 06:45", "2024-01-01 06:30", "2024-01-01 06:45"]))
for rule in ("B", "MS", "ME", "W", "D", "QE", "BMS"):
    show(lambda: rows.resample(rule, closed="right", label="left").count(), lambda: rows.resample(rule, closed="left", label="right").count())
print([x for x in ("kurt", "any", "idxmax", "cumsum", "describe", "sum", "ohlc", "nunique") if hasattr(rows.resample("D"), x)])
