"""cython.view: arrays that Cython makes."""
import numpy as np

generic, strided, indirect, contiguous, indirect_contiguous = "generic", "strided", "indirect", "contiguous", "indirect_contiguous"


def array(shape, itemsize, format, mode="c", allocate_buffer=True):
    if isinstance(format, bytes):
        format = format.decode()
    if not shape:
        raise ValueError("Empty shape tuple for cython.array")
    if itemsize <= 0:
        raise ValueError("itemsize <= 0 for cython.array")
    for i, n in enumerate(shape):
        if n <= 0:
            raise ValueError("Invalid shape in axis %d: %d." % (i, n))
    if mode not in ("c", "fortran"):
        raise ValueError("Invalid mode, expected 'c' or 'fortran', got %s" % mode)
    return np.zeros(shape, np.dtype(format), order="F" if mode == "fortran" else "C")


cvarray = array
