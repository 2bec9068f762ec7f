# Names that are bound to what was computed from them; methods of expressions.
import numpy as np
n = 30000
a = np.arange(n) % 7 * 1.0; b = np.arange(n) % 5 + 1.0
def s(r): return float(np.sum(r))
t = a + 1
t = t * b
t = t * b + a
t = t - t * 2 + t
u = t
t = t * 2
print(s(t), s(u))
t = t + 1 + u
print(s(t), s(u), u is t)
v = t[:]
t = t * 3
print(s(v), s(t))
t = np.sqrt(t * t)
print(s(t))
def f(x):
    x = x * 2
    x = x + 1
    y = x
    x = x * x - y
    return s(x), s(y)
print(f(a), s(a))
l = [a]
a = a * 2 + 1
print(s(l[0]), s(a))
print(round((a * b).std(), 6), round(np.var(a - b), 6), round((a > b).std(), 6), np.count_nonzero((a > 3) & (b > 2)), type(np.count_nonzero(a > 1)).__name__)
print((a * 2.5 + b).astype(np.int32).sum(), (a + b).astype(int).dtype, (a * 2).astype(np.float32).dtype, (a > 1).astype(float).sum(), (a * 2).astype("int8")[:3])
f4 = a.astype(np.float32)
print((f4 * 2).std().dtype, (f4 * 2).var() > 0)
c = a
a = 5 - a
print(s(a), s(c))
a = -a
a = abs(a)
print(s(a))
with np.errstate(all="raise"):
    try:
        b = b / (b * 0)
    except FloatingPointError as e: print(e, s(b))
