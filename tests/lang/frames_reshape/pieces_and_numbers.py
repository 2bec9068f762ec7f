"""Pieces of lists, numbers in text, lookups in dicts and sets, texts put side by side: every kind of cell."""
import numpy as np
import pandas as pd


def show(f):
    try:
        r = f()
        print(type(r).__name__, getattr(r, "dtype", None), r.name, r.tolist()[:12], r.index.tolist()[:12], len(r))
    except Exception as e:
        print(type(e).__name__, e)


class Mine(list):
    pass


for cells in ([[1, 2], [], [3]], [(1, 2), "ab", None, [None]], [["a", "b"], [], ["c", None]], [["a", pd.NaT]], [["a", 1.5]], [[1.5, float("nan")], 2], [{1}, [2]],
              [np.array([1, 2]), [3]], [{"a": 1}, [2]], [pd.NA, [pd.NA, "x"]], [[[1, 2], [3]], [4]], [Mine([1, 2]), [3]], [range(3), [1]], [b"ab", [b"c"]],
              [pd.Timestamp("2020-01-01"), [pd.Timestamp("2020-01-02")]], [pd.Series([1, 2]), [3]], [[True, 2]], []):
    s = pd.Series(cells, index=[chr(97 + k) for k in range(len(cells))], dtype=object, name="n")
    show(lambda: s.explode())
    show(lambda: s.explode(ignore_index=True))
f = pd.DataFrame({"a": [[1, 2], [3], []], "b": [["x", "y"], ["z"], [None]], "c": [1, 2, 3]})
print(f.explode("a"), f.explode(["a", "b"]), f.explode("b").dtypes, sep="\n")
show(lambda: f.assign(b=[["x"], ["z"], []]).explode(["a", "b"]))

for cells in (["1", "22", "-3"], ["1.5", "2", "+3"], ["1", None, "3"], ["1e3", "1E-2", ".5", "5."], ["0.1", "123456789.123456", "1234567890123456.5", "12345678901234567890"],
              ["9223372036854775807", "1"], ["999999999999999999", "-0"], ["-0.0", "0.30000000000000004", "1e400", "4.9e-324"], [" 1", "2 "], ["", "1.5"], ["inf", "+Infinity", "-Infinity"],
              ["1_000"], ["0x10"], ["1.2.3"], ["e5"], ["."], ["+"], ["1e"], ["abc", "1"], ["True"], ["٣"], ["007", "1"]):
    for t in ("str", "string", object):
        s = pd.Series(cells, dtype=t, name="n")
        show(lambda: pd.to_numeric(s))
        show(lambda: pd.to_numeric(s, errors="coerce"))
show(lambda: pd.to_numeric(pd.Series(["1", "2"], index=[5, 6]), downcast="integer"))
r = np.random.default_rng(4)
x = r.normal(size=2000) * 10.0 ** r.integers(-12, 12, 2000)
print((pd.to_numeric(pd.Series(x).astype(str)) == x).all(), (pd.to_numeric(pd.Series(x.round(3)).astype(str)) == x.round(3)).all())

for s in (pd.Series([1, 2, 3, 1]), pd.Series([1.0, float("nan"), 2.5, -0.0]), pd.Series(["a", None, "b", "a"]), pd.Series([1, 2], dtype="uint8")):
    for d in ({1: "one", 2: "two"}, {"a": 1, "b": 2.5}, {1: 5, float("nan"): 7}, {0: "zero", 2.5: "yes"}, {}, {"b": "B", "a": "A"}):
        show(lambda: s.map(d))
        show(lambda: s.map(pd.Series(d)))
keys = pd.Series([f"id_{k}" for k in r.integers(0, 9000, 9000)] + [None])
for want in ({"id_1", "id_77", "no"}, ["id_5", None], set(keys.dropna().iloc[:3000]), [], ("id_1", 3, 2.5), keys.iloc[::7], {"a": 1}, np.array(["id_1", "id_2"])):
    got = keys.isin(want)
    print(got.sum(), got.dtype, got.to_numpy().nonzero()[0][:4], bool(got.iloc[-1]), keys.astype("string").isin(want).sum())

a, b = pd.Series(["a", "b", None, "é"], name="n"), pd.Series(["x", None, "y", "z"])
for o, kw in ((b, {}), (b, {"sep": "-"}), (b, {"na_rep": "?", "sep": "-"}), ([b, a], {"sep": ", "}), (b.iloc[::-1], {"sep": "-"}), (["1", "2", "3", "4"], {}), (b.astype(object), {"sep": "+"}), (b.astype("string"), {"sep": "+"}), (b.set_axis([3, 4, 5, 6]), {"join": "outer"}), (b.set_axis([3, 4, 5, 6]), {})):
    show(lambda: a.str.cat(o, **kw))
show(lambda: a.astype("string").str.cat(b.astype("string"), sep="/"))
show(lambda: pd.Series(["a", "b"], index=[1, 1]).str.cat(pd.Series(["c", "d"], index=[1, 1])))
print(pd.Index(["a", "b"]).str.cat(["c", "d"], sep="."), repr(a.str.cat(sep=",")))
