"""Python objects that go into C elements: of views, pointers, C arrays, structs. They are converted as for C variables."""
import numpy as np

cdef struct P:
    int a
    double b
    unsigned char c

def h(double[:] v, xs): v[0] = xs[0]
def k(int[:] v, x): v[0] = x
def ku(unsigned int[:] v, x): v[0] = x
def k8(short[:] v, x): v[0] = x
def ku8(unsigned char[:] v, x): v[0] = x
def ku64(unsigned long[:] v, x): v[0] = x
def kl(long[:] v, x): v[0] = x
def kf(float[:] v, x): v[0] = x
def k2(double[:, :] v, x): v[1, 0] = x
def k2i(int[:, :] v, x): v[1, 0] = x
def plus(double[:] v, x): v[0] += x
def plusi(int[:] v, x): v[0] += x
def sl(double[:] v, x): v[:] = x
def sli(int[:] v, x): v[:] = x
def carr(x):
    cdef double a[3]
    a[1] = x
    return a[1]
def carri(x):
    cdef int a[3]
    a[1] = x
    return a[1]
def carr2(x):
    cdef int a[3][2]
    a[1][1] = x
    return a[1][1]
def ptr(x):
    cdef int y = 3
    cdef int *p = &y
    p[0] = x
    return y
def st(x):
    cdef P p
    p.a = x
    p.b = x
    p.c = 1
    return p.a, p.b
def stc(x):
    cdef P p
    p.c = x
    return p.c
def stmake(x):
    cdef P p = P(x, 2.0, 3)
    return p.a
def stkw(x):
    cdef P p = P(a=1, b=x, c=3)
    return p.b
def stdict(x):
    cdef P p = {'a': x, 'b': 2, 'c': 1}
    return p.a
def starr(x):
    cdef P ps[2]
    ps[1].a = x
    return ps[1].a
def tup(int[:] v, x):
    v[0], v[1] = x, 2
def tup2(int[:] v, t):
    v[0], v[1] = t
def lp(int[:] v, xs):
    for v[0] in xs:
        pass
def chain(int[:] v, x):
    cdef int z
    z = v[1] = x
def narrow(signed char[:] v, int x):
    v[0] = x
def narrowl(int[:] v, long x):
    v[0] = x * 2
def dbl(double[:] v, int x):
    v[0] = x / 2
def carrinit(x):
    cdef int a[2]
    a[:] = [x, 2]
    return a[0]
def carrinit2(x):
    cdef double a[2]
    a = [x, 2]
    return a[0]
def fill(int[:] v, xs):
    for i, x in enumerate(xs):
        v[i] = x
def sumup(int[:] v, xs):
    for x in xs:
        v[0] += x
class Idx:
    def __index__(self): return 7
class Fl:
    def __float__(self): return 1.5
class In:
    def __int__(self): return 9
vals = [3, -1, 2**31, 2**40, 2**63, 2**64, -2**63, -2**70, 300, 2.7, -2.7, 1e20, float('nan'), "3", "a", b"a", None, [1], (1,), [], {}, True, np.float64(2.5), np.int64(5), np.int64(2**40), np.uint8(7), np.float32(1.5), np.array(3), np.array([4.0]), np.array([1, 2]), 1j, Idx(), Fl(), In()]
def sh(x):
    s = repr(x)
    return s if '0x' not in s else type(x).__name__
def tr(name, f, x):
    try:
        r = f(x)
    except Exception as e:
        print(name, sh(x), type(e).__name__, e)
    else:
        print(name, sh(x), r)
small = [x for x in vals if not isinstance(x, np.ndarray) or not x.ndim]
def V(g, dt, shape=2):
    def f(x):
        a = np.zeros(shape, dt)
        g(a, x)
        return a.tolist()
    return f
for nm, f in [("k", V(k, np.int32)), ("ku", V(ku, np.uint32)), ("k8", V(k8, np.int16)), ("ku8", V(ku8, np.uint8)), ("ku64", V(ku64, np.uint64)), ("kl", V(kl, np.int64)), ("kf", V(kf, np.float32)),
   ("h", V(lambda a, x: h(a, [x]), float)), ("k2", V(k2, float, (2, 2))), ("k2i", V(k2i, np.int32, (2, 2))), ("plus", V(plus, float)), ("plusi", V(plusi, np.int32)),
   ("sl", V(sl, float)), ("sli", V(sli, np.int32)), ("carr", carr), ("carri", carri), ("carr2", carr2), ("ptr", ptr), ("st", st), ("stc", stc), ("stmake", stmake), ("stkw", stkw), ("stdict", stdict), ("starr", starr),
   ("tup", V(tup, np.int32)), ("tup2", V(lambda a, x: tup2(a, (x, 1)), np.int32)), ("lp", V(lambda a, x: lp(a, [x]), np.int32)), ("chain", V(chain, np.int32)), ("carrinit", carrinit), ("carrinit2", carrinit2), ("fill", V(lambda a, x: fill(a, [x]), np.int32)), ("sumup", V(lambda a, x: sumup(a, [x]), np.int32))]:
    for x in small if nm in ('sl', 'sli') else vals:
        tr(nm, f, x)
for x in [5, 300, 2**31 - 1]: tr("narrow", V(narrow, np.int8), x)
for x in [5, 300, 2**31 - 1, 2**40]: tr("narrowl", V(narrowl, np.int32), x); tr("dbl", V(dbl, float), x)


cdef class Order:
    cdef double qty
    cdef public int lots


def quantity(o):
    cdef Order k = o
    return k.qty


for x in (None, Order()):
    try:
        print(quantity(x) if x is not None else x.lots)
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
