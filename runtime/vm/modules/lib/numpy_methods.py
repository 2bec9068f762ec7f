"""Methods of arrays that are written in Python: each takes the array first."""
import numpy as np


def choose(a, choices, out=None, mode="raise"):
    return np.choose(a, choices, out=out, mode=mode)


def compress(a, condition, axis=None, out=None):
    return np.compress(condition, a, axis, out)


def partition(a, kth, axis=-1, kind="introselect", order=None):
    a[...] = np.partition(a, kth, axis=axis)


def resize(a, *new_shape, refcheck=True):
    raise NotImplementedError("ndarray.resize() changes an array that others may refer to; use a = np.resize(a, shape)")


def dump(a, file):
    raise NotImplementedError("ndarray.dump() is not supported; use np.save")


def dumps(a):
    raise NotImplementedError("ndarray.dumps() is not supported; use np.save")


def getfield(a, dtype, offset=0):
    dtype = np.dtype(dtype)
    if offset < 0 or offset + dtype.itemsize > a.itemsize:
        raise ValueError("Need 0 <= offset <= %d for requested type but received offset = %d" % (a.itemsize - dtype.itemsize, offset))
    raw = np.ascontiguousarray(a).reshape(-1).view(np.uint8).reshape(a.size, a.itemsize)
    return np.ascontiguousarray(raw[:, offset:offset + dtype.itemsize]).reshape(-1).view(dtype).reshape(a.shape)


def setfield(a, val, dtype, offset=0):
    dtype = np.dtype(dtype)
    if offset < 0 or offset + dtype.itemsize > a.itemsize:
        raise ValueError("Need 0 <= offset <= %d for requested type but received offset = %d" % (a.itemsize - dtype.itemsize, offset))
    raw = np.ascontiguousarray(a).reshape(-1).view(np.uint8).reshape(a.size, a.itemsize).copy()
    new = np.ascontiguousarray(np.broadcast_to(np.asarray(val, dtype=dtype), a.shape)).reshape(-1).view(np.uint8).reshape(a.size, dtype.itemsize)
    raw[:, offset:offset + dtype.itemsize] = new
    a[...] = raw.reshape(-1).view(a.dtype).reshape(a.shape)


def to_device(a, device, /, *, stream=None):
    if stream is not None:
        raise ValueError("The stream argument in to_device() is not supported")
    if device != "cpu":
        raise ValueError("Unsupported device: %s." % device)
    return a


def tofile(a, fid, sep="", format="%s"):
    from numpy._raw import _tofile
    _tofile(a, fid, sep, format)


def ctypes(a):
    raise NotImplementedError("ndarray.ctypes is not supported: memory is not shown as addresses")
