import numpy as np
class Q:
    def __init__(self, v, u): self.v=np.asarray(v); self.u=u
    def __array_ufunc__(self, ufunc, method, *inputs, **kw):
        if method != "__call__": return NotImplemented
        vals=[x.v if isinstance(x,Q) else x for x in inputs]
        return Q(ufunc(*vals, **kw), f"{ufunc.__name__}({self.u})")
    def __repr__(self): return f"Q({self.v!r}, {self.u})"
q=Q([1.,4.],"m")
print(np.sqrt(q), np.add(q, 1), np.multiply(2, q), np.add(np.ones(2), q))
print(np.ones(2)*q)
print(2.0*np.ones(2)+q)
class N:
    __array_ufunc__=None
    def __radd__(self, o): return "radd"
    def __rmul__(self, o): return "rmul"
print(np.ones(2)+N(), np.ones(2)*N())
try: np.sin(N())
except TypeError as e: print(e)
class P:
    def __radd__(self, o): return ("r", o)
print(np.arange(2)+P())
class A:
    def __array__(self, dtype=None, copy=None): return np.array([1,2,3])
print(np.add(A(),1), np.sum(A()), np.asarray(A()), np.concatenate([A(),[4]]))
class R:
    __array_priority__=100
    def __radd__(self,o): return "prio"
print(np.arange(2)+R())
class NI:
    def __array_ufunc__(self,*a,**k): return NotImplemented
try: np.add(NI(),1)
except TypeError as e: print(str(e)[:80])
