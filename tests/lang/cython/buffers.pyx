import numpy as np
cimport numpy as cnp
def one(double[:] a): return a.shape[0]
def two(double[:, :] a): return a.shape[0], a.shape[1]
def cont(double[:, ::1] a): return a[0, 0]
def fort(double[::1, :] a): return a[0, 0]
def ints(int[:] a): return a[0]
def longs(long[:] a): return a[0]
def f32(float[:] a): return a[0]
def u8(unsigned char[:] a): return a[0]
def cplx(double complex[:] a): return a[0]
def const(const double[:] a): return a[0]
def nn(double[:] a not None): return a.shape[0]
def dflt(double[:] a=None): return a is None
def nd(cnp.ndarray[double, ndim=2] a): return a.shape[0]
ctypedef cnp.float64_t DTYPE_t
ctypedef double real
def td(DTYPE_t[:] a): return a[0]
def tr(real[:] a): return a[0]
def td2(cnp.ndarray[DTYPE_t, ndim=1] a): return a[0]
def i64(cnp.int64_t[:] a): return a[0]
def nd1(cnp.ndarray[cnp.int64_t, ndim=1] a not None): return a[0]
def plainnd(cnp.ndarray a): return a.ndim
def attempt(f, *args):
    try:
        print(f.__name__, f(*args))
    except Exception as e:
        print(f.__name__, type(e).__name__, e)
a1 = np.arange(3.0)
a2 = np.ones((2, 3))
for f in (one, two, cont, fort, const, nn, dflt, nd, nd1, plainnd):
    for v in (a1, a2, a2.T, a1[::2], np.arange(3), np.arange(3, dtype=np.float32), [1.0, 2.0], 3.5, "abc"):
        attempt(f, v)
for f in (ints, longs, f32, u8, cplx):
    for v in (np.arange(3, dtype=np.int32), np.arange(3), np.arange(3, dtype=np.float32), a1, np.arange(3, dtype=np.uint8), b"abc", bytearray(b"abc"), np.arange(3, dtype=complex), np.array([True]), np.arange(3, dtype=np.int16), np.arange(3, dtype=np.uint32), np.array(["a"]), np.array([None])):
        attempt(f, v)
ro = np.arange(3.0)
ro.flags.writeable = False
for f in (td, tr, td2, i64):
    attempt(f, np.arange(3, dtype=np.int8))
attempt(nd1, None)
attempt(nn, None)
attempt(dflt, None)
attempt(dflt)
attempt(plainnd, [1])
attempt(one, ro)
attempt(const, ro)
def local():
    cdef double[:] v = np.arange(4)
    return v[0]
attempt(local)
def local2(x):
    cdef double[:, :] v
    v = x
    return v.shape[0]
attempt(local2, a2)
attempt(local2, a1)
attempt(local2, [1])
cdef class K:
    cdef double[:] v
    def __init__(self, v):
        self.v = v
    def get(self):
        return self.v[0]
def make(v):
    return K(v).get()
attempt(make, a1)
attempt(make, a2)
attempt(make, [1, 2])
attempt(make, np.arange(2))
attempt(one, np.zeros(0))
attempt(two, np.zeros((0, 3)))
attempt(cont, np.zeros((1, 3))[:, ::2])
attempt(cont, np.zeros((1, 3)))
attempt(fort, np.zeros((1, 3)))
attempt(fort, np.zeros((3, 1)))
attempt(one, a2.ravel())
attempt(one, np.zeros((2, 2, 2)))
