# Values that a level keeps although no row has them, cells put together one by one, NumPy's numbers beside text, ranges that grow.
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


# --- levels of group-bys that lost rows, and what unstack makes of them
keys = pd.DataFrame({"k": ["t", "z", "a", "t"], "e": ["12", "q", None, "q"], "b": [1, 2, 3, 4]})
print(keys.groupby(["e", "k"]).b.sum().index.levels, keys.groupby(["e", "k"]).b.sum().sort_index().index.levels)
print(keys.groupby(["e", "k"]).b.sum().unstack())
print(keys.groupby(["e", "k"]).size().unstack(fill_value=0))
print(keys.groupby(["k", "e"]).b.sum().unstack(0))
print(keys.groupby(["e", "k"]).b.sum().loc["q"])
many = pd.DataFrame({"k": [1, 1, 2, 2, 3], "b": [5, 4, 3, 2, 1], "v": [1, 2, 3, 4, 5]}).groupby(["k", "b"]).v.sum()
for some in (many.iloc[[4, 0, 2]], many.iloc[[3, 2, 1, 0]], many.iloc[::-1], many[many > 2], many.drop(1, level=0)):
    print(some.unstack())
counted = pd.Series([5, 5, 6]).to_frame("a").value_counts(["a"])
print(counted.reindex([counted.index[0]]), counted.reindex([(6,), (9,)]))

# --- group-bys whose keys are aggregated
d = pd.DataFrame({"a": [1, 2, 1], "b": ["x", "y", "x"], "c": [1.5, 2, 3]})
for by, how in (("a", {"a": "count", "c": "mean"}), (["a", "b"], {"b": "count"}), (["a", "b"], {"b": "count", "a": "sum"}), (["a", "b"], {"c": "count"})):
    print(d.groupby(by, as_index=False).agg(how))
print(pd.Series([-np.inf, -np.inf, 1]).groupby([1, 1, 1]).describe().T)

# --- cell by cell
take = lambda p, q: p if pd.notna(p) else q
whole = pd.Series([1, None, 3], dtype="Int64")
for x in (whole, whole.astype("Float64"), pd.Series([True, None], dtype="boolean"), pd.Series(["a", None], dtype="string"), pd.Series(pd.Categorical(["a", None])), pd.Series([1, 2], index=[0, 0])):
    r = x.combine(x.shift(1), take)
    print(r.dtype, r.tolist(), r.index.tolist())
print(d.apply(lambda r: [r.iloc[0], 1], axis=1, result_type="expand").dtypes.tolist(), d[["c"]].apply(lambda r: [r.iloc[0], 1], axis=1, result_type="expand"))
wide = pd.DataFrame({"v": [9007199254740993, 2]})
wide.update(wide.iloc[::-1])
wide.update(wide.head(1))
print(wide)
twice = pd.DataFrame([[1.0, nan], [nan, 2.0]], columns=["s", "s"])
print(twice.mask(twice.isna(), 0), twice.where(twice.notna(), -1), twice.where(twice["s"].iloc[:, 0].notna(), twice * 2))
show(lambda: pd.Series([[1], [2]]).isin(["a", 1]), lambda: pd.Series([[1], [2]]).isin([[1]]))

# --- numbers of NumPy and text
one = np.float64(1.5)
show(lambda: one + "a", lambda: one - "a", lambda: "a" - one, lambda: "a" + one, lambda: one < "a", lambda: "a" < np.int64(1), lambda: max(np.int64(1), "a"))
show(lambda: pd.Series([one, "a"], dtype=object).sum(), lambda: pd.Series([one, "a"], dtype=object).max(), lambda: pd.Series([np.int64(1), "a"], dtype=object).sort_values())

# --- labels
for label in (1, 77):
    f = pd.DataFrame({"a": [1]})
    f.loc[label, "a"] = 2
    print(f.index)
print(d.merge(d.head(1), on="a", how="left_anti").index, d.merge(d.iloc[1:2], on="a", how="left_anti").index)
spans = pd.Series([1.0, 2], index=pd.IntervalIndex.from_breaks([0, 1, 2]))
show(lambda: spans // pd.Series([1, 2, 3]), lambda: pd.Interval(0, 1) < 3)
print(pd.DataFrame([[1, 2, 3]], columns=pd.Index([1, 20, 300], dtype="Int64")))
print(pd.Index(["a"]).dtype.kind, pd.Series(["a"]).dtype.na_value)

# --- nothing there
gone, never = pd.Series([None, None], dtype="str"), pd.Series([pd.NaT, pd.NaT])
show(lambda: gone.str.split(), lambda: gone.str.partition(" ", expand=False), lambda: gone.str.findall("a"), lambda: gone.str.upper(), lambda: never.dt.time, lambda: never.dt.date)
empty = pd.DataFrame({"c": pd.Series([1, None], dtype="Int64"), "d": [1, 2]}).iloc[:0].set_axis(pd.DatetimeIndex([]), axis=0)
show(lambda: empty.resample("2D").count().dtypes, lambda: empty.resample("2D").sum().dtypes, lambda: empty.resample("D")["c"].size().dtype)
