import numpy as np, sys
from numba import njit
a = np.arange(5.0)
print(eval("a * 2 + a.sum()"), eval("np.where(a > 2, a, -a)"))
exec("""
@njit
def kern(x):
    s = 0.0
    for v in x:
        s += v * scale
    return s
""", globals())
scale = 3.0
print(kern(a))
t = 0
for i in range(200000):
    t += eval("%d*2" % i)
print(t)
try:
    eval("[")
except SyntaxError as e:
    print(e.msg, e.lineno, e.filename)
def rec(n):
    return 0 if n == 0 else 1 + eval("rec(n - 1)")
print(rec(50))
try:
    rec(100000)
except RecursionError as e:
    print("deep")
import pandas as pd
df = pd.DataFrame({"x": [1, 2, 3]})
print(eval("df[df.x > 1].x.sum()"))
g = eval("(i * i for i in range(4))")
print(list(g))
class V:
    def __init__(s): s.n = 4
    def m(s, text): return eval(text)
print(V().m("s.n + 1"))
try:
    eval("print", 5)
except TypeError as e: print(e)
try:
    eval(5)
except TypeError as e: print(e)
print(eval(compile("a.sum()", "f", "eval")))
