# Augmented assignment changes the Series or frame itself: other names see it.
import numpy as np
import pandas as pd

def f(s): s *= 2
def g(s): s += 1.5
b = pd.Series([1.,2]); f(b); print(b.tolist()); c = b; c -= 1; print(b.tolist(), b is c)
i = pd.Series([1,2]); g(i); print(i.tolist(), i.dtype)
d = pd.DataFrame({'a':[1.,2]}); f(d); print(d.a.tolist())
e = d; e /= 4; print(d.a.tolist(), e is d)
k = pd.Series([1.,2,3]); v = k; v **= 2; print(k.tolist())
m = pd.Series([True,False]); n = m; n &= True; n |= pd.Series([True,True]); print(m.tolist(), m is n)
x = pd.Index([1,2]); y = x; y += 1; print(x, y is x)
def h(s, r): s *= r.std(); return s
z = pd.Series([.1,.2]); h(z, pd.Series([1.,2,4])); print(z.tolist())
def q(sigma, r): sigma *= float(r.std()); return sigma
z = pd.Series([.1,.2]); q(z, pd.Series([1.,2,4])); print(z.tolist())
s = pd.Series([1, 2, 3], name="x")
t = s
t += pd.Series([10, 20], index=[2, 1], name="y")
print(s, t is s)
t /= 0
print(s)
frame = pd.DataFrame({"a": [1, 2], "b": [3.0, 4.0]})
part, column = frame[["a"]], frame["a"]
column += 5
part *= 3
print(frame, part, column)
frame["a"] += 1
frame.loc[0, "b"] -= 1
frame.b *= 2
print(frame)
same = frame
same -= pd.DataFrame({"b": [1.0], "c": [2.0]}, index=[1])
print(frame, same is frame)
words = pd.Series(["a", "b"])
other = words
other += "!"
print(words.tolist())
days = pd.Series(pd.to_datetime(["2020-01-01"]))
other = days
other += pd.Timedelta(days=1)
print(days.tolist())
total = 0
total += pd.Series([1, 2])
total += pd.Series([1, 2])
print(total.tolist())
holder = {"s": pd.Series([1.0])}
holder["s"] += 1
kept = holder["s"]
holder["s"] += 1
print(kept.tolist())
try:
    words -= 1
except TypeError as e:
    print("TypeError")
print(words.tolist())
