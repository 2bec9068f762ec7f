# what fused types choose: by numbers, by buffers, by objects; what fits none of them is refused
import numpy as np
cimport numpy as cnp
cimport cython

ctypedef fused real:
    float
    double
ctypedef fused num:
    cython.int
    cython.long
    cython.double
    cython.doublecomplex
ctypedef fused text:
    str
    bytes


def show(num x):
    if num is cython.int:
        return 'int', x
    elif num is cython.long:
        return 'long', x
    elif num is cython.double:
        return 'double', x
    return 'complex', x


def half(cython.floating x):
    return x / 2


def axpy(real a, real[:] x, real[:] y):
    cdef Py_ssize_t i
    for i in range(x.shape[0]):
        y[i] += a * x[i]
    if real is float:
        return 'f'
    return 'd'


def total(cnp.ndarray[real, ndim=1] v, const real[:] w):
    cdef real s = 0
    cdef int i
    for i in range(v.shape[0]):
        s += v[i] * w[i]
    return s


def kind(text s):
    if text is not str:
        return s.decode()
    return s.upper()


def pick(cython.floating[:, :] a, cython.integral[:] index):
    cdef cython.floating s = 0
    cdef Py_ssize_t i
    for i in range(index.shape[0]):
        s += a[index[i], 0]
    return s


cdef real largest(real a, real b):
    return a if a > b else b


def attempt(f, *args):
    try:
        print(f(*args))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)


print(show(1), show(2.5), show(1j), show(True), show['double'](3), show['int'](3))
print(largest[double](1, 2.5), largest(<float>1.5, <float>0.5), largest(<double>1, <double>3))
x, y = np.arange(3.0), np.ones(3)
x4, y4 = x.astype('f'), y.astype('f')
print(axpy(2.0, x, y), y, axpy['float'](2.0, x4, y4), y4)
for bad in ('a', None, [1], np.float32(1), np.int64(2)):
    attempt(show, bad)
    attempt(half, bad)
attempt(half, 3)
attempt(half, 3.0)
attempt(axpy, 2.0, x4, y4)
attempt(axpy, 2.0, x, y4)
attempt(axpy, 2, x, y)
attempt(total, x, x)
attempt(total, x4, x4)
attempt(total, x, x4)
attempt(total, x4, x)
attempt(total, x.astype(int), x)
attempt(total, [1.0], x)
attempt(kind, 'ab')
attempt(kind, b'ab')
attempt(kind, 3)
m = np.arange(6.0).reshape(3, 2)
attempt(pick, m, np.array([0, 2]))
attempt(pick, m.astype('f'), np.array([1], 'i4'))
attempt(pick, m, np.array([1], 'i2'))
attempt(pick, m, np.array([1], 'u1'))
attempt(pick, m[0], np.array([1]))
attempt(pick, m.astype(complex), np.array([1]))
