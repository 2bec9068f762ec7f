# Keys of several types, labels of joined rows, suffixes: what types and labels the result has.
import pandas as pd


def show(what, make):
    try:
        r = make()
    except Exception as e:
        print(what, "raises", type(e).__name__, str(e))
        return
    print(what)
    print(r)
    print([str(t) for t in r.dtypes], type(r.index).__name__, r.index.dtype, r.index.names, r.columns.names)


cats = pd.DataFrame({"k": pd.Categorical(["v", "w", "w"], categories=["w", "v", "u"], ordered=True), "n": [1, 2, 3]})
show("categories with labels", lambda: cats.merge(cats.iloc[::-1], left_on="k", right_index=True, how="right"))
texts = pd.DataFrame({"k": ["1", "2"], "m": [1, 2]})
flags = pd.DataFrame({"k": pd.Series([None, True], dtype="boolean"), "z": [1, 2]})
show("flags and text", lambda: flags.merge(texts, on="k", how="outer"))
show("text and numbers", lambda: texts.merge(pd.DataFrame({"k": [1.5]}), on="k"))
show("times and numbers", lambda: texts.assign(k=pd.to_timedelta(["1D", "2D"])).merge(pd.DataFrame({"k": [1]}), on="k"))
show("times and categories", lambda: cats.merge(pd.DataFrame({"k": pd.to_datetime(["2024-01-01"])}), on="k"))
named = pd.DataFrame({"a": [1, 2]}, index=pd.Index(["p", "q"], name="idx"))
plain = pd.DataFrame({"b": [3, 4, 5]})
show("right", lambda: named.join(plain, how="right"))
show("left", lambda: named.join(plain, how="left"))
show("outer, nothing left", lambda: named.iloc[:0].join(plain, how="outer"))
show("outer, nothing right", lambda: named.join(plain.iloc[:0], how="outer"))
show("inner, nothing left", lambda: named.iloc[:0].join(plain, how="inner"))
show("inner, nothing right", lambda: named.join(plain.iloc[:0], how="inner"))
wide = pd.DataFrame([[1, 2, 3]], columns=pd.MultiIndex.from_tuples([("a", "x"), ("a", "y"), ("b", "x")]))
show("two levels", lambda: wide.merge(wide, left_index=True, right_index=True))
twice = pd.DataFrame([[1, 2, 3]], columns=["k", "k_x", "d"])
show("suffix makes a label twice", lambda: twice.merge(twice, on="d"))
show("suffix on a label that is there", lambda: twice.merge(twice[["k", "d"]], on="d"))
both = pd.DataFrame([[1, 2, 3]], columns=["e", "e", "d"])
show("labels that were twice", lambda: both.merge(both, on="d"))
axis = pd.DataFrame([[1, 2]], columns=pd.Index(["u", "w"], name="c"))
show("named columns", lambda: axis.merge(axis, on="u"))
show("named and others", lambda: axis.merge(pd.DataFrame({"u": [1]}), on="u"))
