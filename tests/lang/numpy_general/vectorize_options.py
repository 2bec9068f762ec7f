# np.vectorize: several results, defaults, otypes, excluded, signatures, as a decorator; what the function is given
import numpy as np
f=np.vectorize(lambda a,b: (a+b,a*b))
print(f([1,2],[3,4.5]))
g=np.vectorize(lambda a,b=2: a*b)
print(g([1,2]), g([1,2],b=3), g(5), type(g(5)))
h=np.vectorize(pow, otypes="d", doc="hello"); print(h([1,2],2), h.__doc__)
print(np.vectorize(lambda x: x, otypes=[float])([]))
def mypolyval(p, x):
    _p = list(p)
    res = _p.pop(0)
    while _p:
        res = res*x + _p.pop(0)
    return res
vp = np.vectorize(mypolyval, excluded=['p'])
print(vp(p=[1, 2, 3], x=[0, 1]))
vp.excluded.add(0)
print(vp([1,2,3], x=[0,1]))
c=np.vectorize(np.convolve, signature='(n),(m)->(k)')
print(c(np.eye(4), [1,2,1]))
@np.vectorize
def sgn(x):
    "Sign."
    return "neg" if x<0 else "pos"
print(sgn([-1,2]), sgn.__doc__, sgn.__name__, sgn.pyfunc(-3))
@np.vectorize(otypes=[int])
def r(x): return round(x)
print(r([1.2,2.7]))
try: f([1,2],[1,2,3])
except ValueError as e: print(e)
k=np.vectorize(lambda a,b,c,d,e: a+b+c+d+e); print(k(1,2,[3,4],5,6))
print(np.vectorize(lambda *a: sum(a))([1,2],3,4,5,6,7))
try: g([])
except ValueError as e: print(e)
f=np.vectorize(lambda x: (print(type(x).__name__), x)[1])
f(np.array([1,2])); f([1.5]); f("ab"); f(np.array(["a","b"])); f([True])
f=np.vectorize(lambda x: (print(type(x).__name__), x)[1], otypes=[float])
f([1,2])
f=np.vectorize(lambda x: "a"*x); print(repr(f([1,3])), repr(f(2)))
f=np.vectorize(lambda x: None if x>1 else x); print(repr(f([2,1]))); 
try: print(repr(f([1,2])))
except TypeError as e: print(e)
f=np.vectorize(lambda x: x/2 if x>1 else x); print(repr(f([1,3])))
print(f(np.array([2, 4])).dtype)
