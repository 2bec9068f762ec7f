import pandas as pd

s = pd.Series([1, 2, 3])
t = pd.Series([3, 2, 1])
for r in (s < 2, s <= 2, s == 2, s != 2, s > 2, s >= 2, s == t, s < t, 2 < s, s.eq(2), s.ge(t)):
    print(r.tolist(), r.dtype)
c = pd.Series(["a", "b", None])
print((c == "a").tolist(), (c != "a").tolist(), (c < "b").tolist(), (c == 1).tolist())
f = pd.Series([1.0, None])
print((f == f).tolist(), (f != f).tolist(), (f > 0).tolist())
try:
    c < 1
except TypeError as e:
    print(e)
print(s.between(2, 3).tolist(), s.isin([1, 3]).tolist(), c.isin(["a"]).tolist())
