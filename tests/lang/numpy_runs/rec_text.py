# np.rec of rows and columns that hold text.
import numpy as np

r = np.rec.array([(1, 2.5, "a"), (2, 3.5, "long")], names="i,f,s")
print(r, r.dtype, r.s, r.i.sum())
c = np.rec.fromarrays([[1, 2], ["a", "bcd"]], names="x,y")
print(c, c.dtype, c.y)
print(np.rec.fromrecords([(1, "x", True), (2, "yy", False)], names="a,b,c"))
print(np.rec.fromarrays([np.array(["u", "vv"]), np.array([1.5, 2])], names="k,v").k)
print(np.rec.fromarrays([["a", "b"], [1, 2]]).dtype, np.rec.fromarrays([[1, 2], [3.5, 4]], formats="i4,f4", names=["p", "q"]))
print(np.rec.fromarrays([np.array(["2020-01-01", "2021-01-01"], "M8[D]"), [1, 2]], names="d,x"))
print(np.rec.fromrecords([(1, 2.5), (3, 4)], names="a,b").b)
print(r[0], r[0].s, r[r.i > 1].s)
print(np.rec.array([(1, 2.0)], dtype=[("a", "i4"), ("b", "f8")]), np.rec.array(np.array([(1, 2.0)], dtype=[("a", "i4"), ("b", "f8")])).b)
print(np.rec.array([np.array([1, 2]), np.array(["q", "w"])], names="a,b"), np.rec.fromarrays([np.arange(4).reshape(2, 2), np.ones((2, 2))], names="a,b").a)
r.s = ["zz", "y"]
r.i[0] = 10
print(r, type(r).__name__, type(r[0]).__name__, r[0]["s"], r.tolist())
for make in (lambda: np.rec.fromarrays([[1, 2], [1]], names="a,b"), lambda: np.rec.fromarrays([[1]], dtype=[("a", "i8"), ("b", "i8")]), lambda: np.rec.fromarrays([[1], [2]], names="a,a")):
    try:
        print(make())
    except ValueError as e:
        print(type(e).__name__)
