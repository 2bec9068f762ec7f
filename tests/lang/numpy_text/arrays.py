# Arrays of text: made, compared, selected, sorted, joined, cast, stored into, and what pandas makes of them.
import numpy as np
import pandas as pd
names = np.array(["Bob", "Joe", "Will", "Bob"])
data = np.arange(8).reshape(4, 2)
for e in [lambda: names,
          lambda: names.dtype,
          lambda: str(names.dtype),
          lambda: names[0],
          lambda: names[1:3],
          lambda: names=="Bob",
          lambda: data[names=="Bob"],
          lambda: (names=="Bob")|(names=="Will"),
          lambda: np.unique(names),
          lambda: np.unique(names, return_counts=True),
          lambda: np.sort(names),
          lambda: names.argsort(),
          lambda: np.isin(names, ["Bob", "Joe"]),
          lambda: np.where(names=="Bob", "yes", "no"),
          lambda: names.tolist(),
          lambda: list(names),
          lambda: names.astype(object),
          lambda: np.array(["1", "22"]).astype(int),
          lambda: np.array(["1.5", "2"]).astype(float),
          lambda: np.array([1, 2, 3]).astype(str),
          lambda: np.array([1.5, 2.0]).astype(str),
          lambda: np.array([True]).astype("U"),
          lambda: np.array(["a", 1, 2.5]),
          lambda: np.array([["a", "bb"], ["c", "d"]]),
          lambda: np.array([["a", "bb"], ["c", "d"]]).shape,
          lambda: names.itemsize,
          lambda: names.nbytes,
          lambda: names.dtype.kind,
          lambda: names+"!",
          lambda: "x"+names,
          lambda: names.copy(),
          lambda: np.concatenate([names, ["Zoe"]]),
          lambda: names.reshape(2, 2),
          lambda: np.full((2, ), "ab"),
          lambda: np.zeros(2, dtype="U3"),
          lambda: min(names),
          lambda: len(names[0]),
          lambda: names[0].upper(),
          lambda: names[0]+"x",
          lambda: isinstance(names[0], str),
          lambda: type(names[0]),
          lambda: pd.Series(names),
          lambda: pd.DataFrame({"n":names, "v":[1, 2, 3, 4]}),
          lambda: pd.DataFrame({"n":names}).n.tolist(),
          lambda: pd.Index(names),
          lambda: pd.Series([1, 2, 3, 4], index=names),
          lambda: pd.Categorical(names),
          lambda: dict(zip(names.tolist(), range(4))),
          lambda: {n:1 for n in names},
          lambda: np.intersect1d(names, ["Bob", "Q"]),
          lambda: np.searchsorted(np.sort(names), "Joe"),
          lambda: names!=np.array(["Bob", "x", "Will", "y"]),
          lambda: names<"C",
          lambda: np.array_equal(names, names),
          lambda: np.random.default_rng(0).choice(names, 3),
          lambda: np.array("abc"),
          lambda: np.select([names=="Bob"], ["x"], "other"),
          lambda: f"{names[0]:>5}|{names[0]!r}",
          lambda: ", ".join(names),
          lambda: sorted(names),
          lambda: set(names)=={"Bob", "Joe", "Will"},
          lambda: np.array(["é", "ß"]),
          lambda: np.dtype("U5"),
          lambda: np.dtype(str),
          lambda: np.array(["a"], dtype="U3"),
          lambda: np.array(["abcdef"], dtype="U3"),
          lambda: np.array([1, 2], dtype=str),
          lambda: np.array(["a", None]),
          lambda: np.repeat(["a", "b"], 2),
          lambda: np.tile(["a", "b"], 2),
          lambda: np.append(names, "Z"),
          lambda: np.vstack([names, names]).shape,
          lambda: np.flip(names),
          lambda: np.array(["2024-01-01"]).astype("datetime64[D]"),
          lambda: names.T,
          lambda: np.count_nonzero(names=="Bob"),
          lambda: np.argmax(names=="Joe"),
          lambda: np.nonzero(names=="Bob"),
          lambda: repr(np.str_("q")),
          lambda: str(names),
          lambda: np.loadtxt(["a b", "c d"], dtype=str),
          lambda: names.ravel(),
          lambda: np.asarray(["a", "b"])[[1, 0]],
          lambda: np.take(names, [0, 2]),
          lambda: names.flatten(),
          lambda: np.delete(names, 0),
          lambda: np.split(names, 2),
          lambda: np.hstack([names, ["q"]]),
          lambda: "Bob" in names,
          lambda: names.size,
          lambda: (names=="Bob").sum(),
          lambda: np.vectorize(len)(names),
          lambda: np.array(list("abc")),
          lambda: names.view(),
          lambda: np.lexsort((np.array([1, 2, 3, 4]), names)),
          lambda: np.setdiff1d(names, ["Bob"])]:
    try:
        print(repr(e()))
    except Exception as x:
        print(type(x).__name__, str(x)[:150])
a = np.array(["aa","b"])
a[0]="longer"
a[1]="z"
print(a, a.dtype)
a[:]="q"
print(a)
b = a.copy()
b[b=="q"]="w"
print(b,a)
for n in names:
    print(n, end=" ")
print(names)
print(names[0])
print([names[0]])
print(np.array(["x"*30,"y"*60]*3))
