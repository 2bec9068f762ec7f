import sys
import numpy as np
sys.setrecursionlimit(5000)
class R:
    def __repr__(self): return repr(self)
def f(x): return list(map(f, [1]))
s = "exec(s)"
def g(): yield from g()
for t in (lambda: repr(R()), lambda: f(1), lambda: exec(s, globals()), lambda: list(g()), lambda: sorted([1], key=lambda v: f(1))):
    try: t()
    except RecursionError: print("deep")
import threading
def work():
    try: f(1)
    except RecursionError: print("deep in a thread")
t = threading.Thread(target=work); t.start(); t.join()
for spec in ([("a","f8",(2**61,))], [("a","u1",(2**62,4)),("z","i4")], [("a","f8",(2**31,2**31))]):
    try: print(np.zeros(2, spec).itemsize)
    except (ValueError, MemoryError) as e: print("refused")
a = np.array([(np.nan, 1), (2.0, 2)], [("x","f8"),("y","i4")])
print(a == a, a != a, np.array_equal(a, a))
m = np.array([[(1, 1.0), (2, 2.0)], [(3, 3.0), (4, 4.0)]], [("x","i4"),("y","f8")])
print(m.flatten("F"), m.ravel("F"), m.T.ravel(), m.flatten(), m.ravel("A"), m.T.flatten("A"), m.tobytes("F") == m.T.tobytes())
b = np.array([(i,) for i in range(4)], [("x","i8")]); r = b[::-1].ravel(); r["x"] = 9; print(b)
r = b.ravel(); r["x"] = 7; print(b)
