# what memory views know, arrays that Cython makes, and indices that are no positions
import numpy as np
cimport numpy as np
from cython cimport view
from cython.view cimport array as cvarray

cdef int[:, ::1] m = np.arange(12, dtype=np.int32).reshape(3, 4)
cdef int[:, :] t = m.T
print(m.is_c_contig(), t.is_c_contig(), t.is_f_contig(), m.suboffsets[0], t.strides[0], m.nbytes)
cdef int[::1, :] f = m.copy_fortran()
f[0, 0] = 99
print(m[0, 0], f[0, 0], f.strides[0], f.is_f_contig())
made = cvarray(shape=(2, 3), itemsize=sizeof(int), format="i")
cdef int[:, :] v = made
v[:] = 5
v[1, 2] = 7
print(np.asarray(v), np.asarray(made).sum())
cdef double[::1, :] w = view.array(shape=(2, 2), itemsize=sizeof(double), format="d", mode="fortran")
w[0, 1] = 1
print(w.strides[0], w.strides[1])
for bad in ({'shape': ()}, {'shape': (0,)}, {'shape': (2,), 'mode': 'x'}):
    try:
        cvarray(**dict({'shape': (1,), 'itemsize': 4, 'format': 'i'}, **bad))
    except ValueError as e:
        print(e)


def masked(np.ndarray[np.float64_t, ndim=1] u):
    f = u[~np.isnan(u)]
    keep = u > 1
    which = [0, 2]
    for i in range(len(f)):
        f[i] += u[i]
    return f, u[keep], u[which], u[1:], u[u > 2].sum()


print(masked(np.array([0.5, 1.5, 2.5, np.nan])))
